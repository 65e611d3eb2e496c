"""Numbers that are dead, planned or contradicted: refused in the file of their country, and named with the reason."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.content.faults import ErrorCollector
from bot.content.yaml_mapping import YamlMapping, open_record

FILE = "refused.yaml"


def bare(number: str) -> str:
    """Return what a phone dials of a number as people write it."""
    return re.sub(r"[^0-9*#+]", "", number)


@dataclass(frozen=True, slots=True)
class Refused:
    """The refused numbers by country, each with the reason."""

    by_country: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def why(self, country: str, number: str) -> str:
        """Return why a number is refused in a country, "" where it is not."""
        return self.by_country.get(country, {}).get(bare(number), "")


def read_refused(file: str, text: str, findings: ErrorCollector) -> Refused:
    """Read the list, given as the text of its file."""
    record = open_record(file, text, findings)
    found: dict[str, dict[str, str]] = {}
    if record is None:
        return Refused()
    for one in record.records("numbers"):
        number, country, why = _entry(one)
        found.setdefault(country, {})[bare(number)] = why
    record.close()
    return Refused(found)


def _entry(record: YamlMapping) -> tuple[str, str, str]:
    number, country, why = record.text("number"), record.text("country"), record.text("why")
    if number and not re.search(r"\d", number):
        record.fault("number", f"is {number!r}, which is no number")
    record.close()
    return number, country, why
