"""Turn what clocks on the wall show into an instant, across daylight saving and skipped days.

A local time inside a gap means the first instant after the gap, and a local time that occurs twice means its first
occurrence. Years near 1 and 9999 raise OverflowError, as `datetime` itself does.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_SECOND = timedelta(seconds=1)


@lru_cache(maxsize=4096)  # most people share their zone and their hour with many
def at_local(day: date, clock: time, zone: ZoneInfo, after: datetime | None = None) -> datetime:
    """Return the instant (UTC) at which clocks in `zone` show `clock` on `day`.

    With `after`, a time that occurs twice means its second occurrence once the first is no longer ahead of `after`.
    """
    shown = datetime.combine(day, clock.replace(tzinfo=None, fold=0))
    first = shown.replace(tzinfo=zone).astimezone(UTC)
    second = shown.replace(tzinfo=zone, fold=1).astimezone(UTC)
    if second < first:  # only in a gap does the later offset give the earlier instant
        return _first_after_gap(second, first, zone)
    return second if after is not None and first <= after else first


def _first_after_gap(before: datetime, beyond: datetime, zone: ZoneInfo) -> datetime:
    """Find the instant, to the second, at which the offset of `zone` changes between two instants."""
    old = before.astimezone(zone).utcoffset()
    while beyond - before > _SECOND:
        middle = before + timedelta(seconds=(beyond - before) // _SECOND // 2)
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            beyond = middle
    return beyond
