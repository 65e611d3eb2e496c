"""What somebody can choose about how Halfway speaks to them, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.domain.localtime import is_quiet, quiet_ends_at
from bot.domain.people import Member
from bot.domain.signals import LONGEST, SHORTEST

UNDO_SECONDS = (0, 10, 30)  # docs/develop/evidence.md, E1b
BREATH = timedelta(minutes=30)  # between a kinder time and the quiet hours: nobody is met on the pillow
DEEP_FROM, DEEP_TO = time(1), time(7)  # when most people are asleep, whatever their quiet hours are
CLOCK_SHOWN_FOR = timedelta(minutes=7)  # a button that says what time it is somewhere is right for so long
_MOST_NIGHTS = 3  # how many quiet stretches of two people may follow on each other before the search ends


class Section(StrEnum):
    """The screens of the settings."""

    MAIN = "main"
    NAME = "name"
    TONE = "tone"
    SIGNALS = "signals"
    QUIET = "quiet"
    QUIET_FROM = "quiet-from"
    QUIET_TO = "quiet-to"
    ZONE = "zone"
    LANGUAGE = "language"
    DISCREET = "discreet"
    CHECKINS = "checkins"
    CHECKINS_HOUR = "checkins-hour"
    LESSONS = "lessons"
    LESSONS_HOUR = "lessons-hour"


HOUR_OF = {Section.CHECKINS_HOUR: Section.CHECKINS, Section.LESSONS_HOUR: Section.LESSONS}


class Switch(StrEnum):
    """What can be on or off, by the name it has of a `Member`."""

    LINES = "takes_lines"
    REMINDERS = "takes_reminders"
    HOLDS = "holds_at_night"
    DISCREET = "is_discreet"


@dataclass(frozen=True, slots=True)
class ClockChoice:
    """A zone and what clocks in it show now; `place` is a city by which people know it, empty where none was named."""

    zone: str
    local_at: datetime  # aware, in the zone
    place: str = ""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When something comes by itself, by the person's own clock; weekdays from Monday 0 to Sunday 6."""

    is_on: bool
    days: frozenset[int]
    clock: time
    track: str | None = None  # of lessons


@dataclass(frozen=True, slots=True)
class SettingsShown:
    """Somebody looks at their settings or has just changed one; `problem` names what could not be read."""

    person: Member
    section: Section
    at: datetime
    problem: str | None = None
    readings: tuple[time, ...] = ()  # what a typed clock time may mean
    is_language_chosen: bool = False
    is_name_chosen: bool = False
    rhythms: Mapping[Section, Rhythm] = field(default_factory=dict)  # of questions and lessons, where they are shown


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    """Somebody chose their language; `person` speaks it already."""

    person: Member
    at: datetime


@dataclass(frozen=True, slots=True)
class ZoneAsked:
    """Somebody is asked what time it is for them: `likely` for their language, `places` for what they named."""

    person: Member
    at: datetime
    likely: tuple[ClockChoice, ...] = ()
    places: tuple[ClockChoice, ...] = ()
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class ZoneTaken:
    """A zone was taken from words, and the place that was understood is said before anything follows from it.

    `prompt` is what was answered with a time by that zone, and the id of what that was about, where it was no draft.
    """

    person: Member
    at: datetime
    place: str
    prompt: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class PlaceAsked:
    """Somebody would rather share where they are."""

    person: Member


@dataclass(frozen=True, slots=True)
class PlaceSettled:
    """The keyboard that asked for a place goes: `how` is "shared", "nowhere" (no zone is there), "named" or "refused".

    The place itself is forgotten.
    """

    person: Member
    how: str
    at: datetime


def kinder_end(until_at: datetime, now: datetime, person: Member, partner: Member) -> datetime | None:
    """Return a kinder time than `until_at` where the partner may be asleep then, from one to seven at night, or None.

    What ends before one is left alone: an hour late in the evening is no reason to stay away until the morning.

    The evening before, half an hour before the quiet begins, where that leaves two thirds of what was asked for;
    otherwise half an hour after it ends. A pause stays between its shortest and its longest. Quiet hours of people
    whose zone is not known are left out, because nobody knows when they are.
    """
    known = [one for one in (person, partner) if one.is_zone_known]
    is_asleep = partner.is_zone_known and DEEP_FROM <= until_at.astimezone(partner.zone).time() < DEEP_TO
    if not is_asleep or not _is_quiet(until_at, known):
        return None
    earlier = _last_awake(until_at, now, known)
    if earlier is not None and earlier - now >= max(SHORTEST, (until_at - now) * 2 / 3):
        return earlier
    later = until_at
    for _ in range(_MOST_NIGHTS):
        later = max([quiet_ends_at(later, p.zone, p.quiet_from, p.quiet_to) for p in known])
        if not _is_quiet(later, known):
            break
    later += BREATH
    return later if later - now <= LONGEST and not _is_quiet(later, known) else None


def _is_quiet(at: datetime, people: list[Member]) -> bool:
    return any(is_quiet(at, person.zone, person.quiet_from, person.quiet_to) for person in people)


def _last_awake(until_at: datetime, now: datetime, people: list[Member]) -> datetime | None:
    """Return the last half hour on the clock before `until_at` that is half an hour away from all quiet hours."""
    half = timedelta(minutes=30)
    seconds = until_at.timestamp() % half.total_seconds()
    at = until_at - timedelta(seconds=seconds)
    while at > now:
        if not _is_quiet(at, people) and not _is_quiet(at + BREATH - timedelta(seconds=1), people):
            return at
        at -= half
    return None
