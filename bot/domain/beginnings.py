"""The start of it all: what two people who have just connected are told will come by itself."""

from dataclasses import dataclass
from datetime import datetime, time

from bot.domain.people import Member
from bot.domain.settings import ClockChoice


@dataclass(frozen=True, slots=True)
class Routine:
    """What comes to one person by itself: lessons, unless the clock is None or there is no day for them."""

    person: Member
    lesson_clock: time | None
    lesson_days: frozenset[int]
    likely: tuple[ClockChoice, ...] = ()  # where the person may be, if their zone is not known


@dataclass(frozen=True, slots=True)
class QuestionsOffered:
    """Somebody whose time is known is asked whether a question may come by itself, at `clock` on `days`."""

    person: Member
    clock: time
    days: frozenset[int]
    at: datetime


@dataclass(frozen=True, slots=True)
class QuestionsChosen:
    """Somebody said whether a question may come by itself each evening; `likely` as of a `Routine`, where it may."""

    person: Member
    is_on: bool
    clock: time
    likely: tuple[ClockChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class Begun:
    """Two people are connected, and from now on things come by themselves to both."""

    routines: tuple[Routine, ...]
    at: datetime
