"""Clock times as they are said: "noon", "9pm", "half past eight", "20 to 9", "7 30", "las 8 menos veinticinco"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.timeparse.patterns import BLANK, JOINT, Look
from bot.timeparse.said import Clock

_HOUR = re.compile(r"(\d{1,2})(?!\d)(?![/°])")
_COMPACT = re.compile(r"(\d{1,2})([0-5]\d)(?![\d:.,])")
_APART = re.compile(rf"{BLANK}([0-5]\d)(?![\d:.,%/\w])")
_NUMBER = re.compile(r"(\d{1,2})(?![\d:.,/])")
_JOINT = re.compile(JOINT)
_NOON, _DAY = 12 * 60, 24 * 60  # minutes, as what follows
_SOON, _LATER = 30, 60  # behind "nine" in "after nine", and behind "dinner" in "after dinner"


@dataclass(frozen=True, slots=True)
class ClockFound:
    """A clock time and where it ends.

    `is_plain` where it is only a number, which may count something else; `is_loose` where its minutes stand apart and
    count only if nothing else follows them, `is_in_hours` where it looks like a length: "21h30", "15 horas"; `is_name`
    where it is a word such as "noon" or "lunch".
    """

    clock: Clock
    end: int
    is_plain: bool = False
    is_loose: bool = False
    is_in_hours: bool = False
    is_name: bool = False


@dataclass(slots=True)
class _Hour:
    """An hour with its minutes, before it is known which half of the day is meant."""

    hour: int
    minutes: int
    end: int
    is_padded: bool = False
    is_plain: bool = True
    is_loose: bool = False
    is_in_hours: bool = False


def clocks(look: Look, place: int) -> Iterator[ClockFound]:
    """Give every clock time that begins here."""
    yield from _certain(look, place)
    yield from _vague(look, place)


def _certain(look: Look, place: int) -> Iterator[ClockFound]:
    yield from _named(look, place)
    yield from _past_and_to(look, place)
    for hour in _hours(look, place):
        yield from _halved(look, hour)


def _vague(look: Look, place: int) -> Iterator[ClockFound]:
    """Give "after work", "bedtime", and what is later than a clock time: "after dinner", "just after nine"."""
    if found := look.of.asked_clock.at(look.text, place):
        yield ClockFound(Clock(found[0], is_exact=True, is_halved=True, spread=_LATER), found[1], is_name=True)
    later = look.end_of("later_than", place)
    if later is None:
        return
    for one in _certain(look, look.skip(look.gap(later), "before_clock", "the")):
        if look.of.unit.at(look.text, look.gap(one.end)) or (one.is_plain and not look.closes(one.end)):
            continue  # "after 2 hours of this", "after nine years"
        spread = _LATER if one.is_name else _SOON
        clock = replace(one.clock, minutes=(one.clock.minutes + spread) % _DAY, spread=spread)
        yield replace(one, clock=clock, is_plain=False)


def _named(look: Look, place: int) -> Iterator[ClockFound]:
    """Give "noon", and "12 noon"."""
    found = look.of.clock.at(look.text, place)
    if found is not None:
        yield ClockFound(Clock(found[0], is_exact=True, is_halved=True), _after(look, found[1]), is_name=True)
        return
    twelve = _HOUR.match(look.text, place)
    word = look.of.hour.at(look.text, place)
    hour, end = (int(twelve[1]), twelve.end()) if twelve else word or (0, place)
    found = look.of.clock.at(look.text, look.gap(end)) if hour == 12 and look.gap(end) > end else None
    if found is not None and found[0] % _NOON == 0:
        yield ClockFound(Clock(found[0], is_exact=True, is_halved=True), _after(look, found[1]))


def _past_and_to(look: Look, place: int) -> Iterator[ClockFound]:
    """Give "half past eight", "20 minutes to 2pm", "a quarter past noon", "diez para las ocho"."""
    before = look.of.minutes_before.at(look.text, place)
    if before is not None:
        yield from _moved(look, before[0], look.gap(before[1]))
    minutes = _minutes(look, place)
    if minutes is None:
        return
    count, end = minutes
    told = look.end_of("minute_words", look.gap(end))
    if told is None and count % 5 > 0:
        return  # "2 to 3 hours"
    end = told or end
    for name, sign in (("past_hour", 1), ("to_hour", -1)):
        linked = look.end_of(name, look.gap(end))
        if linked is not None:
            yield from _moved(look, sign * count, look.skip(look.gap(linked), "before_clock"))


def _moved(look: Look, minutes: int, place: int) -> Iterator[ClockFound]:
    found = look.of.clock.at(look.text, place)
    if found is not None:
        yield ClockFound(Clock((found[0] + minutes) % _DAY, is_exact=True, is_halved=True), _after(look, found[1]))
    for hour in _hours(look, place, is_whole=True):
        if look.of.unit.at(look.text, look.gap(hour.end)) and not look.has("after_hour", look.gap(hour.end)):
            continue  # "10 to 12 minutes"
        hour.minutes, hour.is_plain = minutes, False
        yield from _halved(look, hour)


def _hours(look: Look, place: int, *, is_whole: bool = False) -> Iterator[_Hour]:
    """Give an hour, then the same with the minutes behind it."""
    match, text = _HOUR.match(look.text, place), look.text
    word = None if match else look.of.hour.at(text, place)
    compact = None if is_whole else _COMPACT.match(text, place)
    if compact and int(compact[1]) <= 24:
        padded = len(compact[1]) == 2 and compact[1][0] == "0"
        yield _Hour(int(compact[1]), int(compact[2]), compact.end(), padded, is_loose=True)
    if match is None and word is None:
        return
    hour, end = (int(match[1]), match.end()) if match else word  # type: ignore[misc]  # one of them is there
    padded = match is not None and match[1][0] == "0" and len(match[1]) == 2
    yield _Hour(hour, 0, end, padded)
    if is_whole:
        return
    if match and (minutes := look.of.minutes.match(text, end)):
        is_in_hours = text[end] == "h"
        yield _Hour(hour, int(minutes[1] or minutes[2]), minutes.end(), padded, False, False, is_in_hours)
        return
    yield from _minutes_apart(look, _Hour(hour, 0, end, padded), is_word=match is None)
    yield from _minutes_added(look, _Hour(hour, 0, end, padded))


def _minutes_apart(look: Look, hour: _Hour, *, is_word: bool) -> Iterator[_Hour]:
    """Give "7 30", "seven thirty", "ten-forty-five", "nine oh five"."""
    if apart := _APART.match(look.text, hour.end):
        yield _Hour(hour.hour, int(apart[1]), apart.end(), hour.is_padded, is_loose=True)
    joint = _JOINT.match(look.text, hour.end)
    if joint is None:
        return
    after_zero = look.end_of("zero", joint.end())
    start = look.gap(after_zero) if after_zero else joint.end()
    found = look.of.minute.at(look.text, start)
    if found is not None and (found[0] < 10) == (after_zero is not None):
        yield _Hour(hour.hour, found[0], found[1], hour.is_padded, is_plain=False, is_loose=True)


def _minutes_added(look: Look, hour: _Hour) -> Iterator[_Hour]:
    """Give "8 y media", "las nueve menos veinticinco", "quince horas y quince minutos"."""
    start = look.gap(look.end_of("after_hour", look.gap(hour.end)) or hour.end)
    marked = look.end_of("after_hour", look.gap(hour.end))
    is_in_hours = marked is not None and _is_unit(look, marked, hour.end)
    named = look.of.minutes_after.at(look.text, start)
    if named is not None:
        yield _Hour(hour.hour, named[0], named[1], hour.is_padded, False, False, is_in_hours)
    for name, sign in (("and_minutes", 1), ("minus_minutes", -1)):
        linked = look.end_of(name, start)
        minutes = _minutes(look, look.gap(linked)) if linked else None
        if minutes is None:
            continue
        count, end = minutes
        told = look.end_of("minute_words", look.gap(end))
        is_loose = told is None and count % 5 > 0
        yield _Hour(hour.hour, sign * count, told or end, hour.is_padded, False, is_loose, is_in_hours)


def _minutes(look: Look, place: int) -> tuple[int, int] | None:
    """Return a number of minutes below sixty, in digits or words, and where it ends."""
    if match := _NUMBER.match(look.text, place):
        return (int(match[1]), match.end()) if 0 < int(match[1]) < 60 else None
    return look.of.minute.at(look.text, place)


def _halved(look: Look, hour: _Hour) -> Iterator[ClockFound]:
    """Give the hour as a clock time, with the half of the day and the marks that stand behind it."""
    end = hour.end
    marked = look.end_of("after_hour", look.gap(end))
    half_from = marked or end
    half = look.of.half.match(look.text, half_from) or (
        look.of.half_letter.match(look.text, end) if marked is None else None
    )
    value = hour.hour
    if half is not None:
        if value > 12 or (value == 0 and half["pm"]):
            if value > 24 or half["am"]:
                return
        else:
            value = value % 12 + (12 if half["pm"] else 0)
    minutes = value * 60 + hour.minutes
    if value > 24 or (value == 24 and hour.minutes > 0):
        return
    is_exact = half is not None or not 1 <= hour.hour <= 12 or hour.is_padded
    is_plain = hour.is_plain and half is None and marked is None
    is_in_hours = hour.is_in_hours or (hour.is_plain and marked is not None and _is_unit(look, marked, hour.end))
    end = half.end() if half else half_from
    end = look.end_of("after_hour", look.gap(end)) or end
    is_loose = hour.is_loose and half is None
    clock = Clock(minutes if value == 24 else minutes % _DAY, is_exact, half is not None)
    after = _after(look, end)
    yield ClockFound(clock, after, is_plain and after == end, is_loose, is_in_hours and half is None)


def _is_unit(look: Look, end: int, start: int) -> bool:
    """Return whether the mark behind an hour is also the unit of a length: "h", "horas"."""
    unit = look.of.unit.at(look.text, look.gap(start))
    return unit is not None and unit[1] == end


def _after(look: Look, end: int) -> int:
    """Return the place behind an "-ish" or "sharp"."""
    joint = _JOINT.match(look.text, end)
    return look.end_of("after_clock", joint.end() if joint else end) or end
