"""The life of a signal: what may be sent, what may follow what, and what happened.

A draft that is sent becomes a signal. From each state, what can happen and where it leads; a state without a line is
the end. `MOVES` is this drawing as data, and tests/domain/test_signals.py reads both: change both.

    sent        took → delivered, hold → held, refuse → undelivered, join → delivered, keep → kept,
                back → returned, unsend → taken_back, end → lapsed
    held        took → delivered, refuse → undelivered, join → delivered, keep → kept,
                back → returned, unsend → taken_back, end → lapsed
    delivered   answer → answered, time → due, longer → delivered, join → delivered, keep → kept,
                back → returned, unsend → taken_back, end → lapsed
    answered    time → due, longer → answered, join → answered,
                back → returned, unsend → taken_back, end → lapsed
    due         answer → due, longer → delivered, back → returned, end → lapsed
    kept        release → sent, unsend → taken_back, end → lapsed

`due` is for a need for space alone: its promised time has come. `longer` sets a new time, twice at most. A wish that
met a space is `kept` for the return, and goes out after all (`release`) where that space is taken back or never
arrives; a topic goes out with the return. A space that met another signal of the same minutes is in effect at once,
in joint words (`join`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from bot.domain.people import Member
from bot.domain.text import Text

SHORTEST = timedelta(minutes=20)  # docs/develop/evidence.md, E1: below that a body does not settle
LONGEST = timedelta(hours=24)  # E1: beyond a day a pause starts to feel like punishment
LEAST_LEFT = timedelta(minutes=5)  # a preview that waited may still be sent while this much is left
EXTENSIONS = 2
LINE_LENGTH = 120  # characters of an own line
LETTER_LENGTH = 200  # a line that is left for the return
CLOSED_AFTER = timedelta(hours=24)
# Much space: the third pause within a day, or more than a day of pauses within two.
MUCH_SPACE, MUCH_SPACE_TIME, MUCH_SPACE_WITHIN = 3, timedelta(hours=24), timedelta(hours=48)


class Kind(StrEnum):
    """What is signalled."""

    SPACE = "space"
    CLOSENESS = "closeness"
    TALK = "talk"


PER_DAY = {
    Kind.SPACE: 12,
    Kind.CLOSENESS: 3,
    Kind.TALK: 3,
}  # pressing is capped, a stop hardly (docs/develop/evidence.md, E3)


class Strength(IntEnum):
    """How much."""

    A_LITTLE = 1
    QUITE = 2
    HARD = 3


class State(StrEnum):
    """Where a signal stands."""

    SENT = "sent"
    HELD = "held"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    ANSWERED = "answered"
    DUE = "due"
    RETURNED = "returned"
    LAPSED = "lapsed"
    TAKEN_BACK = "taken_back"
    KEPT = "kept"


class Move(StrEnum):
    """What can happen to a signal."""

    TOOK = "took"
    HOLD = "hold"
    REFUSE = "refuse"
    ANSWER = "answer"
    TIME = "time"
    BACK = "back"
    LONGER = "longer"
    END = "end"
    UNSEND = "unsend"
    KEEP = "keep"
    JOIN = "join"
    RELEASE = "release"


_WAITING = (State.SENT, State.HELD)
_THERE = (State.DELIVERED, State.ANSWERED)
MOVES: dict[tuple[State, Move], State] = {
    (State.SENT, Move.TOOK): State.DELIVERED,
    (State.HELD, Move.TOOK): State.DELIVERED,
    (State.SENT, Move.HOLD): State.HELD,
    (State.SENT, Move.REFUSE): State.UNDELIVERED,
    (State.HELD, Move.REFUSE): State.UNDELIVERED,
    (State.DELIVERED, Move.ANSWER): State.ANSWERED,
    (State.DUE, Move.ANSWER): State.DUE,
    (State.DUE, Move.LONGER): State.DELIVERED,
    **{(state, Move.TIME): State.DUE for state in _THERE},
    **{(state, Move.LONGER): state for state in _THERE},
    **{(state, Move.JOIN): state if state in _THERE else State.DELIVERED for state in (*_WAITING, *_THERE)},
    **{(state, Move.KEEP): State.KEPT for state in (*_WAITING, State.DELIVERED)},
    (State.KEPT, Move.RELEASE): State.SENT,
    (State.KEPT, Move.END): State.LAPSED,
    (State.KEPT, Move.UNSEND): State.TAKEN_BACK,
    **{(state, Move.BACK): State.RETURNED for state in (*_WAITING, *_THERE, State.DUE)},
    **{(state, Move.UNSEND): State.TAKEN_BACK for state in (*_WAITING, *_THERE)},
    **{(state, Move.END): State.LAPSED for state in (*_WAITING, *_THERE, State.DUE)},
}
CLOSED = frozenset({State.UNDELIVERED, State.RETURNED, State.LAPSED, State.TAKEN_BACK})


def after(state: State, move: Move) -> State | None:
    """Return where a signal stands after a move, or None when the move is not possible (any more)."""
    return MOVES.get((state, move))


class Length(StrEnum):
    """How the length of a space was judged."""

    FINE = "fine"
    SHORT = "short"
    LONG = "long"


def judge(until_at: datetime, now: datetime) -> Length:
    """Return whether a promised return lies 20 minutes to 24 hours ahead, with a minute of leeway at both ends."""
    ahead, leeway = until_at - now, timedelta(minutes=1)
    if ahead < SHORTEST - leeway:
        return Length.SHORT
    return Length.LONG if ahead > LONGEST + leeway else Length.FINE


def is_much_space(spaces: Sequence[tuple[datetime, datetime]], now: datetime) -> bool:
    """Return whether spaces, given by begin and end, are a lot: three within a day, or long ones within two."""
    lately = sum(begun > now - CLOSED_AFTER for begun, _ in spaces)
    return lately >= MUCH_SPACE or sum((end - begun for begun, end in spaces), timedelta()) > MUCH_SPACE_TIME


class Answer(StrEnum):
    """What the receiver can say; `SMALLER` stands under older messages and leads to what is smaller."""

    SEE_YOU = "see-you"
    HEART = "heart"
    LEAVE_A_LINE = "line"
    HARD = "hard"
    YES = "yes"
    YES_NOW = "yes-now"
    YES_AT = "yes-at"
    HEART_BACK = "heart-back"
    HEART_FOR_NOW = "heart-for-now"
    TEN = "ten"
    WRITE = "write"
    SMALLER = "smaller"
    NOT_NOW = "not-now"
    NOT_TODAY = "not-today"


TIMED = frozenset({Answer.YES_AT, Answer.NOT_NOW})  # these name a time, which is followed
_OF_SPACE = (Answer.SEE_YOU, Answer.HEART, Answer.LEAVE_A_LINE, Answer.HARD)
_OF_TALK = (Answer.YES_NOW, Answer.YES_AT, Answer.NOT_TODAY)


def answers_to(kind: Kind, wish: str | None, window: str | None, takes_lines: bool) -> tuple[Answer, ...]:
    """Return the answers that go with a signal: what was wished for can be given right there, and when it was wished.

    Somebody who takes ready-made lines only is written none.
    """
    if kind is not Kind.CLOSENESS:
        return _OF_SPACE if kind is Kind.SPACE else _OF_TALK
    write = (Answer.WRITE,) if takes_lines else ()
    if wish == "heart":
        return (Answer.HEART_BACK, *write, Answer.NOT_TODAY)
    if wish == "message":
        return (*write, Answer.HEART_FOR_NOW, Answer.NOT_NOW, Answer.NOT_TODAY)
    yes = Answer.YES if window == "this-evening" else Answer.YES_NOW
    ten = () if wish == "ten-minutes" else (Answer.TEN,)
    return (yes, Answer.YES_AT, Answer.HEART_FOR_NOW, *ten, Answer.NOT_NOW, Answer.NOT_TODAY)


@dataclass(frozen=True, slots=True)
class Sent:
    """What rooms above storage know of a signal that was sent."""

    id: int
    kind: Kind
    state: State
    strength: Strength
    sender: Member
    receiver: Member
    text: Text = field(repr=False)
    until_at: datetime | None
    wish: str | None = field(repr=False)
    own_wish: str | None = field(repr=False)
    window: str | None
    answer: Answer | None
    receipt_message_id: int | None
    relay_message_id: int | None
    extensions: int
    started_at: datetime
    signs: tuple[str, ...] = ()
    line: str | None = field(default=None, repr=False)
    delivered_at: datetime | None = None  # when Telegram took it
    is_undated: bool = False  # it was to go at once, so its words may name no day, and is held all the same

    def is_over(self, at: datetime) -> bool:
        """Return whether the promised time of a space is over at an instant."""
        return self.kind is Kind.SPACE and self.until_at is not None and self.until_at <= at

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What the receiver can say."""
        return answers_to(self.kind, self.wish, self.window, self.sender.takes_lines)


