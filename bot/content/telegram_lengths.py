"""How long the texts may be by which the bot introduces itself to Telegram, which refuses longer and empty ones."""

import re
from collections.abc import Iterator

from bot.content.faults import ErrorCollector
from bot.content.phrases import Phrases
from bot.domain.text import units

# Bot API: BotCommand.description, setMyDescription, setMyShortDescription. Counted here in UTF-16 units, as Telegram
# counts a text; where it counts characters, that is never less strict.
_MOST = (
    (re.compile(r"command-.+"), 256),
    (re.compile(r"bot-description"), 512),
    (re.compile(r"bot-short-description"), 120),
)


def note_lengths(phrases: Phrases, findings: ErrorCollector) -> frozenset[str]:
    """Note what Telegram would refuse in an introduction, and return the names of those phrases."""
    wrong = set()
    for name in phrases.ids():
        if name in phrases.faulty or phrases.variables(name):
            continue
        for reason in _reasons(name, phrases):
            findings.add(*phrases.place(name), f"`{name}` {reason}")
            wrong.add(name)
    return frozenset(wrong)


def _reasons(name: str, phrases: Phrases) -> Iterator[str]:
    for text in {phrases.text(name, number).strip() for number in range(phrases.variants(name))}:
        if not text:
            yield "is empty; write a text, as Telegram refuses empty ones"
        for pattern, most in _MOST:
            if pattern.fullmatch(name) and units(text) > most:
                yield f"has {units(text)} characters; Telegram takes {most} at most"
