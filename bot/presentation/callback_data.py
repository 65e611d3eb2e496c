"""What a button carries until it is tapped, as a small typed class for each button.

What is packed hangs under messages in people's chats for years: a prefix, and the way a field is written, never change
(`tests/architecture/stored_names.yaml`). A field added later is optional and comes last.
"""

import re
import types
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import EnumType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Self,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

SEPARATOR = ":"
DATA_BYTES = 64  # Bot API, InlineKeyboardButton.callback_data
_NUMBER_DIGITS = 19  # of ids, all of which are below 2**63
_SECONDS_DIGITS = range(9, 12)  # of instants, from 1973 on


@dataclass(frozen=True, slots=True)
class _Field:
    """How one field is written, and read; reading returns None for what is no value of it."""

    name: str
    write: Callable[[Any], str]
    read: Callable[[str], object | None]
    is_optional: bool = False


@dataclass_transform(frozen_default=True)  # mypy lets nobody change one
class CallbackData:
    """What one form of button carries: a prefix, then the fields, between colons.

    A subclass names its prefix and declares its fields, and is a dataclass by that. A field is an int (the id of
    a row), an int within an annotated range, a str that fits an annotated pattern, a bool ("on" or "off"), a StrEnum,
    an IntEnum, anything that is one of an annotated tuple, a datetime (whole seconds) or a time (HHMM). An optional
    field is left out where it is None.
    """

    prefix: ClassVar[str] = ""
    reads_message: ClassVar[bool] = False  # whether its handler needs the text of the message that was tapped

    def __init_subclass__(cls, *, prefix: str = "", reads_message: bool = False) -> None:
        """Make a dataclass of a form of button; one without a prefix only lends its fields to others."""
        cls.prefix, cls.reads_message = prefix, reads_message
        if "__annotations__" in cls.__dict__:  # compiling the methods below for each took 50 ms
            dataclass(eq=False, repr=False)(cls)

    def __eq__(self, other: object) -> bool:
        """Return whether both are of one form and carry the same."""
        return type(other) is type(self) and vars(other) == vars(self)

    def __hash__(self) -> int:
        """Return a hash that those which are equal have in common."""
        return hash((type(self), *vars(self).values()))

    def __repr__(self) -> str:
        """Return the form, and what it carries."""
        return f"{type(self).__name__}({vars(self)})"

    def pack(self) -> str:
        """Return what Telegram keeps with the button.

        Raises ValueError where that is more than Telegram keeps.
        """
        parts = [self.prefix]
        for field in _fields(type(self)):
            value = getattr(self, field.name)
            if value is not None:
                parts.append(field.write(value))
        data = SEPARATOR.join(parts)
        if len(data.encode()) > DATA_BYTES:
            raise ValueError(f"a button carries at most {DATA_BYTES} bytes, {self.prefix} has more")
        return data

    @classmethod
    def unpack(cls, data: str) -> Self | None:
        """Return what a tapped button carries, or None where it is no button of this form."""
        prefix, parts = cls.prefix, data[len(cls.prefix) + 1 :].split(SEPARATOR)
        if data == prefix:
            parts = []
        elif not data.startswith(prefix + SEPARATOR):
            return None
        values: list[object | None] = []
        used = 0
        for field in _fields(cls):
            value = field.read(parts[used]) if used < len(parts) else None
            if value is None and not field.is_optional:
                return None
            used += value is not None
            values.append(value)
        return cls(*values) if used == len(parts) else None


_FIELDS: dict[type[CallbackData], tuple[_Field, ...]] = {}


def _fields(form: type[CallbackData]) -> tuple[_Field, ...]:
    """Return the fields of a form, which are found out when it is used for the first time."""
    if form not in _FIELDS:
        hints = get_type_hints(form, include_extras=True)
        _FIELDS[form] = tuple(_field(name, kind) for name, kind in hints.items() if get_origin(kind) is not ClassVar)
    return _FIELDS[form]


def _field(name: str, kind: Any) -> _Field:
    if get_origin(kind) in (Union, types.UnionType):
        (kind,) = (one for one in get_args(kind) if one is not types.NoneType)
        found = _field(name, kind)
        return _Field(name, found.write, found.read, is_optional=True)
    if (choices := choices_of(kind)) is not None:
        return _Field(name, str, {str(one): one for one in choices}.get)
    if get_origin(kind) is Annotated:
        of, bounds = get_args(kind)
        return _Field(name, str, _within(bounds) if of is int else _like(bounds))
    write, read = _PLAIN[kind]
    return _Field(name, write, read)


def choices_of(kind: Any) -> tuple[Any, ...] | None:
    """Return the values of a field of which there are some few, or None for any other field."""
    if get_origin(kind) is Annotated and isinstance(get_args(kind)[1], tuple):
        return tuple(get_args(kind)[1])
    return tuple(kind) if isinstance(kind, EnumType) else None


def _within(bounds: range) -> Callable[[str], int | None]:
    def read(part: str) -> int | None:
        number = int(part) if _is_number(part, len(str(bounds.stop - 1))) else None
        return number if number in bounds else None

    return read


def _like(pattern: str) -> Callable[[str], str | None]:
    fits = re.compile(pattern).fullmatch

    def read(part: str) -> str | None:
        return part if fits(part) else None

    return read


def _is_number(part: str, digits: int) -> bool:
    return part.isascii() and part.isdecimal() and len(part) <= digits


def _id(part: str) -> int | None:
    """Return the id of a row; 0, which names none, where it is out of range."""
    if not _is_number(part, _NUMBER_DIGITS):
        return None
    return number if (number := int(part)) < 2**63 else 0


def _instant(part: str) -> datetime | None:
    if len(part) not in _SECONDS_DIGITS or not _is_number(part, len(part)):
        return None
    return datetime.fromtimestamp(int(part), UTC)


def _clock(part: str) -> time | None:
    if len(part) != 4 or not _is_number(part, 4) or int(part[:2]) > 23 or int(part[2:]) > 59:
        return None
    return time(int(part[:2]), int(part[2:]))


_PLAIN: dict[type, tuple[Callable[[Any], str], Callable[[str], object | None]]] = {
    int: (str, _id),
    bool: (lambda is_on: "on" if is_on else "off", {"on": True, "off": False}.get),
    datetime: (lambda at: str(int(at.timestamp())), _instant),
    time: (lambda clock: f"{clock:%H%M}", _clock),
}
