"""The special situations of CONTENT 2.5: what is said in each, in both wordings, and a way to look for exactly that."""

from tests.stage import Json, Phone, words_of

# Where the page leaves words to what is offered (a button's name, a reason), these are the words of content/en.
SITUATIONS: dict[str, tuple[str, ...]] = {
    "wish meets space": (
        "{S} is in a pause until {t}. I'll keep your wish and put it first at {t}. Would you like to send one small"
        " sign now? It needs no answer.",
        "Your wish is safe with me until {t}. {S} stays in the pause; you get the first ten minutes after. A small sign"
        " now is possible; it needs no answer.",
    ),
    "small sign": ("❤ from {R}. No answer needed before {t}.", "A small sign from {R}: ❤. See you both at {t}."),
    "space meets wish": (
        "A wish from {R} is still open: {ask}. You can take your space. What do you want to give first?",
        "You need quiet, and {R} would like {ask}. Both can fit: your pause first, then {R}'s wish. What do you want to"
        " give first?",
    ),
    "wish is heard, with a slot": (
        "❤ Your wish has reached {S}. {S} needs quiet first, until {t}. Then the first ten minutes are for {ask}.",
    ),
    "wish is heard": ("{S} has heard your wish and can't right now: quiet until {t}, and {S} comes to you then.",),
    "both at once": (
        "You two signalled at almost the same time: one would like quiet, one would like closeness. Neither is wrong."
        " Quiet until {t}, then ten minutes together.",
        "Two wishes at once. That happens to many couples. Quiet first, closeness with a fixed time after: {t}. Okay"
        " for you?",
    ),
    "both want space": (
        "You both want quiet. Shall we say {t}? You come back to each other then.",
        "Same wish on both sides: a break. Meeting again at {t}?",
    ),
    "both want closeness": (
        "You're reaching for each other at the same moment. Off you go.",
        "Same wish, both of you. I'll step aside.",
    ),
    "five minutes before": (
        "You said {t}. How is it?",
        "Five minutes to your time. Coming back can be small: one line is enough.",
    ),
    "return on time": ("{S} is back, as agreed. {said}", "{S} is here, at the time that was set. {said}"),
    "early return": ("{S} is back, earlier than planned. {said}", "{S} is here already. {said}"),
    "late return": ("{S} is back, later than planned. {said}", "{S} is here again. It got late. {said}"),
    "topic later": (
        "{S} is back with you. The topic gets its own time: {t2}. Until then, ordinary life is allowed.",
        "{S} is here again. Talking about it is set for {t2}. Tea first?",
    ),
    "extension": (
        "{S} checked in and needs until {t2}. Not forgotten: the time is set again.",
        "A word from {S}: a bit longer, until {t2}. {S} still comes to you first.",
    ),
    "third extension": (
        "You have named a new time twice already. Coming back for five minutes counts, and so does coming back with one"
        " line.",
    ),
    "extension beyond a day": (
        "That would be more than a day in all. A pause that long needs a word between you. Two lines are enough: “I"
        " need more days, and here is when we speak.”",
    ),
    "time reached": (
        "Your time has come. One tap is enough: back, or a new time.",
        "It's past {t}. Nothing big needed, a tap is enough.",
    ),
    "silence": (
        "The time {S} named has passed and I have no new one yet. That says nothing about why. What would be good for"
        " you now?",
        "No word from {S} yet. I don't know the reason and won't guess. You don't need to chase; I'll pass it on as"
        " soon as there is something.",
    ),
    "last reminder": (
        "Still with you whenever you come back. Late is fine: one line, one new time.",
        "If coming back feels heavy: “I'm late, I'm here” is a complete message.",
    ),
    "closed": (
        "I've closed this pause. How you go on is up to you two – a plain “hello” works.",
        "This pause is put away now. No record, no score.",
    ),
    "wish unanswered": (
        "No answer so far. That tells us nothing about the reason. Your wish was fine. What now?",
        "It's still quiet. Wanting closeness was okay. Keep the wish a while, or put it away?",
    ),
    "reminder": (
        "There's still a small wish from {S}: {ask}. One tap is enough, and “not today” is fine.",
        "Something friendly is waiting: {ask}. Now, later, or not today?",
    ),
    "wish closed": (
        "I've put the wish away. It may be easier to say it face to face: “I'd have liked … yesterday. Is there a good"
        " time?”",
        "This one stays unanswered. It isn't a verdict on you or on the two of you.",
    ),
    "first repeat": (
        "Your wish is already with {R}. Sending it again usually makes answering harder. Change it, or give it time?",
        "It's out there. What would help you for the next ten minutes?",
    ),
    "more repeats": (
        "It's pressing right now. I'm not sending it again, and I'm staying with you. Breathe, move, write it down"
        " (only you see it), or someone else?",
        "The pull to write again is strong. Ride it for ten minutes with me; then decide. If you feel unsafe or"
        " hopeless, tap Help.",
    ),
    "much space": (
        "You've needed a lot of quiet. What would make being together lighter: shorter, slower, less talk?",
        "A lot of quiet lately. Is something else draining you? One honest line to {R} might help.",
    ),
}
PRACTICAL = "Something practical that can't wait (child, health, keys)? Call or write directly. I'm not built for that."
HELD = "Held: Boris isn't receiving signals at the moment. It goes out if that changes."


def hears(phone: Phone, situation: str, *, then: str = "", said: str = "", **values: str) -> Json:
    """Return the one new message that says what a situation calls for, in either wording, and nothing more.

    Anna is {S} and Boris {R} unless `values` say otherwise. `then` is what follows in a paragraph of its own.
    """
    names = {"S": "Anna", "R": "Boris", "t": "14:00", "ask": "a hug", "said": said} | values
    wanted = [text.format(**names).strip() for text in SITUATIONS[situation]]
    whole = [f"{text}\n\n{then}" for text in wanted] if then else wanted
    found = [text for text in phone.news() if text in whole]
    assert len(found) == 1, f"{phone.name} does not hear {situation!r} ({whole}), but {phone.news()}"
    message = phone.sees(found[0])
    assert words_of(message) == found[0]
    return message
