"""Read Telegram's MarkdownV2, and its older Markdown, into plain text and marks."""

import re
from dataclasses import dataclass

from bot.playground.marks import Marked, MarkupError, link_span, special_link_span
from bot.playground.spans import Span, in_order
from bot.playground.units import byte_offset

_RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
_CLOSERS = {
    "bold": "*", "italic": "_", "underline": "__", "strikethrough": "~", "spoiler": "||", "code": "`", "pre": "```",
    "link": "]", "special": "]",
}  # fmt: skip
_NAMES = {
    "bold": "Bold", "italic": "Italic", "underline": "Underline", "strikethrough": "Strikethrough",
    "spoiler": "Spoiler", "code": "Code", "pre": "Pre", "link": "TextUrl", "special": "CustomEmoji",
    "quote": "BlockQuote",
}  # fmt: skip
_OPENERS = (("```", "pre"), ("`", "code"), ("__", "underline"), ("_", "italic"), ("*", "bold"), ("~", "strikethrough"),
            ("||", "spoiler"), ("![", "special"), ("[", "link"))  # fmt: skip
_LANGUAGE = re.compile(r"(?P<language>[^\s`]+)(?=[\s])")
_NEW_LINE = re.compile(r"\r\n|\n\r|\n|\r")


@dataclass(slots=True)
class _Open:
    kind: str
    start: int
    at: int
    language: str = ""


class _Reader:
    """Walks through MarkdownV2 once and collects plain text and marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.plain: list[str] = []
        self.spans: list[Span] = []
        self.open: list[_Open] = []
        self.in_quote = False

    def read(self) -> Marked:
        """Return text and marks; MarkupError where Telegram would not understand."""
        while self.at < len(self.text):
            self._step()
        if self.in_quote and self.open[-1].kind == "quote":
            self._end_quote()
        if self.open:
            raise self._unended(self.open[-1])
        return Marked("".join(self.plain), in_order(self.spans))

    def _step(self) -> None:
        char = self.text[self.at]
        following = self.text[self.at + 1 : self.at + 2]
        if char == "\\" and following and "\0" < following < "\x7f":
            self.plain.append(following)
            self.at += 2
            return
        inside_code = bool(self.open) and self.open[-1].kind in {"code", "pre"}
        if char not in (_RESERVED if not inside_code else "`"):
            self.plain.append(char)
            self.at += 1
        elif char == "\n" and not inside_code:
            self._new_line()
        elif self._is_end_of_expandable():
            self._end_quote(expandable=True)
            self.at += 2
        elif self._is_end():
            self._end()
        else:
            self._begin(char)

    def _is_end(self) -> bool:
        """Tell whether the innermost open mark ends here."""
        if not self.open or self.open[-1].kind == "quote":
            return False
        kind = self.open[-1].kind
        if kind == "italic":
            return self.text.startswith("_", self.at) and not self.text.startswith("__", self.at)
        return self.text.startswith(_CLOSERS[kind], self.at)

    def _is_end_of_expandable(self) -> bool:
        """Tell whether a quote ends here with the two bars that make it expandable."""
        rest = self.text[self.at + 2 : self.at + 3]
        is_last_of_line = rest in {"", "\n"} and not self.text.startswith("\n>", self.at + 2)
        return (
            self.in_quote and self.open[-1].kind == "quote" and self.text.startswith("||", self.at) and is_last_of_line
        )

    def _new_line(self) -> None:
        """Go to the next line, where a quote ends, goes on or begins; the line break still belongs to the quote."""
        goes_on = self.text.startswith("\n>", self.at)
        ends = self.in_quote and not goes_on
        if ends and self.open[-1].kind != "quote":
            raise self._unended(self.open[-1])
        self.plain.append("\n")
        if ends:
            self._end_quote()
        is_next = goes_on or self.text.startswith("\n**>", self.at)
        self.at += 1
        if is_next:
            self._begin_quote()

    def _begin_quote(self) -> None:
        """Start a quote, or go on with the one that is open."""
        if self.text.startswith("**>", self.at):
            self.at += 2
        self.at += 1
        if not self.in_quote:
            self.in_quote = True
            self.open.append(_Open("quote", len(self.plain), self.at - 1))

    def _end_quote(self, expandable: bool = False) -> None:
        opened = self.open.pop()
        self.in_quote = False
        if len(self.plain) > opened.start:
            kind = "expandable_blockquote" if expandable else "blockquote"
            self.spans.append(Span(kind, opened.start, len(self.plain)))

    def _begin(self, char: str) -> None:
        if self.at == 0 and (char == ">" or self.text.startswith("**>")):
            self._begin_quote()
            return
        if self.text.startswith("**>", self.at) and self.text[self.at - 1] == "\n":
            self._begin_quote()
            return
        for opener, kind in _OPENERS:
            if self.text.startswith(opener, self.at):
                opened = _Open(kind, len(self.plain), self.at)
                self.at += len(opener)
                if kind == "pre":
                    self._begin_pre(opened)
                self.open.append(opened)
                return
        raise MarkupError(f"Character '{char}' is reserved and must be escaped with the preceding '\\'")

    def _begin_pre(self, opened: _Open) -> None:
        """Read the language of a block of code and skip one line break."""
        if match := _LANGUAGE.match(self.text, self.at):
            opened.language = match["language"]
            self.at = match.end()
        if match := _NEW_LINE.match(self.text, self.at):
            self.at = match.end()

    def _end(self) -> None:
        opened = self.open.pop()
        self.at += len(_CLOSERS[opened.kind])
        start, end = opened.start, len(self.plain)
        if opened.kind == "special":
            self._end_special(opened)
        elif opened.kind == "link":
            url = self._url() if self.text.startswith("(", self.at) else "".join(self.plain[start:])
            span = link_span(url, start, end)
            if span and end > start:
                self.spans.append(span)
        elif end > start:
            extra = {"language": opened.language} if opened.language else {}
            self.spans.append(Span(opened.kind, start, end, extra))

    def _end_special(self, opened: _Open) -> None:
        """Close a custom emoji or a time."""
        if not self.text.startswith("(", self.at):
            raise MarkupError("Custom emoji entity must contain a tg://emoji URL")
        span = special_link_span(self._url("a custom emoji URL"), opened.start, len(self.plain))
        if span.end > span.start:
            self.spans.append(span)

    def _url(self, what: str = "a URL") -> str:
        """Read an address in brackets."""
        begin = self.at + 1
        url = []
        self.at = begin
        while self.at < len(self.text) and self.text[self.at] != ")":
            if self.text[self.at] == "\\" and "\0" < self.text[self.at + 1 : self.at + 2] < "\x7f":
                self.at += 1
            url.append(self.text[self.at])
            self.at += 1
        if self.at >= len(self.text):
            raise MarkupError(f"Can't find end of {what} at byte offset {byte_offset(self.text, begin)}")
        self.at += 1
        return "".join(url)

    def _unended(self, opened: _Open) -> MarkupError:
        kind = "PreCode" if opened.language else _NAMES[opened.kind]
        return MarkupError(f"Can't find end of {kind} entity at byte offset {byte_offset(self.text, opened.at)}")


def read_markdown_v2(text: str) -> Marked:
    """Return plain text and marks of MarkdownV2; MarkupError with Telegram's words when it is broken."""
    return _Reader(text).read()


