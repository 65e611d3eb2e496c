"""A pause from everything: when it ends, and what happened to it."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from bot.domain.localtime import at_local
from bot.domain.people import Member
from bot.domain.stored_names import DedupeKey

OPEN_END = datetime(9000, 1, 1, tzinfo=UTC)  # until the person says otherwise
SHORTEST = timedelta(minutes=1)  # below that a pause would be over before it is confirmed
PAUSE_OVER = DedupeKey.PAUSE_OVER.series()  # how the key of the message begins that says so
CHOICES = ("1h", "today", "week", "open")
_HOUR, _DAY, _WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)


def end_of(choice: str, person: Member, now: datetime) -> datetime:
    """Return when a pause from a button ends: in an hour, with one's own day, in a week, or at no known time."""
    if choice == "1h":
        return now + _HOUR
    if choice == "week":
        return now + _WEEK
    if choice == "today":
        tomorrow = now.astimezone(person.zone).date() + _DAY
        return at_local(tomorrow, time(0), person.zone)
    return OPEN_END


def is_open_end(until_at: datetime) -> bool:
    """Return whether a pause lasts until the person ends it."""
    return until_at >= OPEN_END


@dataclass(frozen=True, slots=True)
class PauseAsked:
    """For how long? `problem` names why what was typed is no answer ("unreadable", "unclear", "past")."""

    person: Member
    at: datetime
    problem: str | None = None
    readings: tuple[datetime, ...] = ()  # what a typed time may mean


@dataclass(frozen=True, slots=True)
class PauseBegun:
    """A pause began, or got a new end; `returns_at` is the promised time of one's own open space."""

    person: Member
    until_at: datetime
    at: datetime
    returns_at: datetime | None = None
    partner: Member | None = None


@dataclass(frozen=True, slots=True)
class PauseEnded:
    """A pause is over: `by_itself`, or because the person said so."""

    person: Member
    at: datetime
    by_itself: bool


@dataclass(frozen=True, slots=True)
class NotPaused:
    """There is no pause to end."""

    person: Member
