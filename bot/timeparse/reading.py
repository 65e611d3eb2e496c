"""Read the times that people type, as instants in their own zone: "2h", "until 8pm", "tomorrow at nine".

Where one word can mean two things, the choice is made here and nowhere else:

* a clock time alone is its next occurrence; "8" without a half of the day is whichever 8 comes first;
* on a named day the hours 1 to 6 without a half of the day are in the afternoon ("friday at 3");
* "tomorrow" or "friday" alone is 09:00, "today" alone is the end of the day;
* "tonight" is 21:00, "this evening" 19:00 (times.yaml), and once that is past or less than 20 minutes away, the next
  full hour that is at least 20 minutes away;
* an hour before five at night belongs to the night of the day before ("friday night at 1");
* days and weeks as lengths are 24 and 168 hours, so that "1 day" is never more than the 24 hours a pause may last.

Times may be short, long or past ("today at 9:00"): what is allowed is judged elsewhere. No text makes anything here
raise.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.timeparse.phrases import (
    Clock,
    Day,
    Length,
    Moment,
    clock_said,
    is_endless,
    looks_like_time,
    time_said,
    without_asides,
)
from bot.timeparse.walltime import at_local
from bot.timeparse.words import TimeWords

FARTHEST = timedelta(days=3_660)  # ten years; further is a slip of the finger, and the calendar ends in 9999
SOONEST_TONIGHT = timedelta(minutes=20)  # the shortest space there is, CONTENT 1, E1

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_MIDNIGHT = 24 * 60
_NOON = 12 * 60
_MORNING = 9 * 60
_NIGHT = 21 * 60
_SMALL_HOURS = 5 * 60


@dataclass(frozen=True, slots=True)
class UntilRead:
    """A text began with a time: the instant (UTC), and the other words as they were typed."""

    until_at: datetime
    rest: str = ""


@dataclass(frozen=True, slots=True)
class NoTime:
    """A text did not begin with a time: all of it is words."""

    rest: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A text began like a time and was none: "25:99", "31 february", a bare "2"."""


@dataclass(frozen=True, slots=True)
class LengthRead:
    """A text was a length of time."""

    length: timedelta


@dataclass(frozen=True, slots=True)
class Endless:
    """A text asked for no end: "until I resume"."""


def read_until(text: str, now: datetime, zone: ZoneInfo, words: TimeWords) -> UntilRead | NoTime | Unreadable:
    """Split the tail of a command such as "2h I need to recharge" into a time and words."""
    said = time_said(text, words)
    if said is None:
        return Unreadable() if looks_like_time(text, words) else NoTime(text.strip())
    until_at = _instant(said.time, now, zone, words.language)
    return UntilRead(until_at, text[said.rest_from :].strip()) if until_at else Unreadable()


def read_moment(text: str, now: datetime, zone: ZoneInfo, words: TimeWords) -> datetime | None:
    """Return the instant (UTC) that an answer such as "Yes, at 20:30" or "8" names, or None."""
    answer = without_asides(text, words)
    said = time_said(answer, words, is_answer=True)
    if said is None or answer[said.rest_from :].strip():
        return None
    return _instant(said.time, now, zone, words.language)


def read_length(
    text: str, now: datetime, zone: ZoneInfo, words: TimeWords
) -> LengthRead | UntilRead | Endless | Unreadable:
    """Read how long a pause lasts: a length ("a week", "week"), an instant ("until Monday"), or no end."""
    if is_endless(text, words):
        return Endless()
    answer = without_asides(text, words)
    said = time_said(answer, words)
    if said is None:
        answer = f"1 {answer}"  # a unit alone means one of it
        said = time_said(answer, words)
    if said is None or answer[said.rest_from :].strip():
        return Unreadable()
    if isinstance(said.time, Length):
        length = _timedelta(said.time)
        return LengthRead(length) if length is not None else Unreadable()
    until_at = _instant(said.time, now, zone, words.language)
    return UntilRead(until_at) if until_at else Unreadable()


