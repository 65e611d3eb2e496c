"""What is said about two answers: a line that bridges them and one open question, never advice."""

from dataclasses import dataclass

_PICTURES, _MOMENTS, _ROOM = "W12", "W7", "D2"
_NOTHING = {"D7": 6, "W7": 3}  # "Nothing special", "Not this week"
_GOOD, _LOW = 3.5, 2  # of 5: a middle of two similar answers from here on is good; both at most this are low
_APART = 2

Chosen = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bridge:
    """The name of the line, and the options (by their places) that are set into it as x and y."""

    name: str
    x: Chosen = ()
    y: Chosen = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What there is to know about a question to bridge its answers; a score of None stands outside the scale."""

    id: str
    is_weekly: bool
    scores: tuple[int | None, ...] | None
    takes_several: bool


def bridge(question: Question, one: Chosen, other: Chosen) -> Bridge:
    """Return the bridge between two answers; it is the same whichever comes first."""
    one, other = sorted((one, other))
    if question.scores is not None:
        return Bridge(_scored(question, question.scores[one[0]], question.scores[other[0]]))
    if question.takes_several:
        return _wishes(question, one, other)
    if question.id == _PICTURES:
        return Bridge("pictures_same", one) if one == other else Bridge("pictures_differ")
    if question.id == _MOMENTS:
        nothing = (_NOTHING[_MOMENTS],)
        return Bridge("no-moment" if one == other == nothing else "moments")
    return Bridge("same" if one == other else "different")


def _scored(question: Question, one: int | None, other: int | None) -> str:
    if one is None or other is None:
        return "none" if one is other else "different"
    both = sorted((one, other))
    if question.id == _ROOM and both[0] <= _LOW < both[1]:
        return "little_room"
    if both[1] - both[0] >= _APART:
        return "week-apart" if question.is_weekly else "apart"
    middle = sum(both) / 2
    kind = "low" if both[1] <= _LOW else "good" if middle >= _GOOD else "middle"
    return f"week-{kind}" if question.is_weekly else f"similar_{kind}"


def _wishes(question: Question, one: Chosen, other: Chosen) -> Bridge:
    nothing = {_NOTHING.get(question.id)}
    mine, theirs = (tuple(place for place in chosen if place not in nothing) for chosen in (one, other))
    if not mine and not theirs:
        return Bridge("no-wish")
    if not mine or not theirs:
        return Bridge("one-wish", mine or theirs)
    shared = tuple(place for place in mine if place in theirs)
    return Bridge("wishes_same", shared) if shared else Bridge("wishes_differ", mine, theirs)
