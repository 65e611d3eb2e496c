"""Hold what a bot says about itself: commands by scope and language, descriptions, names, menu buttons."""

import re
from dataclasses import dataclass, field
from typing import Any

from bot.playground import json_fields
from bot.playground.answers import Json, bad_request
from bot.playground.parameters import LEADING_DIGITS
from bot.playground.units import utf16_length

Scope = tuple[str, int, int]
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_PLAIN_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_MOST_COMMANDS = 100
TEXTS = {"name": 64, "description": 512, "short_description": 120}
"""The bot's texts and how long they may be (Bot API, setMyName and its siblings)."""


def language_of(value: str) -> str:
    """Return a language code, empty for all languages."""
    if not _LANGUAGE.fullmatch(value):
        raise bad_request("invalid language code specified")
    return value


def scope_of(value: Any) -> Scope:
    """Return a scope as kind, chat and user."""
    if value in (None, ""):
        return "default", 0, 0
    try:
        return _scope(value)
    except json_fields.FieldError as error:
        raise bad_request(f"can't parse BotCommandScope: {error}") from None


def _scope(value: Any) -> Scope:
    """Return a scope; FieldError where it is none."""
    if not isinstance(value, dict):
        raise json_fields.FieldError("BotCommandScope must be an Object")
    kind = json_fields.text(value, "type", is_required=True)
    if kind in _PLAIN_SCOPES:
        return kind, 0, 0
    if kind not in {"chat", "chat_administrators", "chat_member"}:
        raise json_fields.FieldError("Unsupported type specified")
    chat = LEADING_DIGITS.match(json_fields.text(value, "chat_id", is_required=True))
    if chat is None:
        raise bad_request("chat not found")
    if kind != "chat_member":
        return kind, int(chat[0]), 0
    return kind, int(chat[0]), json_fields.whole(value, "user_id", is_required=True, bits=json_fields.INT64)


def commands_of(value: Any) -> list[Json]:
    """Return a list of commands as Telegram stores it."""
    if not isinstance(value, list):
        raise bad_request("can't parse commands JSON object")
    if len(value) > _MOST_COMMANDS:
        raise bad_request("too many commands specified")
    result = []
    for item in value:
        name, description = _command(item)
        if not _COMMAND.fullmatch(name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= utf16_length(description) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        result.append({"command": name, "description": description})
    return result


def _command(item: Any) -> tuple[str, str]:
    """Return a command's name and description; refused where they are none."""
    if not isinstance(item, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    try:
        name = json_fields.text(item, "command", is_required=True)
        return name.removeprefix("/"), json_fields.text(item, "description", is_required=True).strip()
    except json_fields.FieldError as error:
        raise bad_request(f"can't parse BotCommand: {error}") from None


@dataclass(slots=True)
class Profile:
    """The bot as its owner dressed it."""

    commands: dict[tuple[Scope, str], list[Json]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)

    def commands_for(self, chat_id: int, language: str) -> list[Json]:
        """Return the commands a person sees in the private chat: narrower scopes and the own language go first."""
        for scope in (("chat", chat_id, 0), ("all_private_chats", 0, 0), ("default", 0, 0)):
            for code in (language[:2], ""):
                if commands := self.commands.get((scope, code)):
                    return commands
        return []

    def text(self, what: str, language: str = "") -> str:
        """Return one of the bot's texts in a language, else the one for all."""
        return self.texts.get((what, language)) or self.texts.get((what, ""), "")

    def menu_button(self, chat_id: int) -> Json:
        """Return the menu button of a chat, else the one for all."""
        return self.menu_buttons.get(chat_id) or self.menu_buttons.get(0) or {"type": "commands"}
