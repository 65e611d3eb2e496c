"""The words of one language as tables that say what stands at a place of a text.

All of them work on text that `fold` has folded and that is short, and none spans a line break: what stands on the
next line is somebody's words.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from bot.timeparse.words import TimeWords

GAP = r"[^\S\r\n]*"
BLANK = r"[^\S\r\n]+"
JOINT = rf"(?:{BLANK}|-)"  # "mid day" and "mid-day"
ENDED = re.compile(r"(?!\w)(?![:.,/–-]\d)(?!%)(?!'\w)")
CLAUSE_END = re.compile(rf"{GAP}(?:[^\w\s'@#%&+/*:½¼¾-]|[:-](?=\s)|[\r\n]|\Z)")
SEPARATOR = re.compile(rf"[,;.:](?=\s|\Z)|{BLANK}[-–—](?=\s)")
COMMA = re.compile(rf"{GAP},?{GAP}")
SPACE = re.compile(GAP)
WORD_END = re.compile(r"\S*\s*")
DIGITS = re.compile(r"\d{1,9}(?:[.,]\d{1,3})?")

_Value = TypeVar("_Value")
_CLOSED = r"(?![^\W\d_])"  # no letter goes on from here
_KEY = re.compile(r"[\s-]+")


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern for the longest of the phrases that stands there as whole words.

    It is an atomic group: with "in", "the", "in the" and "next" among the phrases, a text that repeats them could
    otherwise be taken apart in so many ways that one message keeps a core busy for minutes.
    """
    longest_first = sorted({_key(phrase) for phrase in phrases}, key=len, reverse=True)
    closed = (
        JOINT.join(map(re.escape, phrase.split())) + (r"(?!\w)" if phrase[-1].isalpha() else "")
        for phrase in longest_first
    )
    return f"(?>{'|'.join(closed)})" if longest_first else r"(?!)"


def _key(phrase: str) -> str:
    return _KEY.sub(" ", phrase)


class Table(Generic[_Value]):
    """Phrases of a language with what they mean; several words of a phrase may be joined by a hyphen."""

    def __init__(self, values: Mapping[str, _Value], *, before_digits: bool = False) -> None:
        """Take phrases; with `before_digits` a number may follow at once, as in "1h30"."""
        self._values = {_key(phrase): value for phrase, value in values.items()}
        pattern = any_of(values)
        self.pattern = pattern.replace(r"(?!\w)", _CLOSED) if before_digits else pattern
        self._match = re.compile(self.pattern).match
        self._first = first_letters(values)

    def at(self, text: str, place: int) -> tuple[_Value, int] | None:
        """Return what stands at `place` and where it ends, or None."""
        if text[place : place + 1] not in self._first:
            return None
        match = self._match(text, place)
        return (self._values[_key(match[0])], match.end()) if match else None


class Listed:
    """Phrases of a language that mean one thing."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take phrases."""
        listed = tuple(phrases)
        self.pattern = any_of(listed)
        self._match = re.compile(self.pattern).match
        self._first = first_letters(listed)

    def end(self, text: str, place: int) -> int | None:
        """Return where a phrase ends that stands at `place`, or None."""
        if text[place : place + 1] not in self._first:
            return None
        match = self._match(text, place)
        return match.end() if match else None


def first_letters(phrases: Iterable[str]) -> frozenset[str]:
    """Return the letters that phrases begin with: most places of a text are told apart by them alone."""
    return frozenset(_key(phrase)[0] for phrase in phrases)


class Grammar:
    """The tables of one language, and the patterns made of them."""

    def __init__(self, words: TimeWords) -> None:
        """Build all tables of `words`."""
        self.words = words
        numbers = composed(words.numbers, words.between_tens)
        counts = {phrase: float(value) for phrase, value in {**words.hours, **numbers}.items()}
        self.amount = Table({**counts, **words.amounts})
        self.unit = Table(words.units, before_digits=True)
        self.last_unit = re.compile(rf"(?<![^\W\d_]){self.unit.pattern}\Z")
        self.letter = frozenset(unit for unit in words.units if len(unit) == 1)
        self.fraction = Table(words.fractions)
        said = [phrase.split() for phrase in words.fractions if phrase[-1].isalpha()]
        links = {one for phrase in said for word in phrase[:-1] for one in mistyped(word)}
        self.fractional = re.compile(rf"(?:{any_of(links)}{BLANK}){{0,3}}{any_of(phrase[-1] for phrase in said)}")
        self.whole_days = Table(words.lengths_in_days)
        self.hour = Table({**{phrase: n for phrase, n in numbers.items() if 13 <= n <= 24}, **words.hours})
        self.minute = Table({phrase: n for phrase, n in numbers.items() if 0 < n < 60})
        self.counted = Table(counts)
        self.minutes_after = Table(words.minutes_after_hour)
        self.minutes_before = Table(words.minutes_before_hour)
        self.clock, self.asked_clock = Table(words.clocks), Table(words.asked_clocks)
        self.long_part = Table({phrase: minutes for phrase, minutes in words.parts.items() if " " in phrase})
        self.shift = Table(_shifts(words))
        self.part, self.part_of_today = Table(words.parts), Table(words.parts_of_today)
        self.day, self.ordinal = Table(words.days), Table(words.ordinals)
        self.weekday, self.month = Table(_places(words.weekdays)), Table(_places(words.months))
        self.also = Table(words.also_words)
        lists = {name: value for name, value in vars(words).items() if isinstance(value, tuple)}
        self.lists = {name: Listed(value) for name, value in lists.items()}
        mark = "[:.h]" if "h" in words.after_hour else "[:.]"
        before, after = self.lists["before_noon"].pattern, self.lists["after_noon"].pattern
        self.minutes = re.compile(rf"{mark}([0-5]\d)(?!\d)|:{BLANK}([0-5]\d)(?={GAP}(?:{before}|{after}))")
        self.half = re.compile(rf"\.?{GAP}(?:(?P<am>{before})|(?P<pm>{after}))")
        letters = (any_of(words.letter_before_noon), any_of(words.letter_after_noon))
        self.half_letter = re.compile(rf"(?<=\d)(?:(?P<am>{letters[0]})|(?P<pm>{letters[1]}))")
        units, openers = self.unit.pattern, any_of(_openers(words))
        self.almost = re.compile(
            rf"(?:{openers}{GAP}){{0,4}}[-+–]?{GAP}(?>\d+)(?:[:/]\d|(?>[\d.,–-]*){GAP}(?:\Z|(?:{before}|{after}|{units}|"
            rf"{self.month.pattern})(?!{GAP}{self.lists['ago'].pattern})))"
        )
        self.first_aside = re.compile(rf"{any_of(words.asides)}[\s,:;.]*")
        self.last_aside = re.compile(rf"[\s,:;.]+{any_of(words.asides)}\Z")


