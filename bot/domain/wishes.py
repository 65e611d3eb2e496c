"""A wish for closeness after it was sent: its window, one reminder, and how repeats are met."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.domain.localtime import at_local
from bot.domain.people import Member
from bot.domain.signals import CLOSED_AFTER, Kind, Sent
from bot.domain.stored_names import JobKind

PRESSING = timedelta(hours=2)  # repeats within this of the wish lead to private support
_EVENING_ENDS = time(22, 0)
_LEAST = timedelta(hours=1)
_NAMED = frozenset({"next-hour", "this-evening"})  # windows that stand for a time of the day they were chosen on


def window_end(window: str | None, receiver: Member, now: datetime) -> datetime:
    """Return when the window of a wish is over: an hour, the receiver's evening, or a day."""
    if window == "next-hour":
        return now + timedelta(hours=1)
    if window == "this-evening":
        evening = at_local(now.astimezone(receiver.zone).date(), _EVENING_ENDS, receiver.zone)
        return max(evening, now + _LEAST)
    return now + CLOSED_AFTER - _LEAST


def is_late(signal: Sent, at: datetime) -> bool:
    """Return whether the time that the words of a wish name, "in the next hour" or "this evening", is over by `at`."""
    if signal.kind is not Kind.CLOSENESS or signal.window not in _NAMED:
        return False
    return window_end(signal.window, signal.receiver, signal.started_at) <= at


def schedule(until_at: datetime, now: datetime) -> list[tuple[JobKind, datetime]]:
    """Return what lies ahead of a wish whose window ends at `until_at`."""
    half = now + (until_at - now) / 2
    return [(JobKind.WISH_REMIND, half), (JobKind.WISH_WINDOW, until_at), (JobKind.WISH_CLOSE, now + CLOSED_AFTER)]


@dataclass(frozen=True, slots=True)
class WishReminded:
    """The receiver, who wants reminders, gets the one there is."""

    signal: Sent
    at: datetime


@dataclass(frozen=True, slots=True)
class WishUnanswered:
    """The window is over without an answer; only the one who wished hears of it."""

    signal: Sent
    at: datetime


@dataclass(frozen=True, slots=True)
class WishClosed:
    """A day later the wish is put away, unanswered; only the one who wished hears of it."""

    signal: Sent
    at: datetime


@dataclass(frozen=True, slots=True)
class Repeated:
    """A second wish while one is open: met in private, never relayed."""

    signal: Sent
    is_pressing: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class WishWaitsOn:
    """The one who wished gives it time."""

    signal: Sent
    at: datetime


@dataclass(frozen=True, slots=True)
class WishRested:
    """The one who wished put it away."""

    person: Member
