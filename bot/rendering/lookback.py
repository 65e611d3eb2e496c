"""Screens of the monthly look back: whether it is wanted, and what it says."""

from babel.dates import format_date

from bot.domain.letters import Lane
from bot.domain.lookback import TOLD, GoodMoment, LookBackShown, LookedBack, words_of
from bot.domain.people import Member
from bot.domain.stored_names import DedupeKey
from bot.domain.text import Text, join
from bot.library.checkins import CheckIns
from bot.rendering.outcomes import Mail, Voice, shows
from bot.rendering.screen import Button, Here, Message, Rows, Screen
from bot.rendering.words import Words


def look_back_row(words: Words, person: Member) -> Rows:
    """Return the row with the button that leads to the look back; none for somebody who is not connected."""
    return ((Button(words.label("button-lookback"), "lookback:open"),),) if person.couple_id is not None else ()


@shows(LookBackShown)
def look_back_shown(outcome: LookBackShown, voice: Voice) -> Mail:
    """Say what it is and whether this person wants it; the words are the same whatever the other wants."""
    words = voice.words(outcome.person)
    state, turn = ("on", "off") if outcome.is_on else ("off", "on")
    below: Rows = (
        (Button(words.label(f"lookback-turn-{turn}"), f"lookback:{turn}"),),
        (Button(words.label("button-back"), "settings:open:main"), Button(words.label("button-menu"), "menu:home")),
    )
    text = words.say(f"lookback-{state}") + "\n\n" + words.say("lookback-what")
    return [Message(outcome.person, Screen(text, below), Here())]


@shows(LookedBack)
def looked_back(outcome: LookedBack, voice: Voice) -> Mail:
    """Send one of the two the look back, in their own language."""
    person, words = outcome.person, voice.words(outcome.person)
    questions = voice.language(person).checkins
    month = format_date(outcome.month, "LLLL", locale=words.language)
    parts = [
        words.say("lookback-title", month=month),
        join([_line(one, words, questions) for one in outcome.moments], "\n"),
        words.say("lookback-foot"),
    ]
    return [
        Message(
            person,
            Screen(join(parts, "\n\n"), look_back_row(words, person)),
            lane=Lane.CHECKIN,
            of_couple=True,
            dedupe_key=DedupeKey.LOOK_BACK.of(person.couple_id, outcome.month.isoformat(), person.id),
            expires_at=outcome.expires_at,
        )
    ]


def _line(moment: GoodMoment, words: Words, questions: CheckIns) -> Text:
    day = format_date(moment.on, "EEEE d", locale=words.language)
    if moment.item == TOLD:
        bare = words.say("lookback-told-bare", day=day)
        return bare if moment.line is None else words.say("lookback-told", day=day, line=moment.line)
    options = {moment.item: questions.items[moment.item].options}
    quoted = " · ".join(words.label("lookback-quote", words=one) for one in words_of(moment, options))
    return words.say(f"lookback-{moment.item}", day=day, words=quoted)
