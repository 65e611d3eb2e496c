"""The words for time of one language, read from content/<language>/times.yaml.

The file is plain lists that somebody who does not program can extend; what each list means is said in the file itself.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

Phrases = tuple[str, ...]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same in C, ten times as fast
_UNITS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}
_NAMES = {"weekdays": 7, "months": 12}
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")
_END_OF_DAY = 24 * 60
_PLAIN = {"’": "'", "‘": "'", "ʼ": "'", "：": ":", "−": "-"}


class TimeWordsError(ValueError):
    """A times.yaml cannot be used; `faults` names everything that is wrong with it, one line each."""

    def __init__(self, faults: list[str]) -> None:
        """Keep the list of faults."""
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True, kw_only=True, eq=False)
class TimeWords:
    """What people of one language say about time, every phrase as `fold` leaves it.

    Clock times and parts of a day are minutes since midnight, 1440 for the end of the day. Compared by identity, so
    that what is derived from it can be cached.
    """

    language: str
    before_moment: Phrases
    before_clock: Phrases
    before_day: Phrases
    before_length: Phrases
    before_part: Phrases
    between_lengths: Phrases
    between_day_and_month: Phrases
    day_endings: Phrases
    after_hour: Phrases
    before_noon: Phrases
    after_noon: Phrases
    ago: Phrases
    asides: Phrases
    without_end: Phrases
    units: Mapping[str, int]  # phrase -> seconds
    amounts: Mapping[str, float]
    fractions: Mapping[str, float]  # phrase said after a unit -> part of that unit
    hours: Mapping[str, int]
    days: Mapping[str, int]  # phrase -> days from today
    clocks: Mapping[str, int]
    parts: Mapping[str, int]
    parts_of_today: Mapping[str, int]
    minutes_before_hour: Mapping[str, int]
    minutes_after_hour: Mapping[str, int]
    weekdays: Mapping[str, str]  # phrase -> the full name, first of its line in the file
    months: Mapping[str, str]
    # What follows may be missing in a file: times are then said in fewer ways.
    before_any: Phrases = ()
    the: Phrases = ()
    between_amount_and_unit: Phrases = ()
    after_length: Phrases = ()
    after_length_at_end: Phrases = ()
    from_day: Phrases = ()
    lengths_in_days: Mapping[str, int] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    between_tens: Phrases = ()
    zero: Phrases = ()
    minute_words: Phrases = ()
    past_hour: Phrases = ()
    to_hour: Phrases = ()
    and_minutes: Phrases = ()
    minus_minutes: Phrases = ()
    asked_clocks: Mapping[str, int] = field(default_factory=dict)
    letter_before_noon: Phrases = ()
    letter_after_noon: Phrases = ()
    after_clock: Phrases = ()
    before_trailing_day: Phrases = ()
    before_number_of_day: Phrases = ()
    ordinals: Mapping[str, int] = field(default_factory=dict)
    coming: Phrases = ()
    after_next: Phrases = ()
    next_week: Phrases = ()
    weekend: Phrases = ()
    later_than: Phrases = ()
    or_words: Phrases = ()
    before_after: Phrases = ()
    own_words: Phrases = ()
    told_of_past: Phrases = ()
    told_of: Phrases = ()
    vague: Phrases = ()
    also_words: Mapping[str, Phrases] = field(default_factory=dict)


def _digit(character: str) -> str:
    number = unicodedata.decimal(character, None)
    return "" if number is None else str(number)


def fold(text: str) -> tuple[str, list[int]]:
    """Return `text` in small letters without accents and marks, and where each of its characters stood in `text`.

    Digits of any script become 0 to 9.
    """
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        plain = unicodedata.normalize("NFD", character)[0]
        if unicodedata.category(plain) in ("Mn", "Cf"):  # accents typed apart, direction marks
            continue
        small = plain.lower()
        folded.append(_PLAIN.get(plain) or _digit(plain) or (small if len(small) == 1 else plain))
        places.append(place)
    return "".join(folded), places


def load_time_words(path: Path, language: str) -> TimeWords:
    """Read the times.yaml at `path`, or raise `TimeWordsError` with everything that is wrong with it."""
    try:
        page = path.read_bytes()
    except OSError as error:
        raise TimeWordsError([f"{path.name}: cannot be read ({type(error).__name__})"]) from None
    return time_words_of(page, path.name, language)


@lru_cache(maxsize=8)  # whoever edits another file of the language has these read already
def time_words_of(page: bytes, file: str, language: str) -> TimeWords:
    """Read what is in a times.yaml; raise `TimeWordsError` with everything that is wrong with it, naming `file`."""
    try:
        table = yaml.load(page.decode("utf-8"), Loader=_LOADER)  # noqa: S506 - a safe one
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise TimeWordsError([f"{file}: cannot be read ({type(error).__name__})"]) from None
    if not isinstance(table, dict):
        raise TimeWordsError([f"{file}: should be names, each with its words"])
    found, faults = dict[str, Any](), list[str]()
    for name, read in _READERS.items():
        try:
            if name in table or name not in _OPTIONAL:
                found[name] = read(table[name]) if name in table else _refuse("is missing")
        except ValueError as fault:
            faults.append(f"{file}: {name}: {fault}")
    faults += [f"{file}: {name}: there is no list of this name" for name in table if name not in _READERS]
    if faults:
        raise TimeWordsError(faults)
    return TimeWords(language=language, **found)


def _refuse(fault: str) -> Any:
    raise ValueError(fault)


def _phrase(value: object) -> str:
    # YAML turns a bare yes, on or 12 into something that is no text.
    if not isinstance(value, str) or not value.strip():
        _refuse(f"{value!r} is no text, quotation marks around it would help")
    return " ".join(fold(str(value))[0].split())


def _phrases(value: object) -> Phrases:
    if not isinstance(value, list):
        _refuse("should be a list")
        return ()
    return tuple(_phrase(entry) for entry in value)


def _phrases_with(read: Callable[[object], float]) -> Callable[[object], Mapping[str, float]]:
    def read_table(value: object) -> Mapping[str, float]:
        if not isinstance(value, dict):
            _refuse("should be words with a value each")
            return {}
        return MappingProxyType({_phrase(phrase): read(entry) for phrase, entry in value.items()})

    return read_table


def _positive(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1_000:
        _refuse(f"{value!r} should be a number above 0 and below 1000")
    return float(str(value))


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not -100 < value < 100:
        _refuse(f"{value!r} should be a whole number between -99 and 99")
    return int(str(value))


def _minutes(value: object) -> int:
    if isinstance(value, int) and 0 <= value <= _END_OF_DAY:  # YAML reads a bare 21:00 as 21 times 60
        return value
    match = _CLOCK.fullmatch(str(value))
    minutes = int(match[1]) * 60 + int(match[2]) if match else _END_OF_DAY + 1
    return minutes if minutes <= _END_OF_DAY else _refuse(f"{value!r} should be a clock time such as 21:00")


def _units(value: object) -> Mapping[str, int]:
    if not isinstance(value, dict) or value.keys() != _UNITS.keys():
        _refuse(f"should have exactly these, each with its words: {', '.join(_UNITS)}")
        return {}
    return MappingProxyType({phrase: _UNITS[unit] for unit, words in value.items() for phrase in _phrases(words)})


def _names(count: int) -> Callable[[object], Mapping[str, str]]:
    def read_names(value: object) -> Mapping[str, str]:
        if not isinstance(value, list) or len(value) != count:
            _refuse(f"should be {count} lists, in order, the full name first in each")
            return {}
        lines = [_phrases(line) or _refuse("one of the lists is empty") for line in value]
        return MappingProxyType({phrase: line[0] for line in lines for phrase in line})

    return read_names


def _phrases_of_words(value: object) -> Mapping[str, Phrases]:
    if not isinstance(value, dict):
        _refuse("should be words with a list each")
        return {}
    return MappingProxyType({_phrase(phrase): _phrases(entry) for phrase, entry in value.items()})


_MORE_LISTS = (
    *("before_any", "the", "between_amount_and_unit", "after_length", "after_length_at_end", "from_day"),
    *("between_tens", "zero", "minute_words", "past_hour", "to_hour", "and_minutes", "minus_minutes"),
    *("letter_before_noon", "letter_after_noon", "after_clock", "before_trailing_day", "before_number_of_day"),
    *("coming", "after_next", "next_week", "weekend", "later_than", "or_words", "before_after"),
    *("own_words", "told_of_past", "told_of", "vague"),
)
_MORE_TABLES = ("lengths_in_days", "numbers", "ordinals")
_OPTIONAL = {*_MORE_LISTS, *_MORE_TABLES, "also_words", "asked_clocks"}

_READERS: Mapping[str, Callable[[object], object]] = {
    **dict.fromkeys(("before_moment", "before_clock", "before_day", "before_length", "before_part"), _phrases),
    **dict.fromkeys(("between_lengths", "between_day_and_month", "day_endings", "after_hour"), _phrases),
    **dict.fromkeys(("before_noon", "after_noon", "ago", "asides", "without_end"), _phrases),
    **dict.fromkeys(("amounts", "fractions"), _phrases_with(_positive)),
    **dict.fromkeys(("hours", "days", "minutes_before_hour", "minutes_after_hour"), _phrases_with(_whole)),
    **dict.fromkeys(("clocks", "asked_clocks", "parts", "parts_of_today"), _phrases_with(_minutes)),
    **{name: _names(count) for name, count in _NAMES.items()},
    "units": _units,
    **dict.fromkeys(_MORE_LISTS, _phrases),
    **dict.fromkeys(_MORE_TABLES, _phrases_with(_whole)),
    "also_words": _phrases_of_words,
}
