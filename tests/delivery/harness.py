"""A delivery worker on its round: the outbox before it, the stand-in behind it, and a note of every verdict."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

from sqlalchemy import event

from bot.clock import MovableClock
from bot.db.engine import Storage
from bot.db.unit_of_work import UnitOfWork
from bot.delivery.api_urls import ApiUrls
from bot.delivery.request import AiohttpRequest
from bot.delivery.worker import DeliveryConfig, DeliveryWorker
from bot.domain.api_calls import DeliveryResult
from tests.db.databases import TOKEN
from tests.db.outbox_fixture import PostOffice
from tests.delivery.stand_in import StandIn, until

UNHURRIED = DeliveryConfig(per_second=10_000, slots=64, poll=0.05)


class DeliveryHarness:
    """Everything one test of the delivery worker needs."""

    def __init__(self, storage: Storage, office: PostOffice, telegram: StandIn, clock: MovableClock) -> None:
        """Join the parts."""
        self.storage, self.office, self.telegram, self.clock = storage, office, telegram, clock
        self.verdicts: list[DeliveryResult] = []
        self.transactions: list[UnitOfWork] = []
        self.on_verdict: Callable[[UnitOfWork, DeliveryResult], Awaitable[None]] = self.notes

    async def notes(self, uow: UnitOfWork, verdict: DeliveryResult) -> None:
        """Note a verdict once its transaction is committed."""

        def noted(_session: object) -> None:
            self.verdicts.append(verdict)
            self.transactions.append(uow)

        event.listen(uow.session.sync_session, "after_commit", noted, once=True)

    @asynccontextmanager
    async def delivery(self, load: DeliveryConfig = UNHURRIED, grace: float = 10.0) -> AsyncIterator[DeliveryWorker]:
        """Let a delivery worker work, and stop it at the end."""

        async def heard(uow: UnitOfWork, verdicts: Sequence[DeliveryResult]) -> None:
            for verdict in verdicts:
                await self.on_verdict(uow, verdict)

        async with AiohttpRequest(connect_timeout=2.0) as request:
            delivery = DeliveryWorker(self.storage, request, ApiUrls(self.telegram.url, TOKEN), heard, load)
            await delivery.start()
            try:
                yield delivery
            finally:
                await delivery.stop(grace)

    async def until_settled(self, delivery: DeliveryWorker, count: int) -> None:
        """Wait until so many verdicts were noted and nothing is in hand."""
        await until(lambda: len(self.verdicts) >= count and delivery.in_flight == 0)

    async def moves(self, **length: float) -> None:
        """Push the clock."""
        self.clock.offset += timedelta(**length)
