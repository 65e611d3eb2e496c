"""The calls this process has in hand: sent side by side, each once, however often it is claimed."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from bot.clock import Clock
from bot.db.outbox_claims import ClaimedCall
from bot.delivery.circuit_breaker import CircuitBreaker
from bot.delivery.counters import DeliveryCounters
from bot.delivery.sender import Done, Released, RetryLater, Sender, SendResult
from bot.domain.api_calls import Delivered, Expired, Priority

_BESIDE = timedelta(seconds=1)  # how long the new content of a call waits while the old is being sent

_log = logging.getLogger(__name__)


class InFlightCalls:
    """Everything that was claimed and is not settled yet."""

    def __init__(
        self, sender: Sender, outage: CircuitBreaker, counters: DeliveryCounters, clock: Clock, wake: Callable[[], None]
    ) -> None:
        """Call `wake` whenever an outcome was added to `finished`."""
        self.finished: list[SendResult] = []
        self.paused_until = 0.0  # by the event loop's time, as all times here
        self.is_closing = False
        self._sender, self._breaker, self._counters, self._clock, self._wake = sender, outage, counters, clock, wake
        self._held: dict[int, ClaimedCall] = {}
        self._sends: set[asyncio.Task[None]] = set()

    @property
    def count(self) -> int:
        """How many calls are in hand."""
        return len(self._held)

    @property
    def sending(self) -> int:
        """How many calls are being sent."""
        return len(self._sends)

    def submit(self, calls: Iterable[ClaimedCall], until: float) -> None:
        """Send each of the calls, unless it is in hand already; none is begun after `until`."""
        for call in calls:
            if self._is_new(call):
                task = asyncio.create_task(self._send(call, until))
                self._sends.add(task)
                task.add_done_callback(self._sends.discard)

    def expire(self, calls: Iterable[ClaimedCall]) -> None:
        """Finish calls whose time is over without sending them."""
        for call in calls:
            if self._is_new(call):
                self._finish(self._sender.expired(call))

    def drain(self) -> list[SendResult]:
        """Return what has finished since the last time."""
        finished, self.finished = self.finished, []
        return finished

    def forget(self, outcomes: Sequence[SendResult]) -> None:
        """Let go of calls whose outcome is written down."""
        for outcome in outcomes:
            held = self._held.get(outcome.call.id)
            if held is not None and held.ref == outcome.call.ref:
                del self._held[outcome.call.id]

    async def close(self, seconds: float) -> None:
        """Wait up to so many seconds for what is being sent, then give it up: its leases run out by themselves."""
        self.is_closing = True
        if not self._sends:
            return
        _done, late = await asyncio.wait(self._sends, timeout=seconds)
        self._counters.ambiguous += len(late)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def _is_new(self, call: ClaimedCall) -> bool:
        held = self._held.get(call.id)
        if held is None:
            self._held[call.id] = call
        elif held.ref != call.ref:
            self._finish(RetryLater(call, _BESIDE, "another content is being sent"))
        # Claimed anew while it is being sent here: that has only renewed the lease.
        return held is None

    async def _send(self, call: ClaimedCall, until: float) -> None:
        now = asyncio.get_running_loop().time()
        if self.is_closing or now > until or now < max(self.paused_until, self._breaker.until):
            self._finish(Released(call, "not begun"))
        elif call.expires_at is not None and call.expires_at <= self._clock.now():
            self._finish(self._sender.expired(call))
        else:
            try:
                outcome = await self._sender.send(call)
            except Exception:
                _log.exception("a call could not be sent", extra={"method": call.method, "call": call.id})
                outcome = self._sender.unclear(call, call.method, "failed")
            self._update_state(outcome)
            self._finish(outcome)

    def _update_state(self, outcome: SendResult) -> None:
        now = asyncio.get_running_loop().time()
        match outcome:
            case Done(call, verdict) if not isinstance(verdict, Expired):
                self._breaker.close()
                if call.lane == Priority.RELAY and isinstance(verdict, Delivered):
                    self._counters.relays.add((self._clock.now() - call.due_at).total_seconds())
            case RetryLater(_, _, reason):
                self._breaker.record_ambiguous(now, reason)
            case Released(_, reason, _, True):
                self._breaker.open(now, reason)
            case Released(_, _, pause) if pause > 0:
                self._pause(now, pause)

    def _pause(self, now: float, seconds: float) -> None:
        if now >= self.paused_until:
            self._counters.pauses += 1
            _log.warning("telegram asks everybody to wait", extra={"seconds": seconds})
        self.paused_until = max(self.paused_until, now + seconds)

    def _finish(self, outcome: SendResult) -> None:
        self.finished.append(outcome)
        self._wake()
