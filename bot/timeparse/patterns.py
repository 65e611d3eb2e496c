"""The shapes that times are typed in, as patterns built from the words of one language.

All of them work on text that `fold` has folded and that is short, and none spans a line break: what stands on the
next line is somebody's words.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.timeparse.words import TimeWords

HOUR = 3_600  # seconds
GAP = r"[^\S\r\n]*"
BLANK = r"[^\S\r\n]+"
ENDED = re.compile(r"(?!\w)(?![:.,/–-]\d)(?!%)")
CLAUSE_END = re.compile(rf"{GAP}(?:[,;.!?)\r\n]|\Z)")
SEPARATOR = re.compile(rf"[,;.:](?=\s|\Z)|{BLANK}[-–—](?=\s)")
COMMA = re.compile(rf"{GAP},?{GAP}")
MINUTES = re.compile(r"[0-5]\d(?!\w)")

_NUMBER = r"\d{1,9}(?:[.,]\d{1,3})?"
_CLOSED = r"(?![^\W\d_])"  # no letter goes on from here


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of one language."""

    words: TimeWords
    piece: re.Pattern[str]
    bare_unit: re.Pattern[str]
    fraction: re.Pattern[str]
    between: re.Pattern[str]
    hour_and_minutes: re.Pattern[str]
    before_length: re.Pattern[str]
    before_moment: re.Pattern[str]
    before_clock: re.Pattern[str]
    before_day: re.Pattern[str]
    before_part: re.Pattern[str]
    part: re.Pattern[str]
    month: re.Pattern[str]
    clock: re.Pattern[str]
    clock_word: re.Pattern[str]
    day: re.Pattern[str]
    ago: re.Pattern[str]
    almost: re.Pattern[str]
    asides: re.Pattern[str]
    last_aside: re.Pattern[str]


def _any(phrases: Iterable[str]) -> str:
    """Return a pattern for the longest of the phrases that stands there as whole words.

    It is an atomic group: with "in", "the", "in the" and "next" among the phrases, a text that repeats them could
    otherwise be taken apart in so many ways that one message keeps a core busy for minutes.
    """
    longest_first = sorted(set(phrases), key=len, reverse=True)
    closed = (
        BLANK.join(map(re.escape, phrase.split())) + (r"(?!\w)" if phrase[-1].isalpha() else "")
        for phrase in longest_first
    )
    return f"(?>{'|'.join(closed)})" if longest_first else r"(?!)"


def _either(phrases: Iterable[str]) -> str:
    """Return a pattern as `_any` does, for phrases that a digit may follow at once: "1h30"."""
    return _any(phrases).replace(r"(?!\w)", _CLOSED)


@lru_cache(maxsize=32)
def grammar(words: TimeWords) -> Grammar:
    """Build the patterns of a language once."""
    fractions, units, hours = _any(words.fractions), _either(words.units), _any(words.hours)
    length_units = [unit for unit, seconds in words.units.items() if seconds == HOUR and unit not in words.after_hour]
    halves = f"(?P<am>{_any(words.before_noon)})|(?P<pm>{_any(words.after_noon)})"
    marks = _any(mark for mark in words.after_hour if mark not in words.units)
    colon = "[:.h]" if "h" in words.after_hour else "[:.]"
    openers = _any((*words.before_moment, *words.before_clock, *words.before_length, *words.before_day))
    return Grammar(
        words=words,
        piece=re.compile(
            rf"(?:(?P<digits>{_NUMBER})|(?P<amount>{_any(words.amounts)})){GAP}"
            rf"(?:(?P<middle>{fractions}){GAP})?(?P<unit>{units})"
        ),
        bare_unit=re.compile(rf"(?P<unit>{units}){BLANK}(?P<fraction>{fractions})"),
        fraction=re.compile(rf"{GAP}(?P<fraction>{fractions})"),
        between=re.compile(rf"{GAP}(?:{_any(words.between_lengths)}{GAP})?"),
        hour_and_minutes=re.compile(rf"(?P<hours>\d{{1,2}}):(?P<minutes>[0-5]\d){GAP}{_any(length_units)}"),
        before_length=re.compile(rf"{_any((*words.before_length, *words.before_moment))}{GAP}"),
        before_moment=re.compile(rf"{_any(words.before_moment)}{GAP}"),
        before_clock=re.compile(rf"{_any(words.before_clock)}{GAP}"),
        before_day=re.compile(rf"{_any(words.before_day)}{GAP}"),
        before_part=re.compile(rf"{_any(words.before_part)}{GAP}"),
        part=re.compile(_any(words.parts)),
        month=re.compile(_any(words.months)),
        clock=re.compile(
            rf"(?:(?P<before>{_any(words.minutes_before_hour)}){GAP})?(?:(?P<digits>\d{{1,2}})|(?P<word>{hours}))"
            rf"(?:(?<=\d){colon}(?P<minutes>[0-5]\d)(?!\d)|{GAP}(?P<after>{_any(words.minutes_after_hour)}))?"
            rf"(?:{GAP}(?P<mark>{marks}))?(?:{GAP}(?:{halves}))?(?:{GAP}{_any(words.after_hour)})?"
        ),
        clock_word=re.compile(_any(words.clocks)),
        day=re.compile(
            rf"(?P<tonight>{_any(words.parts_of_today)})|(?P<day>{_any(words.days)})|(?P<date>{_dates(words)})"
            rf"|(?P<weekday>{_any(words.weekdays)})"
        ),
        ago=re.compile(rf"{GAP}{_any(words.ago)}"),
        almost=re.compile(
            rf"(?:{openers}{GAP}){{0,4}}[-+–]?{GAP}(?>\d+)(?:[:/]\d|(?>[\d.,–-]*){GAP}(?:\Z|(?:{halves}|{units}|"
            rf"{_any(words.months)})(?!{GAP}{_any(words.ago)})))"
        ),
        asides=re.compile(rf"{_any(words.asides)}[\s,:;.]*"),
        last_aside=re.compile(rf"[\s,:;.]+{_any(words.asides)}\Z"),
    )


def _dates(words: TimeWords) -> str:
    """Return a pattern for dates that can be taken in one way only: slashes mean two things in two countries."""
    months, of = _any(words.months), f"(?:{_any(words.between_day_and_month)}{GAP})?"
    number, year = rf"\d{{1,2}}(?:{_any(words.day_endings)})?(?!\d)", rf"(?:,?{GAP}(?:{of})\d{{4}}(?!\d))?"
    return (
        rf"{number}{GAP}{of}{months}{year}|{months}{BLANK}{number}(?!:){year}"
        rf"|\d{{4}}-\d\d?-\d\d?|\d\d?\.\d\d?\.(?:\d{{4}})?"
    )
