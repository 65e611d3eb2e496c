"""Words of people among the bot's own: they make no buttons, and turn round nothing of the sentence they stand in.

What stands in a sentence of the other direction is isolated (U+2068 … U+2069, UAX 9), so that the full stop behind it
stays last; a slash that Telegram would make a command of is followed by a word joiner (U+2060), which nobody sees.
Addresses and @names stay as they were typed.
"""

import unicodedata

import regex

from bot.domain.marks import MARKS
from bot.domain.text import Text, inserted

FSI, PDI, LRM, RLM, _JOINER = "\u2068", "\u2069", "\u200e", "\u200f", "\u2060"
_OPENS = frozenset("\u2066\u2067\u2068")
_EMBEDS = regex.compile("[\u202a-\u202e]")
# What Telegram takes for a command (td/telegram/MessageEntity.cpp, match_bot_commands), and a little more.
_COMMAND = regex.compile(r"(?<![\w/<>])/(?=" + MARKS + "*[A-Za-z0-9_])")
# An address with its scheme and a domain, up to what may end it: a slash in there is no command.
_ADDRESS = regex.compile(r"(?i)\b(?:https?|ftp|tg|ton)://(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?/[\w\-.~:/?#@!$&'*+,;=%]*")
_FIRST_RIGHT_TO_LEFT = "\u0590"  # no letter before it is written from right to left


def harmless(words: str) -> str:
    """Return words of somebody so that they do nothing to what stands around them, and no tap on them does anything."""
    if "/" in words:
        words = _untappable(words)
    if words.isascii():
        return words
    return "\n".join(_balanced(_EMBEDS.sub("", line)) for line in words.split("\n"))


def isolated(words: str, *, is_rtl: bool = False) -> str:
    """Return words isolated, line by line, where something in them runs against a sentence from left to right.

    With `is_rtl` the sentence runs from right to left.
    """
    return isolated_text(Text(words), is_rtl=is_rtl).plain


def isolated_text(text: Text, *, is_rtl: bool = False) -> Text:
    """Return text isolated, line by line, where something in it that is not isolated yet runs against the sentence."""
    if not is_rtl and (text.plain.isascii() or max(text.plain) < _FIRST_RIGHT_TO_LEFT):
        return text
    marks, start = [], 0
    for line in text.plain.split("\n"):
        if (_RTL if not is_rtl else _LTR) & _directions(line):
            marks += [(start, FSI), (start + len(line), PDI)]
        start += len(line) + 1
    return inserted(text, marks)


def in_quotes(words: str) -> str:
    """Return words of somebody in quotation marks, harmless and isolated where that is needed."""
    return isolated(f"“{harmless(words)}”")


def led(text: Text, *, is_rtl: bool = False) -> Text:
    """Return a message so that each sentence of it begins on its own side, whoever it begins with.

    Clients take the direction of a paragraph from its first letter, some from one that is isolated, too. A line that is
    all somebody's own, and nothing of the bot's, keeps its direction.
    """
    if not is_rtl and (text.plain.isascii() or max(text.plain) < _FIRST_RIGHT_TO_LEFT):
        return text
    marks, start = [], 0
    against, along = (_LTR, _RTL) if is_rtl else (_RTL, _LTR)
    for line in text.plain.split("\n"):
        first = next((way for c in line if (way := unicodedata.bidirectional(c)) in {"L", "R", "AL"}), None)
        if first in against and (along & _directions(line) or PDI in line):
            marks.append((start, RLM if is_rtl else LRM))
        start += len(line) + 1
    return inserted(text, marks, inside="blockquote")


_LTR, _RTL = frozenset({"L"}), frozenset({"R", "AL"})


def _directions(line: str) -> set[str]:
    """Return in which directions the letters of a line run that are not isolated from it."""
    found, depth = set(), 0
    for c in line:
        if c in _OPENS:
            depth += 1
        elif c == PDI:
            depth = max(0, depth - 1)
        elif depth == 0:
            found.add(unicodedata.bidirectional(c))
    return found


def _balanced(line: str) -> str:
    """Return a line in which every isolate that begins ends, and none ends that did not begin."""
    kept, opened = [], 0
    for c in line:
        if c == PDI and opened == 0:
            continue
        opened += (c in _OPENS) - (c == PDI)
        kept.append(c)
    return "".join(kept) + PDI * opened


def _untappable(words: str) -> str:
    addresses = [found.span() for found in _ADDRESS.finditer(words)]
    kept, position = [], 0
    for found in _COMMAND.finditer(words):
        if not any(start < found.start() < end for start, end in addresses):
            kept.append(words[position : found.end()] + _JOINER)
            position = found.end()
    return "".join(kept) + words[position:]
