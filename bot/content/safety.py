"""Explicit phrases of self-harm and threats in what people type, and the words around help lines."""

import re
from dataclasses import dataclass
from enum import StrEnum

import regex

from bot.content.checkins import check_places
from bot.content.lint import Lint, fold, patterns, prose
from bot.content.yaml_mapping import YamlMapping

_MOST = 200  # characters of a word or two around a number


class Alarm(StrEnum):
    """What a line says outright; nothing of it is stored."""

    THREAT = "threat"  # against the partner or those near: not relayed
    SELF_HARM = "self_harm"  # the sender is shown help, and decides


@dataclass(frozen=True, slots=True)
class HelpWords:
    """The words of one language in which help lines are shown."""

    search: str  # {words}: what to search for where there is no number to show
    emergency_abroad: str  # {number}, {where}: a number that is valid in some places only
    emergency_unknown: str  # where no number is known


@dataclass(frozen=True, slots=True)
class Safety:
    """The rules of one language."""

    threat: tuple[regex.Pattern[str], ...]
    self_harm: tuple[regex.Pattern[str], ...]
    harmless: tuple[regex.Pattern[str], ...]  # taken out before looking: figures of speech
    help_words: HelpWords

    def reads(self, text: str) -> Alarm | None:
        """Return what a line says outright, or None; a threat outweighs what else it says.

        Word lists miss what is veiled; the help link stands under every note regardless.
        """
        folded = fold(text)
        if self._found(folded) is None:  # almost always: figures of speech only ever take something away
            return None
        for pattern in self.harmless:
            folded = pattern.sub(" … ", folded)
        return self._found(folded)

    def _found(self, folded: str) -> Alarm | None:
        for alarm, found in ((Alarm.THREAT, self.threat), (Alarm.SELF_HARM, self.self_harm)):
            if any(pattern.search(folded) for pattern in found):
                return alarm
        return None


def read_safety(record: YamlMapping, lint: Lint) -> Safety:
    """Read safety.yaml, and try its rules on the examples that it brings along."""
    threat, self_harm = record.record("threat"), record.record("self_harm")
    safety = Safety(
        threat=_fast(patterns(threat, "patterns", folded=True)) if threat else (),
        self_harm=_fast(patterns(self_harm, "patterns", folded=True)) if self_harm else (),
        harmless=_fast(patterns(record, "figures_of_speech", folded=True)),
        help_words=_help_words(record, lint),
    )
    for alarm, part in ((Alarm.THREAT, threat), (Alarm.SELF_HARM, self_harm)):
        if part is not None:
            _try(part, "examples", safety, alarm)
            part.close()
    _try(record, "harmless_examples", safety, None)
    record.close()
    return safety


def _fast(found: tuple[re.Pattern[str], ...]) -> tuple[regex.Pattern[str], ...]:
    """Return patterns for small letters alone, in the engine that reads a short line in a quarter of the time."""
    return tuple(regex.compile(pattern.pattern) for pattern in found)


def _try(record: YamlMapping, name: str, safety: Safety, expected: Alarm | None) -> None:
    for line, example in record.lines(name):
        read = safety.reads(example)
        if read is not expected:
            record.findings.add(
                record.file,
                line,
                f"`{name}` {example!r} is read as {read or 'harmless'}, not as {expected or 'harmless'}",
            )


def _help_words(record: YamlMapping, lint: Lint) -> HelpWords:
    words = record.record("help")
    if words is None:
        return HelpWords("{words}", "{number} ({where})", "")
    needed = {
        "search": {"words"},
        "emergency_abroad": {"number", "where"},
        "emergency_unknown": set[str](),
    }
    found = {}
    for name, places in needed.items():
        found[name] = prose(words, name, lint, _MOST)
        check_places(words, name, found[name], frozenset(places))
    words.text("line", optional=True)  # of older content: what is said of a line is a phrase now
    words.close()
    return HelpWords(**found)
