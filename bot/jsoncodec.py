"""JSON for what is stored and sent: by orjson, and by the standard library where orjson is stricter than Telegram."""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import orjson


def dumps(value: Any) -> str:
    """Return `value` as JSON; raise `TypeError` for what JSON has no form for."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:  # half of a surrogate pair, say, which somebody's phone cut in two
        return json.dumps(value)


def loads(text: str | bytes) -> Any:
    """Return what JSON says; raise `ValueError` for anything else."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return json.loads(text)


def fields_of(kind: type, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was stored of a dataclass, without what a newer version added; what is missing has its default."""
    known = {field.name for field in fields(kind)}
    return {name: value for name, value in stored.items() if name in known}