def read_clock(text: str, words: TimeWords) -> time | None:
    """Return the clock time that a setting such as "20:00", "8pm" or "7.30" names; "8" alone is in the morning."""
    said = clock_said(text, words)
    if said is None or said.clock is None:
        return None
    minutes = _within_part(said.clock, said.part) % _MIDNIGHT
    return time(minutes // 60, minutes % 60)


def _timedelta(length: Length) -> timedelta | None:
    return timedelta(seconds=round(length.seconds)) if length.seconds <= FARTHEST.total_seconds() else None


def _instant(said: Length | Moment, now: datetime, zone: ZoneInfo, language: str) -> datetime | None:
    """Return the instant meant, None when there is no such day or it is too far away."""
    if isinstance(said, Length):
        length = _timedelta(said)
        return now + length if length is not None else None
    instant = _on_some_day(said, now, zone) if said.day is None else _on_day(said.day, said, now, zone, language)
    return instant if instant is not None and abs(instant - now) <= FARTHEST else None


def _on_some_day(said: Moment, now: datetime, zone: ZoneInfo) -> datetime:
    """Return the next occurrence of a clock time or of a part of the day."""
    clock = said.clock or Clock(said.part or 0, is_exact=True)
    minutes = {_within_part(clock, said.part) % _MIDNIGHT}
    if not clock.is_exact and said.part is None:
        minutes = {clock.minutes % _NOON, clock.minutes % _NOON + _NOON}
    today = now.astimezone(zone).date()
    days = [today + n * _DAY for n in range(4)]
    return min(instant for m in minutes for day in days if (instant := _at(day, m, now, zone)) > now)


def _on_day(day: Day, said: Moment, now: datetime, zone: ZoneInfo, language: str) -> datetime | None:
    """Return the instant on the day that was named."""
    today = now.astimezone(zone).date()
    if day.offset == 0:
        return _today(today, said, now, zone)
    if day.offset is not None:
        return _at(today + day.offset * _DAY, _minutes_on_day(said), now, zone)
    named = _date_named(day.weekday or day.date or "", today, language)
    if named is None or not today - FARTHEST < named < today + FARTHEST:
        return None
    instant = _at(named, _minutes_on_day(said), now, zone)
    if day.weekday is None or named != today:
        return instant
    is_later_today = instant > now and (said.clock is not None or said.part is not None)
    return instant if is_later_today else _at(named + _WEEK, _minutes_on_day(said), now, zone)


def _today(today: date, said: Moment, now: datetime, zone: ZoneInfo) -> datetime:
    """Return an instant of this day or of the night that follows it."""
    if said.clock is None:
        if said.part is None:
            return _at(today, _MIDNIGHT, now, zone)
        hours = (_at(today, minutes, now, zone) for minutes in range(said.part, said.part + 3 * _MIDNIGHT, 60))
        return next(instant for instant in hours if instant - now >= SOONEST_TONIGHT)
    minutes = [_within_part(said.clock, said.part)]
    if said.part is None and not said.clock.is_exact:
        minutes = [said.clock.minutes, said.clock.minutes % _NOON + _NOON]
    elif minutes[0] >= _MIDNIGHT:
        minutes = [minutes[0] - _MIDNIGHT, minutes[0]]  # "tonight at 1", said half past midnight
    instants = [_at(today, m, now, zone) for m in minutes]
    return next((instant for instant in instants if instant > now), instants[-1])


def _minutes_on_day(said: Moment) -> int:
    """Return the minutes since midnight that are meant on a named day other than today."""
    if said.clock is None:
        return _MORNING if said.part is None else said.part
    if said.part is None and not said.clock.is_exact and said.clock.minutes < 7 * 60:
        return said.clock.minutes + _NOON
    return _within_part(said.clock, said.part)


def _within_part(clock: Clock, part: int | None) -> int:
    """Move a clock time into the part of the day it was said with: "8" and "in the evening" are 20:00."""
    minutes = clock.minutes
    if part is None or part < _NOON:
        return minutes
    if part >= _NIGHT and minutes < _SMALL_HOURS:
        return minutes + _MIDNIGHT
    if clock.is_exact or minutes >= _NOON + 60:
        return minutes
    if minutes >= _NOON:  # twelve at night, twelve in the afternoon
        return minutes + _NOON if part > _NOON + 6 * 60 else minutes
    return minutes + _NOON


def _at(day: date, minutes: int, now: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant so many minutes into a day as clocks show it; 1440 and more is the next day."""
    days, minutes = divmod(minutes, _MIDNIGHT)
    return at_local(day + days * _DAY, time(minutes // 60, minutes % 60), zone, after=now)


@lru_cache(maxsize=256)
def _date_named(name: str, today: date, language: str) -> date | None:
    """Return the date that a weekday or a date names, today or later unless it says its year, or None.

    The base is the last second of yesterday, because dateparser 1.5 takes today's own weekday or date for next
    week's or next year's. Its import takes about half a second, so it waits until somebody names such a day.
    """
    from dateparser.date import DateDataParser

    base = datetime.combine(today, time()) - timedelta(seconds=1)
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "future", "DATE_ORDER": "DMY"}
    parser = DateDataParser(languages=[language], settings={**settings, "RETURN_AS_TIMEZONE_AWARE": False})
    found: datetime | None = parser.get_date_data(name).date_obj
    return found.date() if found else None
