"""What somebody covered or dated in their words, kept within the words as marks until these are sent.

A spoiler and a date that a phone shows in its own zone are formatting; words are kept and passed on as strings. So both
are marked in the string, by noncharacters, which nobody's words hold (`marked` sees to that), and become entities again
where a message is made (`revealed`). Whoever reads words, rather than passing them on, reads them `plain`.
"""

from collections.abc import Iterable

import regex

from bot.domain.text import Entity, Text, units, without_spans

_COVERED, _BARE, _DATED, _SAID, _OVER = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdd4"
MARKS = "(?:\ufdd2[^\ufdd3]*\ufdd3|[\ufdd0\ufdd1\ufdd3\ufdd4])"  # as a pattern: each mark, with the date it carries
_MARK = regex.compile(MARKS + "|\ufdd2")
_NONCHARACTERS = regex.compile("[\ufdd0-\ufdef]")


def marked(words: str, entities: Iterable[Entity]) -> str:
    """Return words with marks for the spoilers and dates among their entities."""
    words = _NONCHARACTERS.sub("\ufffd", words)
    marks: list[tuple[int, int, str]] = []
    for e in entities:
        extra = dict(e.extra)
        if e.type == "spoiler":
            begins, ends = _COVERED, _BARE
        elif e.type == "date_time" and isinstance(extra.get("unix_time"), int):
            begins, ends = f"{_DATED}{extra['unix_time']}:{extra.get('date_time_format') or ''}{_SAID}", _OVER
        else:
            continue
        marks += [(e.offset, 1, begins), (e.offset + e.length, 0, ends)]  # where both meet, one ends first
    if not marks:
        return words
    encoded, kept, start = words.encode("utf-16-le", "surrogatepass"), [], 0
    for position, _, mark in sorted(marks, key=lambda one: one[:2]):
        kept.append(encoded[start * 2 : position * 2].decode("utf-16-le", "surrogatepass") + mark)
        start = position
    return "".join(kept) + encoded[start * 2 :].decode("utf-16-le", "surrogatepass")


def plain(words: str) -> str:
    """Return words without marks, to be read, counted or compared."""
    return words if words.isascii() else _MARK.sub("", words)


def tail(words: str, length: int) -> str:
    """Return the end of marked words that has `length` characters when read plain, without what is blank before it."""
    kept = len(words)
    for start in range(len(words), -1, -1):
        if len(plain(words[start:])) == length and not words[start : start + 1].isspace():
            kept = start
        elif len(plain(words[start:])) > length and _MARK.search(words[start:]) is None:
            break
    return words[kept:]


def revealed(text: Text) -> Text:
    """Return a text in which marks have become entities; one that has no other end says nothing."""
    if text.plain.isascii() or _MARK.search(text.plain) is None:
        return text
    spans, entities = [], list(text.entities)
    covered: int | None = None
    dated: tuple[int, str] | None = None
    for found in _MARK.finditer(text.plain):
        begin, end = units(text.plain[: found.start()]), units(text.plain[: found.end()])
        spans.append(found.span())
        if found[0] == _COVERED:
            covered = end
        elif found[0] == _BARE and covered is not None:
            entities.append(Entity("spoiler", covered, begin - covered))
            covered = None
        elif found[0].startswith(_DATED):
            dated = end, found[0][1:-1]
        elif found[0] == _OVER and dated is not None:
            entities += _date(*dated, begin)
            dated = None
    entities.sort(key=lambda e: (e.offset, -e.length))
    return without_spans(Text(text.plain, tuple(entities)), spans)


def _date(start: int, said: str, end: int) -> list[Entity]:
    seconds, _, form = said.partition(":")
    if not seconds.isdecimal():
        return []
    extra: list[tuple[str, object]] = [("unix_time", int(seconds))]
    return [Entity("date_time", start, end - start, tuple(extra + ([("date_time_format", form)] if form else [])))]
