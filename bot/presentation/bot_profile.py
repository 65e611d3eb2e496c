"""How the bot introduces itself in Telegram, in languages it has a code for: commands, descriptions, menu button."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from bot.presentation.words import Phrases

COMMANDS = (
    "space",
    "closeness",
    "talk",
    "back",
    "cards",
    "soothe",
    "checkin",
    "lesson",
    "lessons",
    "history",
    "pause",
    "resume",
    "invite",
    "settings",
    "safety",
    "x",
    "privacy",
    "export",
    "unpair",
    "delete",
    "help",
    "cancel",
)
_SCOPE = {"type": "all_private_chats"}
_TELEGRAMS = re.compile(r"[a-z]{2}")  # Bot API, language_code: "a two-letter ISO 639-1 language code"


def telegrams_codes(codes: Iterable[str]) -> dict[str, str]:
    """Return as which language Telegram is told each of `codes`; those that it has no code for are left out.

    A language of a region ("pt-br") is told by its first part, where that is no language of its own here and no other
    region was told by it before.
    """
    ours = list(codes)
    told = {code: code for code in ours if _TELEGRAMS.fullmatch(code)}
    for code in ours:
        first = code.partition("-")[0]
        if code not in told and _TELEGRAMS.fullmatch(first) and first not in told.values():
            told[code] = first
    return told


def introduction(languages: Iterable[tuple[str, Phrases]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Go through the calls (method, payload) that tell Telegram about the bot; English is also for all the rest."""
    ours = dict(languages)
    told = telegrams_codes(ours)
    for code, phrases in ours.items():
        named = [{"language_code": told[code]}] if code in told else []
        for language in [*named, {}] if code == "en" else named:
            commands = [{"command": name, "description": phrases.text(f"command-{name}")} for name in COMMANDS]
            yield "setMyCommands", {"commands": commands, "scope": _SCOPE} | language
            yield "setMyDescription", {"description": phrases.text("bot-description")} | language
            yield "setMyShortDescription", {"short_description": phrases.text("bot-short-description")} | language
    yield "setChatMenuButton", {"menu_button": {"type": "commands"}}