@dataclass(frozen=True, slots=True)
class NotConnected:
    """There is nobody to send a signal to."""

    person: Member


@dataclass(frozen=True, slots=True)
class SignalSent:
    """The sender approved, the partner gets it."""

    signal: Sent
    at: datetime
    undo: timedelta = timedelta()  # for this long it can be stopped before anybody gets it


@dataclass(frozen=True, slots=True)
class RelayGone:
    """A relay arrived that was not to arrive any more."""

    receiver: Member
    message_id: int


@dataclass(frozen=True, slots=True)
class SignalReleased:
    """The receiver takes signals again, so that what was held for them goes out."""

    signal: Sent
    at: datetime


@dataclass(frozen=True, slots=True)
class ReceiptChanged:
    """What the sender is told about the way of a signal is to change."""

    signal: Sent
    at: datetime


@dataclass(frozen=True, slots=True)
class HardToWait:
    """Waiting is hard for the receiver, who gets help in private; nothing is relayed."""

    signal: Sent
    at: datetime


@dataclass(frozen=True, slots=True)
class SignalOver:
    """The button belongs to a signal that is put away, or that is not this person's.

    `is_stray` is what stands under a copy that was not to be there any more: the copy makes room for these words.
    """

    person: Member
    is_stray: bool = False


@dataclass(frozen=True, slots=True)
class TooMany:
    """This person sent as many of a kind within a day as are relayed."""

    person: Member
    partner: Member
    kind: Kind


@dataclass(frozen=True, slots=True)
class MuchSpace:
    """A lot of space lately: the one who takes it is asked, privately, what would make things lighter."""

    person: Member
    partner: Member
    signal_id: int


@dataclass(frozen=True, slots=True)
class AlreadyOpen:
    """The sender has one open already."""

    signal: Sent
    at: datetime
