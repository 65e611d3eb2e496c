"""Clock times become the right instants on every night of the year, everywhere."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.localtime import (
    at_local,
    is_near_in_the_night,
    is_on_calendar,
    is_quiet,
    next_local,
    quiet_ends_at,
    rounded_length,
)

UNHURRIED = settings(deadline=None)  # a busy machine is no fault of what is tested
BERLIN = ZoneInfo("Europe/Berlin")
BEIRUT = ZoneInfo("Asia/Beirut")
APIA = ZoneInfo("Pacific/Apia")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
SCORESBYSUND = ZoneInfo("America/Scoresbysund")

ZONES = st.sampled_from(
    [
        "Europe/Berlin",
        "Europe/Dublin",
        "America/New_York",
        "America/St_Johns",
        "America/Scoresbysund",
        "America/Nuuk",
        "America/Sao_Paulo",
        "America/Santiago",
        "Africa/Casablanca",
        "Africa/Cairo",
        "Asia/Beirut",
        "Asia/Gaza",
        "Asia/Kathmandu",
        "Asia/Tehran",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Pacific/Kiritimati",
        "Pacific/Chatham",
        "Antarctica/Troll",
        "UTC",
    ]
).map(ZoneInfo)
# Around the nights on which clocks change, so that chance does not have to find them.
_CHANGES = "2026-03-29 2026-10-25 2026-03-08 2026-11-01 2026-04-05 2026-10-04 2011-12-30 2018-11-04 2026-04-24"
CHANGES = st.sampled_from(_CHANGES.split()).map(date.fromisoformat)
CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
DAYS = st.dates(date(2008, 1, 1), date(2036, 1, 1)) | CHANGES
INSTANTS = st.builds(
    lambda day, seconds: datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(seconds=seconds),
    DAYS,
    st.integers(-86_400, 86_400),
)


def utc(*numbers: int) -> datetime:
    return datetime(*numbers, tzinfo=UTC)  # type: ignore[arg-type,misc]


@UNHURRIED
@given(DAYS, CLOCKS, ZONES)
@example(date(2026, 3, 29), time(2, 30), BERLIN)
@example(date(2011, 12, 30), time(12), APIA)
@example(date(2026, 10, 4), time(2, 15), LORD_HOWE)
def test_local_time_is_shown_or_first_after_gap(day: date, clock: time, zone: ZoneInfo) -> None:
    instant = at_local(day, clock, zone)
    wanted = datetime.combine(day, clock)
    shown = instant.astimezone(zone).replace(tzinfo=None, fold=0)
    just_before = (instant - timedelta(seconds=1)).astimezone(zone).replace(tzinfo=None, fold=0)
    assert instant.utcoffset() == timedelta()
    assert shown == wanted or just_before < wanted < shown


@UNHURRIED
@given(DAYS, CLOCKS, ZONES)
@example(date(2026, 10, 25), time(2, 30), BERLIN)
@example(date(2026, 4, 5), time(1, 45), LORD_HOWE)
def test_doubled_time_means_first_still_ahead(day: date, clock: time, zone: ZoneInfo) -> None:
    first = at_local(day, clock, zone)
    second = at_local(day, clock, zone, after=first)
    assert at_local(day, clock, zone, after=first - timedelta(seconds=1)) == first
    assert second >= first
    if second > first:
        assert second.astimezone(zone).replace(tzinfo=None, fold=0) == datetime.combine(day, clock)


@pytest.mark.parametrize(
    ("zone", "day", "clock", "instant"),
    [
        (BERLIN, date(2026, 3, 29), time(2, 30), utc(2026, 3, 29, 1, 0)),
        (BERLIN, date(2026, 10, 25), time(2, 30), utc(2026, 10, 25, 0, 30)),
        (BEIRUT, date(2026, 3, 29), time(0, 0), utc(2026, 3, 28, 22, 0)),
        (BEIRUT, date(2026, 3, 29), time(0, 45), utc(2026, 3, 28, 22, 0)),
        (LORD_HOWE, date(2026, 10, 4), time(2, 10), utc(2026, 10, 3, 15, 30)),
        (APIA, date(2011, 12, 30), time(20, 0), utc(2011, 12, 30, 10, 0)),
        (SCORESBYSUND, date(2026, 3, 28), time(23, 30), utc(2026, 3, 29, 1, 0)),
    ],
)
def test_known_gaps_and_folds_of_the_world(zone: ZoneInfo, day: date, clock: time, instant: datetime) -> None:
    assert at_local(day, clock, zone) == instant


@UNHURRIED
@given(INSTANTS, CLOCKS, ZONES, st.none() | st.frozensets(st.integers(0, 6), min_size=1))
@example(utc(2026, 10, 25, 0, 45), time(2, 30), BERLIN, None)
@example(utc(2011, 12, 29, 12, 0), time(10), APIA, None)
@example(utc(2026, 3, 29, 0, 30), time(23, 30), SCORESBYSUND, None)
def test_every_allowed_date_comes_exactly_once(
    now: datetime, clock: time, zone: ZoneInfo, weekdays: frozenset[int] | None
) -> None:
    allowed = weekdays or frozenset(range(7))
    found, instant = [], now
    for _ in range(9):
        day, following = next_local(instant, clock, zone, weekdays)
        assert following > instant
        assert following == at_local(day, clock, zone)
        found.append(day)
        instant = following
    span = [found[0] + timedelta(days=n) for n in range((found[-1] - found[0]).days + 1)]
    assert found == [day for day in span if day.weekday() in allowed and is_on_calendar(day, zone)]


@UNHURRIED
@given(INSTANTS, CLOCKS, ZONES)
def test_next_occurrence_leaves_no_earlier_one(now: datetime, clock: time, zone: ZoneInfo) -> None:
    day, _ = next_local(now, clock, zone)
    for earlier in (day - timedelta(days=n) for n in range(1, 4)):
        assert not is_on_calendar(earlier, zone) or at_local(earlier, clock, zone) <= now


def test_no_weekday_allowed_is_an_error() -> None:
    with pytest.raises(ValueError, match="no weekday"):
        next_local(utc(2026, 1, 1), time(9), BERLIN, frozenset())


def test_missing_day_of_apia_is_not_counted() -> None:
    assert not is_on_calendar(date(2011, 12, 30), APIA)
    assert next_local(utc(2011, 12, 30, 9, 0), time(10), APIA) == (date(2011, 12, 31), utc(2011, 12, 30, 20, 0))


@UNHURRIED
@given(INSTANTS, ZONES, CLOCKS, CLOCKS)
@example(utc(2026, 10, 25, 0, 45), BERLIN, time(22), time(2, 30))
@example(utc(2011, 12, 30, 9, 0), APIA, time(22), time(7))
def test_quiet_ends_where_quiet_stops(now: datetime, zone: ZoneInfo, start: time, end: time) -> None:
    ends_at = quiet_ends_at(now, zone, start, end)
    assert is_quiet(now, zone, start, end) == (ends_at > now)
    assert not is_quiet(ends_at, zone, start, end)
    if ends_at > now:
        assert is_quiet(ends_at - timedelta(seconds=1), zone, start, end)
        assert ends_at - now <= timedelta(hours=25)


@UNHURRIED
@given(INSTANTS, CLOCKS, CLOCKS)
def test_quiet_follows_wall_clock_without_dst(now: datetime, start: time, end: time) -> None:
    zone = ZoneInfo("Asia/Kathmandu")
    shown = now.astimezone(zone).time()
    expected = start <= shown < end if start <= end else shown >= start or shown < end
    assert is_quiet(now, zone, start, end) == expected


def test_quiet_night_wraps_past_midnight() -> None:
    night = (time(22), time(7))
    assert is_quiet(utc(2026, 6, 1, 20, 0), BERLIN, *night)
    assert is_quiet(utc(2026, 6, 2, 4, 59), BERLIN, *night)
    assert not is_quiet(utc(2026, 6, 2, 5, 0), BERLIN, *night)
    assert quiet_ends_at(utc(2026, 6, 1, 21, 30), BERLIN, *night) == utc(2026, 6, 2, 5, 0)


def test_what_is_near_in_the_night_depends_on_each_persons_zone() -> None:
    late, five_past = utc(2026, 6, 1, 21, 5), utc(2026, 6, 1, 22, 5)  # 23:05 and 00:05 in Berlin
    assert is_near_in_the_night(five_past, late, BERLIN)
    assert not is_near_in_the_night(five_past, late, ZoneInfo("America/New_York"))
    assert not is_near_in_the_night(late, five_past, BERLIN)  # past
    assert not is_near_in_the_night(utc(2026, 6, 2, 3, 0), late, BERLIN)  # five in the morning
    assert not is_near_in_the_night(utc(2026, 6, 1, 23, 0), utc(2026, 6, 1, 14, 0), BERLIN)  # nine hours ahead


@UNHURRIED
@given(st.timedeltas(timedelta(minutes=15), timedelta(hours=8)))
def test_lengths_are_rounded_to_what_people_say(length: timedelta) -> None:
    said = timedelta(minutes=rounded_length(length))
    assert abs(said - length) <= max(timedelta(minutes=16), length / 4)
    assert said == timedelta(minutes=20) or said % timedelta(minutes=30) == timedelta(0)
