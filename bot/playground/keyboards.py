"""Check the keyboards that come with a message, as strictly as Telegram."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.playground import json_fields
from bot.playground.answers import Json, bad_request
from bot.playground.links import checked_link, mentioned_user
from bot.playground.units import utf16_length

_MOST_BUTTONS = 100
_MOST_IN_ROW = 8  # python-telegram-bot, constants.InlineKeyboardMarkupLimit: found by trying, not documented
_LONGEST_DATA, _LONGEST_COPY = 64, 256  # bytes of callback_data, UTF-16 units of copy_text (Bot API)
_ACTIONS = (
    "callback_game", "pay", "switch_inline_query", "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat", "login_url", "web_app", "copy_text", "disabled",
)  # fmt: skip
"""The actions behind url and callback_data, in the order in which Telegram looks for them."""
_REQUEST_FLAGS = ("request_contact", "request_location")
_REQUESTS = (*_REQUEST_FLAGS, "request_poll", "web_app", "request_users", "request_chat", "request_managed_bot")
"""What a button below the chat may ask for."""
_KEYBOARD_FLAGS = ("resize_keyboard", "one_time_keyboard", "is_persistent", "selective")


@dataclass(slots=True, frozen=True)
class Keyboards:
    """What a reply_markup asks for: buttons under the message, or a change of the keyboard below the chat."""

    inline: Json | None = None
    reply: Json | None = None
    is_removed: bool = False


NONE = Keyboards()


def _rows(markup: Json, name: str, owner: str = "") -> list[list[Any]]:
    """Return the rows of a keyboard; refused when they are none or too many."""
    value = json_fields.required(markup, name, list)
    if not all(isinstance(row, list) for row in value):
        raise bad_request(f'field "{name}"{owner} must be an Array of Arrays')
    rows = [row for row in value if row]
    if sum(map(len, rows)) > _MOST_BUTTONS or any(len(row) > _MOST_IN_ROW for row in rows):
        raise bad_request("reply markup is too long")
    return rows


def _label(button: Json, what: str) -> str:
    """Return a button's label; refused when there is none."""
    text = json_fields.text(button, "text", is_required=True)
    if not text.strip():
        raise bad_request(f"{what} text must be non-empty")
    return text


def _look(button: Json, what: str) -> Json:
    """Return what any button may have: its label, its style and its icon; the rest is dropped."""
    look: Json = {"text": _label(button, what)}
    if icon := json_fields.whole(button, "icon_custom_emoji_id", bits=json_fields.INT64):
        look["icon_custom_emoji_id"] = str(icon)
    style = json_fields.text(button, "style").lower()
    if style not in ("", "default", "danger", "success", "primary"):
        raise json_fields.FieldError("invalid button style specified")
    return look | ({"style": style} if style not in ("", "default") else {})


def _inline_button(button: Any) -> Json:
    """Return a button under a message as Telegram stores it: its look and the first of its actions."""
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    try:
        return {**_look(button, "inline keyboard button"), **_action(button)}
    except json_fields.FieldError as error:
        raise bad_request(f"can't parse inline keyboard button: {error}") from None


def _action(button: Json) -> Json:
    """Return the action that counts (telegram-bot-api, get_inline_keyboard_button_type); FieldError without any."""
    if url := json_fields.text(button, "url"):
        return {"url": _button_url(url)}
    if data := json_fields.text(button, "callback_data"):
        if len(data.encode("utf-8", "surrogatepass")) > _LONGEST_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
        return {"callback_data": data}
    for name in _ACTIONS:
        if name in button:
            return {name: _read_action(button, name)}
    raise json_fields.FieldError("Text buttons are unallowed in the inline keyboard")


def _read_action(button: Json, name: str) -> Any:
    """Return an action that has a form of its own."""
    if name in ("switch_inline_query", "switch_inline_query_current_chat"):
        return json_fields.text(button, name, is_required=True)
    if name in ("callback_game", "pay"):
        return button[name]
    value = json_fields.required(button, name, dict)
    if name == "copy_text":
        copied = json_fields.text(value, "text", is_required=True)
        if not 1 <= utf16_length(copied) <= _LONGEST_COPY:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
        return {"text": copied}
    if name in ("login_url", "web_app"):
        return {**value, "url": _button_url(json_fields.text(value, "url", is_required=True))}
    return dict(value)


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
    try:
        rows = _rows(markup, "inline_keyboard", " of the InlineKeyboardMarkup")
    except json_fields.FieldError as error:
        raise bad_request(json_fields.lowered(str(error))) from None
    keyboard = [[_inline_button(button) for button in row] for row in rows]
    return {"inline_keyboard": keyboard} if keyboard else None


def _reply_button(button: Any) -> Json:
    """Return a button of the keyboard below the chat."""
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
    try:
        asked = {name: button[name] for name in _REQUESTS if name in button}
        for name in _REQUEST_FLAGS:
            json_fields.flag(button, name)
        return {**_look(button, "keyboard button"), **asked}
    except json_fields.FieldError as error:
        raise bad_request(f"can't parse keyboard button: {error}") from None


def keyboards(markup: Any) -> Keyboards:
    """Return what the reply_markup of a new message asks for."""
    if markup is None or markup == "" or markup == {}:
        return NONE
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    try:
        return _asked_keyboard(markup)
    except json_fields.FieldError as error:
        raise bad_request(json_fields.lowered(str(error))) from None


def _asked_keyboard(markup: Json) -> Keyboards:
    """Return what an object asks for; FieldError where one of its fields has another type."""
    if "inline_keyboard" in markup:
        return Keyboards(inline=inline_keyboard(markup))
    flags = {name: json_fields.flag(markup, name) for name in _KEYBOARD_FLAGS if name in markup}
    placeholder = json_fields.text(markup, "input_field_placeholder")
    if "keyboard" in markup:
        rows = [[_reply_button(button) for button in row] for row in _rows(markup, "keyboard")]
        if not rows:
            raise bad_request("reply keyboard must be non-empty")
        said = {"input_field_placeholder": placeholder} if placeholder else {}
        return Keyboards(reply={"keyboard": rows, **{name: True for name, on in flags.items() if on}, **said})
    return Keyboards(is_removed=True) if json_fields.flag(markup, "remove_keyboard") else NONE


def buttons(markup: Json | None) -> Iterable[tuple[int, int, Json]]:
    """Yield row, column and button of an inline keyboard."""
    for row, line in enumerate((markup or {}).get("inline_keyboard", ())):
        for column, button in enumerate(line):
            yield row, column, button
