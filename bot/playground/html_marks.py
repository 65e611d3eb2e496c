"""Read Telegram's HTML into plain text and marks, with the errors that Telegram would give."""

import re
from dataclasses import dataclass

from bot.playground.marks import Marked, MarkupError, link_span, time_extra
from bot.playground.spans import Span
from bot.playground.units import byte_offset

_SIMPLE = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler",
}  # fmt: skip
_TAGS = {*_SIMPLE, "a", "code", "pre", "blockquote", "tg-emoji", "tg-time"}
_CHARACTER = re.compile(r"&(?:#(?P<decimal>[0-9]{1,7})|#[xX](?P<hex>[0-9a-fA-F]{1,6})|(?P<name>lt|gt|amp|quot));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TAG_NAME = re.compile(r"[^\s>]*")
_END_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>]*")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]+")
_SPACE = re.compile(r"\s*")


@dataclass(slots=True)
class _Open:
    tag: str
    start: int
    attributes: dict[str, str]


def _decoded(match: re.Match[str]) -> str:
    """Return the character an HTML entity stands for, or the entity itself where it stands for none."""
    if match["name"]:
        return _NAMED[match["name"]]
    code = int(match["decimal"]) if match["decimal"] else int(match["hex"], 16)
    if code == 0 or code >= 0x10FFFF or 0xD800 <= code < 0xE000:
        return match[0]
    return chr(code)


class _Reader:
    """Walks through the text once and collects plain text and marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.plain: list[str] = []
        self.length = 0
        self.spans: list[Span] = []
        self.open: list[_Open] = []

    def read(self) -> Marked:
        """Return text and marks; MarkupError where Telegram would not understand."""
        while self.at < len(self.text):
            char = self.text[self.at]
            if char == "&" and (match := _CHARACTER.match(self.text, self.at)):
                self._say(_decoded(match))
                self.at = match.end()
            elif char != "<":
                self._say(char)
                self.at += 1
            elif self.text.startswith("</", self.at):
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return Marked("".join(self.plain), self.spans)

    def _say(self, text: str) -> None:
        self.plain.append(text)
        self.length += len(text)

    def _fault(self, what: str, at: int) -> MarkupError:
        return MarkupError(f"{what} at byte offset {byte_offset(self.text, at)}")

    def _skip_space(self) -> None:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        if match is None:
            return ""
        self.at = match.end()
        return match[0]

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        name = self._take(_TAG_NAME).lower()
        if self.at >= len(self.text):
            raise self._fault("Unclosed start tag", begin)
        if name not in _TAGS:
            raise self._fault(f'Unsupported start tag "{name}"', begin)
        attributes: dict[str, str] = {}
        while True:
            self._skip_space()
            if self.at >= len(self.text):
                raise self._fault(f'Unclosed start tag "{name}"', begin)
            if self.text[self.at] == ">":
                break
            self._attribute(name, begin, attributes)
        self.at += 1
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._fault('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(name, self.length, attributes))

    def _attribute(self, tag: str, begin: int, attributes: dict[str, str]) -> None:
        name = self._take(_ATTRIBUTE_NAME).lower()
        if not name:
            raise self._fault(f'Empty attribute name in the tag "{tag}"', begin)
        self._skip_space()
        if not self.text.startswith("=", self.at):
            if tag == "blockquote" and name == "expandable":
                attributes[name] = ""
                return
            raise self._fault(f'Expected equal sign in declaration of an attribute of the tag "{tag}"', begin)
        self.at += 1
        self._skip_space()
        if self.at >= len(self.text):
            raise self._fault(f'Unclosed start tag "{tag}"', begin)
        quote = self.text[self.at]
        if quote in "'\"":
            end = self.text.find(quote, self.at + 1)
            if end < 0:
                raise self._fault(f'Unclosed start tag "{tag}"', begin)
            value, self.at = self.text[self.at + 1 : end], end + 1
        else:
            value = self._take(_TOKEN).lower()
            if not value or not re.match(r"[\s>]", self.text[self.at : self.at + 1]):
                raise self._fault("Unexpected end of name token", self.at)
        attributes[name] = _CHARACTER.sub(_decoded, value)

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._fault("Unexpected end tag", begin)
        self.at += 2
        name = self._take(_END_NAME).lower()
        self._skip_space()
        if not self.text.startswith(">", self.at):
            raise self._fault("Unclosed end tag", begin)
        self.at += 1
        opened = self.open.pop()
        if name and name != opened.tag:
            where = byte_offset(self.text, begin)
            raise MarkupError(
                f'Unmatched end tag at byte offset {where}, expected "</{opened.tag}>", found "</{name}>"'
            )
        if self.length > opened.start:
            self._mark(opened, begin)

    def _mark(self, opened: _Open, at: int) -> None:
        """Add the mark of a tag that was closed."""
        tag, start, given = opened.tag, opened.start, opened.attributes
        if tag in _SIMPLE:
            self.spans.append(Span(_SIMPLE[tag], start, self.length))
        elif tag == "a":
            url = given.get("href") or "".join(self.plain)[start:]
            if span := link_span(url, start, self.length):
                self.spans.append(span)
        elif tag == "blockquote":
            kind = "expandable_blockquote" if "expandable" in given else "blockquote"
            self.spans.append(Span(kind, start, self.length))
        elif tag == "tg-emoji":
            if not given.get("emoji-id", "").isdigit():
                raise self._fault("Invalid custom emoji identifier specified", at)
            self.spans.append(Span("custom_emoji", start, self.length, {"custom_emoji_id": given["emoji-id"]}))
        elif tag == "tg-time":
            self.spans.append(
                Span("date_time", start, self.length, time_extra(given.get("unix", ""), given.get("format", "")))
            )
        else:
            self._mark_code(opened)

    def _mark_code(self, opened: _Open) -> None:
        """Add code or pre; code with a language that fills a pre becomes one mark with it."""
        language = opened.attributes.get("class", "")
        extra = {"language": language[9:]} if opened.tag == "code" and language.startswith("language-") else {}
        if opened.tag == "code":
            inside_pre = any(other.tag == "pre" for other in self.open)
            self.spans.append(Span("code", opened.start, self.length, extra if inside_pre else {}))
            return
        inner = [span for span in self.spans if span.start == opened.start and span.end == self.length]
        code = next((span for span in inner if span.kind == "code"), None)
        if code is not None:
            self.spans.remove(code)
        for span in self.spans:
            if span.kind == "code":
                span.extra.pop("language", None)
        self.spans.append(Span("pre", opened.start, self.length, code.extra if code else {}))


def read_html(text: str) -> Marked:
    """Return plain text and marks of Telegram's HTML; MarkupError with Telegram's words when it is broken."""
    return _Reader(text).read()
