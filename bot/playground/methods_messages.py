"""Send, edit and delete messages of text."""

from typing import Any

from bot.playground import json_fields
from bot.playground.answers import Json, bad_request
from bot.playground.doors import known_room, message_in, open_room, put
from bot.playground.formatting import caption_text, message_text
from bot.playground.keyboards import inline_keyboard
from bot.playground.parameters import Parameters
from bot.playground.world import EDIT_WINDOW, Room, StoredMessage, World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
_CAPTIONED = ("photo", "document", "voice", "video", "animation", "audio")
_PREVIEW_FLAGS = ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text")
_MOST_DELETED = 100


def _text_fields(parameters: Parameters) -> Json:
    """Return text, entities and preview options of a call."""
    formatted = message_text(parameters.text("text"), parameters.text("parse_mode"), parameters.get("entities"))
    fields = formatted.fields()
    options = parameters.get("link_preview_options")
    if options not in (None, ""):
        if preview := _preview(options):
            fields["link_preview_options"] = preview
    elif parameters.flag("disable_web_page_preview"):
        fields["link_preview_options"] = {"is_disabled": True}
    return fields


def _preview(options: Any) -> Json:
    """Return preview options as Telegram stores them: what they say yes to."""
    if not isinstance(options, dict):
        raise bad_request("object expected as link preview options")
    try:
        flags = {name: json_fields.flag(options, name) for name in _PREVIEW_FLAGS}
        url = json_fields.text(options, "url")
    except json_fields.FieldError as error:
        raise bad_request(json_fields.lowered(str(error))) from None
    return {name: True for name, is_on in flags.items() if is_on} | ({"url": url} if url else {})


def send_message(world: World, parameters: Parameters) -> Json:
    """Send text."""
    fields = _text_fields(parameters)
    return put(world, open_room(world, parameters), parameters, fields)


def _own_message(world: World, parameters: Parameters) -> tuple[Room, StoredMessage]:
    """Return the message to edit; refused when it is not the bot's own."""
    if parameters.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    room = open_room(world, parameters)
    message = message_in(room, parameters, "to edit")
    if message.json["from"]["id"] != world.bot["id"] or "forward_origin" in message.json:
        raise bad_request("message can't be edited")
    return room, message


def edit(world: World, parameters: Parameters, fields: Json, replaced: tuple[str, ...]) -> Json:
    """Put `fields` in the place of those `replaced`, and the call's keyboard in the place of the message's."""
    room, message = _own_message(world, parameters)
    if markup := inline_keyboard(parameters.get("reply_markup")):
        fields = {**fields, "reply_markup": markup}
    replaced = (*replaced, "reply_markup")
    if all(message.json.get(name) == fields.get(name) for name in replaced):
        raise bad_request(NOT_MODIFIED)
    if replaced != ("reply_markup",):
        fields = {**fields, "edit_date": int(world.clock.time())}
    return world.replace(room, message, fields, *replaced)


def edit_message_text(world: World, parameters: Parameters) -> Json:
    """Change the text of one's own message; a keyboard that is not given again goes."""
    fields = _text_fields(parameters)
    _, message = _own_message(world, parameters)
    if "text" not in message.json:
        raise bad_request("there is no text in the message to edit")
    return edit(world, parameters, fields, ("text", "entities", "link_preview_options"))


def edit_message_caption(world: World, parameters: Parameters) -> Json:
    """Change the words under one's own file."""
    formatted = caption_text(
        parameters.text("caption"), parameters.text("parse_mode"), parameters.get("caption_entities")
    )
    _, message = _own_message(world, parameters)
    if not any(kind in message.json for kind in _CAPTIONED):
        raise bad_request("there is no caption in the message to edit")
    fields = formatted.fields("caption", "caption_entities") if formatted.text else {}
    return edit(world, parameters, fields, ("caption", "caption_entities"))


def edit_message_reply_markup(world: World, parameters: Parameters) -> Json:
    """Change or take away the buttons under one's own message."""
    return edit(world, parameters, {}, ())


