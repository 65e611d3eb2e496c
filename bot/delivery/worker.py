"""The loop that carries the outbox to Telegram: claim what may go, send side by side, settle in groups."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot import backoff
from bot.db import outbox_claims, rate_limit
from bot.db.engine import Storage
from bot.db.outage_log import OutageLog
from bot.db.outbox import CHANNEL
from bot.db.outbox_claims import Batch, QueueStatus
from bot.db.schema import random_id
from bot.db.unit_of_work import UnitOfWork
from bot.delivery.api_urls import ApiUrls
from bot.delivery.chat_action import SHOWN_AFTER
from bot.delivery.circuit_breaker import CircuitBreaker
from bot.delivery.counters import DeliveryCounters
from bot.delivery.direct_client import DirectClient
from bot.delivery.in_flight import InFlightCalls
from bot.delivery.request import AiohttpRequest
from bot.delivery.results import OnVerdicts, ResultRecorder
from bot.delivery.sender import TIMEOUT, Sender

LEASE = timedelta(seconds=60)
_MARGIN = 5.0  # seconds of a lease that are left when the last call under it has timed out
_QUIET = 0.02  # seconds without news until it is worth asking when the next call is due
_GATHER = 0.004  # seconds in which outcomes gather while many calls are being sent
_SWEEP, _PRUNE = 1.0, 30.0  # seconds between two looks for what is over, and for buckets that are full
_FIRST_DELAY, _LONGEST_DELAY = 0.2, 5.0  # seconds between two attempts while the database fails
_LAST_WORDS = 2.0  # seconds that the last settlement may take after the grace is over
_TOKENS_FOR = 0.02  # seconds of sending that are claimed together when many calls wait for their turn

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DeliveryConfig:
    """How much the delivery worker takes on."""

    per_second: int = 30
    slots: int = 0  # calls in flight; 0 stands for what `per_second` needs at 250 ms a call, and 64 at least
    poll: float = 1.0  # seconds between two looks while nobody rings
    lease: timedelta = LEASE
    shown_after: float = SHOWN_AFTER  # seconds until somebody who waits for a file sees that it is on its way

    @property
    def concurrency(self) -> int:
        """How many calls may be in flight."""
        return self.slots or max(64, self.per_second // 4)

    @property
    def reserved_for_urgent(self) -> int:
        """How many of them are for the urgent lanes alone."""
        return self.concurrency // 4


class DeliveryWorker:
    """Send what is in the outbox; one for each process."""

    def __init__(
        self,
        storage: Storage,
        request: AiohttpRequest,
        addresses: ApiUrls,
        on_verdicts: OnVerdicts,
        load: DeliveryConfig,
    ) -> None:
        """Send through an initialized `request`; `on_verdicts` hears what became of the calls."""
        self.counters = DeliveryCounters()
        self.breaker = CircuitBreaker()
        self._outage_log = OutageLog(_log, "delivery worker")
        self._storage, self._config = storage, load
        self._notified = storage.listen(CHANNEL)
        self._token = random_id()
        sender = Sender(request, addresses, self.counters, load.shown_after)
        self._direct = DirectClient(sender, self.counters)
        self._in_flight = InFlightCalls(sender, self.breaker, self.counters, storage.clock, self._notified.set)
        self._recorder = ResultRecorder(self._token, on_verdicts, self.counters)
        self._pace = rate_limit.bot_limit(load.per_second)
        self._together = max(1, round(min(load.per_second * _TOKENS_FOR, load.concurrency / 2)))
        self._tokens_at = self._swept_at = self._pruned_at = self._turned_at = 0.0
        self._is_stopping = self._is_drained = False
        self._running: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to carry."""
        self._turned_at = self._now()
        self._storage.start_listener()
        self._running = asyncio.create_task(self._run(), name="delivery-worker")

    async def stop(self, grace: float = 10.0) -> None:
        """Claim nothing more, finish what is in hand within `grace` seconds, and write down what became of it."""
        deadline = self._now() + grace
        self._is_stopping = self._in_flight.is_closing = True
        self._notified.set()
        if self._running is not None:
            await asyncio.wait([self._running], timeout=grace)
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)
        await asyncio.gather(self._in_flight.close(deadline - self._now()), self._direct.finish(deadline - self._now()))
        if self._in_flight.finished:
            async with asyncio.timeout(max(deadline - self._now(), _LAST_WORDS)):
                await self._record()

    def answer_callback(self, callback_query_id: str, text: str | None = None, *, show_alert: bool = False) -> None:
        """Answer a callback query in the background, outside the outbox; a failure is only counted."""
        self._direct.answer_callback(callback_query_id, text, show_alert=show_alert)

    async def call(self, method: str, payload: Mapping[str, Any], attempts: int = 5) -> Any:
        """Make a call outside the outbox and return its result; raise `CallFailedError` when it cannot be made."""
        return await self._direct.call(method, payload, attempts)

    @property
    def idle_for(self) -> timedelta:
        """How long ago the loop last came round; more than a few seconds means that it hangs."""
        return timedelta(seconds=self._now() - self._turned_at)

    @property
    def in_flight(self) -> int:
        """How many calls are claimed and not settled yet."""
        return self._in_flight.count

    async def _run(self) -> None:
        failures = 0
        while not self._is_stopping:
            try:
                await self._cycle()
                await self._wait()
                failures = 0
                self._outage_log.clear()
            except Exception as error:
                failures += 1
                if not self._outage_log.record(error):
                    _log.exception("the delivery worker could not work with the database", extra={"failures": failures})
                await asyncio.sleep(backoff.delay(failures, _FIRST_DELAY, _LONGEST_DELAY))
            self._turned_at = self._now()

    async def _cycle(self) -> None:
        """Write down what has finished and claim as much as may go, in one transaction."""
        if self._now() >= self._swept_at + _SWEEP:
            await self._sweep()
        room = self._capacity()
        if self._in_flight.finished:
            await self._record(room)
        elif room:
            async with self._storage.begin() as uow:
                batch, until = await self._claim(uow, room)
            self._submit(batch, until)

    async def _record(self, room: int = 0) -> None:
        outcomes = self._in_flight.drain()
        batch, until = None, 0.0
        try:
            async with self._storage.begin() as uow:
                await self._recorder.record(uow, outcomes)
                if room:
                    batch, until = await self._claim(uow, room)
        except Exception:
            _log.info("settling one by one", extra={"calls": len(outcomes)})
            await self._record_individually(outcomes)
            return
        except asyncio.CancelledError:
            self._in_flight.finished[:0] = outcomes
            raise
        self._in_flight.forget(outcomes)
        if batch is not None:
            self._submit(batch, until)

    async def _record_individually(self, outcomes: list[Any]) -> None:
        left = list(outcomes)
        try:
            async for outcome in self._recorder.record_individually(self._storage, outcomes):
                self._in_flight.forget([outcome])
                left.remove(outcome)
        finally:
            self._in_flight.finished[:0] = left
            self._notified.set()

    def _capacity(self) -> int:
        """Return how many calls may be claimed now, as far as this process knows."""
        if self._is_stopping or self._now() < self._blocked_until():
            return 0
        free = self._config.concurrency - self._in_flight.count
        return (
            min(free, 1 - self._in_flight.count) if self.breaker.is_open else free
        )  # one call finds out whether it is over

    def _blocked_until(self) -> float:
        return max(self._tokens_at, self._in_flight.paused_until, self.breaker.until)

    async def _claim(self, uow: UnitOfWork, room: int) -> tuple[Batch, float]:
        """Claim up to `room` calls; return them and the time after which none of them may be begun."""
        until = self._now() + self._config.lease.total_seconds() - 2 * TIMEOUT - _MARGIN
        rest = room if self.breaker.is_open else max(0, room - self._config.reserved_for_urgent)
        batch = await outbox_claims.claim(
            uow, room, uow.now, self._config.lease, self._token, pace=self._pace, rest=rest, wanted=self._together
        )
        return batch, until

    def _submit(self, batch: Batch, until: float) -> None:
        self.counters.claimed += len(batch.calls)
        self.counters.shredded += batch.shredded
        self._is_drained = batch.is_drained
        self._tokens_at = self._now() + batch.next_slot_in
        self._in_flight.submit(batch.calls, until)

    async def _sweep(self) -> None:
        """Take back leases that ran out, let go of what has expired, forget buckets that are full."""
        self._swept_at = self._now()
        if (await self._queue_status()).is_over:
            async with self._storage.begin() as uow:
                reaped = await outbox_claims.release_expired_leases(uow)
                expired = await outbox_claims.take_expired(uow, uow.now, self._config.lease, self._token)
            self.counters.reaped += reaped
            self._in_flight.expire(expired)
            if expired:
                self._swept_at = 0.0  # there may be more
        if self._now() >= self._pruned_at + _PRUNE:
            self._pruned_at = self._now()
            async with self._storage.begin() as uow:
                await rate_limit.prune(uow)

    async def _queue_status(self) -> QueueStatus:
        async with self._storage.read() as uow:
            return await outbox_claims.queue_status(uow, uow.now)

    async def _wait(self) -> None:
        """Wait until there is something to do."""
        if self._notified.is_set():
            if self._in_flight.sending > self._config.concurrency // 4 > len(self._in_flight.finished):
                await asyncio.sleep(_GATHER)
        elif self._is_drained and self._capacity():
            await self._wait_idle()
        else:
            closed = self._blocked_until() - self._now()
            await self._notified_within(closed if closed > 0 else self._config.poll)
        self._notified.clear()

    async def _wait_idle(self) -> None:
        """Wait with an empty queue, looking now and then without writing."""
        if await self._notified_within(_QUIET):
            return
        outlook = await self._queue_status()  # what is due now is what the last claim could not have: it has to wait
        while not outlook.is_over:
            wait = self._config.poll if outlook.due_in is None else min(outlook.due_in, self._config.poll)
            is_timed = outlook.due_in is not None and outlook.due_in <= wait
            if await self._notified_within(wait) or outlook.is_due or is_timed:
                return
            self._turned_at = self._now()
            outlook = await self._queue_status()
            if outlook.is_due:
                return
        self._swept_at = 0.0

    async def _notified_within(self, seconds: float) -> bool:
        """Wait for a notification, up to `seconds` and never longer than a poll; return whether one came."""
        try:
            async with asyncio.timeout(min(max(seconds, 0.001), self._config.poll)):
                await self._notified.wait()
        except TimeoutError:
            return False
        return True

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()
