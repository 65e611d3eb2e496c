"""What a text said about time, before any date or zone is known: lengths, clock times, days and parts of a day."""

from dataclasses import dataclass
from enum import IntEnum

DAY = 86_400  # seconds


class Hold(IntEnum):
    """How firmly the last words of a time belong to it, which decides what happens when other words follow."""

    FIRM = 0  # whatever follows: "at 9pm", "8 in the evening"
    NATURAL = 1  # unless a sentence is made of them: "tomorrow evening" in "tomorrow evening was too much"
    SOFT = 2  # only where nothing follows that could make a sentence of them: "8pm tomorrow" in "8pm tomorrow we talk"
    LOOSE = 3  # only where nothing follows at all, else they are no part of it: "until 7 30"


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time, in seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time in minutes since midnight, up to 1440.

    Not exact where "8:30" may be morning or evening; halved where its half of the day was said with it ("8pm", "noon"),
    so that a part of the day cannot move it. With a spread it is vague, and only asked about: "after dinner" may mean
    this time, or so many minutes later.
    """

    minutes: int
    is_exact: bool
    is_halved: bool = False
    spread: int = 0  # minutes


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it was named.

    `offset` counts days from today, `weekday` from Monday 0; `number`, `month` and `year` are a date, where a month or
    a year that was not said is None. `is_next_week` puts a weekday (or, without one, Monday) into the calendar week
    after this one, `weeks` adds weeks, `plus` days.
    """

    offset: int | None = None
    weekday: int | None = None
    number: int | None = None
    month: int | None = None
    year: int | None = None
    is_next_week: bool = False
    is_weekend: bool = False
    weeks: int = 0
    plus: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as it was said; `part` is when the named part of the day begins, in minutes since midnight."""

    day: Day | None = None
    clock: Clock | None = None
    part: int | None = None


Time = Length | Moment


@dataclass(frozen=True, slots=True)
class Found:
    """A time, where it ends in the text, and how firmly its last words belong to it."""

    time: Time
    end: int
    hold: Hold = Hold.FIRM
    is_opened: bool = False  # words such as "until" stand before it
    is_in_hours: bool = False  # a clock time with the mark of a length: "21h30"
