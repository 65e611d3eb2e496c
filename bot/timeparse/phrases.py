"""Find the times that a text begins with: the grammar of "2h", "until 8pm", "friday at nine", "in the evening at 7".

Knows no date and no zone. What it finds is what was said; bot/timeparse/instants.py turns that into instants.
The grammar is own work because a time is only the beginning of what people type: a library takes a whole text, drops
what it does not know ("tomorrow at 9" loses its hour) and cannot say where somebody's own words begin.
"""

from collections.abc import Iterator
from dataclasses import replace

from bot.timeparse.clocks import ClockFound, clocks
from bot.timeparse.days import DayFound, days
from bot.timeparse.lengths import lengths
from bot.timeparse.patterns import ENDED, Look
from bot.timeparse.said import DAY, Day, Found, Hold, Length, Moment

_MOST_HOURS = 12  # with more hours and with minutes nobody means a length
_LEAST_HOUR = 4  # "until 1h30" may be either
_NOON = 12 * 60  # minutes since midnight
_LAST_OF_NOON = 3  # o'clock
_OPENERS = ("before_moment", "before_clock", "before_any")


def times(look: Look, start: int, *, is_answer: bool = False) -> Iterator[Found]:
    """Give every time that begins here and is followed by nothing that would make it something else.

    An answer to "when?" may be a bare number ("8"), which otherwise is only a number.
    """
    for found in _all(look, start, is_answer=is_answer):
        if ENDED.match(look.text, found.end) and not look.has("ago", look.gap(found.end)):
            yield found


def _all(look: Look, start: int, *, is_answer: bool) -> Iterator[Found]:
    long = list(lengths(look, start))
    yield from long
    yield from _days_first(look, start)
    yield from clocks_first(look, start, is_answer=is_answer)
    yield from _parts_first(look, start, is_answer=is_answer)
    for length in long:
        if isinstance(length.time, Length):
            yield from _clock_of_counted_day(look, length)


def clocks_first(look: Look, start: int, *, is_answer: bool) -> Iterator[Found]:
    """Give "until nine", "9pm", "8 in the evening", "20:00 tomorrow"."""
    place = look.skip(start, *_OPENERS)
    is_at, is_until = _has_word("before_clock", look, start, place), _has_word("before_moment", look, start, place)
    for clock in clocks(look, place):
        if clock.is_in_hours and not is_at and not _is_clock(clock, is_opened=is_until, is_answer=is_answer):
            continue
        is_said = is_answer or place > start or not clock.is_plain
        moment, hold = Moment(clock=clock.clock), Hold.LOOSE if clock.is_loose else Hold.FIRM
        is_opened = place > start
        if clock.is_name and look.text[start:place].strip() in ("", *look.of.words.the):
            hold, is_opened = Hold.SOFT, False  # "dinner with mum"
        if is_said:
            yield Found(moment, clock.end, hold, is_opened, clock.is_in_hours)
        ends = [(moment, clock.end)]
        for part, end in parts(look, clock.end):
            if not _is_of_part(clock, part):
                continue
            ends.append((replace(moment, part=part), end))
            yield Found(ends[-1][0], end, Hold.FIRM, place > start)
        for said, end in ends:
            for found in _trailing_days(look, said, end):
                has_part = isinstance(found.time, Moment) and found.time.part is not None  # "1045 tonight"
                if is_said or found.hold is Hold.FIRM or has_part or not clock.is_loose:
                    yield replace(found, is_opened=place > start)


def _has_word(name: str, look: Look, start: int, place: int) -> bool:
    """Return whether a word of a list stands among the openers between two places."""
    while start < place:
        if look.has(name, start):
            return True
        start = look.gap(next((end for one in _OPENERS if (end := look.end_of(one, start))), place))
    return False


def _is_clock(clock: ClockFound, *, is_opened: bool, is_answer: bool) -> bool:
    """Return whether "21h30" may be a clock time: "1h" never is, and above twelve nobody counts hours and minutes."""
    hour, minutes = divmod(clock.clock.minutes, 60)
    return (is_opened or is_answer) and (hour > _MOST_HOURS or (minutes > 0 and hour >= _LEAST_HOUR))


def _trailing_days(look: Look, moment: Moment, end: int) -> Iterator[Found]:
    """Give the day that follows a clock time or a part of the day."""
    behind = look.gap(end)
    for start in dict.fromkeys((behind, look.comma(end))):
        linked = look.skip(start, "before_trailing_day")
        if start == end:
            continue
        for day in days(look, linked):
            if moment.part is not None and day.part is not None and moment.part != day.part:
                continue
            said = replace(moment, day=day.day, part=moment.part if day.part is None else day.part)
            hold = day.hold if linked > start and day.hold is not Hold.LOOSE else max(day.hold, Hold.SOFT)
            hold = Hold.LOOSE if start > behind else hold  # across a comma only where nothing follows
            yield Found(said, day.end, hold)
            if day.part is None:
                for part, part_end, is_linked in _parts(look, day.end):
                    yield Found(replace(said, part=part), part_end, Hold.FIRM if is_linked else hold)


def _days_first(look: Look, start: int) -> Iterator[Found]:
    """Give "tomorrow", "friday 10:00", "tonight at ten", "12 march at 9 in the evening"."""
    opened = look.skip(start, "before_moment", "before_any")
    behind_all = look.skip(start, "before_length", "before_moment", "before_any")
    for place in dict.fromkeys((behind_all, opened, start)):
        for day in days(look, place):
            yield from _with_day(look, day, is_opened=place > start)


