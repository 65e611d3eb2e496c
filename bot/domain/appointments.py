"""What happened to a time that somebody named in an answer or for a topic."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.people import Member


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise as the layers above bot.db know it; `about` is "closeness", "talk" or "topic"."""

    id: int
    signal_id: int
    about: str
    promiser: Member
    waiter: Member
    due_at: datetime
    moves: int
    question_id: int | None = None


@dataclass(frozen=True, slots=True)
class PromiseAsked:
    """The one who promised is asked; `step` is "soon", "due", "overdue", "last" or "morning"."""

    promise: Promised
    step: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PromiseDue:
    """The time has come; the one who waits is told that, and asked nothing."""

    promise: Promised
    at: datetime


class Said(StrEnum):
    """What the one who waits can say at the time itself; the label of each is what the other reads."""

    HERE = "here"
    BIT = "bit"


@dataclass(frozen=True, slots=True)
class WaiterSaid:
    """The one who waits says something at the time itself; `is_silent` where the other asked for quiet."""

    promise: Promised
    said: Said
    at: datetime
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class PromiseWaits:
    """The time has passed and the one who waits hears the one neutral sentence."""

    promise: Promised
    at: datetime


@dataclass(frozen=True, slots=True)
class PromiseKept:
    """The one who promised is there."""

    promise: Promised
    at: datetime


@dataclass(frozen=True, slots=True)
class TimeAsked:
    """The one who promised wants to name another time."""

    promise: Promised
    at: datetime
    problem: str | None = None
    readings: tuple[datetime, ...] = ()  # what a typed time may mean


@dataclass(frozen=True, slots=True)
class TimePreviewed:
    """This is what the one who waits would read of another time."""

    promise: Promised
    due_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class PromiseMoved:
    """There is another time; `promise` carries it. The one who waits hears of it where it `is_news`."""

    promise: Promised
    at: datetime
    is_news: bool = True


@dataclass(frozen=True, slots=True)
class TimeRefused:
    """Another time cannot be named: it is "past" or too near, or two were named when the time had come ("times")."""

    promise: Promised
    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PromiseClosed:
    """A day after the time the promise is put away; `of` hears of it now."""

    promise: Promised
    of: Member
    at: datetime


@dataclass(frozen=True, slots=True)
class PromiseOver:
    """The button belongs to a promise that is put away, or that is not this person's."""

    person: Member
