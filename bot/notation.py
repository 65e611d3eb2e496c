"""JSON for what is stored and sent: by orjson, and by the standard library where orjson is stricter than Telegram."""

import json
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
