"""Turn what clocks on the wall show into instants and back, across daylight saving and skipped days.

Two rules hold everywhere: a local time inside a gap means the first instant after the gap, and a local time that
occurs twice means its first occurrence. Years near 1 and 9999 raise OverflowError, as `datetime` itself does.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.timeparse.walltime import at_local as at_local

NEAR = timedelta(hours=8)  # so far ahead a length says more than a weekday does
NIGHT_ENDS = time(5)  # what comes before belongs, for most people, to the evening before

_DAY = timedelta(days=1)
_HALF_HOUR = timedelta(minutes=30)
_EVERY_DAY = frozenset(range(7))


def is_on_calendar(day: date, zone: ZoneInfo) -> bool:
    """Return whether `day` ever began in `zone`: Apia, for one, went from 29 to 31 December 2011."""
    return at_local(day, time(0), zone).astimezone(zone).date() == day


@lru_cache(maxsize=1024)  # whatever is due in one transaction has the same `now`
def next_local(
    now: datetime, clock: time, zone: ZoneInfo, weekdays: frozenset[int] | None = None
) -> tuple[date, datetime]:
    """Return the next local date and instant, strictly after `now`, at which it is `clock` in `zone`.

    `weekdays` are numbers from Monday 0 to Sunday 6, None for every day; none at all raises ValueError. Each date has
    one occurrence: a time that comes twice counts once, the first time, and one inside a gap counts at its end.
    """
    allowed = _EVERY_DAY if weekdays is None else weekdays & _EVERY_DAY
    if not allowed:
        raise ValueError("no weekday to choose from")
    day = now.astimezone(zone).date()  # what a gap pushed over midnight is the first instant of its date, so past
    while True:
        if day.weekday() in allowed and is_on_calendar(day, zone):
            instant = at_local(day, clock, zone)
            if instant > now:
                return day, instant
        day += _DAY


def is_quiet(now: datetime, zone: ZoneInfo, start: time, end: time) -> bool:
    """Return whether `now` lies in the quiet hours of `zone`, which may wrap midnight; equal ends mean none."""
    return quiet_ends_at(now, zone, start, end) > now


def quiet_ends_at(now: datetime, zone: ZoneInfo, start: time, end: time) -> datetime:
    """Return the first instant (UTC) from `now` on that lies outside quiet hours: `now` itself when it is not quiet.

    A stretch of quiet runs from the first occurrence of `start` to the first occurrence of `end` after it.
    """
    now = now.astimezone(UTC)
    if start == end:
        return now
    for starts_at, ends_at in _quiet_about(now.astimezone(zone).date(), zone, start, end):
        if starts_at <= now < ends_at:
            return ends_at
    return now


@lru_cache(maxsize=4096)  # asked some ten times for each signal, and the same for all in one zone
def _quiet_about(today: date, zone: ZoneInfo, start: time, end: time) -> tuple[tuple[datetime, datetime], ...]:
    """Return the stretches of quiet that may hold an instant of `today`, from their starts to their ends."""
    evenings = [day for day in (today - 2 * _DAY, today - _DAY, today) if is_on_calendar(day, zone)]
    mornings = [day if start < end else _next_day(day, zone) for day in evenings]
    return tuple(
        (at_local(evening, start, zone), at_local(morning, end, zone))
        for evening, morning in zip(evenings, mornings, strict=True)
    )


def is_near_in_the_night(when: datetime, now: datetime, zone: ZoneInfo) -> bool:
    """Return whether `when` lies in the small hours of the night that is there or about to begin in `zone`.

    Its clock alone could be taken for another day's, and its weekday sounds a whole night away.
    """
    return timedelta(0) < when - now <= NEAR and when.astimezone(zone).time() < NIGHT_ENDS


def rounded_length(length: timedelta) -> int:
    """Return a length in minutes as people say it: 20 minutes, half hours up to two, whole hours beyond."""
    if length < timedelta(minutes=25):
        return 20
    step = _HALF_HOUR if length < timedelta(minutes=105) else 2 * _HALF_HOUR
    return round(length / step) * int(step.total_seconds() // 60)


def _next_day(day: date, zone: ZoneInfo) -> date:
    """Return the next date that there is in `zone`."""
    day += _DAY
    while not is_on_calendar(day, zone):
        day += _DAY
    return day
