"""What people call the place of a time zone, in their language: "Calcuta", "Katmandú", "UTC−3"."""

import re
from functools import lru_cache

from babel import Locale
from babel.core import get_global

_FIXED = re.compile(r"Etc/GMT([+-])(\d{1,2})")
_PLAIN = frozenset(
    {"UTC", "Etc/UTC", "Etc/GMT", "GMT", "Etc/GMT0", "Etc/GMT+0", "Etc/GMT-0", "Zulu", "Etc/Zulu", "UCT"}
)


@lru_cache(maxsize=2_048)  # the zones of the world in two languages
def city_of(zone: str, language: str) -> str:
    """Return the city by which people know a zone, or its offset where it is nowhere: zones like Etc/GMT+3 are UTC−3.

    Babel keeps cities of zones that were renamed under one of their old names.
    """
    fixed = _FIXED.fullmatch(zone)
    if zone in _PLAIN:
        return "UTC"
    if fixed:
        return f"UTC{'−' if fixed[1] == '+' else '+'}{fixed[2]}"
    known = Locale.parse(language.replace("-", "_")).time_zones
    for name in (zone, *_old_names().get(zone, ())):
        city = known.get(name, {}).get("city")
        if city:
            return str(city)
    return zone.rpartition("/")[2].replace("_", " ")


@lru_cache(maxsize=1)
def _old_names() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for old, new in get_global("zone_aliases").items():
        found.setdefault(new, []).append(old)
    return found


@lru_cache(maxsize=512)
def country_of(code: str, language: str) -> str:
    """Return the name of a country by its ISO code."""
    return str(Locale.parse(language.replace("-", "_")).territories.get(code, code))
