"""Turn text as a caller gives it, with parse mode or entities, into text and entities as Telegram stores them.

Entities that begin or end outside the text or inside a surrogate pair are refused, as Telegram's client library
refuses them; empty ones are dropped; those that cross are put in order (`spans`). Text loses control characters and
the white space around it.
"""

import re
from dataclasses import dataclass
from typing import Any

from bot.playground import json_fields
from bot.playground.answers import Json, bad_request
from bot.playground.detection import found_spans
from bot.playground.html_marks import read_html
from bot.playground.markdown_marks import read_markdown, read_markdown_v2
from bot.playground.marks import Marked, MarkupError, link_span, time_extra
from bot.playground.spans import Span, fixed, merged, trimmed
from bot.playground.units import byte_offset, character_at, unit_positions, utf16_length

_READERS = {"html": read_html, "markdownv2": read_markdown_v2, "markdown": read_markdown}
_REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_BLANKED = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f]")
_PLAIN = frozenset(
    ["bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code"]
)
_FOUND = frozenset(["mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"])
_FURTHEST = 1_000_000  # TDLib, fix_formatted_text: offsets and lengths beyond are nonsense


@dataclass(slots=True, frozen=True)
class FormattedText:
    """Text and its entities as in a Bot API message."""

    text: str
    entities: list[Json]

    def fields(self, text_name: str = "text", entities_name: str = "entities") -> Json:
        """Return the fields of a message; entities only where there are any."""
        return {text_name: self.text, entities_name: self.entities} if self.entities else {text_name: self.text}


def _extra(entity: Json, kind: str) -> Json:
    """Return what an entity says beside its place; FieldError when it lacks what its kind needs."""
    if kind in _PLAIN:
        return {}
    if kind == "pre":
        language = json_fields.text(entity, "language")
        return {"language": language} if language else {}
    if kind == "custom_emoji":
        number = json_fields.whole(entity, "custom_emoji_id", is_required=True, bits=json_fields.INT64)
        return {"custom_emoji_id": str(number)}
    if kind == "text_link":
        return _link(json_fields.text(entity, "url", is_required=True))
    if kind == "text_mention":
        user = json_fields.required(entity, "user", dict)
        return {"user": {"id": json_fields.whole(user, "id", is_required=True, bits=json_fields.INT64)}}
    if kind == "date_time":
        unix = json_fields.whole(entity, "unix_time", is_required=True)
        try:
            return time_extra(str(unix), json_fields.text(entity, "date_time_format"))
        except MarkupError as error:
            raise json_fields.FieldError(str(error)) from None
    raise json_fields.FieldError("Unsupported type specified")


def _link(url: str) -> Json:
    """Return what a link to `url` is stored as; refused where the address is none."""
    span = link_span(url, 0, 1)
    if span is None:
        raise bad_request(f"entity URL '{url}' is invalid")
    return {"kind": span.kind, **span.extra}


def _given_spans(text: str, entities: Any) -> list[Span]:
    """Return entities as spans; refused where they are malformed or do not fit the text."""
    if not isinstance(entities, list):
        raise bad_request("can't parse message entities JSON object")
    starts = character_at(text)
    total = utf16_length(text)
    spans = []
    for entity in entities:
        try:
            span = _span(text, entity, starts, total)
        except json_fields.FieldError as error:
            raise bad_request(f"can't parse MessageEntity: {error}") from None
        if span is not None:
            spans.append(span)
    return spans


def _span(text: str, entity: Any, starts: dict[int, int], total: int) -> Span | None:
    """Return one entity as a span, nothing where it marks nothing; FieldError where it is malformed."""
    if not isinstance(entity, dict):
        raise json_fields.FieldError("expected an Object")
    offset = json_fields.whole(entity, "offset", is_required=True)
    length = json_fields.whole(entity, "length", is_required=True)
    kind = json_fields.text(entity, "type", is_required=True)
    if not kind:
        raise json_fields.FieldError("Type is not specified")
    if kind in _FOUND:
        return None  # these are found anew; what a bot claims about them does not count
    extra = _extra(entity, kind)
    _check_place(text, offset, length, starts, total)
    if not length:
        return None
    kind = extra.pop("kind", kind)
    return Span(kind, starts[offset], starts[offset + length], extra)


