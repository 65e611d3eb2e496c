"""What clocks showed for an instant when it was promised, so that rules of time zones that change later are noticed.

A promise by the clock ("until 20:00") keeps that clock time, and its instant moves with new rules. One by a length
("2h") keeps its instant.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.appointments import Promised
from bot.domain.localtime import at_local
from bot.domain.people import Member
from bot.domain.signals import Sent


@dataclass(frozen=True, slots=True)
class Moved:
    """New rules count for a promise: the instant that it means now, and whose clock shows another time for it."""

    at: datetime
    is_own_other: bool  # the clock of the one who promised
    is_theirs_other: bool


@dataclass(frozen=True, slots=True)
class PromiseMoved:
    """A promised return is meant as before and read anew: `signal` holds the instant that it means now."""

    signal: Sent
    at: datetime
    is_moved: bool  # the instant is another, and the clock time of the one who promised the same
    is_told_to_receiver: bool


@dataclass(frozen=True, slots=True)
class NamedTimeMoved:
    """A time in an answer or for a topic is meant as before and read anew: `promise` holds the instant it means now."""

    promise: Promised
    at: datetime
    is_moved: bool
    is_told_to_waiter: bool


def kept(at: datetime, own: Member, theirs: Member, *, is_by_clock: bool) -> dict[str, Any]:
    """Return what to keep of a promise for `at`, as JSON values."""
    shown = {"own": _shown(at, own.zone), "theirs": _shown(at, theirs.zone)}
    return {"at": at.isoformat(), "is_by_clock": is_by_clock} | shown


def moved(stored: Mapping[str, Any] | None, at: datetime | None) -> Moved | None:
    """Return how what `kept` stored is read under the rules in force; None where nothing is stored for `at`."""
    if (
        not stored
        or "at" not in stored
        or at is None
        or abs((datetime.fromisoformat(stored["at"]) - at).total_seconds()) >= 1
    ):
        return None
    try:
        new = _instant(*stored["own"]) if stored["is_by_clock"] else at
        others = {whose: _clock(new, stored[whose][1]) != stored[whose][0] for whose in ("own", "theirs")}
    except (KeyError, ValueError, OSError):  # a zone that the data in force do not know
        return None
    return Moved(new, others["own"], others["theirs"])


def shown(at: datetime, zone: ZoneInfo) -> str:
    """Return what a clock in `zone` shows at an instant, and the zone, as one text for `instant`."""
    return " ".join(_shown(at, zone))


def instant(stored: str) -> datetime | None:
    """Return the instant that `shown` stored under the rules in force; None for a zone that they do not know."""
    clock, _, zone = stored.partition(" ")
    try:
        return _instant(clock, zone)
    except (KeyError, ValueError, OSError):  # a zone that is not found is a KeyError
        return None


def _shown(at: datetime, zone: ZoneInfo) -> list[str]:
    return [_clock(at, zone.key), zone.key]


def _clock(at: datetime, zone: str) -> str:
    return at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M:%S")


def _instant(clock: str, zone: str) -> datetime:
    local = datetime.fromisoformat(clock)
    return at_local(local.date(), local.time(), ZoneInfo(zone))
