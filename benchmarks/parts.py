"""Where the processor time of a signal goes: its parts, worked on one after the other in this process."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from time import process_time

from benchmarks import couples
from benchmarks.stand_in import Json, StandIn
from bot.app import App, on_delivery_results, open_app
from bot.clock import SystemClock
from bot.db import outbox_claims, rate_limit
from bot.db.outbox_claims import ClaimedCall
from bot.delivery.counters import DeliveryCounters
from bot.delivery.results import ResultRecorder
from bot.delivery.sender import Done
from bot.domain.api_calls import Delivered
from bot.updates.processor import UpdateProcessor

_HOLDER = 4711
_BATCH = 100  # updates in one answer of Telegram
_PER_SECOND = 10_000
_WAIT = timedelta(seconds=1)  # by then receipts are due


@dataclass
class Parts:
    """Processor time in seconds."""

    processor: float = 0.0
    claims: float = 0.0
    settlement: float = 0.0


@dataclass
class Work:
    """One signal after the other, without the calls themselves."""

    app: App
    spent: Parts = field(default_factory=Parts)

    async def take(self, taps: list[Json]) -> None:
        """Take a batch of updates in."""
        app = self.app
        processor = UpdateProcessor(
            app.storage, app.dispatcher.dispatch, app.dispatcher.notify_failed, lambda _query: None
        )
        before = process_time()
        await processor.process(taps)
        self.spent.processor += process_time() - before

    async def carry(self, now: datetime) -> None:
        """Claim what is due at `now`, and settle it as if Telegram had taken it."""
        ledger = ResultRecorder(_HOLDER, partial(on_delivery_results, self.app.localizer), DeliveryCounters())
        while calls := await self._claimed(now):
            before = process_time()
            async with self.app.storage.begin() as uow:
                await ledger.record(uow, [_delivered(call) for call in calls])
            self.spent.settlement += process_time() - before

    async def _claimed(self, now: datetime) -> tuple[ClaimedCall, ...]:
        pace, lease = rate_limit.bot_limit(_PER_SECOND), timedelta(minutes=1)
        before = process_time()
        async with self.app.storage.begin() as uow:
            batch = await outbox_claims.claim(uow, _BATCH, now, lease, _HOLDER, pace=pace, rest=_BATCH)
        self.spent.claims += process_time() - before
        return batch.calls


async def of_a_signal(folder: Path, count: int) -> Parts:
    """Return what each part takes for one signal, in the mean of so many."""
    database = couples.sqlite(folder, "parts")
    taps, clock = await couples.with_previews(database, count), SystemClock()
    async with StandIn() as api:
        settings = couples.settings(database, TELEGRAM_API_URL=api.url)
        async with open_app(settings, clock) as app:
            await app.dispatcher.start()
            work = Work(app)
            for start in range(0, count, _BATCH):
                await work.take(taps[start : start + _BATCH])
                await work.carry(clock.now())
            await work.carry(clock.now() + _WAIT)
            await app.dispatcher.stop()
    return Parts(work.spent.processor / count, work.spent.claims / count, work.spent.settlement / count)


def _delivered(call: ClaimedCall) -> Done:
    result = {"message_id": call.id} if call.method.startswith("send") else True
    return Done(call, Delivered(call.chat_id, call.method, call.about, result))
