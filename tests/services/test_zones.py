"""A person's zone is found from their clock, their city or a place, and from nothing else."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.zone_people import FILE
from bot.services.zones import is_zone, likely_places, year_of, zone_at, zone_from_clock
from tests.architecture.zone_people import made

UNHURRIED = settings(deadline=None)  # a busy machine is no fault of what is tested
WINTER = datetime(2026, 1, 15, 12, 7, 40, tzinfo=UTC)
SUMMER = datetime(2026, 7, 15, 12, 7, 40, tzinfo=UTC)


@pytest.mark.parametrize("now", [WINTER, SUMMER])
@pytest.mark.parametrize("language", [None, "en", "es", "pt-br", "xx", "", "no-such-language-at-all"])
def test_likely_places_keep_different_times_and_are_shown_right(now: datetime, language: str | None) -> None:
    choices = likely_places(now, language)
    assert len(choices) == 6
    assert len({year_of(choice.zone, now) for choice in choices}) == 6
    for choice in choices:
        assert choice.local_at == now
        assert choice.label == now.astimezone(ZoneInfo(choice.zone)).strftime("%H:%M")


@pytest.mark.parametrize(
    ("language", "first", "among"),
    [
        ("en", "America/New_York", {"Europe/London", "America/Los_Angeles", "Asia/Kolkata"}),
        ("en-gb", "Europe/London", {"America/New_York"}),
        ("es", "Europe/Madrid", {"America/Mexico_City", "America/Bogota", "America/Argentina/Buenos_Aires"}),
        ("es-mx", "America/Mexico_City", {"Europe/Madrid"}),
        ("pt-br", "America/Sao_Paulo", {"Europe/Lisbon"}),
        ("de", "Europe/Berlin", set()),
        ("fa", "Asia/Tehran", {"Asia/Kabul"}),
    ],
)
def test_places_are_those_where_the_language_is_spoken(language: str, first: str, among: set[str]) -> None:
    found = [choice.zone for choice in likely_places(WINTER, language)]
    assert found[0] == first
    assert among <= set(found)


def test_clock_gives_one_zone_for_each_summer_rule() -> None:
    found = [choice.zone for choice in zone_from_clock(time(13, 7), WINTER, "de")]
    assert found[0] == "Europe/Berlin"
    assert "Africa/Lagos" in found
    summers = [SUMMER.astimezone(ZoneInfo(zone)).utcoffset() for zone in found]
    assert summers[0] == timedelta(hours=2)
    assert "Europe/Paris" not in found, "keeps the same time as Berlin"


def test_clock_off_by_minutes_still_finds_its_zone() -> None:
    assert zone_from_clock(time(13, 12), WINTER, "de")[0].zone == "Europe/Berlin"
    assert zone_from_clock(time(17, 50), WINTER)[0].zone == "Asia/Kathmandu"
    assert zone_from_clock(time(0, 3), SUMMER.replace(hour=23, minute=58), "en")[0].zone == "Africa/Accra"


def test_clock_that_nobody_has_finds_nothing() -> None:
    assert zone_from_clock(time(13, 20), WINTER) == []


def test_same_time_a_day_apart_is_told_apart() -> None:
    found = {choice.zone: choice.local_at.day for choice in zone_from_clock(time(1, 7), WINTER)}
    assert found["Pacific/Auckland"] == 16
    assert found["Pacific/Pago_Pago"] == 15


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [
        (52.52, 13.4, "Europe/Berlin"),
        (27.7, 85.32, "Asia/Kathmandu"),
        (-31.55, 159.08, "Australia/Lord_Howe"),
        (40.71, -74.0, "America/New_York"),
        (91.0, 0.0, None),
        (0.0, -180.5, None),
        (float("nan"), 0.0, None),
        (float("inf"), 0.0, None),
    ],
)
def test_place_gives_its_zone_or_none(latitude: float, longitude: float, zone: str | None) -> None:
    assert zone_at(latitude, longitude) == zone


@UNHURRIED
@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_place_on_earth_has_a_zone(latitude: float, longitude: float) -> None:
    found = zone_at(latitude, longitude)
    assert found is None or is_zone(found)


@pytest.mark.parametrize("name", ["Factory", "localtime", "", "Mars/Olympus", "europe/berlin", "../etc/passwd", "\x00"])
def test_only_real_zones_count(name: str) -> None:
    assert not is_zone(name)
    assert is_zone("Europe/Berlin")


def test_list_of_people_by_zone_is_that_of_the_cities() -> None:
    assert FILE.read_text(encoding="utf-8") == made(), "write it anew: python -m tests.architecture.zone_people"
