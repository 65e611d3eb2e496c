"""What happened to an answer: asked for more, shown as it will be read, given, added to."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.people import Member
from bot.domain.signals import Answer, Sent

NOES = 3  # from so many "not today" to one person within NOES_WITHIN on, each of the two gets a private word
NOES_WITHIN = timedelta(days=7)
ECHOES = (
    "answer",
    "also",
    "opener",
    "welcome",
    "promise",
    "longer1",
    "longer2",
    "met",
)  # what of the partner's one heart can follow
LARGE = frozenset({Answer.YES, Answer.YES_NOW, Answer.YES_AT})


@dataclass(frozen=True, slots=True)
class Answered:
    """The receiver answered: `line` is what they wrote, `agreed_at` the time they named, kept as `promise_id`.

    `is_shown` where it was shown before, in a message of its own; `is_silent` where the one who reads it asked for
    quiet.
    """

    signal: Sent
    answer: Answer
    at: datetime
    agreed_at: datetime | None = None
    line: str | None = field(default=None, repr=False)
    promise_id: int | None = None
    is_shown: bool = False
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class AnswerAsked:
    """The answer needs something more: a time, a line, or a choice of what is smaller."""

    signal: Sent
    answer: Answer
    at: datetime
    problem: str | None = None
    count: int = 0
    readings: tuple[datetime, ...] = ()  # what a typed time may mean


@dataclass(frozen=True, slots=True)
class AnswerPreviewed:
    """This is what the one who is answered would read; `number` tells a line from earlier ones."""

    signal: Sent
    answer: Answer
    at: datetime
    agreed_at: datetime | None = None
    line: str | None = field(default=None, repr=False)
    number: int = 0


@dataclass(frozen=True, slots=True)
class NoOffered:
    """One more "not today": the one who is about to say it is asked, in private, whether something tiny would do."""

    signal: Sent


@dataclass(frozen=True, slots=True)
class NoHeard:
    """One more "not today" was said: the one who wished gets a word in private; nothing is counted to anybody."""

    signal: Sent
    at: datetime


@dataclass(frozen=True, slots=True)
class Echoed:
    """A heart follows what the partner said; `what` is one of `ECHOES`."""

    person: Member
    partner: Member
    signal_id: int
    what: str
    at: datetime
