"""The start of it all: what two people who have just connected are told will come by itself."""

from dataclasses import dataclass
from datetime import datetime, time

from bot.domain.people import Member


@dataclass(frozen=True, slots=True)
class Routine:
    """What comes to one person by itself; a clock that is None, or no day, means that nothing of that kind comes."""

    person: Member
    question_clock: time | None
    question_days: frozenset[int]
    lesson_clock: time | None
    lesson_days: frozenset[int]


@dataclass(frozen=True, slots=True)
class Begun:
    """Two people are connected, and from now on things come by themselves to both."""

    routines: tuple[Routine, ...]
    at: datetime