def _check_place(text: str, offset: int, length: int, starts: dict[int, int], total: int) -> None:
    """Refuse an entity that lies outside the text or cuts a character in two."""
    if not 0 <= offset <= _FURTHEST:
        raise bad_request(f"receive an entity with incorrect offset {offset}")
    if not 0 <= length <= _FURTHEST:
        raise bad_request(f"receive an entity with incorrect length {length}")
    if length == 0:
        return
    if offset > total:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if offset not in starts:
        where = byte_offset(text, starts[offset + 1])
        raise bad_request(f"entity begins in a middle of a UTF-16 symbol at byte offset {where}")
    end = offset + length
    if end > total:
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {end}"
        )
    if end not in starts:
        where = byte_offset(text, starts[end + 1])
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends in a middle of a UTF-16 symbol at byte offset {where}"
        )


def _cleaned(marked: Marked) -> Marked:
    """Take out control characters and move the marks along."""
    text, spans = _BLANKED.sub(" ", marked.text), marked.spans
    if _REMOVED.search(text):
        moved = [0]
        for char in text:
            moved.append(moved[-1] + (not _REMOVED.match(char)))
        spans = [Span(span.kind, moved[span.start], moved[span.end], span.extra) for span in spans]
        text = _REMOVED.sub("", text)
    return Marked(text, trimmed(text, fixed(spans)))


def _stripped(marked: Marked) -> Marked:
    """Take white space off both ends; in front only as far as the first mark."""
    if marked.text.strip(" \n") == marked.text:
        return marked
    end = len(marked.text.rstrip(" \n"))
    first = min((span.start for span in marked.spans), default=end)
    start = 0
    while start < min(first, end) and marked.text[start] in " \n":
        start += 1
    spans = [Span(s.kind, s.start - start, min(s.end, end) - start, s.extra) for s in marked.spans]
    return Marked(marked.text[start:end], spans)


def _entities(marked: Marked) -> list[Json]:
    """Return the marks as Bot API entities."""
    at = unit_positions(marked.text)
    return [
        {"offset": at[span.start], "length": at[span.end] - at[span.start], "type": span.kind, **span.extra}
        for span in marked.spans
    ]


def format_text(text: str, parse_mode: str = "", entities: Any = None) -> FormattedText:
    """Return text as Telegram would store it; refused with Telegram's words where it would be.

    A parse mode goes before entities, as in Telegram. An empty result is returned as such: whether that is allowed
    depends on the method.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    mode = parse_mode.lower()
    if mode and mode != "none":
        if mode not in _READERS:
            raise bad_request("unsupported parse_mode")
        try:
            marked = _READERS[mode](text)
        except MarkupError as error:
            raise bad_request(f"can't parse entities: {error}") from None
    else:
        marked = Marked(text, _given_spans(text, entities) if entities else [])
    marked = _stripped(_cleaned(marked))
    found = found_spans(marked.text)
    if not marked.spans and not found:
        return FormattedText(marked.text, [])
    spans = merged(marked.spans, found)
    while (settled := fixed(trimmed(marked.text, spans))) != spans:  # cutting can bare white space, trimming can join
        spans = settled
    return FormattedText(marked.text, _entities(Marked(marked.text, spans)))


def message_text(text: str, parse_mode: str = "", entities: Any = None, limit: int = 4096) -> FormattedText:
    """Return the text of a message, 1 to `limit` UTF-16 units long after its markup was read."""
    if not text:
        raise bad_request("message text is empty")
    formatted = format_text(text, parse_mode, entities)
    if not formatted.text:
        raise bad_request("text must be non-empty")
    if utf16_length(formatted.text) > limit:
        raise bad_request("message is too long")
    return formatted


def caption_text(text: str, parse_mode: str = "", entities: Any = None, limit: int = 1024) -> FormattedText:
    """Return the caption of a file, up to `limit` UTF-16 units long; it may be empty."""
    formatted = format_text(text, parse_mode, entities)
    if utf16_length(formatted.text) > limit:
        raise bad_request("message caption is too long")
    return formatted
