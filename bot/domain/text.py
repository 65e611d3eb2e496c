"""Text with formatting as Telegram counts it: entities with offsets in UTF-16 code units."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

_DOUBLED = re.compile(r" (?=[ \n])")


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
    return len(plain) if plain.isascii() else len(plain.encode("utf-16-le", "surrogatepass")) // 2


def inserted(text: Text, marks: Sequence[tuple[int, str]], inside: str | None = None) -> Text:
    """Return a text with characters of one UTF-16 unit each put in at positions of the string, in their order.

    An entity that begins where one is put in begins behind it, unless it is of the kind `inside`; one that ends there
    ends before it.
    """
    if not marks:
        return text
    kept, start, places = [], 0, []
    for position, mark in marks:
        kept.append(text.plain[start:position] + mark)
        places.append(units(text.plain[:position]))
        start = position
    moved = []
    for e in text.entities:
        begin, end = e.offset, e.offset + e.length
        before = bisect_left(places, begin) if e.type == inside else bisect_right(places, begin)
        moved.append(Entity(e.type, begin + before, end + bisect_left(places, end) - begin - before, e.extra))
    return Text("".join(kept) + text.plain[start:], tuple(moved))


def without_spans(text: Text, spans: Sequence[tuple[int, int]]) -> Text:
    """Return a text without some spans of its string, in their order; entities that were all within them go, too."""
    kept, start, gone = [], 0, []
    for begin, end in spans:
        kept.append(text.plain[start:begin])
        gone.append((units(text.plain[:begin]), units(text.plain[:end])))
        start = end

    def moved(at: int) -> int:
        return at - sum(min(at, end) - begin for begin, end in gone if begin < at)

    places = [(e, moved(e.offset), moved(e.offset + e.length)) for e in text.entities]
    entities = tuple(Entity(e.type, begin, end - begin, e.extra) for e, begin, end in places if end > begin)
    return Text("".join(kept) + text.plain[start:], entities)


def join(parts: Iterable[Text | str], between: str = "") -> Text:
    """Return the parts that are not empty with `between` between them."""
    texts = [text for part in parts if (text := part if isinstance(part, Text) else Text(part)).plain]
    if len(texts) == 1:
        return texts[0]
    entities: list[Entity] = []
    gap, offset = units(between), 0
    for text in texts:
        entities += [entity.moved(offset) for entity in text.entities] if offset else text.entities
        offset += units(text.plain) + gap
    return Text(between.join(text.plain for text in texts), tuple(entities))


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
    outside = {*range(len(plain) - len(plain.lstrip())), *range(len(plain.rstrip()), len(plain))}
    return outside.union(found.start() for found in _DOUBLED.finditer(plain))


def _without(text: Text, gone: set[int]) -> Text:
    if not gone:
        return text
    kept, places, start = [], [], 0
    for position in sorted(gone):
        kept.append(text.plain[start:position])
        places.append(units(text.plain[:position]))  # a blank is one unit
        start = position + 1
    moved = []
    for e in text.entities:
        begin, end = (at - bisect_left(places, at) for at in (e.offset, e.offset + e.length))
        if end > begin:
            moved.append(Entity(e.type, begin, end - begin, e.extra))
    return Text("".join([*kept, text.plain[start:]]), tuple(moved))
