"""Calls that do not wait in the outbox: answers to callback queries, and calls that set the bot up."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

from bot import jsoncodec
from bot.delivery import responses
from bot.delivery.counters import DeliveryCounters
from bot.delivery.sender import Sender, backoff_delay
from bot.errors import HalfwayError

_AT_ONCE = 200  # beyond this many unfinished, callback queries are left unanswered: their spinners end by themselves

_log = logging.getLogger(__name__)


class CallFailedError(HalfwayError):
    """A direct call failed for good; the message names method and reason, nothing that was sent."""


class DirectClient:
    """Make calls at once."""

    def __init__(self, sender: Sender, counters: DeliveryCounters) -> None:
        """Send by `sender`."""
        self._sender, self._counters = sender, counters
        self._open: set[asyncio.Task[None]] = set()

    def answer_callback(self, callback_query_id: str, text: str | None, *, show_alert: bool) -> None:
        """Answer a callback query in the background, once; a failure is only counted."""
        if len(self._open) >= _AT_ONCE:
            self._counters.failed_direct += 1
            return
        payload: dict[str, Any] = {"callback_query_id": callback_query_id}
        if text:
            payload |= {"text": text, "show_alert": show_alert}
        task = asyncio.create_task(self._once("answerCallbackQuery", payload))
        self._open.add(task)
        task.add_done_callback(self._open.discard)

    async def call(self, method: str, payload: Mapping[str, Any], attempts: int = 5) -> Any:
        """Make a call, again after a while where that may help, and return its result; raise `CallFailedError`."""
        reason = "was not tried"
        for attempt in range(1, attempts + 1):
            answer = await self._ask(method, payload)
            if isinstance(answer, responses.Ok):
                return answer.result
            reason = str(getattr(answer, "reason", answer))
            if isinstance(answer, responses.Rejected | responses.MessageGone):
                break
            if attempt < attempts:
                waits = answer.retry_after if isinstance(answer, responses.RateLimited) else None
                await asyncio.sleep(waits or backoff_delay(attempt).total_seconds())
        self._counters.failed_direct += 1
        raise CallFailedError(f"{method}: {reason}")

    async def finish(self, seconds: float) -> None:
        """Wait up to so many seconds for what is under way, then give it up."""
        if not self._open:
            return
        _done, late = await asyncio.wait(self._open, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _once(self, method: str, payload: Mapping[str, Any]) -> None:
        try:
            answer = await self._ask(method, payload)
        except Exception:
            _log.exception("a direct call failed", extra={"method": method})
            answer = responses.Ambiguous("failed")
        self._counters.failed_direct += not isinstance(answer, responses.Ok)

    async def _ask(self, method: str, payload: Mapping[str, Any]) -> Any:
        self._counters.direct += 1
        return await self._sender.ask(method, jsoncodec.dumps(dict(payload)))
