"""Read the fields of a nested JSON object as Telegram's server reads them (td/utils/JsonBuilder, telegram-bot-api).

A field that is there must have its type, and null is no type: only a missing field falls back. Numbers may come as
strings, and strings as numbers; a whole number must be written exactly as one.
"""

import json
from typing import Any

from bot.playground.answers import Json

INT32, INT64 = 31, 63
"""Bits of a whole number without its sign."""


class FieldError(ValueError):
    """A field that Telegram refuses; the message is what follows "can't parse ...:"."""


def required(obj: Json, name: str, kind: type) -> Any:
    """Return a field of exactly this JSON type; FieldError where it is missing or another."""
    if name not in obj:
        raise FieldError(f'Can\'t find field "{name}"')
    if not isinstance(obj[name], kind):
        raise FieldError(f'Field "{name}" must be of type {_TYPE_NAMES[kind]}')
    return obj[name]


def text(obj: Json, name: str, *, is_required: bool = False) -> str:
    """Return a field as text, empty where it is missing; FieldError where it is neither text nor number."""
    if not _is_there(obj, name, is_required):
        return ""
    value = obj[name]
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise FieldError(f'Field "{name}" must be of type String')
    return json.dumps(value)


def flag(obj: Json, name: str) -> bool:
    """Return a field as yes or no, no where it is missing; FieldError where it is neither."""
    return bool(required(obj, name, bool)) if name in obj else False


def whole(obj: Json, name: str, *, is_required: bool = False, bits: int = INT32) -> int:
    """Return a field as a whole number, 0 where it is missing; FieldError where it is none or needs more `bits`."""
    if not _is_there(obj, name, is_required):
        return 0
    value = obj[name]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        must = "be of type Number" if bits == INT32 else "be a Number"
        raise FieldError(f'Field "{name}" must {must}')
    return exact_whole(value, bits)


def exact_whole(value: str | float, bits: int = INT32) -> int:
    """Return a whole number that is written as one and fits `bits`; FieldError for any other."""
    written = value if isinstance(value, str) else json.dumps(value)
    try:
        number = int(written)
    except ValueError:
        number = None
    if number is None or str(number) != written or not -(1 << bits) <= number < 1 << bits:
        raise FieldError(f'Can\'t parse as an integer string "{written}"')
    return number


def lowered(reason: str) -> str:
    """Return a reason as it follows "Bad Request: " where nothing stands before it."""
    return reason[:1].lower() + reason[1:]


def _is_there(obj: Json, name: str, is_required: bool) -> bool:
    if is_required and name not in obj:
        raise FieldError(f'Can\'t find field "{name}"')
    return name in obj


_TYPE_NAMES = {bool: "Boolean", str: "String", list: "Array", dict: "Object"}
