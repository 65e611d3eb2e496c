"""Remember what the bot called, up to a bound, and tell those who listen."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.playground.answers import Json
from bot.playground.parameters import Parameters


@dataclass(slots=True, frozen=True)
class Call:
    """One call of a Bot API method: what was asked and what was answered.

    `at` is Unix seconds by the simulator's clock, `ms` how long the answer took; `error_code` and `description` are
    set when it was refused, by the simulator or by a fault; `fault` names the fault that hit it.
    """

    n: int
    at: float
    method: str
    chat_id: int | None
    parameters: Parameters
    ok: bool
    result: Any
    error_code: int | None
    description: str | None
    fault: str | None
    ms: float

    def as_json(self) -> Json:
        """Return what the page shows: no words of anybody."""
        fields = ("n", "at", "method", "chat_id", "ok", "error_code", "description", "fault")
        return {**{name: getattr(self, name) for name in fields}, "ms": round(self.ms, 2)}


class Calls:
    """The last calls, the newest at the end."""

    def __init__(self, kept: int) -> None:
        """Keep the last `kept` calls; none when it is 0."""
        self.count = 0
        self.kept: deque[Call] = deque(maxlen=kept)
        self.listeners: list[Callable[[Call], None]] = []

    @property
    def is_wanted(self) -> bool:
        """Tell whether anybody wants records at all."""
        return bool(self.kept.maxlen or self.listeners)

    def note(self, call: Call) -> None:
        """Keep a call and tell the listeners."""
        self.kept.append(call)
        for listener in self.listeners:
            listener(call)

    def after(self, n: int) -> list[Json]:
        """Return the calls after the `n`th for the page."""
        return [call.as_json() for call in self.kept if call.n > n]
