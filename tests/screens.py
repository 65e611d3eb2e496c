"""What fits a phone: every text that the bot sends is measured against one screen.

A screen of 360 by 640 points shows a bubble of about 38 characters a line (16 points, as Telegram sets by default) and
about 32 lines; two are left for where the buttons begin. Lessons are longer on purpose: they have 120 to 220 words,
which content/*/lint.yaml keeps, and are meant to be scrolled.
"""

from collections.abc import Iterable
from functools import cache
from math import ceil

from bot.content import load
from bot.playground.calls import Call
from tests.content.folder import OURS

CHARACTERS, LINES, IN_A_LINE = 900, 30, 38
IN_A_ROW = {2: 18, 3: 12, 4: 8}  # letters of a label, by how many buttons share the width of a bubble


def too_long(calls: Iterable[Call]) -> set[str]:
    """Return how the texts begin that do not fit one screen, with their sizes."""
    texts = {str(call.parameters.get("text") or call.parameters.get("caption") or "") for call in calls}
    return {
        f"{len(text)} characters, {lines(text)} lines: {text[:50]!r}"
        for text in texts
        if (len(text) > CHARACTERS or lines(text) > LINES) and not text.startswith(_titles())
    }


def cut_labels(calls: Iterable[Call]) -> set[str]:
    """Return the labels of buttons that a phone shows the beginning of only, since too many share a row."""
    markups = [call.parameters.get("reply_markup") or {} for call in calls]
    rows = [[str(one["text"]) for one in row] for markup in markups for row in markup.get("inline_keyboard", [])]
    return {label for row in rows if len(row) > 1 for label in row if len(label) > IN_A_ROW.get(len(row), 0)}


def lines(text: str) -> int:
    """Return the lines that a text takes on a small phone."""
    return sum(max(1, ceil(len(paragraph) / IN_A_LINE)) for paragraph in text.split("\n"))


@cache
def _titles() -> tuple[str, ...]:
    library = load(OURS)
    return tuple(f"{one.title}\n" for code in ("en", "es") for one in library.language(code).lessons.ordered)