def _with_day(look: Look, day: DayFound, *, is_opened: bool) -> Iterator[Found]:
    moment = Moment(day.day, part=day.part)
    if is_opened or not day.is_plain or look.closes(day.end):
        yield Found(moment, day.end, day.hold, is_opened)
    ends = [(moment, day.end)]
    if day.part is None:
        for part, end, is_linked in _parts(look, day.end, across_comma=True):
            ends.append((replace(moment, part=part), end))
            hold = Hold.FIRM if is_linked else Hold.NATURAL
            yield Found(ends[-1][0], end, max(hold, Hold.FIRM if day.hold is Hold.LOOSE else day.hold), is_opened)
    for said, end in ends:
        shift = look.of.shift.at(look.text, look.comma(end)) if said.part is not None else None
        if shift is not None and said.part in shift[0]:  # "tomorrow afternoon, late"
            yield Found(replace(said, part=shift[0][said.part]), shift[1], Hold.LOOSE, is_opened)
        yield from _clocks_behind(look, said, end, is_opened=is_opened)


def _clocks_behind(look: Look, said: Moment, end: int, *, is_opened: bool) -> Iterator[Found]:
    """Give the clock time that follows a day, a part of the day, or both."""
    start = look.comma(end)
    if start == end:
        return
    place = look.skip(start, *_OPENERS)
    for for_clock in dict.fromkeys((place, look.skip(start, "before_length", *_OPENERS))):
        for clock in clocks(look, for_clock):
            if clock.is_plain and for_clock != place:
                continue  # "tomorrow for 2"
            if clock.is_plain and place == start and _is_date(said, clock):
                continue
            if clock.is_in_hours and place == start and not _is_clock(clock, is_opened=True, is_answer=False):
                continue  # "tomorrow 2h"
            is_behind_comma = start > look.gap(end)
            hold = _hold_behind(look, clock, is_linked=place > start, is_behind_comma=is_behind_comma)
            moment = replace(said, clock=clock.clock)
            yield Found(moment, clock.end, hold, is_opened)
            for part, part_end in parts(look, clock.end):
                if (said.part is None or said.part == part) and _is_of_part(clock, part):
                    yield Found(replace(moment, part=part), part_end, Hold.FIRM, is_opened)


def _is_of_part(clock: ClockFound, part: int) -> bool:
    """Return whether an hour may be said with a part of the day: with noon only those around it."""
    return part != _NOON or (clock.clock.minutes // 60) % _MOST_HOURS <= _LAST_OF_NOON


def _is_date(said: Moment, clock: ClockFound) -> bool:
    """Return whether the number behind a weekday is a day of the month: "friday 23"."""
    is_weekday = said.day is not None and said.day.weekday is not None and said.day.number is None
    return is_weekday and said.part is None and clock.clock.minutes > _MOST_HOURS * 60


def _hold_behind(look: Look, clock: ClockFound, *, is_linked: bool, is_behind_comma: bool) -> Hold:
    if clock.is_loose or (clock.is_plain and not is_linked):
        return Hold.LOOSE
    if is_linked or look.text[clock.end - 1].isdigit():
        return Hold.FIRM
    if clock.is_name:
        return Hold.LOOSE if is_behind_comma else Hold.SOFT  # "tomorrow lunch with mum"
    return Hold.LOOSE if is_behind_comma else Hold.NATURAL


def _clock_of_counted_day(look: Look, length: Found) -> Iterator[Found]:
    """Give "in 7 days at 5pm"."""
    seconds = length.time.seconds if isinstance(length.time, Length) else 0
    if seconds >= DAY and seconds % DAY == 0 and length.hold is Hold.FIRM:
        said = Moment(Day(offset=int(seconds // DAY)))
        start = look.gap(length.end)
        if look.has("before_clock", start):
            yield from _clocks_behind(look, said, length.end, is_opened=length.is_opened)


def _parts_first(look: Look, start: int, *, is_answer: bool) -> Iterator[Found]:
    """Give "until the evening", "in the evening at 7", and "in the morning" where nothing follows."""
    opened = look.skip(start, "before_moment", "before_any")
    linked = look.skip(opened, "before_part", "the")
    part = look.of.part.at(look.text, linked)
    if part is None or (linked == opened and look.of.day.at(look.text, linked)):
        return  # "mañana" alone is a day
    moment, end = Moment(part=part[0]), part[1]
    is_long = look.of.long_part.at(look.text, linked) == part  # "first thing" says more than "morning"
    if opened > start or ((linked > start or is_answer or is_long) and look.closes(end)):
        yield Found(moment, end, Hold.FIRM, opened > start)
    yield from _clocks_behind(look, moment, end, is_opened=opened > start)
    if linked > start or is_long:
        yield from _trailing_days(look, moment, end)


def parts(look: Look, start: int) -> Iterator[tuple[int, int]]:
    """Give the part of the day that belongs to what was said before: "in the evening"."""
    for part, end, is_linked in _parts(look, start):
        if is_linked:
            yield part, end


def _parts(look: Look, start: int, *, across_comma: bool = False) -> Iterator[tuple[int, int, bool]]:
    """Give a part of the day that follows, where it ends, and whether a word such as "in the" stands before it."""
    place = look.gap(start)
    if place > start and (bare := look.of.part.at(look.text, place)):
        yield bare[0], bare[1], False
    place = look.comma(start) if across_comma else place
    linked = look.skip(place, "before_part")
    if linked > place > start and (part := look.of.part.at(look.text, linked)):
        yield part[0], part[1], True