def _check_deletable(world: World, message: StoredMessage) -> None:
    """Refuse to delete what is older than 48 hours."""
    if world.clock.time() - message.json["date"] > EDIT_WINDOW:
        raise bad_request("message can't be deleted for everyone")


def delete_message(world: World, parameters: Parameters) -> bool:
    """Delete a message for both sides."""
    room = known_room(world, parameters)
    message = message_in(room, parameters, "to delete")
    _check_deletable(world, message)
    world.delete(room, message)
    return True


def _message_id(value: Any) -> int:
    """Return an identifier of a message out of a list."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise bad_request("message identifier must be a Number")
    try:
        number = json_fields.exact_whole(value)
    except json_fields.FieldError:
        raise bad_request("can't parse message identifier as a Number") from None
    if number <= 0:
        raise bad_request("invalid message identifier specified")
    return number


def delete_messages(world: World, parameters: Parameters) -> bool:
    """Delete up to a hundred messages; those that are not there are skipped."""
    room = known_room(world, parameters)
    numbers = parameters.get("message_ids")
    if not isinstance(numbers, list) or not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > _MOST_DELETED:
        raise bad_request("too many message identifiers specified")
    found = [room.messages[number] for number in map(_message_id, numbers) if number in room.messages]
    for message in found:
        _check_deletable(world, message)
    for message in found:
        world.delete(room, message)
    return True


def _source(world: World, parameters: Parameters, purpose: str) -> StoredMessage:
    """Return the message that a call forwards or copies."""
    return message_in(known_room(world, parameters, "from_chat_id"), parameters, purpose)


CONTENT = (
    "text", "entities", "link_preview_options", "caption", "caption_entities", "photo", "document", "voice", "video",
    "animation", "audio", "video_note", "sticker", "poll", "location", "contact", "dice", "venue",
)  # fmt: skip
"""The fields of a message that go along when it is forwarded."""


def forwarded(message: Json) -> Json:
    """Return the fields of a message that forwards another; the buttons stay behind, a poll stays the same poll."""
    origin = message.get("forward_origin") or {
        "type": "user",
        "sender_user": message["from"],
        "date": message["date"],
    }
    return {"forward_origin": origin, **{name: message[name] for name in CONTENT if name in message}}


def _note_place(world: World, message: Json) -> None:
    """Remember that a poll is shown in one more message."""
    if poll := world.polls.get(message.get("poll", {}).get("id", "")):
        poll.places.append((message["chat"]["id"], message["message_id"]))


def forward_message(world: World, parameters: Parameters) -> Json:
    """Forward a message."""
    room = open_room(world, parameters)
    source = _source(world, parameters, "to forward")
    if source.json.get("has_protected_content"):
        raise bad_request("message has protected content and can't be forwarded")
    message = world.store(room, forwarded(source.json), world.bot, silent=parameters.flag("disable_notification"))
    _note_place(world, message)
    return message


def copy_message(world: World, parameters: Parameters) -> Json:
    """Send a message again without saying where it came from."""
    room = open_room(world, parameters)
    source = _source(world, parameters, "to copy").json
    if "poll" in source:
        raise bad_request("message can't be copied")
    fields = {name: source[name] for name in CONTENT if name in source}
    if parameters.get("caption") is not None:
        formatted = caption_text(
            parameters.text("caption"), parameters.text("parse_mode"), parameters.get("caption_entities")
        )
        fields = {k: v for k, v in fields.items() if not k.startswith("caption")}
        fields |= formatted.fields("caption", "caption_entities")
    return {"message_id": put(world, room, parameters, fields)["message_id"]}


METHODS = {
    "sendmessage": send_message,
    "editmessagetext": edit_message_text,
    "editmessagecaption": edit_message_caption,
    "editmessagereplymarkup": edit_message_reply_markup,
    "deletemessage": delete_message,
    "deletemessages": delete_messages,
    "forwardmessage": forward_message,
    "copymessage": copy_message,
}
