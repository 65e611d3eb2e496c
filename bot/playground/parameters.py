"""Read the parameters of a Bot API call, however they were sent: JSON, a form, multipart or the query string."""

import json
import re
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web

from bot.playground.answers import bad_request

STRUCTURES = frozenset(
    [
        "reply_markup",
        "entities",
        "caption_entities",
        "question_entities",
        "explanation_entities",
        "description_entities",
        "options",
        "reply_parameters",
        "link_preview_options",
        "allowed_updates",
        "commands",
        "scope",
        "menu_button",
        "media",
        "message_ids",
        "reaction",
        "correct_option_ids",
        "suggested_post_parameters",
        "country_codes",
    ]
)
"""Parameters that hold JSON; in a form they arrive as text."""
_YES = frozenset({"true", "yes", "1"})
LEADING_DIGITS = re.compile(r"-?[0-9]+", re.ASCII)


@dataclass(slots=True, frozen=True)
class Upload:
    """A file that came with a call."""

    name: str
    mime_type: str
    content: bytes


class Parameters(dict[str, Any]):
    """What a call was given; questions about it follow Telegram's own conversions."""

    def __init__(self, values: dict[str, Any], files: dict[str, Upload] | None = None) -> None:
        """Take the plain `values` and the `files` by field name."""
        super().__init__(values)
        self.files = files or {}

    def text(self, name: str) -> str:
        """Return a parameter as text, empty when it is missing."""
        value = self.get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        if isinstance(value, bool):
            return "true" if value else "false"
        return str(value)

    def whole(self, name: str, default: int = 0) -> int:
        """Return a parameter as a whole number: its leading digits, `default` when it is missing or empty.

        What does not begin with a digit is 0, and what needs more than 32 bits is cut to their end
        (telegram-bot-api, get_integer_arg: td::to_integer, then a clamp).
        """
        written = self.text(name)
        if not written:
            return default
        digits = LEADING_DIGITS.match(written)
        return max(-(1 << 31), min(int(digits[0]), (1 << 31) - 1)) if digits else 0

    def number(self, name: str) -> float:
        """Return a parameter as a number; refused when it is none."""
        try:
            return float(self.get(name, ""))
        except (TypeError, ValueError):
            raise bad_request(f'parameter "{name}" must be a number') from None

    def flag(self, name: str) -> bool:
        """Return whether a parameter says yes."""
        value = self.get(name)
        return value is True or (value is not None and str(value).lower() in _YES)


def _decoded(values: dict[str, Any]) -> dict[str, Any]:
    """Decode the structures among form values."""
    for name in STRUCTURES & values.keys():
        value = values[name]
        if isinstance(value, str) and value:
            try:
                values[name] = json.loads(value)
            except ValueError:
                raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None
    return values


async def _multipart(request: web.Request) -> Parameters:
    """Read a multipart body into values and files."""
    values: dict[str, Any] = dict(request.query)
    files: dict[str, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = bytes(await part.read(decode=True))
        if part.filename is not None:
            mime_type = part.headers.get("Content-Type", "application/octet-stream")
            files[part.name] = Upload(part.filename, mime_type, content)
        else:
            values[part.name] = content.decode("utf-8", "replace")
    return Parameters(_decoded(values), files)


async def read_parameters(request: web.Request) -> Parameters:
    """Return the parameters of a request; refused when its body cannot be read."""
    kind = request.content_type
    if kind == "application/json" and request.body_exists:
        try:
            values = json.loads(await request.read() or b"{}")
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(values, dict):
            raise bad_request("can't parse JSON object")
        return Parameters(_decoded({**request.query, **values}))
    if kind == "multipart/form-data":
        return await _multipart(request)
    if kind == "application/x-www-form-urlencoded" and request.body_exists:
        return Parameters(_decoded({**request.query, **await request.post()}))
    return Parameters(_decoded(dict(request.query)))
