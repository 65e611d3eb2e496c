"""The sentences in which a signal arrives, and what a sender can choose: wishes, windows, signs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType
from typing import Protocol, TypeVar

from bot.content.lint import Lint, lint_text, prose
from bot.content.yaml_mapping import YamlMapping, places
from bot.domain.people import Tone

SIGNALS = ("space", "closeness")
STRENGTHS = (1, 2, 3)
WORDINGS = 2
_PLACES = {"space": {"S", "t", "at", "sign"}, "closeness": {"S", "ask", "win", "sign"}}
_NEEDED = {"space": {"S", "sign"}, "closeness": {"S", "ask", "win", "sign"}}
_FIRST = {"space": "{sign} ", "closeness": "{ask} {sign} "}  # people's own words, which stand on a line of their own
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,19}")  # fits into the data of a button (64 bytes) beside the rest


@dataclass(frozen=True, slots=True)
class Frame:
    """What one kind of signal sounds like in one tone at one strength, in several wordings with {places}."""

    id: str
    signal: str
    tone: Tone
    strength: int
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """A small wish: `label` on its button, `says` as its sender says it, `text` where the bot speaks of it."""

    id: str
    label: str
    text: str
    says: str


@dataclass(frozen=True, slots=True)
class Window:
    """When a wish would suit: `label` on its button, `text` as it stands in a sentence ({win})."""

    id: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Sign:
    """A line that a sender can tick; `excludes` are the signs that do not go together with it."""

    id: str
    signal: str
    text: str
    excludes: frozenset[str]


class Frames:
    """All frames of one language."""

    def __init__(self, frames: Iterable[Frame], signs_at_most: Mapping[str, int]) -> None:
        """Keep the frames, and how many signs a signal takes."""
        self._frames = MappingProxyType({(f.signal, f.tone.value, f.strength): f for f in frames})
        self.signs_at_most = MappingProxyType(dict(signs_at_most))

    def frame(self, signal: str, tone: str, strength: int) -> Frame:
        """Return the frame for a signal ("space", "closeness"), the receiver's tone and a strength from 1 to 3."""
        return self._frames[signal, tone, strength]

    def wordings(self, signal: str, tone: str, strength: int) -> tuple[str, ...]:
        """Return the two wordings, with {S} {t} {at} {ask} {win} {sign} where they are to be set in."""
        return self._frames[signal, tone, strength].wordings

    def __iter__(self) -> Iterator[Frame]:
        """Go through all frames."""
        return iter(self._frames.values())

    def __len__(self) -> int:
        """Return how many frames there are."""
        return len(self._frames)


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything in frames.yaml; the mappings keep the order of the file."""

    frames: Frames
    wishes: Mapping[str, Wish]
    windows: Mapping[str, Window]
    signs: Mapping[str, Sign]
    tones: Mapping[str, str]  # tone -> what the setting is called


class _Named(Protocol):
    @property
    def id(self) -> str: ...


NamedT = TypeVar("NamedT", bound=_Named)


def read_choices(record: YamlMapping, lint: Lint) -> Choices:
    """Read frames.yaml."""
    wishes = [_wish(one, lint) for one in record.records("wishes")]
    windows = [_window(one, lint) for one in record.records("windows")]
    signs = [_sign(one, lint) for one in record.records("signs")]
    at_most = _signs_at_most(record)
    frames = [frame for one in record.records("frames") if (frame := _frame(one, lint)) is not None]
    _check_matrix(record, frames)
    found = Choices(
        Frames(frames, at_most),
        by_id(record, "wishes", wishes),
        by_id(record, "windows", windows),
        _excluding_each_other(record, by_id(record, "signs", signs)),
        _tones(record, lint),
    )
    record.close()
    return found


def by_id(record: YamlMapping, name: str, entries: Iterable[NamedT]) -> Mapping[str, NamedT]:
    """Return entries by their ids, in order; note ids that stand twice."""
    found: dict[str, NamedT] = {}
    for entry in entries:
        if entry.id and entry.id in found:
            record.fault(name, f"has `{entry.id}` twice; every id stands once")
        found.setdefault(entry.id, entry)
    return MappingProxyType(found)


def _said(record: YamlMapping, name: str, lint: Lint, most: int) -> str:
    """Return a text that one partner reads from the other."""
    return prose(record, name, lint, most, is_message=True)


def _identified(record: YamlMapping) -> str:
    found = record.text("id")
    if found and (not _ID.fullmatch(found) or found == "own"):
        record.fault("id", f"is `{found}`; small letters, digits and hyphens belong here (and not `own`)")
    return found


def _wish(record: YamlMapping, lint: Lint) -> Wish:
    most = lint.limits
    label, text = prose(record, "label", lint, most.label), _said(record, "text", lint, most.wish)
    wish = Wish(_identified(record), label, text, _said(record, "says", lint, most.wish))
    record.close()
    return wish


def _window(record: YamlMapping, lint: Lint) -> Window:
    most = lint.limits.label
    window = Window(_identified(record), prose(record, "label", lint, most), _said(record, "text", lint, most))
    record.close()
    return window


def _sign(record: YamlMapping, lint: Lint) -> Sign:
    sign = Sign(
        _identified(record),
        record.choice("signal", SIGNALS),
        _said(record, "text", lint, lint.limits.sign),
        frozenset(record.texts("excludes", optional=True)),
    )
    record.close()
    return sign


def _signs_at_most(record: YamlMapping) -> dict[str, int]:
    found = record.record("signs_at_most")
    if found is None:
        return {}
    at_most = {signal: found.number(signal, 0, 5) for signal in SIGNALS}
    found.close()
    return at_most


def _tones(record: YamlMapping, lint: Lint) -> Mapping[str, str]:
    found = record.record("tones")
    if found is None:
        return MappingProxyType({})
    tones = {tone.value: prose(found, tone.value, lint, lint.limits.label) for tone in Tone}
    found.close()
    return MappingProxyType(tones)


def _excluding_each_other(record: YamlMapping, signs: Mapping[str, Sign]) -> Mapping[str, Sign]:
    """Return the signs with every exclusion on both sides, however many sides it was written on."""
    both: dict[str, set[str]] = {name: set() for name in signs}
    for sign in signs.values():
        for other in sorted(sign.excludes):
            if other not in signs or other == sign.id:
                record.fault("signs", f"`{sign.id}` excludes `{other}`, which is no other sign")
                continue
            both[sign.id].add(other)
            both[other].add(sign.id)
    return MappingProxyType(
        {name: Sign(one.id, one.signal, one.text, frozenset(both[name])) for name, one in signs.items()}
    )


def _frame(record: YamlMapping, lint: Lint) -> Frame | None:
    name, signal = record.text("id"), record.choice("signal", SIGNALS)
    tone, strength = record.choice("tone", tuple(Tone)), record.number("strength", 1, 3)
    lines = record.lines("text")
    record.close()
    if len(lines) != WORDINGS or len({text for _, text in lines}) != len(lines):
        record.fault("text", f"has {len({text for _, text in lines})} different wordings; {WORDINGS} belong here")
    if not signal or not tone:
        return None
    for line, text in lines:
        lint_text(record, line, "text", text, lint, is_message=True)
        for reason in _objections(signal, strength, text, lint):
            record.findings.add(record.file, line, f"`{name}` {reason}")
    return Frame(name, signal, Tone(tone), strength, tuple(text for _, text in lines))


def _objections(signal: str, strength: int, text: str, lint: Lint) -> Iterable[str]:
    try:
        used = places(text)
    except ValueError as error:
        yield str(error)
        return
    yield from _misplaced(signal, text, used)
    bare = len(text.replace("{sign}", ""))
    if bare > lint.limits.frame:
        yield f"has {bare} characters without {{sign}}; {lint.limits.frame} is the most"
    for rule in lint.frame_rules:
        is_meant = rule.signal == signal and strength in rule.strengths
        if is_meant and not any(pattern.search(text) for pattern in rule.patterns):
            yield f"does not say what it has to: {rule.why}"


def _misplaced(signal: str, text: str, used: Set[str]) -> Iterable[str]:
    """Say what is wrong with the places of a frame."""
    for place in sorted(used - _PLACES[signal]):
        yield f"has {{{place}}}, which this signal does not know; it knows {_braced(_PLACES[signal])}"
    for place in sorted(_NEEDED[signal] - used):
        yield f"lacks {{{place}}}; without it something the sender chose would be lost"
    if signal == "space" and not used & {"t", "at"}:
        yield "names no end; {t} or {at} belongs in every need for space"
    if not text.startswith(_FIRST[signal]):
        yield f"begins otherwise than with {_FIRST[signal].strip()}; people's own words stand first, and alone"
    for place in ("S", "sign", "ask"):
        if text.count(f"{{{place}}}") > 1:
            yield f"has {{{place}}} more than once"


def _check_matrix(record: YamlMapping, frames: list[Frame]) -> None:
    by_id(record, "frames", frames)
    cells = [(frame.signal, frame.tone.value, frame.strength) for frame in frames]
    for cell in product(SIGNALS, (tone.value for tone in Tone), STRENGTHS):
        if cells.count(cell) != 1:
            count = "no frame" if cell not in cells else "more than one frame"
            record.fault("frames", f"has {count} for {cell[0]}, {cell[1]}, strength {cell[2]}; one belongs there")


def _braced(names: Iterable[str]) -> str:
    return " ".join(f"{{{name}}}" for name in sorted(names))
