"""A kinder time beside an end that lies in somebody's quiet hours."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.localtime import is_quiet
from bot.domain.people import Member, Tone
from bot.domain.settings import BREATH, kinder_end
from bot.domain.signals import LONGEST, SHORTEST

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland", "Australia/Lord_Howe")
SPRING = datetime(2027, 3, 27, tzinfo=UTC)  # the night after it loses an hour in Europe


def person(
    zone: str = "UTC", quiet_from: time = time(22, 30), quiet_to: time = time(8), *, is_zone_known: bool = True
) -> Member:
    return Member(
        id=1,
        name="Anna",
        language="en",
        zone=ZoneInfo(zone),
        is_zone_known=is_zone_known,
        tone=Tone.BALANCED,
        couple_id=1,
        quiet_from=quiet_from,
        quiet_to=quiet_to,
    )


def at(hour: int, minute: int = 0, day: int = 1) -> datetime:
    return datetime(2027, 3, day, hour, minute, tzinfo=UTC)


PEOPLE = st.builds(person, st.sampled_from(ZONES), st.times(), st.times())
INSTANTS = st.integers(0, 400 * 24 * 60).map(lambda minutes: datetime(2027, 1, 1, tzinfo=UTC) + minutes * BREATH / 30)


@given(PEOPLE, PEOPLE, INSTANTS, st.integers(20, 1_440))
def test_kinder_time_is_quiet_for_nobody(one: Member, other: Member, now: datetime, minutes: int) -> None:
    """Whatever is offered is a time that could be set, and falls into the quiet hours of neither."""
    until = now + timedelta(minutes=minutes)
    kinder = kinder_end(until, now, one, other)
    if kinder is not None:
        assert SHORTEST <= kinder - now <= LONGEST
        assert any(is_quiet(until, p.zone, p.quiet_from, p.quiet_to) for p in (one, other))
        assert 1 <= until.astimezone(other.zone).hour < 7
        assert not any(is_quiet(kinder, p.zone, p.quiet_from, p.quiet_to) for p in (one, other))


def test_waking_hours_are_left_alone() -> None:
    assert kinder_end(at(20), at(18), person(), person()) is None


def test_an_hour_late_in_the_evening_is_left_alone() -> None:
    """Nobody is asked to stay away until the morning instead of until midnight."""
    assert kinder_end(at(23, 40), at(22, 40), person(), person()) is None
    assert kinder_end(at(0, 5, day=2), at(23, 5), person(), person()) is None


def test_night_moves_to_the_morning() -> None:
    assert kinder_end(at(1, 40, day=2), at(22), person(), person()) == at(8, 30, day=2)


def test_long_pause_may_end_that_evening() -> None:
    """From noon until twenty past one at night: ten in the evening keeps most of it."""
    assert kinder_end(at(1, 20, day=2), at(12), person(), person()) == at(22)


def test_the_others_night_counts_too() -> None:
    """Nine in the evening in Berlin is a quarter to two at night in Kathmandu."""
    kinder = kinder_end(at(20), at(19), person("Europe/Berlin"), person("Asia/Kathmandu"))
    assert kinder == at(7, 30, day=2)  # Berlin's quiet ends at 07:00 UTC, Kathmandu's long before


def test_unknown_zone_has_no_night() -> None:
    assert kinder_end(at(1, 40, day=2), at(22), person(is_zone_known=False), person(is_zone_known=False)) is None


def test_no_quiet_hours_ask_for_nothing() -> None:
    anna = person(quiet_from=time(3), quiet_to=time(3))
    assert kinder_end(at(3), at(1), anna, anna) is None


def test_morning_after_the_clocks_change() -> None:
    """In the night in which Berlin loses an hour, half past eight in the morning is 06:30 in UTC."""
    now = SPRING + timedelta(hours=22)
    anna = person("Europe/Berlin")
    kinder = kinder_end(now + timedelta(hours=3), now, anna, anna)
    assert kinder is not None
    assert kinder.astimezone(ZoneInfo("Europe/Berlin")).time() == time(8, 30)
    assert kinder == datetime(2027, 3, 28, 6, 30, tzinfo=UTC)


def test_nothing_fits_into_a_day() -> None:
    """Two people whose nights leave no common hour get no offer."""
    anna, boris = person(quiet_from=time(12), quiet_to=time(0)), person(quiet_from=time(0), quiet_to=time(12))
    assert kinder_end(at(13), at(11), anna, boris) is None
