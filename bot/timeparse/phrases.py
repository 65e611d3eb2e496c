"""Find where a time ends and a person's own words begin: the grammar of "2h", "until 8pm", "friday at nine".

Knows no date and no zone. What it finds is what was said; bot/timeparse/reading.py turns that into instants.
Splitting is own work because the date library takes a whole text and silently drops what it does not know ("tomorrow
at 9" loses its hour), and so are lengths: it knows neither "half an hour" nor "dos horas", and reads "1h30" as 01:30.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from bot.timeparse.patterns import BLANK, CLAUSE_END, COMMA, ENDED, HOUR, MINUTES, SEPARATOR, Grammar, grammar
from bot.timeparse.words import TimeWords, fold

LOOKED_AT = 200  # characters; the longest time that somebody types has about forty
_Number = TypeVar("_Number", int, float)
_ASIDES = 3  # "yes, okay, around 8 then please"
_PIECES = 3  # days, hours and minutes
_BLANKS = re.compile(BLANK)


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time, in seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time in minutes since midnight, up to 1440; not exact where "8" may be morning or evening."""

    minutes: int
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day: so many days from today, or a weekday or date by the name that the date library knows."""

    offset: int | None = None
    weekday: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as it was said; `part` is when the named part of the day begins, in minutes since midnight."""

    day: Day | None = None
    clock: Clock | None = None
    part: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A time at the beginning of a text, and where in that text the other words begin."""

    time: Length | Moment
    rest_from: int


def time_said(text: str, words: TimeWords, *, is_answer: bool = False) -> Said | None:
    """Return the longest time that `text` begins with, or None.

    An answer to "when?" may be a bare number ("8"), which otherwise is only a number.
    """
    folded, places = fold(text[:LOOKED_AT])
    start = len(folded) - len(folded.lstrip())
    found = max(_Reader(folded, grammar(words)).times(start, is_answer), key=lambda time: time[1], default=None)
    if found is None:
        return None
    separator = SEPARATOR.match(folded, found[1])
    end = separator.end() if separator else found[1]
    return Said(found[0], places[end] if end < len(places) else min(len(text), LOOKED_AT))


def looks_like_time(text: str, words: TimeWords) -> bool:
    """Say whether a text begins like a time without being one: "25:99", "-2h", a bare "2"."""
    folded, _ = fold(text[:LOOKED_AT])
    return grammar(words).almost.match(folded.lstrip()) is not None


def clock_said(text: str, words: TimeWords) -> Moment | None:
    """Return the clock time that `text` is as a whole, or None."""
    folded, _ = fold(text[:LOOKED_AT].strip())
    for time, end in _Reader(folded, grammar(words)).clocks_first(0, is_answer=True):
        if end == len(folded) and len(text) <= LOOKED_AT and time.day is None:
            return time
    return None


def without_asides(text: str, words: TimeWords) -> str:
    """Return an answer without the "yes," before, the "please" after it and its last full stop; long ones unchanged."""
    asides = grammar(words).asides
    text = text.strip()
    if len(text) > LOOKED_AT:
        return text
    text = text.rstrip(".!?").rstrip()
    folded, places = fold(text)
    start, end = 0, len(folded)
    for _ in range(_ASIDES):
        if match := asides.match(folded, start, end):
            start = match.end()
        if tail := grammar(words).last_aside.search(folded, start, end):
            end = tail.start()
    return text[places[start] : places[end - 1] + 1] if start < end else ""


def is_endless(text: str, words: TimeWords) -> bool:
    """Say whether the whole text asks for no end: "until I resume"."""
    asked = " ".join(fold(text.strip()[:LOOKED_AT])[0].rstrip(" .!").split())
    return asked in words.without_end and len(text.strip()) < LOOKED_AT


class _Reader:
    """One look at one folded text; every method takes a place in it and gives what stands there and where it ends."""

    def __init__(self, text: str, patterns: Grammar) -> None:
        self._text, self._patterns, self._words = text, patterns, patterns.words

    def times(self, start: int, is_answer: bool) -> Iterator[tuple[Length | Moment, int]]:
        """Give every time that begins here and is followed by nothing that would make it something else."""
        yield from filter(self._is_over, self._lengths(start))
        yield from filter(self._is_over, self._days_first(start))
        yield from filter(self._is_over, self.clocks_first(start, is_answer))
        yield from filter(self._is_over, self._parts_alone(start))

    def clocks_first(self, start: int, is_answer: bool) -> Iterator[tuple[Moment, int]]:
        """Give "until nine", "9pm", "8 in the evening", "20:00 tomorrow"."""
        place = self._skip(self._patterns.before_clock, self._skip(self._patterns.before_moment, start))
        if (found := self._clock(place)) is None:
            return
        clock, is_plain, end = found
        part, after_part = self._part(end)
        if is_answer or place > start or part is not None or not is_plain:
            yield Moment(clock=clock), end
            yield Moment(clock=clock, part=part), after_part
        day_from = COMMA.match(self._text, after_part).end()  # type: ignore[union-attr]  # it matches nothing, too
        if day_said := self._day(day_from):
            day, day_part, _, day_end = day_said
            yield Moment(day, clock, part if day_part is None else day_part), day_end

    def _lengths(self, start: int) -> Iterator[tuple[Length, int]]:
        """Give "2h", "in an hour and a half", "1h30", "1:30 hours"."""
        place, patterns = self._skip(self._patterns.before_length, start), self._patterns
        if whole := patterns.hour_and_minutes.match(self._text, place):
            yield Length(int(whole["hours"]) * HOUR + int(whole["minutes"]) * 60), whole.end()
        if bare := patterns.bare_unit.match(self._text, place):
            unit = _value(self._words.units, bare["unit"])
            yield Length(unit * (1 + _value(self._words.fractions, bare["fraction"]))), bare.end()
        seconds, least = 0.0, float("inf")
        for _ in range(_PIECES):
            piece = patterns.piece.match(self._text, place)
            if piece is None or (unit := _value(self._words.units, piece["unit"])) >= least:
                return
            more, end = self._fraction_after(piece, unit)
            seconds, least = seconds + self._amount(piece) * unit + more, unit
            yield Length(seconds), end
            place = self._skip(patterns.between, end)

    def _amount(self, piece: re.Match[str]) -> float:
        amount = float(piece["digits"].replace(",", ".")) if piece["digits"] else 0.0
        amount += _value(self._words.amounts, piece["amount"]) if piece["amount"] else 0.0
        return amount + (_value(self._words.fractions, piece["middle"]) if piece["middle"] else 0.0)

    def _fraction_after(self, piece: re.Match[str], unit: float) -> tuple[float, int]:
        """Give the seconds that "and a half" adds to the unit before it, or the minutes of "1h30"."""
        if fraction := self._patterns.fraction.match(self._text, piece.end()):
            return _value(self._words.fractions, fraction["fraction"]) * unit, fraction.end()
        if unit == HOUR and piece["digits"] and (minutes := MINUTES.match(self._text, piece.end())):
            return int(minutes[0]) * 60, minutes.end()
        return 0.0, piece.end()

    def _days_first(self, start: int) -> Iterator[tuple[Moment, int]]:
        """Give "tomorrow", "friday 10:00", "tonight at ten", "12 march at 9 in the evening"."""
        opened = self._skip(self._patterns.before_length, start)
        if (found := self._day(opened)) is None:
            return
        day, part, is_plain, end = found
        if opened > start or not is_plain or self._is_clause_end(end):
            yield Moment(day, part=part), end
        clock_from = COMMA.match(self._text, end).end()  # type: ignore[union-attr]  # it matches nothing, too
        place = self._skip(self._patterns.before_clock, self._skip(self._patterns.before_moment, clock_from))
        if clock_said := self._clock(place):
            clock, is_bare, clock_end = clock_said
            later_part, after_part = self._part(clock_end)
            if place > clock_from or not is_bare or later_part is not None or self._is_clause_end(clock_end):
                yield Moment(day, clock, part), clock_end
                yield Moment(day, clock, part if later_part is None else later_part), after_part

    def _day(self, start: int) -> tuple[Day, int | None, bool, int] | None:
        """Give a day, the part of it, and whether it is a word that by itself says little: "today", "sun"."""
        match = self._patterns.day.match(self._text, start)
        match = match or self._patterns.day.match(self._text, self._skip(self._patterns.before_day, start))
        if match is None:
            return None
        said, words = " ".join(match[0].split()), self._words
        if match["tonight"]:
            return Day(offset=0), words.parts_of_today[said], False, match.end()
        part, end = self._part(match.end(), is_link_needed=False)
        if match["day"]:
            return Day(offset=words.days[said]), part, words.days[said] == 0 and part is None, end
        if match["date"]:
            return Day(date=self._date_name(said)), part, False, end
        return Day(weekday=words.weekdays[said]), part, said != words.weekdays[said] and part is None, end

    def _date_name(self, said: str) -> str:
        """Write a date with the full name of its month, which every date library knows."""
        month = self._patterns.month.search(said)
        if month is None:
            return said
        day, *year = re.findall(r"\d+", said)
        return " ".join([day, self._words.months[month[0]], *year])

    def _clock(self, start: int) -> tuple[Clock, bool, int] | None:
        """Give a clock time and whether it is only a plain number, which may count something else."""
        if word := self._patterns.clock_word.match(self._text, start):
            return Clock(_value(self._words.clocks, word[0]), is_exact=True), False, word.end()
        match = self._patterns.clock.match(self._text, start)
        if match is None or (hour := self._hour(match)) is None:
            return None
        minutes = int(match["minutes"] or 0)
        minutes += _value(self._words.minutes_after_hour, match["after"]) if match["after"] else 0
        minutes += _value(self._words.minutes_before_hour, match["before"]) if match["before"] else 0
        if hour == 24 and minutes > 0:
            return None
        is_halved = bool(match["am"] or match["pm"])
        is_exact = is_halved or bool(match["minutes"]) or not 1 <= hour <= 12 or match["digits"] == f"0{hour}"
        is_plain = not (is_halved or match["minutes"] or match["after"] or match["before"] or match["mark"])
        return (
            Clock((hour * 60 + minutes) if hour == 24 else (hour * 60 + minutes) % 1_440, is_exact),
            is_plain,
            match.end(),
        )

    def _hour(self, match: re.Match[str]) -> int | None:
        hour = int(match["digits"]) if match["digits"] else _value(self._words.hours, match["word"])
        if match["am"]:
            return hour % 12 if hour <= 12 else None
        if match["pm"] and hour <= 12:
            return hour % 12 + 12 if hour else None
        return hour if hour <= 24 else None

    def _part(self, start: int, *, is_link_needed: bool = True) -> tuple[int | None, int]:
        """Give the part of a day that follows, and where it ends: `start` when none does."""
        place = self._skip(_BLANKS, start)
        linked = self._skip(self._patterns.before_part, place)
        match = self._patterns.part.match(self._text, linked) if place > start else None
        if match is None or (is_link_needed and linked == place):
            return None, start
        return _value(self._words.parts, match[0]), match.end()

    def _parts_alone(self, start: int) -> Iterator[tuple[Moment, int]]:
        """Give "until the evening", and "in the morning" where nothing follows."""
        opened = self._skip(self._patterns.before_moment, start)
        linked = self._skip(self._patterns.before_part, opened)
        match = self._patterns.part.match(self._text, linked)
        if match and (opened > start or (linked > start and self._is_clause_end(match.end()))):
            yield Moment(part=_value(self._words.parts, match[0])), match.end()

    def _is_over(self, found: tuple[Length | Moment, int]) -> bool:
        end = found[1]
        return bool(ENDED.match(self._text, end)) and not self._patterns.ago.match(self._text, end)

    def _is_clause_end(self, place: int) -> bool:
        return CLAUSE_END.match(self._text, place) is not None

    def _skip(self, pattern: re.Pattern[str], start: int) -> int:
        match = pattern.match(self._text, start)
        return match.end() if match else start


def _value(table: Mapping[str, _Number], said: str) -> _Number:
    return table[" ".join(said.split())]
