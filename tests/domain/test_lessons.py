"""Which lesson comes next, and when the next slot is."""

import itertools
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import SystemClock
from bot.content import ContentStore
from bot.content.lessons import Lessons
from bot.db.lessons import Course, bits
from bot.domain.lessons import REPEATED, REPEATED_AFTER, TRACKS, LessonSettings, next_of, next_slot
from tests.content.folder import OURS

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
ZONES = ("Europe/Berlin", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")
_days = st.frozensets(st.integers(0, 6), min_size=1)


@pytest.fixture(scope="module")
def lessons() -> Lessons:
    return ContentStore(OURS, SystemClock()).language("en").lessons


@pytest.mark.parametrize("track", TRACKS)
def test_course_is_read_in_order_once(lessons: Lessons, track: str) -> None:
    course = [lesson.id for lesson in lessons.course(track)]
    had: dict[str, datetime] = {}
    came = []
    while (following := next_of(course, had, NOW)) is not None:
        came.append(following)
        had[following] = NOW
    assert came == course
    first = {"reach": "R2", "retreat": "T2", "mixed": "R2 T2"}[track]  # in week two, after what the two buttons are for
    assert came[: 3 + len(first.split())] == ["B1", "B8", "B9", *first.split()]
    own = {"reach": "R1 R3 R4 R5 R6 R7", "retreat": "T1 T3 T4 T5 T6 T7", "mixed": "R5 T5"}[track]
    assert came[3 + len(first.split()) : -7] == [*(f"B{number}" for number in range(2, 8)), *own.split()]
    assert came[-7:] == [f"M{number}" for number in range(1, 8)]


def test_view_across_the_street_comes_again() -> None:
    had = {"B1": NOW, REPEATED: NOW}
    course = ["B1", REPEATED]
    assert next_of(course, had, NOW + REPEATED_AFTER - timedelta(seconds=1)) is None
    assert next_of(course, had, NOW + REPEATED_AFTER) == REPEATED
    assert next_of(["B1"], had, NOW + REPEATED_AFTER) is None


def test_renamed_files_change_nothing_of_the_order() -> None:
    assert next_of(["B2", "B1"], {"B2": NOW}, NOW) == "B1"


@given(st.sampled_from(ZONES), _days, st.times(), st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)))  # noqa: DTZ001
def test_slots_follow_each_other_by_days(zone: str, days: frozenset[int], clock: time, start: datetime) -> None:
    settings, where = LessonSettings(days=days, clock=clock.replace(microsecond=0)), ZoneInfo(zone)
    now, ended_on = start.replace(tzinfo=UTC), None
    seen: list[date] = []
    for _ in range(10):
        day, at = next_slot(settings, where, now, ended_on)
        assert at > now
        assert day.weekday() in days
        seen.append(day)
        now, ended_on = at, day
    assert seen == sorted(set(seen))
    assert all(later - earlier <= timedelta(days=8) for earlier, later in itertools.pairwise(seen))


@given(st.sampled_from(ZONES), _days, st.integers(0, 400))
def test_date_that_had_its_slot_has_no_second(zone: str, days: frozenset[int], ahead: int) -> None:
    where = ZoneInfo(zone)
    ended_on = NOW.astimezone(where).date() + timedelta(days=ahead % 3)
    day, at = next_slot(LessonSettings(days=days), where, NOW, ended_on)
    assert day > ended_on
    assert at > NOW


@given(st.frozensets(st.integers(0, 6)))
def test_days_are_kept_as_they_are_chosen(days: frozenset[int]) -> None:
    assert Course(weekdays=bits(days)).days == days
