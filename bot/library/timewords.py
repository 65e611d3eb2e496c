"""The words for time of one language, read from content/<language>/times.yaml.

The file is plain lists that somebody who does not program can extend; what each list means is said in the file itself.
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from bot.errors import HalfwayError

_UNITS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}
_END_OF_DAY = "24:00"

Phrases = tuple[str, ...]
Table = Mapping[str, Any]


class TimeWordsFaulty(HalfwayError):
    """A times.yaml cannot be used; `faults` names everything that is wrong with it."""

    def __init__(self, faults: list[str]) -> None:
        """Keep the list of faults, one line each."""
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True, eq=False)
class TimeWords:
    """What people of one language say about time; every phrase is folded by `fold`. Two are equal only if the same."""

    language: str  # as the date library knows it: "en", "es"
    until: Phrases
    at: Phrases
    on: Phrases
    for_: Phrases
    joins: Phrases
    asides: Phrases
    ago: Phrases
    endless: Phrases
    units: Mapping[str, int]  # phrase -> seconds
    amounts: Mapping[str, float]  # phrase -> number
    fractions: Mapping[str, float]  # phrase said after a unit -> part of that unit
    days: Mapping[str, int]  # phrase -> days from today
    weekdays: Mapping[str, str]  # phrase -> full name, Monday to Sunday
    months: Mapping[str, str]  # phrase -> full name, January to December
    of: Phrases
    ordinals: Phrases
    clocks: Mapping[str, time | None]  # phrase -> clock time, None for the end of the day
    parts: Mapping[str, time]  # phrase -> when that part of a day begins to count
    part_links: Phrases
    parts_of_today: Mapping[str, time]
    before_noon: Phrases
    after_noon: Phrases
    hour_marks: Phrases
    minutes_before: Mapping[str, int]  # phrase said before an hour -> minutes to add
    minutes_after: Mapping[str, int]  # phrase said after an hour -> minutes to add


def fold(text: str) -> tuple[str, list[int]]:
    """Return `text` in small letters without accents and marks, and where each of its characters stood in `text`."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        plain = unicodedata.normalize("NFD", character)[0]
        if unicodedata.category(plain) in ("Mn", "Cf"):  # accents typed apart, direction marks
            continue
        small = plain.lower()
        folded.append("'" if plain in "’‘" else small if len(small) == 1 else plain)
        places.append(place)
    return "".join(folded), places


def load_time_words(path: Path, language: str) -> TimeWords:
    """Read the times.yaml at `path`, or raise `TimeWordsFaulty` with everything that is wrong with it."""
    try:
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise TimeWordsFaulty([f"{path.name}: cannot be read: {type(error).__name__}"]) from None
    if not isinstance(table, dict):
        raise TimeWordsFaulty([f"{path.name}: is not a list of names with their words"])
    return _Reading(path.name, table).words(language)


class _Reading:
    """One pass over the table of a file that gathers faults instead of stopping at the first."""

    def __init__(self, name: str, table: Table) -> None:
        self._name, self._table, self.faults = name, table, list[str]()
        self._seen: set[str] = set()

    def words(self, language: str) -> TimeWords:
        """Return the words, or raise with all faults."""
        units = self._groups("units", tuple(_UNITS))
        words = TimeWords(
            language=language,
            **{name: self._list(name) for name in ("until", "at", "on", "joins", "asides", "ago", "endless")},
            for_=self._list("for"),
            units=MappingProxyType({phrase: _UNITS[unit] for phrase, unit in units.items()}),
            amounts=self._map("amounts", _positive),
            fractions=self._map("fractions", _positive),
            days=self._map("days", _whole),
            weekdays=self._names("weekdays", 7),
            months=self._names("months", 12),
            clocks=self._map("clocks", _clock_or_end),
            parts=self._map("parts", _clock),
            parts_of_today=self._map("parts_of_today", _clock),
            minutes_before=self._map("minutes_before", _whole),
            minutes_after=self._map("minutes_after", _whole),
            **{name: self._list(name) for name in ("of", "ordinals", "part_links")},
            **{name: self._list(name) for name in ("before_noon", "after_noon", "hour_marks")},
        )
        self.faults += [f"{self._name}: {name}: nobody reads this list" for name in self._table.keys() - self._seen]
        if self.faults:
            raise TimeWordsFaulty(self.faults)
        return words

    def _wrong(self, where: str, what: str) -> None:
        self.faults.append(f"{self._name}: {where}: {what}")

    def _take(self, name: str, kind: type) -> Any:
        self._seen.add(name)
        value = self._table.get(name)
        if name not in self._table:
            self._wrong(name, "is missing")
        elif not isinstance(value, kind):
            self._wrong(name, "should be a list" if kind is list else "should be words with a value each")
        return value if isinstance(value, kind) else kind()

    def _phrase(self, where: str, value: object) -> str:
        """Return a phrase as it is compared; YAML turns a bare on, yes or 12 into something that is no text."""
        if not isinstance(value, str) or not value.strip():
            self._wrong(where, f"{value!r} is no text, put it in quotation marks")
            return ""
        return " ".join(fold(value)[0].split())

    def _list(self, name: str) -> Phrases:
        return tuple(self._phrase(name, value) for value in self._take(name, list))

    def _map[T](self, name: str, read: Callable[[object], T]) -> Mapping[str, T]:
        raise NotImplementedError

    def _groups(self, name: str, keys: tuple[str, ...]) -> Mapping[str, str]:
        raise NotImplementedError

    def _names(self, name: str, count: int) -> Mapping[str, str]:
        raise NotImplementedError
