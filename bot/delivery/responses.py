"""Reading what Telegram answered to one call: what it means, and why, without a word of what was sent."""

import json
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

# Beginnings or parts of descriptions, from the official server's sources (tdlib/telegram-bot-api, td/telegram). Only
# these are ever written down: the rest of a description may quote the message.
_NOT_MODIFIED = "message is not modified"
NO_METHOD = "method not found"
_EDIT_GONE = (
    *("message to edit not found", "message can't be edited", "message_id_invalid"),
    "there is no text in the message to edit",
)
_GONE = {  # what is so already, by method
    "deleteMessage": ("message to delete not found", "message identifier is not specified", "message_id_invalid"),
    "stopPoll": ("message with poll to stop not found", "poll has already been closed"),
}
_PERSON_GONE = ("chat not found", "user not found", "input_user_deactivated", "peer_id_invalid", "user_is_blocked")
_KNOWN = (
    *(_NOT_MODIFIED, NO_METHOD, *_EDIT_GONE, *chain.from_iterable(_GONE.values()), *_PERSON_GONE),
    *("bot was blocked by the user", "user is deactivated", "bot can't initiate conversation"),
    *("message text is empty", "message is too long", "message caption is too long", "can't parse entities"),
    *("button_data_invalid", "button_url_invalid", "reply_markup_too_long", "text must be non-empty"),
    *("message can't be deleted", "query is too old", "wrong file identifier", "there is no poll", "poll"),
    *("can't parse", "wrong parameter", "parameter", "photo", "file", "button", "entity", "too many requests"),
)
_EDITS = ("editMessageText", "editMessageCaption", "editMessageMedia", "editMessageReplyMarkup")


@dataclass(frozen=True, slots=True)
class Ok:
    """Telegram did what was asked, or it needs no doing any more."""

    result: Any = field(repr=False)


@dataclass(frozen=True, slots=True)
class Rejected:
    """Telegram will not do it, now or later."""

    reason: str
    is_unreachable: bool = False


@dataclass(frozen=True, slots=True)
class MessageGone:
    """The message to edit is gone."""

    reason: str


@dataclass(frozen=True, slots=True)
class RateLimited:
    """Too much was sent: nobody may send for so many seconds. This call was surely not done."""

    retry_after: float


@dataclass(frozen=True, slots=True)
class Unauthorized:
    """Telegram does not know the bot by this token (or this address is not Telegram's). Surely not done.

    With `may_be_method` the server may know the bot and only lack the method: getMe tells (`Sender.ask`).
    """

    reason: str
    may_be_method: bool = False


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """No usable answer: it may have been done or not."""

    reason: str


Response = Ok | Rejected | MessageGone | RateLimited | Unauthorized | Ambiguous


def read(method: str, status: int, body: bytes) -> Response:
    """Return what an HTTP answer to `method` means."""
    parsed = _parsed(body)
    if parsed is None:
        return (
            Unauthorized(f"{status}", status == 404)
            if status in (401, 404)
            else Ambiguous(f"{status} without an answer")
        )
    if status == 200 and parsed.get("ok") is True and "result" in parsed:
        return Ok(parsed["result"])
    description = str(parsed.get("description", "")).lower()
    code = f"{status} {known_reason(description)}"
    if status == 429:
        return RateLimited(_retry_after(parsed))
    if status in (401, 404) and NO_METHOD not in description:
        return Unauthorized(code, status == 404)
    if status == 403:
        return Rejected(code, is_unreachable=True)
    if status == 400:
        return _bad_request(method, description, code)
    return Rejected(code) if 400 < status < 500 else Ambiguous(code)


def known_reason(description: str) -> str:
    """Return the part of a description that is known to be Telegram's own words, or "unknown reason"."""
    lowered = description.lower()
    return next((known for known in _KNOWN if known in lowered), "unknown reason")


def _bad_request(method: str, description: str, code: str) -> Response:
    if _NOT_MODIFIED in description:
        return Ok(True)
    if any(known in description for known in _GONE.get(method, ())):
        return Ok(True)
    if method in _EDITS and any(known in description for known in _EDIT_GONE):
        return MessageGone(code)
    return Rejected(code, is_unreachable=any(known in description for known in _PERSON_GONE))


def _retry_after(parsed: dict[str, Any]) -> float:
    parameters = parsed.get("parameters")
    asked = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return float(asked) if isinstance(asked, int | float) and asked > 0 else 1.0


def _parsed(body: bytes) -> dict[str, Any] | None:
    try:
        parsed = json.loads(body)
    except ValueError:
        return None
    is_telegrams = isinstance(parsed, dict) and isinstance(parsed.get("ok"), bool)  # and not a proxy's
    return parsed if is_telegrams else None
