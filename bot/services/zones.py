"""Find the IANA zone a person lives in: from what their clock shows, or from a place on the map.

Nothing is stored and no network is used. Zones are weighed by how many people live in their cities. What is written in
words is read in `zoneanswers`.
"""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from bot import zonedata
from bot.content.zone_people import people_of_zones

_CLOCK_OFF_BY = timedelta(minutes=7, seconds=30)  # half of the smallest step between two offsets of the world
_DAY = timedelta(days=1)
_FORTNIGHTS = 27  # looks at a zone over a year, close enough to see Morocco's month of Ramadan
_ANYWHERE = (
    5.0  # percent: a language counts as spoken a little everywhere, so that big zones beat hamlets that speak it
)
_AT_HOME = 4  # how much more a speaker counts in the country that a code of a language points to
_NO_PLACE = frozenset({"Factory", "localtime", "posixrules"})


@dataclass(frozen=True, slots=True)
class OffsetChoice:
    """One answer to "what time is it for you now?": `label` is what clocks in `zone` show, "21:40"."""

    label: str
    zone: str
    local_at: datetime  # aware, in the zone: two choices a day apart have the same label


def is_zone(name: str) -> bool:
    """Return whether `name` is an IANA zone that this machine knows."""
    return name in names()


def countries_of_zones() -> Mapping[str, str]:
    """Return every zone of the world in which somebody lives, with its ISO country code."""
    return _places()


def year_of(name: str, now: datetime) -> str:
    """Return the offsets of a zone through the year from now on, which are alike where clocks are."""
    return _year_of(name, now.year, now.month)


def zone_at(latitude: float, longitude: float) -> str | None:
    """Return the zone at a place in degrees, or None where there is no such place.

    tzfpy takes 0.2 s and 17 MB the first time, microseconds from then on.
    """
    if not (math.isfinite(latitude) and math.isfinite(longitude)) or abs(latitude) > 90 or abs(longitude) > 180:
        return None
    import tzfpy

    name: str = tzfpy.get_tz(longitude, latitude)
    return name if is_zone(name) else None


def likely_places(now: datetime, language_code: str | None = None, limit: int = 6) -> list[OffsetChoice]:
    """Return zones of which no two keep one time through the year, where most of those who speak a language live.

    Countries in which it is an official language come first, and the one that `language_code` ("pt-br") points to
    counts four times (a guess: a code without a country is used in all of them).
    """
    return [_choice(name, now) for name in _spoken_in(language_code, now.year, now.month)[:limit]]


def zone_from_clock(shown: time, now: datetime, language_code: str | None = None, limit: int = 6) -> list[OffsetChoice]:
    """Return the zones in which clocks show `shown`, likeliest first, one for each rule of summer time.

    A clock may be off by seven minutes. Nobody's clock shows it: the list is empty.
    """
    names = [name for name in _places() if _apart(shown, now.astimezone(_zone(name))) <= _CLOCK_OFF_BY]
    return [_choice(name, now) for name in _likeliest(names, now, language_code)[:limit]]


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """Return the names of all zones that this machine knows."""
    return frozenset(available_timezones() - _NO_PLACE)


@lru_cache(maxsize=1)
def _places() -> dict[str, str]:
    """Return every zone of the world in which somebody lives, with its ISO country code, from tzdata's own list."""
    rows = (line.split("\t") for line in zonedata.read("zone.tab").splitlines() if line and not line.startswith("#"))
    return {row[2]: row[0] for row in rows if is_zone(row[2])}


@lru_cache(maxsize=1_024)  # ZoneInfo itself keeps eight and would read the other files again each time
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _offset(name: str, at: datetime) -> timedelta:
    return at.astimezone(_zone(name)).utcoffset() or timedelta()


def _choice(name: str, now: datetime) -> OffsetChoice:
    local_at = now.astimezone(_zone(name))
    return OffsetChoice(local_at.strftime("%H:%M"), name, local_at)


def _apart(shown: time, local_at: datetime) -> timedelta:
    """Return how far a clock is from showing the right time of day."""
    right = timedelta(hours=local_at.hour, minutes=local_at.minute, seconds=local_at.second)
    apart = abs(timedelta(hours=shown.hour, minutes=shown.minute, seconds=shown.second) - right)
    return min(apart, _DAY - apart)


def _likeliest(names: list[str], now: datetime, language_code: str | None) -> list[str]:
    """Return one zone for each way in which the offsets of some zones go on through the year, likeliest first."""
    weigh = _Weighing(language_code)
    alike = defaultdict[str, list[str]](list)
    for name in names:
        alike[_year_of(name, now.year, now.month)].append(name)
    return [max(group, key=weigh.zone) for group in sorted(alike.values(), key=weigh.group, reverse=True)]


@lru_cache(maxsize=1_024)  # twice the zones of the world
def _year_of(name: str, year: int, month: int) -> str:
    """Return the offsets of a zone through the year that begins with a month."""
    first = datetime(year, month, 1, tzinfo=UTC)
    return " ".join(str(_offset(name, first + n * 14 * _DAY)) for n in range(_FORTNIGHTS))


@lru_cache(maxsize=256)
def _spoken_in(language_code: str | None, year: int, month: int) -> list[str]:
    """Return one zone for each way in which offsets go on through the year, by how many speak a language there."""
    weigh = _Weighing(language_code)
    alike = defaultdict[str, list[str]](list)
    for name in _places():
        alike[_year_of(name, year, month)].append(name)
    groups = sorted(alike.values(), key=lambda names: (*weigh.speakers(names), *weigh.group(names)), reverse=True)
    return [max(names, key=lambda name: (*weigh.speakers([name]), *weigh.zone(name))) for names in groups]


class _Weighing:
    """How likely it is that somebody whose Telegram speaks a language lives in a zone."""

    def __init__(self, language_code: str | None) -> None:
        """Take a code as Telegram sends it ("de", "pt-br"); one that nobody knows counts for nothing."""
        from babel.core import get_global

        self._language, _, region = (language_code or "").lower().replace("_", "-").partition("-")
        likely: str = get_global("likely_subtags").get(self._language, "")
        self._country = region.upper() or likely.rpartition("_")[2]
        self._languages: Any = get_global("territory_languages")
        self._people, self._countries = people_of_zones(), _places()

    def zone(self, name: str) -> tuple[bool, float, str]:
        """Rank one zone among others."""
        country, people = self._countries[name], self._people.get(name, 0)
        return country == self._country, people * (_ANYWHERE + self._percent(country)), name

    def speakers(self, names: list[str]) -> tuple[float, float]:
        """Return how many speak the language in some zones, those of the likeliest country counting more.

        Before that, how many of them live where it is an official language.
        """
        spoken = [(self._countries[name], self._speakers_in(name)) for name in names]
        return sum(count for country, count in spoken if self._is_official(country)), sum(count for _, count in spoken)

    def _speakers_in(self, name: str) -> float:
        country = self._countries[name]
        counted = self._people.get(name, 0) * self._percent(country) / 100
        return counted * (_AT_HOME if country == self._country else 1)

    def _percent(self, country: str) -> float:
        return float(self._languages.get(country, {}).get(self._language, {}).get("population_percent") or 0)

    def _is_official(self, country: str) -> bool:
        return bool(self._languages.get(country, {}).get(self._language, {}).get("official_status"))

    def group(self, names: list[str]) -> tuple[float, float]:
        """Rank zones that keep the same time together: by who of them is at home there, then by all."""
        ranks = [self.zone(name) for name in names]
        return sum(weight for is_home, weight, _ in ranks if is_home), sum(weight for _, weight, _ in ranks)
