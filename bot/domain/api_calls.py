"""Finished Bot API calls on their way to one person, and what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import Any


class Priority(IntEnum):
    """What goes first when many messages wait; order within a chat and lane is kept."""

    ANSWER = 0  # to a tap or a message
    RELAY = 1  # from one partner to the other
    RETURN = 2  # returns, reminders, receipts
    CHECKIN = 3  # check-ins and reveals
    LESSON = 4
    BULK = 5


@dataclass(frozen=True, slots=True)
class BotApiCall:
    """One call of the Bot API to one chat.

    `payload` holds the parameters as JSON values (with `chat_id`); files are under the key "files" as {field:
    {"name": str, "base64": str}}, or with "svg" in place of "base64" for a picture that is painted when it is sent.
    `dedupe_key` lets a second letter with the same key vanish; `replaces` lets a newer letter take the place of one
    with the same key that is still waiting. `about` comes back with the verdict ("relay:123"). `on_hold` marks what
    waits for the person to come back. `couple_id` marks what dies with the
    couple; it also chooses the key that seals it.
    """

    to: int
    method: str
    payload: Mapping[str, Any] = field(repr=False)
    priority: Priority = Priority.ANSWER
    couple_id: int | None = None
    not_before: datetime | None = None
    expires_at: datetime | None = None
    dedupe_key: str | None = None
    replaces: str | None = None
    about: str | None = None
    on_hold: bool = False


@dataclass(frozen=True, slots=True)
class Delivered:
    """Telegram took the call; `result` is what it answered (a Message, or True)."""

    chat_id: int
    method: str
    about: str | None
    result: Any = field(repr=False)

    @property
    def message_id(self) -> int | None:
        """The id of the message that was made or changed, where the answer names one."""
        return self.result.get("message_id") if isinstance(self.result, dict) else None


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will not take the call, now or later; `is_unreachable` when the person blocked the bot or is gone."""

    chat_id: int
    method: str
    about: str | None
    is_unreachable: bool


@dataclass(frozen=True, slots=True)
class Expired:
    """The call was let go because its time was over before it could be sent."""

    chat_id: int
    method: str
    about: str | None


DeliveryResult = Delivered | Refused | Expired
