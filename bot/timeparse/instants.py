"""Turn what was said into instants: where one word can mean two things, the choice is made here and nowhere else.

* A clock time alone is its next occurrence; "8" and "8:30" without a half of the day are whichever comes first, while
  "08:30" and hours above twelve mean what they say;
* on a named day the hours 1 to 6 without a half of the day are in the afternoon ("friday at 3");
* "tomorrow" or "friday" alone is 09:00, "today" alone is the end of the day;
* "tonight" is 21:00, "this evening" 19:00 (times.yaml), and once that is past or less than 20 minutes away, the next
  full hour that is at least 20 minutes away; what is over stays past: a noon at once, an afternoon after three hours, a
  night at five;
* what is only said to be later than something ("after dinner", "after nine") has two instants, and is asked about;
* an hour before five at night belongs to the night of the day before ("friday night at 1");
* a weekday is its next one, "next friday" too; today's own is next week's, unless a later time of today is said;
* days and weeks as lengths are 24 and 168 hours, so that "1 day" is never more than the 24 hours a pause may last.

Where no choice is certain there is more than one instant, and where there is no such day there is none.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.timeparse.said import Clock, Day, Length, Moment, Time
from bot.timeparse.walltime import at_local

FARTHEST = timedelta(days=3_660)  # ten years; further is a slip of the finger, and the calendar ends in 9999
SOONEST_TONIGHT = timedelta(minutes=20)  # the shortest space there is (docs/develop/evidence.md, E1)

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_MIDNIGHT = 24 * 60
_NOON = 12 * 60
_MORNING = 9 * 60
_EARLY_EVENING = 18 * 60
_EVENING = 19 * 60
_NIGHT = 21 * 60
_AFTERNOON = 3 * 60  # from when it begins to count
_SMALL_HOURS = 5 * 60
_SATURDAY, _SUNDAY = 5, 6
_MONTHS_AHEAD = 13
_LATER_TIMES = 2  # as many readings has "after dinner"


def length_of(length: Length) -> timedelta | None:
    """Return a length, None where it is longer than ten years."""
    return timedelta(seconds=round(length.seconds)) if length.seconds <= FARTHEST.total_seconds() else None


def instants(said: Time, now: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """Return the instants (UTC) that may be meant, the likeliest first."""
    if isinstance(said, Length):
        length = length_of(said)
        return (now + length,) if length is not None else ()
    if contradicts_itself(said):
        return ()
    found = [
        instant
        for one in (_later(said) if said.clock is not None and said.clock.spread else _twelves(said))
        for instant in ([_on_some_day(one, now, zone)] if one.day is None else _on_days(one.day, one, now, zone))
    ]
    if said.clock is not None and said.clock.spread:
        found = sorted(one for one in found if one > now)[:_LATER_TIMES]
    return tuple(dict.fromkeys(one for one in found if abs(one - now) <= FARTHEST))


def _twelves(said: Moment) -> tuple[Moment, ...]:
    """Return what "12 in the morning" may mean: noon or midnight; all else means one thing."""
    clock, part = said.clock, said.part
    is_unclear = clock is not None and part is not None and _SMALL_HOURS <= part < _NOON and not clock.is_halved
    if clock is None or not is_unclear or not _NOON <= clock.minutes < _NOON + 60:
        return (said,)
    return said, replace(said, part=None, clock=Clock(clock.minutes - _NOON, is_exact=True, is_halved=True))


def _later(said: Moment) -> Iterator[Moment]:
    """Give the times that "after dinner" may mean: the earliest, and two that are later."""
    assert said.clock is not None  # noqa: S101  # only a clock time has a spread
    for n in range(_LATER_TIMES + 1):
        minutes = (said.clock.minutes + n * said.clock.spread) % _MIDNIGHT
        yield replace(said, clock=replace(said.clock, minutes=minutes))


def halves(said: Time, now: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """Return the next instants at which clocks show a time without a half of the day, in both halves."""
    if not isinstance(said, Moment) or said.clock is None or said.day is not None:
        return instants(said, now, zone)
    if said.clock.is_exact or said.part is not None:
        return instants(said, now, zone)
    exact = (Clock(said.clock.minutes % _NOON + more, is_exact=True) for more in (0, _NOON))
    return tuple(sorted(_on_some_day(Moment(clock=clock), now, zone) for clock in exact))


def on_clock(said: Moment) -> time:
    """Return what a clock shows at a moment that is said without a day; "8" alone is in the morning."""
    minutes = _within_part(said.clock or Clock(said.part or 0, is_exact=True), said.part) % _MIDNIGHT
    return time(minutes // 60, minutes % 60)


def contradicts_itself(said: Moment) -> bool:
    """Return whether the clock and part of the day exclude each other: "5pm in the morning", "noon tonight"."""
    if said.clock is None or said.part is None:
        return False
    minutes, clock = said.clock.minutes, said.clock
    if said.part < _NOON:
        return minutes >= _NOON + 60 or (clock.is_halved and minutes > _NOON)
    if not clock.is_halved:
        return minutes < 60 and said.part < _NIGHT and clock.is_exact
    is_night = said.part >= _NIGHT and minutes < _SMALL_HOURS
    return (minutes < _NOON and not is_night) or (_NOON <= minutes < _NOON + 60 and said.part > _NOON + 6 * 60)


def _on_some_day(said: Moment, now: datetime, zone: ZoneInfo) -> datetime:
    """Return the next occurrence of a clock time or of a part of the day."""
    clock = said.clock or Clock(said.part or 0, is_exact=True)
    minutes = {_within_part(clock, said.part) % _MIDNIGHT}
    if not clock.is_exact and said.part is None:
        minutes = {clock.minutes % _NOON, clock.minutes % _NOON + _NOON}
    today = now.astimezone(zone).date()
    days = [today + n * _DAY for n in range(4)]
    return min(instant for m in minutes for day in days if (instant := _at(day, m, now, zone)) > now)


def _on_days(day: Day, said: Moment, now: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """Give the instants on the days that may have been named."""
    today = now.astimezone(zone).date()
    if day.offset == 0 and not day.plus:
        yield _today(today, said, now, zone)
        return
    for named in _dates(day, today):
        named += day.plus * _DAY
        if not today - FARTHEST < named < today + FARTHEST:
            continue
        instant = _at(named, _minutes_on_day(said), now, zone)
        is_later_today = instant > now and (said.clock is not None or said.part is not None)
        is_bare_weekday = day.weekday is not None and day.number is None and not day.is_next_week
        if is_bare_weekday and named == today and not is_later_today:
            instant = _at(named + _WEEK, _minutes_on_day(said), now, zone)
        yield instant


def _dates(day: Day, today: date) -> tuple[date, ...]:
    """Return the dates that may be meant, today or later unless the year is said."""
    if day.offset is not None:
        return (today + day.offset * _DAY,)
    monday = today - today.weekday() * _DAY
    if day.is_weekend:
        return (monday + _SATURDAY * _DAY,) if day.plus or today.weekday() < _SATURDAY else ()
    if day.is_next_week:
        named = monday + _WEEK + (day.weekday or 0) * _DAY
        return (named, named + _WEEK) if today.weekday() == _SUNDAY else (named,)  # whose week begins on Sunday?
    if day.number is not None:
        found = _numbered(day, today)
        return (found,) if found is not None else ()
    assert day.weekday is not None  # noqa: S101  # nothing else is left
    return (today + (day.weekday - today.weekday()) % 7 * _DAY + day.weeks * _WEEK,)


def _numbered(day: Day, today: date) -> date | None:
    """Return the next date with this number, in its month and on its weekday where they were said."""
    if day.month is not None:
        years = (day.year,) if day.year is not None else (today.year, today.year + 1)
        found = [one for year in years if (one := _date(year, day.month, day.number))]
        found = found if day.year is not None else [one for one in found if one >= today]
    else:
        months = [divmod(today.month - 1 + n, 12) for n in range(_MONTHS_AHEAD)]
        ahead = [_date(today.year + years, month + 1, day.number) for years, month in months]
        if day.weekday is None and ahead[0] is None:
            return None  # "the 31st" in a month that has none
        found = [one for one in ahead if one is not None and one >= today]
        if day.weekday is None and ahead[0] not in found and ahead[1] is None:
            return None
        found = found[:1]
    if day.weekday is not None and found and found[0].weekday() != day.weekday:
        return None  # "friday 12 march" where that is a Thursday
    return found[0] if found else None


def _date(year: int, month: int, number: int | None) -> date | None:
    try:
        return date(year, month, number or 0)
    except ValueError:
        return None


def _today(today: date, said: Moment, now: datetime, zone: ZoneInfo) -> datetime:
    """Return an instant of this day or of the night that follows it."""
    if said.clock is None:
        if said.part is None:
            return _at(today, _MIDNIGHT, now, zone)
        return _part_of_today(today, said.part, now, zone)
    minutes = [_within_part(said.clock, said.part)]
    if said.part is None and not said.clock.is_exact:
        minutes = [said.clock.minutes, said.clock.minutes % _NOON + _NOON]
    elif minutes[0] >= _MIDNIGHT:
        minutes = [minutes[0] - _MIDNIGHT, minutes[0]]  # "tonight at 1", said half past midnight
    instants = [_at(today, m, now, zone) for m in minutes]
    return next((instant for instant in instants if instant > now), instants[-1])


def _part_of_today(today: date, part: int, now: datetime, zone: ZoneInfo) -> datetime:
    """Return when a part of today begins, or the next full hour of it; a part of the day that is over stays past."""
    if part < _SMALL_HOURS and now >= _at(today, _EVENING, now, zone):
        today += _DAY  # the small hours ahead
    begins_at = _at(today, part, now, zone)
    hours = (_at(today, minutes, now, zone) for minutes in range(part, _end_of_part(part), 60))
    return next((instant for instant in hours if instant - now >= SOONEST_TONIGHT), begins_at)


def _end_of_part(part: int) -> int:
    """Return what the hours of a part of the day come before, in minutes since midnight."""
    if part < _NOON:
        return _SMALL_HOURS + 61 if part < _SMALL_HOURS else _NOON
    if part < _EVENING:
        lasts = 0 if part == _NOON else _AFTERNOON if part < _EARLY_EVENING else 60  # noon is one time
        return part + lasts + 1
    return _MIDNIGHT + _SMALL_HOURS + 1


def _minutes_on_day(said: Moment) -> int:
    """Return the minutes since midnight that are meant on a named day other than today."""
    if said.clock is None:
        return _MORNING if said.part is None else said.part
    if said.part is None and not said.clock.is_exact and said.clock.minutes < 7 * 60:
        return said.clock.minutes + _NOON
    return _within_part(said.clock, said.part)


def _within_part(clock: Clock, part: int | None) -> int:
    """Move a clock time into the part of the day it was said with: "8:30" and "in the evening" are 20:30."""
    minutes = clock.minutes
    if part is not None and part < _SMALL_HOURS and not clock.is_halved and minutes >= _NOON:
        return minutes - _NOON  # twelve, small hours
    if part is None or part < _NOON:
        return minutes
    if part >= _NIGHT and minutes < _SMALL_HOURS:
        return minutes + _MIDNIGHT
    if clock.is_halved or minutes >= _NOON + 60:
        return minutes
    if minutes >= _NOON:  # twelve at night, twelve in the afternoon
        return minutes + _NOON if part > _NOON + 6 * 60 else minutes
    return minutes + _NOON


def _at(day: date, minutes: int, now: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant so many minutes into a day as clocks show it; 1440 and more is the next day."""
    days, minutes = divmod(minutes, _MIDNIGHT)
    return at_local(day + days * _DAY, time(minutes // 60, minutes % 60), zone, after=now)
