"""Days as they are said: "tomorrow", "Friday the 13th", "12 March", "the 14th", "el jueves que viene"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.timeparse.patterns import GAP, Look
from bot.timeparse.said import Day, Hold

_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?!\d)")
_DOTTED = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})?(?!\d)")
_NUMBER = re.compile(r"(\d{1,2})(?!\d)(?![:.,/]\d)")
_YEAR = re.compile(rf",?{GAP}(\d{{4}})(?!\d)")


@dataclass(frozen=True, slots=True)
class DayFound:
    """A day, the part of it that was said with it, and where it ends.

    `is_plain` where the word says little by itself: "today", "sat", "the 14".
    """

    day: Day
    end: int
    part: int | None = None
    is_plain: bool = False
    hold: Hold = Hold.FIRM


def days(look: Look, start: int) -> Iterator[DayFound]:
    """Give every day that begins here."""
    behind = look.skip(start, "before_day")
    for place in dict.fromkeys((start, behind)):
        if tonight := look.of.part_of_today.at(look.text, place):
            yield DayFound(Day(offset=0), tonight[1], tonight[0])
        if named := look.of.day.at(look.text, place):
            yield DayFound(Day(offset=named[0]), named[1], is_plain=named[0] == 0)
        yield from _weeks(look, place)
        yield from _shifted(look, place)
        yield from _weekdays(look, place)
        yield from dates(look, place)
    yield from _days_of_month(look, start)


def _weekdays(look: Look, place: int) -> Iterator[DayFound]:
    """Give "friday", "friday after next", "friday next week", "friday 13 march", "friday the 13th"."""
    found = look.of.weekday.at(look.text, place)
    if found is None:
        return
    day, end = Day(weekday=found[0]), found[1]
    said = look.text[place:end]
    yield DayFound(day, end, is_plain=said not in look.of.words.weekdays.values())
    behind = look.gap(end)
    if after_next := look.end_of("after_next", behind):
        yield DayFound(replace(day, weeks=1), after_next)
    if coming := look.end_of("coming", behind):
        yield DayFound(day, coming)
    if next_week := look.end_of("next_week", look.skip(behind, "before_trailing_day")):
        yield DayFound(replace(day, is_next_week=True), next_week)
    with_date = look.comma(end)
    for dated in (*dates(look, look.skip(with_date, "the")), *_days_of_month(look, with_date, is_behind_weekday=True)):
        yield replace(dated, day=replace(dated.day, weekday=found[0]))


def _shifted(look: Look, place: int) -> Iterator[DayFound]:
    """Give "early tomorrow morning", "late on friday afternoon": the part of the day, parted by the day."""
    shift = look.of.shift.at(look.text, place)
    if shift is None or look.gap(shift[1]) == shift[1]:
        return
    for day in days(look, look.gap(shift[1])):
        linked = look.skip(look.gap(day.end), "before_part")
        part = look.of.part.at(look.text, linked) if day.part is None and linked > day.end else None
        minutes, end = part or (day.part, day.end)
        if minutes in shift[0]:
            yield replace(day, part=shift[0][minutes], end=end, is_plain=False, hold=Hold.NATURAL)


def _weeks(look: Look, place: int) -> Iterator[DayFound]:
    """Give "next week", "next week on friday", "the weekend", "after the weekend"."""
    if weekend := look.end_of("weekend", place):
        yield DayFound(Day(is_weekend=True), weekend)
    later = look.end_of("later_than", place)
    if later is not None and (weekend := look.end_of("weekend", look.gap(later))):
        yield DayFound(Day(is_weekend=True, plus=2), weekend)
    if (week := look.end_of("next_week", place)) is None:
        return
    yield DayFound(Day(is_next_week=True), week)
    if found := look.of.weekday.at(look.text, look.skip(look.comma(week), "before_day", "before_trailing_day")):
        yield DayFound(Day(weekday=found[0], is_next_week=True), found[1])


def dates(look: Look, place: int) -> Iterator[DayFound]:
    """Give dates that can be taken in one way only: slashes mean two things in two countries."""
    text = look.text
    if iso := _ISO.match(text, place):
        yield DayFound(Day(number=int(iso[3]), month=int(iso[2]), year=int(iso[1])), iso.end())
    if dotted := _DOTTED.match(text, place):
        year = int(dotted[3]) if dotted[3] else None
        yield DayFound(Day(number=int(dotted[1]), month=int(dotted[2]), year=year), dotted.end())
    if number := _number(look, place):
        of = look.skip(look.gap(number[1]), "between_day_and_month")
        month = look.of.month.at(text, of)
        if month is not None and of > number[1]:
            yield _dated(look, number[0], month[0] + 1, month[1], Hold.FIRM if number[2] else Hold.NATURAL)
        elif month is not None and text[number[1] - 1].isdigit():
            yield _dated(look, number[0], month[0] + 1, month[1], Hold.NATURAL)
    if month := look.of.month.at(text, place):
        linked = look.skip(look.gap(month[1]), "the")
        number = _number(look, linked)
        if number is not None and linked > month[1]:
            yield _dated(look, number[0], month[0] + 1, number[1], Hold.FIRM)


def _dated(look: Look, number: int, month: int, end: int, hold: Hold) -> DayFound:
    linked = look.skip(look.gap(end), "between_day_and_month")
    if year := _YEAR.match(look.text, linked if linked > end else end):
        return DayFound(Day(number=number, month=month, year=int(year[1])), year.end())
    return DayFound(Day(number=number, month=month), end, hold=hold)


def _number(look: Look, place: int) -> tuple[int, int, bool] | None:
    """Return the number of a day, where it ends, and whether it can be nothing else: "12", "12th", "twelfth"."""
    if match := _NUMBER.match(look.text, place):
        ending = look.end_of("day_endings", match.end())
        return int(match[1]), ending or match.end(), ending is not None
    ordinal = look.of.ordinal.at(look.text, place)
    return (*ordinal, True) if ordinal else None


def _days_of_month(look: Look, start: int, *, is_behind_weekday: bool = False) -> Iterator[DayFound]:
    """Give "the 14th", "25th", "el día 3"; behind a weekday the bare number, too."""
    place = look.skip(start, "before_number_of_day")
    number = _number(look, place)
    if number is None or (place == start and not number[2] and not is_behind_weekday):
        return
    if place == start and look.text[place].isalpha():
        return  # "second thoughts", "first of all"
    hold = Hold.FIRM if number[2] else Hold.LOOSE
    yield DayFound(Day(number=number[0]), number[1], is_plain=True, hold=hold)
