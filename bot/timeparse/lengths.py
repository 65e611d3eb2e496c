"""Lengths of time as they are said: "2h", "an hour and a half", "another 20 minutes", "in two weeks' time"."""

import re
from collections.abc import Iterator

from bot.timeparse.days import days
from bot.timeparse.patterns import DIGITS, Look
from bot.timeparse.said import DAY, Day, Found, Hold, Length, Moment

_HOUR = 3_600  # seconds
_MOST_HOURS = 12
_PIECES = 3  # days, hours and minutes
_SHORT_UNIT = 4  # letters: "mins"
_HOURS_AND_MINUTES = re.compile(r"(\d{1,2}):([0-5]\d)(?![\d:])")
_MINUTES = re.compile(r"[0-5]\d(?!\w)")
_MINUTES_APART = re.compile(r"[^\S\r\n]+([1-5]\d)(?![\d:.,%/\w])")


def lengths(look: Look, start: int) -> Iterator[Found]:
    """Give every length that begins here, and the days that are counted with one: "two weeks from tomorrow"."""
    opened = look.skip(start, "before_moment")
    places = dict.fromkeys((look.skip(start, "before_length", "before_moment", "before_any"), opened, start))
    for seconds, end, hold in (one for place in places for one in _all(look, place)):
        yield Found(Length(seconds), end, hold, opened > start)
        behind = look.end_of("after_length", look.gap(end))
        at_end = look.end_of("after_length_at_end", look.gap(end))
        if behind is not None:
            yield Found(Length(seconds), behind, hold, opened > start)
        if at_end is not None and look.closes(at_end):
            yield Found(Length(seconds), at_end, hold, opened > start)
        if seconds >= DAY and seconds % DAY == 0 and hold is Hold.FIRM:
            yield from _counted_from(look, int(seconds // DAY), end)


def _all(look: Look, place: int) -> Iterator[tuple[float, int, Hold]]:
    if whole := _HOURS_AND_MINUTES.match(look.text, place):
        unit = look.of.unit.at(look.text, look.gap(whole.end()))
        if unit is not None and unit[0] == _HOUR and look.end_of("after_hour", look.gap(whole.end())) != unit[1]:
            yield int(whole[1]) * _HOUR + int(whole[2]) * 60, unit[1], Hold.FIRM
    if days_long := look.of.whole_days.at(look.text, place):
        yield days_long[0] * DAY, days_long[1], Hold.FIRM
    if bare := look.of.unit.at(look.text, place):
        fraction = look.of.fraction.at(look.text, look.gap(bare[1])) if look.gap(bare[1]) > bare[1] else None
        if fraction is not None:
            yield bare[0] * (1 + fraction[0]), fraction[1], Hold.FIRM
        if bare[0] == _HOUR:
            yield from _minutes_apart(look, _HOUR, bare[1])
    yield from _pieces(look, place)


def _pieces(look: Look, place: int) -> Iterator[tuple[float, int, Hold]]:
    """Give "2h", "1h30", "1 hour and 30 minutes", the sum so far with each piece."""
    total, least, end = 0.0, float("inf"), place
    for _ in range(_PIECES):
        piece = _piece(look, place)
        if piece is None or piece[1] >= least:
            return
        is_loose = total > 0 and place == look.gap(end) and not _is_short(look, place, piece[2])
        seconds, least, end, is_digits = piece
        total += seconds
        yield total, end, Hold.SOFT if is_loose else Hold.FIRM  # "2h five minutes of quiet help"
        if least == _HOUR and is_digits and (minutes := _MINUTES.match(look.text, end)):
            if total > _MOST_HOURS * _HOUR:
                return  # "21h30" is no length
            total, end = total + int(minutes[0]) * 60, minutes.end()
            yield total, end, Hold.FIRM
        elif least == _HOUR:
            yield from _minutes_apart(look, total, end)
        if fraction := look.of.fraction.at(look.text, look.gap(end)):
            total, end = total + fraction[0] * least, fraction[1]
            yield total, end, Hold.FIRM
        linked = look.end_of("between_lengths", look.gap(end))
        place = look.gap(linked if linked is not None else end)


def _is_short(look: Look, place: int, end: int) -> bool:
    """Return whether a further piece is written as people write one length: "30min", "20 m"."""
    said = look.text[place:end].lstrip("0123456789.,").strip()
    return look.text[place].isdigit() and len(said) <= _SHORT_UNIT


def _minutes_apart(look: Look, seconds: float, end: int) -> Iterator[tuple[float, int, Hold]]:
    """Give "2h 30", "2 horas y 15" and "an hour and ten", where nothing follows."""
    linked = look.end_of("and_minutes", look.gap(end)) or look.end_of("between_lengths", look.gap(end))
    if linked is not None and look.text[linked - 1] == ",":
        return
    if apart := _MINUTES_APART.match(look.text, linked or end):
        yield seconds + int(apart[1]) * 60, apart.end(), Hold.LOOSE
    word = look.of.minute.at(look.text, look.gap(linked)) if linked else None
    if word is not None and word[0] % 5 == 0:
        yield seconds + word[0] * 60, word[1], Hold.LOOSE


def _piece(look: Look, place: int) -> tuple[float, int, int, bool] | None:
    """Return the seconds of a number and its unit, the unit's own, where it ends, and whether it is in digits."""
    digits = DIGITS.match(look.text, place)
    named = look.of.amount.at(look.text, place)
    if named is not None and (digits is None or named[1] > digits.end()):
        amount, end, digits = named[0], named[1], None
    elif digits is not None:
        amount, end = float(digits[0].replace(",", ".")), digits.end()
    else:
        return None
    middle = look.of.fraction.at(look.text, look.gap(end))
    if middle is not None:
        amount, end = amount + middle[0], middle[1]
    end = look.skip(look.gap(end), "between_amount_and_unit")
    unit = look.of.unit.at(look.text, end)
    if unit is None or (digits is None and unit[1] - end == 1 and named is not None and look.text[place].isalpha()):
        return None  # "a m radio" is no minute
    return amount * unit[0], unit[0], unit[1], digits is not None


def _counted_from(look: Look, count: int, end: int) -> Iterator[Found]:
    """Give "three weeks from tomorrow" and "in 7 days at 5pm"."""
    linked = look.end_of("from_day", look.gap(end))
    if linked is None:
        return
    for found in days(look, look.gap(linked)):
        day = found.day
        if day.offset == 0 and found.part is None:
            continue  # "a week from today" is a week
        counted = Day(**{name: getattr(day, name) for name in Day.__slots__} | {"plus": day.plus + count})
        yield Found(Moment(counted, part=found.part), found.end)
