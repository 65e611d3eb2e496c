"""The phrases of one language, quick to set values into."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from babel import Locale
from fluent.runtime import FluentBundle
from fluent.runtime.types import fluent_number
from fluent.syntax import ast

DEEPEST = 10  # how far a phrase may stand inside phrases

Wording = Callable[[Mapping[str, Any]], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a message or term stands."""

    file: str
    line: int
    node: ast.Message | ast.Term
    variables: frozenset[str]


class Phrases:
    """The phrases of one language; asked thousands of times a second.

    Most phrases are plain text or text with values, and are set together here without Fluent's resolver (some ten
    times as fast). What chooses by a value or shows a number goes through the resolver.
    """

    def __init__(
        self,
        wordings: Mapping[str, tuple[Wording, ...]],
        entries: Mapping[str, Entry],
        faulty: frozenset[str] = frozenset(),
    ) -> None:
        """Keep the `wordings` by message id, and where each message stands; `faulty` are those with a fault."""
        self._wordings, self._entries = MappingProxyType(dict(wordings)), MappingProxyType(dict(entries))
        self.faulty = faulty

    def doubted(self, names: frozenset[str]) -> "Phrases":
        """Return these phrases with further `names` that have a fault."""
        return Phrases(self._wordings, self._entries, self.faulty | names)

    def with_some_of(self, original: "Phrases", names: Iterable[str]) -> "Phrases":
        """Return these phrases with `names` as another language says them."""
        borrowed = set(names)
        said = {name: found for name, found in original._wordings.items() if name in borrowed}
        stand = {name: found for name, found in original._entries.items() if name in borrowed}
        return Phrases(self._wordings | said, self._entries | stand)

    def text(self, message_id: str, variant: int = 0, **values: object) -> str:
        """Return a phrase with its values set in.

        `variant` counts the wordings from 0 and begins anew after the last, so that languages may have different
        numbers of wordings. Raise `KeyError` with the id of an unknown phrase, or the name of a missing value.
        """
        wordings = self._wordings[message_id]
        return wordings[variant % len(wordings)](values)

    def variants(self, message_id: str) -> int:
        """Return in how many wordings a phrase exists; raise `KeyError` with the id of an unknown phrase."""
        return len(self._wordings[message_id])

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all phrases."""
        return tuple(self._wordings)

    def variables(self, message_id: str) -> frozenset[str]:
        """Return the names of the values that a phrase takes."""
        return self._entries[message_id].variables

    def place(self, message_id: str) -> tuple[str, int]:
        """Return the file and the line on which a phrase stands."""
        entry = self._entries[message_id]
        return entry.file, entry.line


def patterns_of(node: ast.Message | ast.Term) -> Iterator[ast.Pattern]:
    """Go through the text of a message or term and its further wordings."""
    if node.value is not None:
        yield node.value
    for attribute in node.attributes:
        yield attribute.value


def wordings(bundle: FluentBundle, name: str, entry: Entry, entries: Mapping[str, Entry]) -> Iterator[Wording]:
    """Go through the wordings of a message, each ready to take values."""
    compiled = bundle.get_message(name)
    for pattern, resolved in zip(
        patterns_of(entry.node), [compiled.value, *compiled.attributes.values()], strict=False
    ):
        parts = _parts(pattern, entries, 0)
        yield _resolving(bundle, name, resolved) if parts is None else _joining(bundle, name, resolved, parts)


def _parts(pattern: ast.Pattern, entries: Mapping[str, Entry], depth: int) -> list[tuple[bool, str]] | None:
    """Return a pattern as (is it the name of a value, text), or None where it takes Fluent's resolver."""
    parts: list[tuple[bool, str]] = []
    for element in pattern.elements:
        inner = element.expression if isinstance(element, ast.Placeable) else element
        if isinstance(inner, ast.TextElement):
            parts.append((False, inner.value))
        elif isinstance(inner, ast.StringLiteral):
            parts.append((False, str(inner.parse()["value"])))
        elif isinstance(inner, ast.VariableReference):
            parts.append((True, inner.id.name))
        elif (further := _referred(inner, entries, depth)) is not None:
            parts += further
        else:
            return None
    return parts


def _referred(inner: Any, entries: Mapping[str, Entry], depth: int) -> list[tuple[bool, str]] | None:
    if depth > DEEPEST or not isinstance(inner, ast.MessageReference | ast.TermReference) or inner.attribute:
        return None
    is_term = isinstance(inner, ast.TermReference)
    entry = entries.get(f"-{inner.id.name}" if is_term else inner.id.name)
    if entry is None or entry.node.value is None or (is_term and entry.variables):
        return None
    return _parts(entry.node.value, entries, depth + 1)


def _joining(bundle: FluentBundle, name: str, resolved: Any, parts: Iterable[tuple[bool, str]]) -> Wording:
    pieces = tuple(_merged(parts))
    if not any(is_value for is_value, _ in pieces):
        constant = "".join(text for _, text in pieces)
        return lambda values: constant
    slow, language = _resolving(bundle, name, resolved), bundle.locales[0]

    def wording(values: Mapping[str, Any]) -> str:
        set_in: list[Any] = [values.get(text) if is_value else text for is_value, text in pieces]
        try:
            return "".join(set_in)
        except TypeError:  # a number, a date, or a value that is missing
            shown = [_number(language, one) if type(one) is int else one for one in set_in]
        return "".join(shown) if all(isinstance(one, str) for one in shown) else slow(values)

    return wording


@lru_cache(maxsize=4096)
def _number(language: str, number: int) -> str:
    return fluent_number(number).format(Locale.parse(language, sep="-"))


def _merged(parts: Iterable[tuple[bool, str]]) -> Iterator[tuple[bool, str]]:
    held = ""
    for is_value, text in parts:
        if not is_value:
            held += text
            continue
        if held:
            yield False, held
        held = ""
        yield True, text
    if held:
        yield False, held


def _resolving(bundle: FluentBundle, name: str, resolved: Any) -> Wording:
    def resolve(values: Mapping[str, Any]) -> str:
        text, errors = bundle.format_pattern(resolved, dict(values))
        if errors:
            raise KeyError(f"{name}: {errors[0]}")
        return str(text)

    @lru_cache(maxsize=256)
    def resolve_numbers(values: tuple[tuple[str, int], ...]) -> str:
        return resolve(dict(values))

    def wording(values: Mapping[str, Any]) -> str:
        # Numbers come back again and again; what people wrote is not kept.
        if all(type(value) is int for value in values.values()):
            return resolve_numbers(tuple(values.items()))
        return resolve(values)

    return wording
