"""Text with formatting as Telegram counts it: entities with offsets in UTF-16 code units."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of formatting; `offset` and `length` in UTF-16 code units."""

    type: str
    offset: int
    length: int
    extra: tuple[tuple[str, Any], ...] = ()

    def moved(self, by: int) -> "Entity":
        """Return the same entity further on."""
        return Entity(self.type, self.offset + by, self.length, self.extra)

    def as_json(self) -> dict[str, Any]:
        """Return the entity as the Bot API writes it."""
        return {"type": self.type, "offset": self.offset, "length": self.length, **dict(self.extra)}


@dataclass(frozen=True, slots=True)
class Text:
    """A string and its formatting."""

    plain: str = ""
    entities: tuple[Entity, ...] = ()

    def __add__(self, other: "Text | str") -> "Text":
        """Return both, one after the other."""
        tail = other if isinstance(other, Text) else Text(other)
        by = units(self.plain)
        return Text(self.plain + tail.plain, self.entities + tuple(e.moved(by) for e in tail.entities))

    def styled(self, kind: str, **extra: Any) -> "Text":
        """Return the text with one more entity over all of it."""
        if not self.plain:
            return self
        whole = Entity(kind, 0, units(self.plain), tuple(extra.items()))
        return Text(self.plain, (whole, *self.entities))

    def stripped(self) -> "Text":
        """Return the text without blanks at its ends and without double blanks inside."""
        return _without(self, _superfluous(self.plain))

    def as_json(self) -> dict[str, Any]:
        """Return the text as the parameters `text` and `entities` of the Bot API."""
        found: dict[str, Any] = {"text": self.plain}
        if self.entities:
            found["entities"] = [entity.as_json() for entity in self.entities]
        return found

    @classmethod
    def of_json(cls, stored: Mapping[str, Any]) -> "Text":
        """Return the text that `as_json` wrote."""
        entities = [
            Entity(
                e["type"],
                e["offset"],
                e["length"],
                tuple((k, v) for k, v in e.items() if k not in {"type", "offset", "length"}),
            )
            for e in stored.get("entities", ())
        ]
        return cls(stored["text"], tuple(entities))


def units(plain: str) -> int:
    """Return the length of a string in UTF-16 code units."""
    return len(plain) + sum(character > "\uffff" for character in plain)


def join(parts: Iterable[Text | str], between: str = "") -> Text:
    """Return the parts that are not empty with `between` between them."""
    joined = Text()
    for part in parts:
        text = part if isinstance(part, Text) else Text(part)
        if text.plain:
            joined = joined + between + text if joined.plain else text
    return joined


def moment(shown: str, at: datetime, style: str = "") -> Text:
    """Return `shown` as a date-time entity for the instant `at`.

    With the empty `style` clients show the words as they are and the date on a tap; "t", "wt" and so on
    (`r|w?[dD]?[tT]?`, Bot API 9.5) let them show it in the phone's own zone.
    """
    extra: dict[str, Any] = {"unix_time": int(at.timestamp())}
    if style:
        extra["date_time_format"] = style
    return Text(shown).styled("date_time", **extra)


def _superfluous(plain: str) -> set[int]:
    """Return the positions of blanks that stand at an end, before a line break, or behind another blank."""
    gone, first, last = set(), len(plain) - len(plain.lstrip()), len(plain.rstrip())
    for position, character in enumerate(plain):
        outside = position < first or position >= last
        doubled = character == " " and position + 1 < len(plain) and plain[position + 1] in " \n"
        if outside or doubled:
            gone.add(position)
    return gone


def _without(text: Text, gone: set[int]) -> Text:
    if not gone:
        return text
    kept_before = [0]  # how many units remain before each unit of the old text
    for position, character in enumerate(text.plain):
        width = units(character)
        step = 0 if position in gone else 1
        kept_before.append(kept_before[-1] + step)
        if width == 2:  # a surrogate pair
            kept_before.append(kept_before[-1] + step)
    moved = []
    for e in text.entities:
        start, end = kept_before[e.offset], kept_before[min(e.offset + e.length, len(kept_before) - 1)]
        if end > start:
            moved.append(Entity(e.type, start, end - start, e.extra))
    return Text("".join(c for p, c in enumerate(text.plain) if p not in gone), tuple(moved))
