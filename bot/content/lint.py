"""Words that the bot does not use, words that may land badly in people's own lines, and how long texts may be."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from bot.content.yaml_mapping import YamlMapping
from bot.domain.marks import plain

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})  # one for one, so that positions stay


@dataclass(frozen=True, slots=True)
class Ban:
    """A pattern that no text of the bot may contain, and why."""

    pattern: re.Pattern[str]
    why: str


@dataclass(frozen=True, slots=True)
class SoftFlag:
    """A line may land in a way that was not meant: `name` says how, `words` is the part that may."""

    name: str
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FrameRule:
    """What the frames of a signal have to say at some strengths: one of the patterns has to be found."""

    signal: str
    strengths: frozenset[int]
    patterns: tuple[re.Pattern[str], ...]
    why: str


@dataclass(frozen=True, slots=True)
class Limits:
    """How long texts may be, in characters; lessons in words."""

    frame: int = 10_000
    sign: int = 10_000
    wish: int = 10_000
    label: int = 10_000
    phrase: int = 10_000
    bridge: int = 10_000
    title: int = 10_000
    lesson_words_least: int = 0
    lesson_words_most: int = 10_000


@dataclass(frozen=True, slots=True)
class Lint:
    """The rules of one language.

    `message_bans` hold besides for what one partner reads from the other, and for what the sender is told of it: all of
    frames.yaml, and the phrases whose names fit one of `messages`.
    """

    banned: tuple[Ban, ...] = ()
    message_bans: tuple[Ban, ...] = ()
    messages: tuple[re.Pattern[str], ...] = ()
    soft: tuple[tuple[str, re.Pattern[str]], ...] = ()
    frame_rules: tuple[FrameRule, ...] = ()
    limits: Limits = Limits()

    def objections(self, text: str, *, is_message: bool = False) -> tuple[tuple[int, str], ...]:
        """Return what a text of the bot may not say: position, and the reason."""
        return _objections(self.banned + self.message_bans if is_message else self.banned, text)

    def is_message(self, phrase: str) -> bool:
        """Return whether a phrase is read by the other, or tells its sender of what is."""
        return any(pattern.search(phrase) for pattern in self.messages)

    def flags(self, text: str) -> SoftFlag | None:
        """Return how a line of somebody's own may land, or None where nothing speaks against it."""
        folded = fold(text)
        for name, pattern in self.soft:
            if found := pattern.search(folded):
                return SoftFlag(name, found[0])
        return None


@lru_cache(maxsize=4096)  # most texts are the same when one file has changed and all are read again
def _objections(banned: tuple[Ban, ...], text: str) -> tuple[tuple[int, str], ...]:
    straight = text.translate(_APOSTROPHES)
    return tuple(
        (found.start(), f"says “{found[0]}”: {ban.why}") for ban in banned for found in ban.pattern.finditer(straight)
    )


def fold(text: str) -> str:
    """Return what somebody typed for comparison: small letters, no accents, plain apostrophes, single blanks."""
    decomposed = unicodedata.normalize("NFKD", plain(text).translate(_APOSTROPHES))
    kept = (c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf", "Me"))
    return " ".join("".join(kept).lower().split())


def read_lint(record: YamlMapping) -> Lint:
    """Read lint.yaml."""
    soft = []
    for group in record.records("soft"):
        name = group.text("name")
        soft += [(name, pattern) for pattern in patterns(group, "patterns", folded=True)]
        group.close()
    banned, message_bans = _bans(record, "banned"), _bans(record, "banned_in_messages", optional=True)
    messages = patterns(record, "messages", optional=True)
    rules = tuple(_frame_rule(rule) for rule in record.records("frames"))
    limits = _limits(record)
    record.close()
    return Lint(banned, message_bans, messages, tuple(soft), rules, limits)


def _bans(record: YamlMapping, name: str, *, optional: bool = False) -> tuple[Ban, ...]:
    found: list[Ban] = []
    for group in record.records(name, optional=optional):
        why = group.text("why")
        found += [Ban(pattern, why) for pattern in patterns(group, "patterns")]
        group.close()
    return tuple(found)


def patterns(
    record: YamlMapping, name: str, *, folded: bool = False, optional: bool = False
) -> tuple[re.Pattern[str], ...]:
    """Return a list of regular expressions, which take small and capital letters as one.

    With `folded` they are meant for what `fold` returns, and lose their accents like it.
    """
    found = []
    for line, source in record.lines(name, optional=optional):
        try:
            found.append(re.compile(_unaccented(source) if folded else source, re.IGNORECASE))
        except re.error as error:
            record.findings.add(record.file, line, f"`{name}` has a pattern that cannot be read: {error.msg}")
    return tuple(found)


def lint_text(record: YamlMapping, line: int, name: str, text: str, lint: Lint, *, is_message: bool = False) -> None:
    """Note what a text of the bot may not say."""
    for _, reason in lint.objections(text, is_message=is_message):
        record.findings.add(record.file, line, f"`{name}` {reason}")


def prose(record: YamlMapping, name: str, lint: Lint, most: int = 0, *, is_message: bool = False) -> str:
    """Return a text that people will read, checked against the rules of its language."""
    text = record.text(name, most=most)
    lint_text(record, record.line_of(name), name, text, lint, is_message=is_message)
    return text


def _unaccented(source: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", source) if unicodedata.category(c) != "Mn")


def _frame_rule(rule: YamlMapping) -> FrameRule:
    strengths = frozenset(s for s in rule.numbers("strengths", 1, 3) if s)
    found = FrameRule(
        rule.choice("signal", ("space", "closeness")), strengths, patterns(rule, "one_of"), rule.text("why")
    )
    rule.close()
    return found


def _limits(record: YamlMapping) -> Limits:
    limits = record.record("limits")
    if limits is None:
        return Limits()
    found = {name: limits.number(name, 1, 10_000) for name in Limits.__slots__}
    limits.close()
    return Limits(**found)
