"""Put the marks on a text in order: nested as Telegram nests them, trimmed, and turned into entities.

Inside the simulator a mark is a `Span` counted in characters; UTF-16 offsets exist only at the border.
What Telegram's client library does with marks that disagree is kept: bold, italic, underline, strikethrough and
spoiler are joined where they touch and split where they cross others; of two other marks that cross, the later goes;
nothing but the mark itself lives inside code and pre; quotes do not nest.
"""

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

SPLITTABLE = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
_CODE = frozenset({"code", "pre"})
_QUOTES = frozenset({"blockquote", "expandable_blockquote"})
_ORDER = {"blockquote": 0, "expandable_blockquote": 0, "pre": 10, "code": 20, "text_link": 49, "text_mention": 49}
_INNER = {"bold": 90, "italic": 91, "underline": 92, "strikethrough": 93, "spoiler": 94, "custom_emoji": 99}


@dataclass(slots=True)
class Span:
    """A mark from one character to another, with what else Telegram says about it."""

    kind: str
    start: int
    end: int
    extra: dict[str, Any] = field(default_factory=dict)

    def crosses(self, other: "Span") -> bool:
        """Tell whether both share characters and neither holds the other."""
        return self.start < other.start < self.end < other.end or other.start < self.start < other.end < self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether both share characters."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Tell whether the other lies inside."""
        return self.start <= other.start and other.end <= self.end


def _rank(span: Span) -> tuple[int, int, int]:
    return span.start, -span.end, _ORDER.get(span.kind, _INNER.get(span.kind, 50))


def in_order(spans: list[Span]) -> list[Span]:
    """Return the spans sorted as Telegram lists them: by start, the longer first, then by kind."""
    return sorted(spans, key=_rank)


def _without_clashes(spans: list[Span]) -> list[Span]:
    """Drop, among marks that cannot share characters, the later ones; quotes may hold others."""
    quotes: list[Span] = []
    kept: list[Span] = []
    for span in in_order([span for span in spans if span.kind in _QUOTES]):
        if not any(span.overlaps(other) for other in quotes):
            quotes.append(span)
    for span in in_order([span for span in spans if span.kind not in _QUOTES]):
        if any(span.overlaps(other) for other in kept):
            continue
        if any(span.overlaps(quote) and not quote.holds(span) for quote in quotes):
            continue
        kept.append(span)
    return quotes + kept


def _joined(spans: list[Span]) -> list[Span]:
    """Join the spans of one splittable kind where they touch."""
    result: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if result and span.start <= result[-1].end:
            result[-1].end = max(result[-1].end, span.end)
        else:
            result.append(replace(span))
    return result


def _split(spans: list[Span], fixed: list[Span]) -> list[Span]:
    """Cut splittable spans at the borders they cross, of fixed marks and of each other; none stays inside code."""
    result: list[Span] = []
    for span in spans:
        walls = [other for other in fixed + spans if span.crosses(other)]
        walls += [other for other in fixed if other.kind in _CODE and span.overlaps(other)]
        borders = sorted({b for wall in walls for b in (wall.start, wall.end) if span.start < b < span.end})
        edges = [span.start, *borders, span.end]
        for start, end in pairwise(edges):
            piece = Span(span.kind, start, end)
            if not any(other.kind in _CODE and other.overlaps(piece) for other in fixed):
                result.append(piece)
    return result


def fixed(spans: list[Span]) -> list[Span]:
    """Return the spans nested, joined and sorted as Telegram would store them."""
    spans = [span for span in spans if span.end > span.start]
    if len(spans) < 2:
        return spans
    solid = _without_clashes([span for span in spans if span.kind not in SPLITTABLE])
    loose: list[Span] = []
    for kind in sorted(SPLITTABLE):
        loose += _joined([span for span in spans if span.kind == kind])
    while True:  # a cut can open a new crossing; each round only makes pieces smaller, so this ends
        pieces = _split(in_order(loose), solid)
        if len(pieces) <= len(loose):
            return in_order(solid + pieces)
        loose = pieces


def trimmed(text: str, spans: list[Span]) -> list[Span]:
    """Move each start past white space and drop what holds nothing else."""
    result: list[Span] = []
    for span in spans:
        start = span.start
        while start < span.end and text[start] in " \n":
            start += 1
        if start < span.end:
            result.append(span if start == span.start else replace(span, start=start))
    return result


def merged(spans: list[Span], found: list[Span]) -> list[Span]:
    """Add marks that were found in the text where no given mark but a splittable one or a quote is in the way."""
    if not found:
        return spans
    solid = [span for span in spans if span.kind not in SPLITTABLE and span.kind not in _QUOTES]
    quotes = [span for span in spans if span.kind in _QUOTES]
    free = [
        new
        for new in found
        if not any(new.overlaps(old) for old in solid) and not any(new.crosses(quote) for quote in quotes)
    ]
    return fixed(spans + free)
