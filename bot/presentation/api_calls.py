"""From messages to finished calls of the Bot API."""

import base64
from collections.abc import Iterable
from typing import Any

from bot.domain.api_calls import BotApiCall
from bot.domain.marks import revealed
from bot.domain.relayed import led
from bot.domain.stored_names import CollapseKey
from bot.domain.text import Entity, Text, units
from bot.presentation.screen import (
    ClearButtons,
    DeleteMessages,
    Edit,
    EditTapped,
    Message,
    Screen,
    SendNew,
    SetCommands,
)
from bot.presentation.words import is_rtl

_MOST_AT_ONCE = 100  # Bot API, deleteMessages


def to_api_calls(
    messages: Iterable[Message | DeleteMessages | ClearButtons | SetCommands | BotApiCall],
    here: tuple[int, int] | None = None,
) -> list[BotApiCall]:
    """Return the calls for some messages; `here` is the chat and the id of the message that was tapped."""
    made: list[BotApiCall] = []
    for message in messages:
        if isinstance(message, BotApiCall):  # a finished call, such as a poll
            made.append(message)
        elif isinstance(message, DeleteMessages):
            made += _removals(message)
        elif isinstance(message, ClearButtons):
            made += _unbuttoned(message, here)
        elif isinstance(message, SetCommands):
            made.append(_registered(message))
        else:
            made.append(_letter(message, here))
    return made


def _unbuttoned(message: ClearButtons, here: tuple[int, int] | None) -> list[BotApiCall]:
    which = message.message_id or (here[1] if here is not None and here[0] == message.to.id else None)
    if which is None or (here == (message.to.id, which) and message.message_id):
        return []  # what was tapped is changed by the answer to the tap
    payload = {"chat_id": message.to.id, "message_id": which, "reply_markup": {"inline_keyboard": []}}
    if message.rows:
        payload["reply_markup"] = Screen(Text(), message.rows).markup()
    return [BotApiCall(message.to.id, "editMessageReplyMarkup", payload, message.priority)]


def _registered(registration: SetCommands) -> BotApiCall:
    person = registration.to.id
    commands = [{"command": name, "description": said} for name, said in registration.commands]
    payload = {"commands": commands, "scope": {"type": "chat", "chat_id": person}}
    return BotApiCall(person, "setMyCommands", payload, registration.priority, replaces=CollapseKey.COMMANDS.of(person))


def _letter(message: Message, here: tuple[int, int] | None) -> BotApiCall:
    edited = _edited(message, here)
    method, payload = _call(message, edited)
    return BotApiCall(
        to=message.to.id,
        method=method,
        payload=payload,
        priority=message.priority,
        couple_id=message.to.couple_id if message.of_couple else None,
        not_before=message.not_before,
        expires_at=message.expires_at,
        dedupe_key=message.dedupe_key,
        replaces=message.replaces,
        about=message.about,
        on_hold=message.on_hold,
    )


def _edited(message: Message, here: tuple[int, int] | None) -> int | None:
    if isinstance(message.where, Edit):
        return message.where.message_id
    if isinstance(message.where, EditTapped) and here is not None and here[0] == message.to.id:
        return here[1]
    return None


def _call(message: Message, edited: int | None) -> tuple[str, dict[str, Any]]:
    screen, chat = message.screen, {"chat_id": message.to.id}
    shown = led(revealed(screen.text), is_rtl=is_rtl(message.to.language))
    text = _veiled(shown) if message.to.is_discreet else shown
    if edited is not None:
        markup = {"reply_markup": screen.markup()}
        return "editMessageText", chat | {"message_id": edited} | text.as_json() | _no_preview() | markup
    extras: dict[str, Any] = {"reply_markup": screen.markup()} if screen.rows else {}
    if screen.keyboard is not None:
        extras["reply_markup"] = screen.keyboard.as_json()
    if message.is_silent:
        extras["disable_notification"] = True
    if isinstance(message.where, SendNew) and message.where.reply_to is not None:
        extras["reply_parameters"] = {"message_id": message.where.reply_to, "allow_sending_without_reply": True}
    hidden = {"has_spoiler": True} if message.to.is_discreet else {}
    if screen.drawing is not None:
        drawn = {"files": {"photo": {"name": screen.drawing[0], "svg": screen.drawing[1]}}}
        return "sendPhoto", chat | _caption(text) | extras | hidden | drawn
    if screen.photo is not None:
        return "sendPhoto", chat | _caption(text) | extras | hidden | _file("photo", screen.photo)
    if screen.document is not None:
        return "sendDocument", chat | _caption(text) | extras | _file("document", screen.document)
    return "sendMessage", chat | text.as_json() | _no_preview() | extras


def _file(kind: str, file: tuple[str, bytes]) -> dict[str, Any]:
    return {"files": {kind: {"name": file[0], "base64": base64.b64encode(file[1]).decode()}}}


def _caption(text: Text) -> dict[str, Any]:
    values = text.as_json()
    caption = {"caption": values["text"]}
    return caption | ({"caption_entities": values["entities"]} if "entities" in values else {})


def _no_preview() -> dict[str, Any]:
    return {"link_preview_options": {"is_disabled": True}}


def _veiled(text: Text) -> Text:
    """Return the text under a spoiler, so that a notification shows nothing of it."""
    if any(entity.type == "spoiler" and entity.length == units(text.plain) for entity in text.entities):
        return text
    others = (entity for entity in text.entities if entity.type != "spoiler")  # all of it is covered now
    return Text(text.plain, (Entity("spoiler", 0, units(text.plain)), *others))


def _removals(removal: DeleteMessages) -> list[BotApiCall]:
    ids = list(removal.message_ids)
    made = []
    for start in range(0, len(ids), _MOST_AT_ONCE):
        some = ids[start : start + _MOST_AT_ONCE]
        one = len(some) == 1
        which = {"message_id": some[0]} if one else {"message_ids": some}
        made.append(
            BotApiCall(
                to=removal.to.id,
                method="deleteMessage" if one else "deleteMessages",
                payload={"chat_id": removal.to.id} | which,
                priority=removal.priority,
                couple_id=removal.to.couple_id if removal.of_couple else None,
                dedupe_key=removal.dedupe_key and f"{removal.dedupe_key}:{start}",
            )
        )
    return made
