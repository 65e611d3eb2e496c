"""Find in a text what Telegram marks by itself: commands, mentions, addresses, hashtags and e-mail addresses."""

import re

from bot.playground.spans import Span

_WORTH_A_LOOK = re.compile(r"[/@#]|\.\w")
_COMMAND = re.compile(r"(?<![\w/<>@.])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>@])")
_MENTION = re.compile(r"(?<![\w@/])@[A-Za-z0-9_]{4,32}(?!\w)")
_HASHTAG = re.compile(r"(?<![\w#/])#(?=\w*[^\W\d_])\w{1,256}(?![\w#])")
_EMAIL = re.compile(r"(?<![\w.+-])[A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}(?![\w-])")
_TLDS = "com|org|net|info|app|dev|edu|gov|io|me|co|ai|de|es|fr|it|nl|pt|ru|uk|us|ua|pl|ch|at|be|eu|br|mx|ar|tv|xyz"
_URL = re.compile(
    r"(?i)(?<![\w@.-])(?:"
    r"(?:https?|ftp)://(?:[^\s/?#<>\"@]+@)?(?:[\w-]+\.)+[\w-]{2,}(?::\d{1,5})?(?:[/?#][^\s<>\"«»“”]*)?"
    r"|tg://[a-z0-9_-]+(?:[/?#][^\s<>\"]*)?"
    rf"|(?:[\w-]+\.)+(?:{_TLDS})(?::\d{{1,5}})?(?![\w@-])(?:[/?#][^\s<>\"«»“”]*)?)"
)
_CLOSING = {")": "(", "]": "[", "}": "{"}


def _address_end(text: str, start: int, end: int) -> int:
    """Return where an address ends, without the punctuation of the sentence around it."""
    while end > start:
        last = text[end - 1]
        if last in ".,:;!?'\"…" or (
            last in _CLOSING and text.count(_CLOSING[last], start, end) < text.count(last, start, end)
        ):
            end -= 1
        else:
            break
    return end


def found_spans(text: str) -> list[Span]:
    """Return the marks of what Telegram recognises in `text`, none sharing characters with another."""
    if not _WORTH_A_LOOK.search(text):
        return []
    found = [Span("email", *match.span()) for match in _EMAIL.finditer(text)]
    for match in _URL.finditer(text):
        found.append(Span("url", match.start(), _address_end(text, *match.span())))
    for kind, pattern in (("bot_command", _COMMAND), ("mention", _MENTION), ("hashtag", _HASHTAG)):
        found += [Span(kind, *match.span()) for match in pattern.finditer(text)]
    result: list[Span] = []
    for span in found:
        if not any(span.overlaps(other) for other in result):
            result.append(span)
    return sorted(result, key=lambda span: span.start)
