"""Markdown of lessons as formatted text: paragraphs with *italic* and **bold**, and nothing else."""

from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.domain.text import Text, join

_PARSER = MarkdownIt("commonmark")
_STYLES = {"em_open": "italic", "strong_open": "bold"}
_NAMES = {
    "heading_open": "a heading",
    "bullet_list_open": "a list",
    "ordered_list_open": "a numbered list",
    "blockquote_open": "a quotation with >",
    "fence": "code",
    "code_block": "code (a line that begins with four blanks)",
    "code_inline": "code",
    "link_open": "a link",
    "image": "a picture",
    "html_block": "HTML",
    "html_inline": "HTML",
    "hr": "a line across",
    "hardbreak": "a forced line break",
}


class MarkdownFault(ValueError):
    """Markdown has something that a message cannot show; `line` counts from 1."""

    def __init__(self, line: int, what: str) -> None:
        """Keep the line and name what was found."""
        super().__init__(f"has {what}; only paragraphs, *italic* and **bold** belong here")
        self.line = line


@lru_cache(maxsize=512)
def paragraphs(source: str) -> tuple[tuple[int, Text], ...]:
    """Return the paragraphs of a text, each with its line, or raise `MarkdownFault`."""
    found = []
    line = 1
    for token in _PARSER.parse(source):
        if token.map:
            line = token.map[0] + 1
        if token.type == "inline":
            found.append((line, _text(token.children or [], line)))
        elif token.type not in ("paragraph_open", "paragraph_close"):
            raise MarkdownFault(line, _NAMES.get(token.type, token.type))
    return tuple(found)


def _text(tokens: list[Token], line: int) -> Text:
    """Return inline tokens as text; a style covers all that stands between its opening and its closing."""
    open_parts: list[tuple[str, list[Text]]] = [("", [])]
    for token in tokens:
        if token.type == "text":
            open_parts[-1][1].append(Text(token.content))
        elif token.type == "softbreak":
            line += 1
            open_parts[-1][1].append(Text(" "))
        elif token.type in _STYLES:
            open_parts.append((_STYLES[token.type], []))
        elif token.type in ("em_close", "strong_close"):
            style, parts = open_parts.pop()
            open_parts[-1][1].append(join(parts).styled(style))
        else:
            raise MarkdownFault(line, _NAMES.get(token.type, token.type))
    return join(open_parts[0][1])
