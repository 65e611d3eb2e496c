"""Say yes and no in Telegram's own words: the JSON of an answer and the refusals with their codes."""

import json
from typing import Any

Json = dict[str, Any]

encode = json.JSONEncoder(separators=(",", ":")).encode
"""Turn a value into JSON; non-ASCII is escaped, as Telegram does, so that any text survives."""


class RefusedError(Exception):
    """A call that Telegram refuses, with the code and the description it would give."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        """Keep the HTTP `code`, the `description` and the `parameters` such as retry_after."""
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> bytes:
        """Return the answer's body."""
        answer: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return encode(answer).encode()


def bad_request(reason: str) -> RefusedError:
    """Build the refusal of a call that makes no sense."""
    return RefusedError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> RefusedError:
    """Build the refusal of a call that a person or group does not allow."""
    return RefusedError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> RefusedError:
    """Build the refusal of two ways to take updates at the same time."""
    return RefusedError(409, f"Conflict: {reason}")


def too_many_requests(retry_after: int) -> RefusedError:
    """Build the refusal of a call that came too soon; `retry_after` in seconds."""
    return RefusedError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


def accepted(result: Any) -> bytes:
    """Return the body of a call that worked."""
    return b'{"ok":true,"result":' + encode(result).encode() + b"}"
