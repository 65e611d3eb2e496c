"""Read the times that people type, as instants in their own zone: "2h", "until 8pm", "tomorrow at nine".

What is not certain is asked: where the words behind a time go on like one, and where a phrase means two things.
Times may be short, long or past ("today at 9:00"): what is allowed is judged elsewhere. No text makes anything here
raise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.timeparse.guard import chosen, goes_on, is_told
from bot.timeparse.instants import contradicts_itself, halves, instants, length_of, on_clock
from bot.timeparse.patterns import DIGITS, ENDED, SEPARATOR, WORD_END, Look, grammar
from bot.timeparse.phrases import clocks_first, times
from bot.timeparse.said import Found, Hold, Length, Moment
from bot.timeparse.words import TimeWords, fold

LOOKED_AT = 200  # characters; the longest time that somebody types has about forty
READINGS = 3  # as many fit under a question
_ASIDES = 3  # "yes, okay, around 8 then please"


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
class Unclear:
    """A text began with a time that is not certain and has to be asked about.

    `readings` are what it may mean, the likeliest first, at most three, each with the words that it leaves; `words` is
    the text as it was typed.
    """

    readings: tuple[UntilRead, ...]
    words: str

    def times(self, now: datetime) -> tuple[datetime, ...]:
        """Return what may be meant and is ahead of `now`, for who asked for nothing but a time.

        Readings that leave no words over are meant; only where there are none, those that leave some.
        """
        whole = [one for one in self.readings if not one.rest] or self.readings
        return tuple(dict.fromkeys(one.until_at for one in whole if one.until_at > now))


Read = UntilRead | NoTime | Unreadable | Unclear


@dataclass(frozen=True, slots=True)
class LengthRead:
    """A text was a length of time."""

    length: timedelta


@dataclass(frozen=True, slots=True)
class Endless:
    """A text asked for no end: "until I resume"."""


def read_until(text: str, now: datetime, zone: ZoneInfo, words: TimeWords) -> Read:
    """Split the tail of a command such as "2h I need to recharge" into a time and words."""
    return _Reading(text, now, zone, words).result()


def read_answer(text: str, now: datetime, zone: ZoneInfo, words: TimeWords) -> Read:
    """Read an answer to "when?", which is a time as a whole: "Yes, at 20:30", "8"; other words make it no time."""
    answer = without_asides(text, words)
    read = _Reading(answer, now, zone, words, is_answer=True).result()
    if isinstance(read, UntilRead) and read.rest:
        return NoTime(text.strip())
    return read


def read_moment(text: str, now: datetime, zone: ZoneInfo, words: TimeWords) -> datetime | None:
    """Return the instant (UTC) that an answer such as "Yes, at 20:30" or "8" names, or None where none is certain."""
    read = read_answer(text, now, zone, words)
    return read.until_at if isinstance(read, UntilRead) else None


def read_length(
    text: str, now: datetime, zone: ZoneInfo, words: TimeWords
) -> LengthRead | UntilRead | Endless | Unreadable | Unclear:
    """Read how long a pause lasts: a length ("a week", "week"), an instant ("until Monday"), or no end."""
    if is_endless(text, words):
        return Endless()
    answer = without_asides(text, words)
    reading = _Reading(answer, now, zone, words)
    if not reading.found and not isinstance(reading.result(), Unclear):
        reading = _Reading(f"1 {answer}", now, zone, words)  # a unit alone means one of it
    read = reading.result()
    if isinstance(read, Unclear):
        return read
    if not isinstance(read, UntilRead) or read.rest:
        return Unreadable()
    said = reading.taken[0].time
    length = length_of(said) if isinstance(said, Length) else None
    return LengthRead(length) if length is not None else read


def read_clock(text: str, words: TimeWords) -> time | None:
    """Return the clock time that a setting such as "20:00", "8pm" or "7.30" names; "8" alone is in the morning."""
    folded, _ = fold(text[:LOOKED_AT].strip())
    look = Look(folded, grammar(words))
    found = {
        on_clock(one.time)
        for one in clocks_first(look, 0, is_answer=True)
        if isinstance(one.time, Moment) and one.time.day is None and one.end == len(folded)
        if len(text) <= LOOKED_AT
        and not contradicts_itself(one.time)
        and not (one.time.clock and one.time.clock.spread)
    }
    return found.pop() if len(found) == 1 else None


def clock_readings(text: str, words: TimeWords) -> tuple[time, ...]:
    """Return the clock times that a setting may name where `read_clock` finds none for certain, at most three.

    "8 or 9" are both in the morning, as "8" alone is.
    """
    folded, _ = fold(text.strip()[:LOOKED_AT])
    look, found, place = Look(folded, grammar(words)), dict[time, None](), 0
    while place < len(folded) and len(found) < READINGS:
        end = place
        for one in clocks_first(look, place, is_answer=True):
            if not isinstance(one.time, Moment) or one.time.day is not None or contradicts_itself(one.time):
                continue
            is_length = look.of.unit.at(folded, look.gap(one.end)) is not None
            if one.end > end and not is_length and ENDED.match(folded, one.end):
                end, last = one.end, on_clock(one.time)
        if end > place:
            found[last] = None
        behind = WORD_END.match(folded, max(end, place))
        place = behind.end() if behind else len(folded)
    return tuple(found)


def without_asides(text: str, words: TimeWords) -> str:
    """Return an answer without the "yes," before, the "please" after it and its last full stop; long ones unchanged."""
    of = grammar(words)
    text = text.strip()
    if len(text) > LOOKED_AT:
        return text
    text = text.rstrip(".!?").rstrip()
    folded, places = fold(text)
    start, end = 0, len(folded)
    for _ in range(_ASIDES):
        if match := of.first_aside.match(folded, start, end):
            start = match.end()
        if tail := of.last_aside.search(folded, start, end):
            end = tail.start()
    return text[places[start] : places[end - 1] + 1] if start < end else ""


def is_endless(text: str, words: TimeWords) -> bool:
    """Return whether the whole text asks for no end: "until I resume"."""
    asked = " ".join(fold(text.strip()[:LOOKED_AT])[0].rstrip(" .!").split())
    return asked in words.without_end and len(text.strip()) < LOOKED_AT


class _Reading:
    """One text, the times that it may begin with, and what they leave of it."""

    def __init__(
        self,
        text: str,
        now: datetime,
        zone: ZoneInfo,
        words: TimeWords,
        *,
        is_answer: bool = False,
        is_second: bool = False,
    ) -> None:
        self._is_second = is_second  # of "8 or 9": "8 or 9 or 10" has no third
        self._text, self._now, self._zone = text, now, zone
        folded, self._places = fold(text[:LOOKED_AT])
        self._look = Look(folded, grammar(words))
        start = len(folded) - len(folded.lstrip())
        self.found = list(times(self._look, start, is_answer=is_answer))
        self._is_almost = not self.found and self._look.of.almost.match(folded.lstrip()) is not None
        self.taken, self._asked = chosen(self._look, self.found)

    def result(self) -> Read:
        """Return the one time that is certain, or what there is instead."""
        told = is_told(self._look, self.found)
        if told is Hold.FIRM:
            return NoTime(self._text.strip())
        if not self.taken and not self._asked:
            almost = self._is_almost or self.found
            if either := self._either_count():
                return Unclear(tuple(either), self._text.strip())
            return Unreadable() if almost else NoTime(self._text.strip())
        certain = self._readings(self.taken)
        if told is Hold.SOFT or not self.taken:  # all of it may be a sentence: "dinner with mum"
            found = [*self._readings(self._asked), *certain]
            return self._unclear([UntilRead(one.until_at, self._text.strip()) for one in found])
        if self._asked:
            return self._unclear([*self._readings(self._asked), *certain])
        if not certain:
            return Unreadable()
        if len(certain) > 1 or goes_on(self._look, self.taken[0]):
            both = [UntilRead(one, read.rest) for read in certain for one in self._halves()]
            either = [] if self._is_second else self._either(certain[0])
            return self._unclear(certain if len(certain) > 1 else either or [*both, *certain])
        return certain[0]

    def _either(self, first: UntilRead) -> list[UntilRead]:
        """Return both times of "8 or 9", "friday or saturday", or nothing where no second one is said."""
        look, end = self._look, self.taken[0].end
        behind = look.end_of("or_words", look.gap(end))
        if behind is None or look.gap(behind) >= len(self._places):
            return []
        said = self._text[self._places[behind] :].strip()
        if isinstance(self.taken[0].time, Length):
            said = self._in_same_unit(look.gap(behind))
        second = _Reading(said, self._now, self._zone, look.of.words, is_answer=True, is_second=True).result()
        found = [second] if isinstance(second, UntilRead) else []
        return [UntilRead(first.until_at, one.rest) for one in found] + found

    def _in_same_unit(self, place: int) -> str:
        """Return the second length of "an hour or two" with the unit of the first."""
        said, end = self._text[self._places[place] :].strip(), self._number(place)
        if end is None or self._look.of.unit.at(self._look.text, self._look.gap(end)):
            return said
        unit = self._look.of.last_unit.search(self._look.text, 0, self.taken[0].end)
        length = self._places[end - 1] + 1 - self._places[place]
        return f"{said[:length]} {unit[0]}{said[length:]}" if unit else said

    def _either_count(self) -> list[UntilRead]:
        """Return both lengths of "2 or 3 hours", or nothing where that was not said."""
        look, text = self._look, self._text
        start = look.skip(look.gap(0), "before_length", "before_moment", "before_any")
        first = self._number(start)
        behind = look.end_of("or_words", look.gap(first)) if first else None
        second = self._number(look.gap(behind)) if behind else None
        if first is None or behind is None or second is None:
            return []
        left, right = (self._places[one] if one < len(self._places) else len(text) for one in (first, second))
        said = (text[:left] + text[right:], text[self._places[look.gap(behind)] :])
        read = [_Reading(one, self._now, self._zone, look.of.words).result() for one in said]
        return [one for one in read if isinstance(one, UntilRead)] if len(set(map(type, read))) == 1 else []

    def _number(self, place: int) -> int | None:
        """Return where a number in digits or words ends, or None."""
        digits, word = DIGITS.match(self._look.text, place), self._look.of.counted.at(self._look.text, place)
        return digits.end() if digits else word[1] if word else None

    def _halves(self) -> tuple[datetime, ...]:
        return halves(self.taken[0].time, self._now, self._zone)

    def _unclear(self, readings: Sequence[UntilRead]) -> Unclear:
        ahead = dict.fromkeys(one for one in readings if one.until_at > self._now)
        return Unclear(tuple(ahead)[:READINGS], self._text.strip())

    def _readings(self, found: Sequence[Found]) -> list[UntilRead]:
        read = (
            UntilRead(instant, self._rest(one.end))
            for one in found
            for instant in instants(one.time, self._now, self._zone)
        )
        return list(dict.fromkeys(read))

    def _rest(self, end: int) -> str:
        separator = SEPARATOR.match(self._look.text, end)
        end = separator.end() if separator else end
        places = self._places
        return self._text[places[end] if end < len(places) else min(len(self._text), LOOKED_AT) :].strip()
