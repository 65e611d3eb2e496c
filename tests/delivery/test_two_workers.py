"""Two workers on one PostgreSQL: each letter goes once and in order, and together they keep to Telegram's pace."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from time import monotonic

import pytest

from bot.clock import MovableClock
from bot.db import rate_limit
from bot.db.engine import open_storage
from bot.db.rate_limit import bot_limit
from bot.delivery.worker import DeliveryConfig
from bot.domain.api_calls import Priority
from tests.db.databases import settings
from tests.db.outbox_fixture import PostOffice, letter
from tests.delivery.harness import UNHURRIED, DeliveryHarness
from tests.delivery.stand_in import StandIn, refused, until

CHATS = range(1, 31)


@pytest.fixture
async def two(
    postgres_url: str, tmp_path: Path, telegram: StandIn, clock: MovableClock
) -> AsyncIterator[list[DeliveryHarness]]:
    """Yield what the delivery workers of two processes need; both send to one Telegram."""
    opened = [await open_storage(settings(postgres_url, tmp_path / "content"), clock) for _ in range(2)]
    yield [DeliveryHarness(storage, await PostOffice.of(storage), telegram, clock) for storage in opened]
    for storage in opened:
        await storage.close()


async def _work(two: list[DeliveryHarness], count: int, load: DeliveryConfig = UNHURRIED) -> list[int]:
    """Let both delivery workers work until so many letters are settled; return how many each of them sent."""
    async with AsyncExitStack() as life:
        workers = [await life.enter_async_context(round_.delivery(load)) for round_ in two]
        await until(lambda: sum(len(round_.verdicts) for round_ in two) >= count)
        await until(lambda: not any(delivery.in_flight for delivery in workers))
    assert sum(delivery.counters.lost_leases for delivery in workers) == 0
    return [delivery.counters.sent for delivery in workers]


async def test_each_letter_goes_once_and_in_order(two: list[DeliveryHarness], telegram: StandIn) -> None:
    first, second = two
    await first.office.post(*(letter(f"{n}", to=chat, about=f"{chat}:{n}") for n in range(7) for chat in CHATS))
    telegram.gate.clear()
    working = asyncio.create_task(_work(two, 210, DeliveryConfig(per_second=10_000, slots=16, poll=0.05)))
    await until(lambda: len(telegram.received) == len(CHATS))  # neither has hands enough to hold the first of each chat
    telegram.gate.set()
    sent = await working
    assert all(telegram.texts(chat) == [str(n) for n in range(7)] for chat in CHATS)
    assert sum(sent) == 210
    assert min(sent) > 0
    assert sorted(v.about or "" for r in two for v in r.verdicts) == sorted(f"{c}:{n}" for c in CHATS for n in range(7))
    assert await second.office.waiting() == 0


async def test_together_they_keep_to_the_pace(two: list[DeliveryHarness], telegram: StandIn) -> None:
    """However fast the machine: no more than the pace allows in the time that has passed, and what may be saved up."""
    load = DeliveryConfig(per_second=100, poll=0.05)
    await two[0].office.post(*(letter(f"{n}", to=1_000 + n, priority=Priority.BULK) for n in range(150)))
    begun = monotonic()
    await _work(two, 150, load)
    passed = monotonic() - begun
    assert len(telegram.received) == 150 <= bot_limit(100).burst + 100 * passed + 1


async def test_pause_for_one_is_a_pause_for_all(two: list[DeliveryHarness], telegram: StandIn) -> None:
    """Telegram asks one process to wait, and the other sends nothing either."""
    first, second = two
    telegram.every = refused(429, "Too Many Requests: retry after 600", retry_after=600)
    await first.office.post(letter("asked to wait", to=1))
    async with first.delivery():
        await until(lambda: bool(telegram.received))
        await _until_paused(first)
        telegram.every = None
        async with second.delivery():
            await second.office.post(letter("an answer", to=2, priority=Priority.ANSWER))
            assert not (await second.office.claim(pace=bot_limit(30))).calls
    assert len(telegram.received) == 1


async def _until_paused(round_: DeliveryHarness) -> None:
    async with asyncio.timeout(20):
        while True:
            async with round_.storage.begin() as uow:
                tat_us, now_us = await rate_limit.hold_bot_budget(uow)
            if tat_us > now_us + 500_000_000:
                return
            await asyncio.sleep(0.005)


async def test_commit_of_a_web_process_wakes_the_worker_at_once(two: list[DeliveryHarness], telegram: StandIn) -> None:
    """The worker polls only every ten minutes by itself; the web process commits and delivers nothing."""
    web, worker = two
    async with worker.delivery(DeliveryConfig(per_second=10_000, poll=600.0)):
        assert worker.storage.listener is not None
        async with asyncio.timeout(20):
            await worker.storage.listener.is_open.wait()
        for number in range(1, 6):
            await web.office.post(letter(to=number))
            await until(lambda number=number: len(worker.verdicts) == number)  # type: ignore[misc]
    assert len(telegram.received) == 5


async def test_dead_workers_letters_are_carried_on(two: list[DeliveryHarness], telegram: StandIn) -> None:
    """What one had claimed when it died is sent by the other once the lease is over, before what was written later."""
    dead, alive = two
    await dead.office.post(*(letter(f"{n}", to=chat) for n in range(2) for chat in CHATS))
    claimed = await dead.office.claim(len(CHATS), token=77)
    assert len(claimed.calls) == len(CHATS)
    async with alive.delivery() as delivery:
        await alive.office.post(letter("meanwhile", to=99))
        await alive.until_settled(delivery, 1)
        assert telegram.texts() == ["meanwhile"]
        await alive.office.let_leases_run_out()
        await alive.until_settled(delivery, 61)
    assert all(telegram.texts(chat) == ["0", "1"] for chat in CHATS)