_LEGACY = re.compile(
    r"\\(?P<escaped>[_*`\[])|```(?:(?P<language>[^\s`]+)(?=\s))?\n?(?P<pre>.*?)```|`(?P<code>[^`]*)`|\*(?P<bold>[^*]*)\*"
    r"|_(?P<italic>[^_]*)_|\[(?P<label>[^\]]*)\](?:\((?P<url>[^)]*)\))?|(?P<broken>[_*`\[])",
    re.S,
)


def read_markdown(text: str) -> Marked:
    """Return plain text and marks of the older Markdown, in which nothing nests."""
    plain, spans, at, length = [], [], 0, 0
    for match in _LEGACY.finditer(text):
        if match["broken"]:
            where = byte_offset(text, match.start())
            raise MarkupError(f"Can't find end of the entity starting at byte offset {where}")
        plain.append(text[at : match.start()])
        length += match.start() - at
        at = match.end()
        kind = match.lastgroup if match.lastgroup != "url" else "label"
        content = match[kind or 0]
        plain.append(content)
        if content and kind == "label":
            span = link_span(match["url"] or content, length, length + len(content))
            spans += [span] if span else []
        elif content and kind != "escaped":
            extra = {"language": match["language"]} if match["language"] else {}
            spans.append(Span(str(kind), length, length + len(content), extra))
        length += len(content)
    plain.append(text[at:])
    return Marked("".join(plain), spans)
