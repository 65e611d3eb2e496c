"""The special situations: what is said in each, in both wordings, and a way to look for exactly that."""

from tests.stage import Json, Phone, words_of

# Where the page leaves words to what is offered (a button's name, a reason), these are the words of content/en.
SITUATIONS: dict[str, tuple[str, ...]] = {
    "wish meets space": (
        "{S} is in a pause until {t} and will see your wish when it ends. Would you like to send one small sign now?"
        " It needs no answer.",
        "Your wish is safe with me. {S} will see it when the pause ends, at {t}. A small sign now is possible; it needs"
        " no answer.",
    ),
    "small sign": (
        "❤ from {R}. No answer needed before {t}.",
        "A small sign from {R}: ❤. Nothing to answer.",
    ),
    "space meets wish": (
        "A wish from {R} is still open: {ask}. You can take your space. What do you want to give first?",
        "You need quiet, and {R} would like {ask}. Both can fit: your pause first, then {R}'s wish. What do you want to"
        " give first?",
    ),
    "wish is heard, with a slot": (
        "❤ {S} has your wish and needs quiet first, until {t}. I keep the wish until then.",
    ),
    "wish is heard": ("{S} has your wish, needs quiet until {t} and comes back to you then.",),
    "both at once": (
        "You two signalled at almost the same time: one would like quiet, one would like closeness. Neither is wrong."
        " Quiet first, until {t}; the wish waits for that.",
        "Two wishes at once. That happens to many couples. Quiet first, until {t}; the wish is kept until then.",
    ),
    "both want space": (
        "You both want quiet. Shall we say until {t}? You come back to each other then.",
        "Same wish, both of you: some quiet. Until {t}, and then to each other?",
    ),
    "both want closeness": (
        "You're reaching for each other at the same moment.",
        "Same wish, both of you. I'll step aside.",
    ),
    "five minutes before": ("You said {t}.",),
    "return": ("{S} is back. {said}",),
    "topic later": ("{S} is back, and has a time for the topic: {t2}.",),
    "extension": ("{S} needs a bit longer: until {t2}.",),
    "third extension": (
        "A pause has room for two new times. Coming back for five minutes counts, and so does coming back with one"
        " line.",
    ),
    "extension beyond a day": (
        "That would be more than a day in all. A pause that long needs a word between you. Two lines are enough: “I"
        " need more days, and here is when we speak.”",
    ),
    "time reached": ("It's a little past {t}. Back, or a new time?",),
    "silence": (
        "The time {S} named has passed, and there is no new one yet. I don't know the reason and won't guess. What"
        " would be good for you now?",
        "No word from {S} yet. I don't know the reason and won't guess. Nothing for you to do; I'll pass it on as soon"
        " as there is something.",
    ),
    "last reminder": (
        "Late is fine: one line, one new time.",
        "If coming back feels heavy: “I'm late, I'm here” is a complete message.",
    ),
    "closed": (
        "I've closed the pause that ran until {t2}. How you go on is up to you two: a plain “hello” works.",
        "The pause that ran until {t2} is put away now. A plain “hello” works.",
    ),
    "wish unanswered": (
        "No answer so far. That says nothing about the reason. What would be good for you now?",
        "It's still quiet. Keep the wish a while, or put it away?",
    ),
    "reminder": (
        "There's still a small wish from {S}: {ask}. One tap is enough, and “not today” is fine.",
        "Something friendly is waiting: {ask}. Now, later, or not today?",
    ),
    "wish closed": (
        "I've put your wish away. It may be easier to say it face to face: “I'd have liked … Is there a good time?”",
        "Your wish is put away. You can ask again whenever you like.",
    ),
    "first repeat": (
        "Your wish is already with {R}. Change it, or give it time?",
        "It's out there. What would help you for the next ten minutes?",
    ),
    "more repeats": (
        "It's pressing right now. I'm not sending it again, and I'm staying with you. Breathe, move, write it down"
        " (only you see it), or call a friend?",
        "I won't send it twice. I'm here: ten minutes?",
    ),
    "much space": (
        "What would make being together lighter: shorter, slower, less talk? Only you see this.",
        "Is something else wearing you out? Only you see this.",
    ),
}
PRACTICAL = "Something practical that can't wait (child, health, keys)? Call or write directly. I'm not built for that."
HELD = "Held: Boris can't be reached here right now. It goes out if that changes."


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
