"""Check the keyboards that come with a message, as strictly as Telegram."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.playground.answers import Json, bad_request
from bot.playground.links import checked_link, mentioned_user
from bot.playground.units import utf16_length

_MOST_BUTTONS = 100
_MOST_IN_ROW = 8  # python-telegram-bot, constants.InlineKeyboardMarkupLimit: found by trying, not documented
_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay", "disabled",
)  # fmt: skip


@dataclass(slots=True, frozen=True)
class Keyboards:
    """What a reply_markup asks for: buttons under the message, or a change of the keyboard below the chat."""

    inline: Json | None = None
    reply: Json | None = None
    is_removed: bool = False


NONE = Keyboards()


def _rows(value: Any, what: str) -> list[list[Json]]:
    """Return the rows of a keyboard; refused when they are none or too many."""
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        raise bad_request(f"can't parse {what} JSON object")
    rows = [row for row in value if row]
    if sum(map(len, rows)) > _MOST_BUTTONS or any(len(row) > _MOST_IN_ROW for row in rows):
        raise bad_request("reply markup is too long")
    return rows


def _label(button: Any, what: str) -> str:
    """Return a button's label; refused when there is none."""
    if not isinstance(button, dict):
        raise bad_request(f"can't parse {what}: expected an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request(f"can't parse {what}: Can't find field \"text\"")
    if not text.strip():
        raise bad_request(f"{what} text must be non-empty")
    return text


def _inline_button(button: Any) -> Json:
    """Return a button under a message as Telegram stores it."""
    _label(button, "inline keyboard button")
    actions = [name for name in _ACTIONS if button.get(name) is not None]
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    action = actions[0]
    value = button[action]
    if action == "callback_data":
        if not isinstance(value, str) or not 1 <= len(value.encode("utf-8", "surrogatepass")) <= 64:
            raise bad_request("BUTTON_DATA_INVALID")
    elif action == "url":
        return {**button, "url": _button_url(value)}
    elif action == "copy_text" and not (
        isinstance(value, dict) and isinstance(value.get("text"), str) and 1 <= utf16_length(value["text"]) <= 256
    ):
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if button.get("style") not in (None, "danger", "success", "primary"):
        raise bad_request("can't parse inline keyboard button: invalid button style specified")
    return dict(button)


def _button_url(value: Any) -> str:
    """Return the address of a button as Telegram stores it."""
    if isinstance(value, str) and mentioned_user(value):
        return value
    try:
        return checked_link(str(value))
    except ValueError as error:
        raise bad_request(f"inline keyboard button URL '{value}' is invalid: {error}") from None


def inline_keyboard(markup: Any) -> Json | None:
    """Return an inline keyboard as Telegram stores it, nothing where it has no buttons."""
    if markup is None or markup == "" or markup == {}:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    rows = _rows(markup["inline_keyboard"], "inline keyboard")
    keyboard = [[_inline_button(button) for button in row] for row in rows]
    return {"inline_keyboard": keyboard} if keyboard else None


def _reply_button(button: Any) -> Json:
    """Return a button of the keyboard below the chat."""
    if isinstance(button, str):
        button = {"text": button}
    _label(button, "keyboard button")
    return dict(button)


def keyboards(markup: Any) -> Keyboards:
    """Return what the reply_markup of a new message asks for."""
    if markup is None or markup == "" or markup == {}:
        return NONE
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return Keyboards(inline=inline_keyboard(markup))
    if "keyboard" in markup:
        rows = [[_reply_button(button) for button in row] for row in _rows(markup["keyboard"], "reply keyboard")]
        if not rows:
            raise bad_request("reply keyboard must be non-empty")
        return Keyboards(reply={**markup, "keyboard": rows})
    if markup.get("remove_keyboard"):
        return Keyboards(is_removed=True)
    return NONE


def buttons(markup: Json | None) -> Iterable[tuple[int, int, Json]]:
    """Yield row, column and button of an inline keyboard."""
    for row, line in enumerate((markup or {}).get("inline_keyboard", ())):
        for column, button in enumerate(line):
            yield row, column, button