def composed(numbers: Mapping[str, int], between: Iterable[str]) -> dict[str, int]:
    """Return the numbers with all that are made of a ten and a one: "forty five", "cuarenta y cinco"."""
    ones = {phrase: n for phrase, n in numbers.items() if 0 < n < 10}
    tens = {phrase: n for phrase, n in numbers.items() if n in range(20, 100, 10)}
    joints = [f" {word} ".replace("  ", " ") for word in between] or [" "]
    return dict(numbers) | {
        f"{ten}{joint}{one}": tens[ten] + ones[one] for ten in tens for one in ones for joint in joints
    }


def mistyped(word: str) -> set[str]:
    """Return a word and what it becomes where one letter is missing or two stand the other way round."""
    short = {word[:n] + word[n + 1 :] for n in range(len(word))}
    turned = {word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1)}
    return {one for one in (word, *short, *turned) if one}


def _shifts(words: TimeWords) -> dict[str, dict[int, int]]:
    """Return what "early" makes of a part of the day that stands apart from it: {"early": {morning: early morning}}."""
    found: dict[str, dict[int, int]] = {}
    linked = re.compile(rf"(?P<first>.+?) (?:{any_of(words.before_part)} )?(?P<part>[^ ]+)")
    for phrase, minutes in words.parts.items():
        if (match := linked.fullmatch(phrase)) and match["part"] in words.parts:
            found.setdefault(match["first"], {})[words.parts[match["part"]]] = minutes
    return found


def _openers(words: TimeWords) -> tuple[str, ...]:
    return (*words.before_moment, *words.before_clock, *words.before_length, *words.before_day)


def _places(names: Mapping[str, str]) -> dict[str, int]:
    """Number weekdays and months in the order of their lines."""
    order = list(dict.fromkeys(names.values()))
    return {phrase: order.index(name) for phrase, name in names.items()}


@lru_cache(maxsize=32)
def grammar(words: TimeWords) -> Grammar:
    """Build the tables of a language once."""
    return Grammar(words)


class Look:
    """One look at one folded text: what stands at a place of it."""

    def __init__(self, text: str, tables: Grammar) -> None:
        """Look at `text` with the words of a language."""
        self.text, self.of = text, tables

    def skip(self, start: int, *names: str) -> int:
        """Return the place behind words of the lists named, as many as follow one another, up to four."""
        place = start
        for _ in range(4):
            found = next((end for name in names if (end := self.end_of(name, place)) is not None), None)
            if found is None:
                break
            place = self.gap(found)
        return place

    def has(self, name: str, place: int) -> bool:
        """Return whether a word of a list stands here."""
        return self.of.lists[name].end(self.text, place) is not None

    def end_of(self, name: str, place: int) -> int | None:
        """Return where a word of a list ends that stands here, or None."""
        return self.of.lists[name].end(self.text, place)

    def gap(self, place: int) -> int:
        """Return the place behind blanks."""
        return SPACE.match(self.text, place).end()  # type: ignore[union-attr]  # it matches nothing, too

    def comma(self, place: int) -> int:
        """Return the place behind blanks and a comma."""
        return COMMA.match(self.text, place).end()  # type: ignore[union-attr]  # it matches nothing, too

    def is_clause_end(self, place: int) -> bool:
        """Return whether a mark, a new line or nothing follows."""
        return CLAUSE_END.match(self.text, place) is not None

    def closes(self, place: int) -> bool:
        """Return whether nothing follows that the words before could be taken together with."""
        return self.is_clause_end(place) or (self.gap(place) > place and self.has("own_words", self.gap(place)))
