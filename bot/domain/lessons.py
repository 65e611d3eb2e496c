"""Which lesson comes next for somebody, and when; what happened around it.

A scheduled lesson comes on the chosen days at the chosen hour of the person's own clock. What is in its way decides:
in quiet hours it waits for their end; during a pause, during one's own or the partner's open space, and where the
day's two messages are spent, it is left out and the next slot brings it. More than two hours late, as after an outage,
it is let go likewise. So nothing is made up for, and nothing is lost: the lesson that was left out is the next one
still. Once the bot is blocked no slot follows, until the person asks for a lesson, says /start, or changes when lessons
come. A local time that clocks show twice has one slot, one that they skip has it at the end of the gap.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.localtime import next_local
from bot.domain.people import Member

DAYS = frozenset({0, 2, 4})  # Monday, Wednesday, Friday
CLOCK = time(12, 30)
TRACKS = ("reach", "retreat", "mixed")
TOO_LATE = timedelta(hours=2)
REPEATED = "M6"  # the view from across the street, which helps a few times a year (docs/develop/evidence.md, E14)
REPEATED_AFTER = timedelta(days=122)  # four months


@dataclass(frozen=True, slots=True)
class LessonSettings:
    """When lessons come and which; `days` are numbers from Monday 0 to Sunday 6."""

    is_on: bool = True
    days: frozenset[int] = DAYS
    clock: time = CLOCK
    track: str = "mixed"


@dataclass(frozen=True, slots=True)
class Progress:
    """What somebody had so far, by the ids of lessons; nobody else ever sees it."""

    track: str = "mixed"
    had: Mapping[str, datetime] = field(default_factory=dict, repr=False)


def next_of(course: Sequence[str], had: Mapping[str, datetime], now: datetime) -> str | None:
    """Return the id of the lesson that is next in a course, given as ids in order; None where nothing is left.

    Once through, one lesson comes again four months after it was there last.
    """
    for lesson_id in course:
        if lesson_id not in had:
            return lesson_id
    if REPEATED in course and now - had[REPEATED] >= REPEATED_AFTER:
        return REPEATED
    return None


def next_slot(settings: LessonSettings, zone: ZoneInfo, now: datetime, ended_on: date | None) -> tuple[date, datetime]:
    """Return the local date and the instant of the next slot; a date that had its slot (`ended_on`) has no second."""
    day, at = next_local(now, settings.clock, zone, settings.days)
    while ended_on is not None and day <= ended_on:
        day, at = next_local(at, settings.clock, zone, settings.days)
    return day, at


@dataclass(frozen=True, slots=True)
class LessonDue:
    """The next lesson of somebody is to be shown; `slot_on` is the local date it belongs to, None where asked for."""

    person: Member
    lesson_id: str
    at: datetime
    is_connected: bool
    slot_on: date | None = None


@dataclass(frozen=True, slots=True)
class CourseOver:
    """Somebody asks for the next lesson and has had them all."""

    person: Member


@dataclass(frozen=True, slots=True)
class LessonOpened:
    """Somebody reads a lesson of their choice."""

    person: Member
    lesson_id: str
    is_connected: bool


@dataclass(frozen=True, slots=True)
class LessonMarked:
    """A lesson was skipped, which is as good as done, or is to come again (`is_later`)."""

    person: Member
    lesson_id: str
    is_connected: bool
    is_later: bool


@dataclass(frozen=True, slots=True)
class LessonGone:
    """A button names a lesson that is not there any more."""

    person: Member


@dataclass(frozen=True, slots=True)
class LessonsListed:
    """Somebody looks at the lessons: their own course, or what lies over the fence."""

    person: Member
    progress: Progress
    at: datetime
    is_over_fence: bool = False
