"""Times with words of one's own behind them: no suite has these, so they were thought up for the test.

Half of the tails begin like a time goes on: with a day, a part of the day, a month, a number or "may".
"""

from typing import NamedTuple


class Tails(NamedTuple):
    """Tails of one language: those that no time begins with, and those that could be the rest of one."""

    plain: tuple[str, ...]
    like_time: tuple[str, ...]


TIMES = {
    "en": (
        *("2h", "90 min", "1h30", "an hour and a half", "in 3 hours", "half an hour", "until 8", "until 8pm"),
        *("until 20:00", "tomorrow at 9", "tomorrow", "tonight at ten", "friday 10:00"),
    ),
    "es": (
        *("2h", "90 min", "1h30", "una hora y media", "en 3 horas", "media hora", "hasta las 8", "hasta las 20:00"),
        *("mañana a las 9", "hasta las 8 y media", "esta noche a las 10", "el viernes a las 10"),
    ),
}

TAILS = {
    "en": Tails(
        (
            *("I need rest", "my head is full", "please don't call", "can we talk later", "it was too loud today"),
            *("we both need air", "the app is too loud", "sorry, I love you", "because I can't think"),
            *(
                "at home I can breathe",
                "on my own for a bit",
                "to calm down",
                "by myself please",
                "half of me wants to stay",
            ),
            *(
                "past the point of talking",
                "about us and the kids",
                "a bit of quiet",
                "of course I love you",
                "later is fine",
            ),
        ),
        (
            *(
                "today was too much",
                "tomorrow we talk",
                "monday was hard",
                "friday still hurts",
                "saturday night was awful",
            ),
            *(
                "sunday I am with my mother",
                "tonight I can't listen",
                "the evening was too much",
                "morning is better for me",
            ),
            *("evenings are the worst", "night after night the same", "noon was a mess", "may be longer"),
            *("may I ask you to wait", "march has been hard", "december is always like this", "one of us should sleep"),
            *("two things hurt me", "10 things on my mind", "3 times you shouted"),
        ),
    ),
    "es": Tails(
        (
            *("necesito descansar", "tengo la cabeza llena", "no me llames, por favor", "la casa está muy ruidosa"),
            *("perdona, te quiero", "porque no puedo pensar", "para calmarme", "en casa respiro mejor", "sola un rato"),
            *(
                "un poco de silencio",
                "una pausa me vendrá bien",
                "de verdad te quiero",
                "a solas por favor",
                "y luego te llamo",
            ),
        ),
        (
            *(
                "hoy no puedo más",
                "mañana hablamos",
                "el lunes fue duro",
                "el viernes lo vemos",
                "el domingo te cuento",
            ),
            *(
                "la tarde ha sido dura",
                "la noche fue larga",
                "esta noche no puedo",
                "mediodía fue un caos",
                "marzo ha sido duro",
            ),
            *("mar y silencio", "dos cosas me dolieron", "10 cosas en la cabeza", "tres veces gritaste"),
        ),
    ),
}

# Written after the grammar knew the tails above, before any of these was read.
HELD_OUT = {
    "en": Tails(
        (
            *("give me some room", "everything feels heavy right now", "my battery is empty", "going for a walk"),
            *("with the phone off", "don't worry about us", "and then I'll make tea", "until I feel like myself"),
            *("to get my breath back", "an argument is the last thing I want", "all of this is too much"),
            *("not because of you", "or I will say something unkind", "in my room", "so we don't shout"),
        ),
        (
            *("sunday was a bad day", "wednesday nights wear me out", "this morning you slammed the door"),
            *("tomorrow I'm back to normal", "the weekend was hard on me", "after that we cook"),
            *("five minutes of quiet help", "7 years and still this", "first I need to cry", "second time this week"),
            *("evening talks end badly", "may was better than this", "august broke me", "noon is when I crash"),
            *("an hour of silence helps",),
        ),
    ),
    "es": Tails(
        (
            *("dame un poco de espacio", "todo me pesa ahora mismo", "estoy sin batería", "voy a dar un paseo"),
            *("con el móvil apagado", "no te preocupes por esto", "y después hago té", "hasta sentirme mejor"),
            *("para recuperar el aire", "o diré algo feo", "en mi cuarto", "que no es por ti", "así no puedo seguir"),
            *("lo siento mucho", "solo quiero silencio"),
        ),
        (
            *("el domingo fue un mal día", "los miércoles me agotan", "esta mañana diste un portazo"),
            *("mañana ya estaré mejor", "el fin de semana fue duro", "después de eso cocinamos"),
            *("cinco minutos de calma ayudan", "7 años y seguimos igual", "primero quiero llorar"),
            *("segunda vez esta semana", "la tarde acaba siempre mal", "mayo fue mejor que esto", "agosto me rompió"),
            *("al mediodía me hundo", "una hora de silencio ayuda"),
        ),
    ),
}
