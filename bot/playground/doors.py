"""Find the chat and the message that a call means, and refuse as Telegram does where the bot may not go."""

from typing import Any

from bot.playground import json_fields
from bot.playground.answers import Json, bad_request, forbidden
from bot.playground.keyboards import keyboards
from bot.playground.parameters import LEADING_DIGITS, Parameters
from bot.playground.world import Room, StoredMessage, World


def chat_number(value: Any) -> int | None:
    """Return a chat_id as a number, nothing where it is none."""
    if isinstance(value, bool) or value is None:
        return None
    digits = LEADING_DIGITS.match(str(value))
    return int(digits[0]) if digits else None


def known_room(world: World, parameters: Parameters, field: str = "chat_id") -> Room:
    """Return the chat a call names; refused when there is none such."""
    value = parameters.get(field)
    if value is None or value == "":
        raise bad_request(f"{field} is empty")
    number = chat_number(value)
    room = world.rooms.get(number) if number is not None else None
    if room is None:
        raise bad_request("chat not found")
    return room


def open_room(world: World, parameters: Parameters) -> Room:
    """Return the chat a call names; refused when the bot may not write there."""
    room = known_room(world, parameters)
    if room.person_id is None:
        if not room.is_member:
            raise forbidden("bot is not a member of the supergroup chat")
        return room
    if world.people[room.person_id].is_deactivated:
        raise forbidden("user is deactivated")
    if not room.is_started:
        raise forbidden("bot can't initiate conversation with a user")
    if room.is_blocked:
        raise forbidden("bot was blocked by the user")
    return room


def message_in(room: Room, parameters: Parameters, purpose: str) -> StoredMessage:
    """Return the message a call names; refused with `purpose` in the words when the chat has none such."""
    number = parameters.whole("message_id")
    if number <= 0:
        raise bad_request("message identifier is not specified")
    message = room.messages.get(number)
    if message is None:
        raise bad_request(f"message {purpose} not found")
    return message


def _replied_to(parameters: Parameters) -> tuple[int, bool]:
    """Return the message that is answered, 0 for none, and whether it may be missing."""
    given = parameters.get("reply_parameters")
    if given in (None, ""):
        return parameters.whole("reply_to_message_id"), parameters.flag("allow_sending_without_reply")
    if not isinstance(given, dict):
        raise bad_request("object expected as reply parameters")
    if not given:
        return 0, False
    try:
        for name in ("chat_id", "quote", "quote_parse_mode", "poll_option_id"):
            json_fields.text(given, name)
        for name in ("quote_position", "checklist_task_id"):
            json_fields.whole(given, name)
        number = json_fields.whole(given, "message_id", is_required=True)
        return number, json_fields.flag(given, "allow_sending_without_reply")
    except json_fields.FieldError as error:
        raise bad_request(json_fields.lowered(str(error))) from None


def _reply(room: Room, parameters: Parameters) -> Json:
    """Return what a message says about the one it answers."""
    number, is_optional = _replied_to(parameters)
    if number <= 0:
        return {}
    message = room.messages.get(number)
    if message is None:
        if is_optional:
            return {}
        raise bad_request("message to be replied not found")
    return {"reply_to_message": {k: v for k, v in message.json.items() if k != "reply_to_message"}}


def put(world: World, room: Room, parameters: Parameters, content: Json) -> Json:
    """Put the bot's message into a chat, with what any message may have: keyboard, answer, silence, protection."""
    markup = keyboards(parameters.get("reply_markup"))
    fields = {**_reply(room, parameters), **content}
    if parameters.flag("protect_content"):
        fields["has_protected_content"] = True
    if effect := parameters.text("message_effect_id"):
        fields["effect_id"] = effect
    if markup.inline:
        fields["reply_markup"] = markup.inline
    if markup.reply:
        room.reply_keyboard = markup.reply
    elif markup.is_removed:
        room.reply_keyboard = None
    return world.store(room, fields, world.bot, silent=parameters.flag("disable_notification"))
