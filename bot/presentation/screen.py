"""What one message looks like, and where it goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from unicodedata import combining, east_asian_width

from bot.domain.api_calls import Priority
from bot.domain.people import Member
from bot.domain.text import Text
from bot.presentation.callback_data import CallbackData

# Letters of a label that phones of 360 points show whole where 2, 3 or 4 share a row; what is longer ends in "…" there.
_UNDER_A_MESSAGE = {2: 17, 3: 11, 4: 8}
_BELOW_THE_CHAT = {2: 40, 3: 22}  # a reply keyboard has the whole width, and two lines for a label


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button; exactly one of `data`, `url` and `copy` says what it does."""

    label: str
    data: CallbackData | None = None
    url: str | None = None
    copy: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the button as the Bot API writes it."""
        if self.data is not None:
            return {"text": self.label, "callback_data": self.data.pack()}
        if self.url is not None:
            return {"text": self.label, "url": self.url}
        return {"text": self.label, "copy_text": {"text": self.copy}}


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Keyboard:
    """What stands in place of the letters: `keys` that stay, or a button that shares one's place and one that does not.

    Without labels the keyboard goes away.
    """

    share: str = ""
    refuse: str = ""
    keys: tuple[str, ...] = ()
    below: tuple[str, ...] = ()  # a second row of keys that stay

    def as_json(self) -> dict[str, Any]:
        """Return the keyboard as the Bot API writes it."""
        if self.keys:
            laid = (self.keys, *fitting(self.below, _BELOW_THE_CHAT))
            kept = [[{"text": label} for label in row] for row in laid]
            return {"keyboard": kept, "resize_keyboard": True, "is_persistent": True}
        if not self.share:
            return {"remove_keyboard": True}
        rows = [[{"text": self.share, "request_location": True}], [{"text": self.refuse}]]
        return {"keyboard": rows, "resize_keyboard": True, "one_time_keyboard": True}


@dataclass(frozen=True, slots=True)
class Screen:
    """A message: its text, its buttons, and a picture or a document where it has one (name, bytes).

    A `drawing` (name, SVG) becomes a picture when it is sent.
    """

    text: Text
    rows: Rows = ()
    photo: tuple[str, bytes] | None = field(default=None, repr=False)
    document: tuple[str, bytes] | None = field(default=None, repr=False)
    drawing: tuple[str, str] | None = field(default=None, repr=False)
    keyboard: Keyboard | None = None  # in place of rows, with a new message only

    def markup(self) -> dict[str, Any]:
        """Return the inline keyboard, each label of it whole; an empty one takes away what was there."""
        labels = (fitting(tuple(button.label for button in row), _UNDER_A_MESSAGE) for row in self.rows)
        laid = []
        for row, lines in zip(self.rows, labels, strict=True):
            left = iter(row)
            laid += [[next(left).as_json() for _ in line] for line in lines]
        return {"inline_keyboard": laid}


@dataclass(frozen=True, slots=True)
class EditTapped:
    """Edit the message whose button was tapped; a new message where none was."""


@dataclass(frozen=True, slots=True)
class SendNew:
    """Send a new message, as a reply where `reply_to` names one."""

    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Edit the message with this id."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Message:
    """A screen on its way to a person."""

    to: Member
    screen: Screen
    where: EditTapped | SendNew | Edit = field(default_factory=SendNew)
    priority: Priority = Priority.ANSWER
    is_silent: bool = False
    on_hold: bool = False
    of_couple: bool = False
    about: str | None = None
    dedupe_key: str | None = None
    replaces: str | None = None
    not_before: datetime | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DeleteMessages:
    """Messages of a chat that are to be deleted."""

    to: Member
    message_ids: Sequence[int]
    priority: Priority = Priority.ANSWER
    of_couple: bool = False
    dedupe_key: str | None = None


@dataclass(frozen=True, slots=True)
class ClearButtons:
    """The buttons under a message (the tapped one where none is named) are to go, all but `rows`; its words stay."""

    to: Member
    priority: Priority = Priority.ANSWER
    message_id: int | None = None
    rows: Rows = ()


@dataclass(frozen=True, slots=True)
class SetCommands:
    """The commands that a person's chat lists, in the language they chose."""

    to: Member
    commands: tuple[tuple[str, str], ...]  # name and description
    priority: Priority = Priority.ANSWER


def rows(buttons: Sequence[Button], width: int) -> Rows:
    """Lay buttons out in rows of `width`."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))


def fitting(labels: Sequence[str], room: Mapping[int, int]) -> tuple[tuple[str, ...], ...]:
    """Break a row of labels where they would be cut; `room` has the letters of a label by how many share a row."""
    laid: list[tuple[str, ...]] = []
    left = tuple(labels)
    while left:
        many = len(left)
        while many > 1 and max(map(_width, left[:many])) > room.get(many, 0):
            many -= 1
        laid.append(left[:many])
        left = left[many:]
    return tuple(laid)


def _width(label: str) -> int:
    """Return how many letters wide a label is: signs of Chinese and most emoji take two, what stands on others none."""
    return sum(0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1 for one in label)
