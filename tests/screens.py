"""What fits a phone: every text that the bot sends is measured against one screen.

A screen of 360 by 640 points shows a bubble of about 38 characters a line (16 points, as Telegram sets by default) and
about 32 lines; two are left for where the buttons begin. Lessons are longer on purpose: they have 120 to 220 words,
which content/*/lint.yaml keeps, and are meant to be scrolled.
"""

from collections.abc import Iterable
from functools import cache
from math import ceil

from bot.library import load
from bot.playground.calls import Call
from tests.library.folder import OURS

CHARACTERS, LINES, IN_A_LINE = 900, 30, 38


def too_long(calls: Iterable[Call]) -> set[str]:
    """Return how the texts begin that do not fit one screen, with their sizes."""
    texts = {str(call.parameters.get("text") or call.parameters.get("caption") or "") for call in calls}
    return {
        f"{len(text)} characters, {lines(text)} lines: {text[:50]!r}"
        for text in texts
        if (len(text) > CHARACTERS or lines(text) > LINES) and not text.startswith(_titles())
    }


def lines(text: str) -> int:
    """Return the lines that a text takes on a small phone."""
    return sum(max(1, ceil(len(paragraph) / IN_A_LINE)) for paragraph in text.split("\n"))


@cache
def _titles() -> tuple[str, ...]:
    library = load(OURS)
    return tuple(f"{one.title}\n" for code in ("en", "es") for one in library.language(code).lessons.ordered)
