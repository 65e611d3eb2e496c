"""How the bot introduces itself in Telegram: commands, descriptions and the menu button, in each language."""

from collections.abc import Iterable, Iterator
from typing import Any

from bot.rendering.words import Phrases

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


def introduction(languages: Iterable[tuple[str, Phrases]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Go through the calls (method, payload) that tell Telegram about the bot; English is also for all the rest."""
    for code, phrases in languages:
        for language in ({"language_code": code}, {}) if code == "en" else ({"language_code": code},):
            commands = [{"command": name, "description": phrases.text(f"command-{name}")} for name in COMMANDS]
            yield "setMyCommands", {"commands": commands, "scope": _SCOPE} | language
            yield "setMyDescription", {"description": phrases.text("bot-description")} | language
            yield "setMyShortDescription", {"short_description": phrases.text("bot-short-description")} | language
    yield "setChatMenuButton", {"menu_button": {"type": "commands"}}
