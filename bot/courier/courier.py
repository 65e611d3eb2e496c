"""The loop that carries the outbox to Telegram: claim what may go, send side by side, settle in groups."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.courier.addresses import Addresses
from bot.courier.carrying import Hands
from bot.courier.counters import Counters
from bot.courier.direct import DirectLine
from bot.courier.outage import Outage
from bot.courier.request import AiohttpRequest
from bot.courier.sending import TIMEOUT, Sender
from bot.courier.settlement import Ledger, OnVerdicts
from bot.courier.waiting import SHOWN_AFTER
from bot.storage import outbox_claims, pacing
from bot.storage.absence import Absence
from bot.storage.engine import Storage
from bot.storage.outbox import BELL
from bot.storage.outbox_claims import Batch, Outlook
from bot.storage.schema import random_id
from bot.storage.unit_of_work import UnitOfWork

LEASE = timedelta(seconds=60)
_MARGIN = 5.0  # seconds of a lease that are left when the last call under it has timed out
_QUIET = 0.02  # seconds without news until it is worth asking when the next call is due
_GATHER = 0.004  # seconds in which outcomes gather while many calls are being sent
_SWEEP, _PRUNE = 1.0, 30.0  # seconds between two looks for what is over, and for buckets that are full
_BACK_OFF = 5.0  # seconds at most between two attempts while the database fails
_LAST_WORDS = 2.0  # seconds that the last settlement may take after the grace is over
_TOKENS_FOR = 0.02  # seconds of sending that are claimed together when many calls wait for their turn

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Load:
    """How much the courier takes on."""

    per_second: int = 30
    slots: int = 0  # calls in flight; 0 stands for what `per_second` needs at 250 ms a call, and 64 at least
    poll: float = 1.0  # seconds between two looks while nobody rings
    lease: timedelta = LEASE
    shown_after: float = SHOWN_AFTER  # seconds until somebody who waits for a file sees that it is on its way

    @property
    def at_once(self) -> int:
        """How many calls may be in flight."""
        return self.slots or max(64, self.per_second // 4)

    @property
    def kept_free(self) -> int:
        """How many of them are for the urgent lanes alone."""
        return self.at_once // 4


class Courier:
    """Send what is in the outbox; one for each process."""

    def __init__(
        self, storage: Storage, request: AiohttpRequest, addresses: Addresses, on_verdicts: OnVerdicts, load: Load
    ) -> None:
        """Send through an initialized `request`; `on_verdicts` hears what became of the calls."""
        self.counters = Counters()
        self.outage = Outage()
        self._absence = Absence(_log, "courier")
        self._storage, self._load = storage, load
        self._heard = storage.listen(BELL)
        self._token = random_id()
        sender = Sender(request, addresses, self.counters, load.shown_after)
        self._direct = DirectLine(sender, self.counters)
        self._hands = Hands(sender, self.outage, self.counters, storage.clock, self._heard.set)
        self._ledger = Ledger(self._token, on_verdicts, self.counters)
        self._pace = pacing.bot_pace(load.per_second)
        self._together = max(1, round(min(load.per_second * _TOKENS_FOR, load.at_once / 2)))
        self._tokens_at = self._swept_at = self._pruned_at = self._turned_at = 0.0
        self._is_stopping = self._is_drained = False
        self._running: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to carry."""
        self._turned_at = self._now()
        self._storage.hear_others()
        self._running = asyncio.create_task(self._run(), name="courier")

    async def stop(self, grace: float = 10.0) -> None:
        """Claim nothing more, finish what is in hand within `grace` seconds, and write down what became of it."""
        deadline = self._now() + grace
        self._is_stopping = self._hands.is_closing = True
        self._heard.set()
        if self._running is not None:
            await asyncio.wait([self._running], timeout=grace)
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)
        await asyncio.gather(self._hands.close(deadline - self._now()), self._direct.finish(deadline - self._now()))
        if self._hands.finished:
            async with asyncio.timeout(max(deadline - self._now(), _LAST_WORDS)):
                await self._settle()

    def answer_callback(self, callback_query_id: str, text: str | None = None, *, show_alert: bool = False) -> None:
        """Answer a callback query in the background, outside the outbox; a failure is only counted."""
        self._direct.answer_callback(callback_query_id, text, show_alert=show_alert)

    async def send_now(self, method: str, payload: Mapping[str, Any], attempts: int = 5) -> Any:
        """Make a call outside the outbox and return its result; raise `CallFailed` when it cannot be made."""
        return await self._direct.send_now(method, payload, attempts)

    @property
    def idle_for(self) -> timedelta:
        """How long ago the loop last came round; more than a few seconds means that it hangs."""
        return timedelta(seconds=self._now() - self._turned_at)

    @property
    def in_flight(self) -> int:
        """How many calls are claimed and not settled yet."""
        return self._hands.full

    async def _run(self) -> None:
        failures = 0
        while not self._is_stopping:
            try:
                await self._turn()
                await self._rest()
                failures = 0
                self._absence.over()
            except Exception as error:
                failures += 1
                if not self._absence.noted(error):
                    _log.exception("the courier could not work with the database", extra={"failures": failures})
                await asyncio.sleep(min(_BACK_OFF, 0.1 * 2 ** min(failures, 10)))
            self._turned_at = self._now()

    async def _turn(self) -> None:
        """Write down what has finished and claim as much as may go, in one transaction."""
        if self._now() >= self._swept_at + _SWEEP:
            await self._sweep()
        room = self._room()
        if self._hands.finished:
            await self._settle(room)
        elif room:
            async with self._storage.begin() as uow:
                batch, until = await self._claim(uow, room)
            self._take(batch, until)

    async def _settle(self, room: int = 0) -> None:
        outcomes = self._hands.collect()
        batch, until = None, 0.0
        try:
            async with self._storage.begin() as uow:
                await self._ledger.settle(uow, outcomes)
                if room:
                    batch, until = await self._claim(uow, room)
        except Exception:
            _log.info("settling one by one", extra={"calls": len(outcomes)})
            await self._settle_singly(outcomes)
            return
        except asyncio.CancelledError:
            self._hands.finished[:0] = outcomes
            raise
        self._hands.settled(outcomes)
        if batch is not None:
            self._take(batch, until)

    async def _settle_singly(self, outcomes: list[Any]) -> None:
        left = list(outcomes)
        try:
            async for outcome in self._ledger.settle_singly(self._storage, outcomes):
                self._hands.settled([outcome])
                left.remove(outcome)
        finally:
            self._hands.finished[:0] = left
            self._heard.set()

    def _room(self) -> int:
        """Return how many calls may be claimed now, as far as this process knows."""
        if self._is_stopping or self._now() < self._open_at():
            return 0
        free = self._load.at_once - self._hands.full
        return min(free, 1 - self._hands.full) if self.outage.is_on else free  # one call finds out whether it is over

    def _open_at(self) -> float:
        return max(self._tokens_at, self._hands.paused_until, self.outage.until)

    async def _claim(self, uow: UnitOfWork, room: int) -> tuple[Batch, float]:
        """Claim up to `room` calls; return them and the time after which none of them may be begun."""
        until = self._now() + self._load.lease.total_seconds() - 2 * TIMEOUT - _MARGIN
        rest = room if self.outage.is_on else max(0, room - self._load.kept_free)
        batch = await outbox_claims.claim(
            uow, room, uow.now, self._load.lease, self._token, pace=self._pace, rest=rest, wanted=self._together
        )
        return batch, until

    def _take(self, batch: Batch, until: float) -> None:
        self.counters.claimed += len(batch.calls)
        self.counters.shredded += batch.shredded
        self._is_drained = batch.is_all
        self._tokens_at = self._now() + batch.tokens_in
        self._hands.take(batch.calls, until)

    async def _sweep(self) -> None:
        """Take back leases that ran out, let go of what has expired, forget buckets that are full."""
        self._swept_at = self._now()
        if (await self._outlook()).is_over:
            async with self._storage.begin() as uow:
                reaped = await outbox_claims.reap(uow)
                expired = await outbox_claims.take_expired(uow, uow.now, self._load.lease, self._token)
            self.counters.reaped += reaped
            self._hands.let_go(expired)
            if expired:
                self._swept_at = 0.0  # there may be more
        if self._now() >= self._pruned_at + _PRUNE:
            self._pruned_at = self._now()
            async with self._storage.begin() as uow:
                await pacing.prune(uow)

    async def _outlook(self) -> Outlook:
        async with self._storage.read() as uow:
            return await outbox_claims.outlook(uow, uow.now)

    async def _rest(self) -> None:
        """Wait until there is something to do."""
        if self._heard.is_set():
            if self._hands.under_way > self._load.at_once // 4 > len(self._hands.finished):
                await asyncio.sleep(_GATHER)
        elif self._is_drained and self._room():
            await self._rest_idle()
        else:
            closed = self._open_at() - self._now()
            await self._hears_within(closed if closed > 0 else self._load.poll)
        self._heard.clear()

    async def _rest_idle(self) -> None:
        """Wait with an empty queue, looking now and then without writing."""
        if await self._hears_within(_QUIET):
            return
        outlook = await self._outlook()  # what is due now is what the last claim could not have: it has to wait
        while not outlook.is_over:
            wait = self._load.poll if outlook.due_in is None else min(outlook.due_in, self._load.poll)
            is_timed = outlook.due_in is not None and outlook.due_in <= wait
            if await self._hears_within(wait) or outlook.is_due or is_timed:
                return
            self._turned_at = self._now()
            outlook = await self._outlook()
            if outlook.is_due:
                return
        self._swept_at = 0.0

    async def _hears_within(self, seconds: float) -> bool:
        """Wait for news, at most so long and never longer than a poll; say whether there are any."""
        try:
            async with asyncio.timeout(min(max(seconds, 0.001), self._load.poll)):
                await self._heard.wait()
        except TimeoutError:
            return False
        return True

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()
