"""A commit in one process wakes who waits in another, and goes on doing so after the connection was lost."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.clock import SystemClock
from bot.db.engine import Storage, open_storage
from tests.db.databases import settings

PATIENCE = 20.0  # seconds until a test that does not go on is given up


@pytest.fixture
async def two(postgres_url: str, tmp_path: Path) -> AsyncIterator[tuple[Storage, Storage]]:
    """Yield the storages of two processes on one PostgreSQL."""
    opened = [await open_storage(settings(postgres_url, tmp_path / "content"), SystemClock()) for _ in range(2)]
    yield opened[0], opened[1]
    for storage in opened:
        await storage.close()


async def hears(heard: asyncio.Event) -> None:
    """Wait until a channel is heard, and forget that it was."""
    async with asyncio.timeout(PATIENCE):
        await heard.wait()
    heard.clear()


async def rings(storage: Storage, *channels: str) -> None:
    """Commit something that rings channels."""
    async with storage.begin() as uow:
        for channel in channels:
            uow.notify(channel)


async def listening(storage: Storage, channel: str) -> asyncio.Event:
    """Listen to a channel, and return once it would be heard from elsewhere."""
    assert storage.listener is not None
    heard = storage.listen(channel)
    storage.start_listener()
    async with asyncio.timeout(PATIENCE):
        await storage.listener.is_open.wait()
    return heard


async def test_bell_is_heard_in_the_other_process(two: tuple[Storage, Storage]) -> None:
    web, worker = two
    outbox, agenda = await listening(worker, "outbox"), worker.listen("agenda")
    await rings(web, "outbox")
    await hears(outbox)
    assert not agenda.is_set()
    await rings(web, "agenda", "outbox")
    await hears(outbox)
    await hears(agenda)


async def test_what_was_rolled_back_rings_nowhere(two: tuple[Storage, Storage]) -> None:
    web, worker = two
    heard, after = await listening(worker, "outbox"), worker.listen("afterwards")

    async def fails() -> None:
        async with web.begin() as uow:
            uow.notify("outbox")
            raise RuntimeError("a bug")

    with pytest.raises(RuntimeError):
        await fails()
    await rings(web, "afterwards")
    await hears(after)
    assert not heard.is_set()


async def test_own_bells_ring_once(two: tuple[Storage, Storage]) -> None:
    """The one who commits rings at once, and not once more when PostgreSQL tells everybody."""
    web, worker = two
    heard, after = await listening(worker, "outbox"), worker.listen("afterwards")
    await rings(worker, "outbox")
    assert heard.is_set()
    heard.clear()
    await rings(web, "afterwards")  # is told after it
    await hears(after)
    assert not heard.is_set()


async def test_connection_that_is_lost_is_opened_again(
    two: tuple[Storage, Storage], caplog: pytest.LogCaptureFixture
) -> None:
    """And then everybody is woken, because nobody knows what was missed."""
    web, worker = two
    heard, agenda = await listening(worker, "outbox"), worker.listen("agenda")
    async with web.begin() as uow:
        listeners = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
        assert (await uow.session.scalars(text(listeners))).all() == [True]
    await hears(heard)
    await hears(agenda)
    await rings(web, "outbox")
    await hears(heard)
    assert "the connection for LISTEN waits for it" in caplog.text


async def test_nobody_listens_who_need_not(two: tuple[Storage, Storage]) -> None:
    """A process that only takes updates in spends no connection on what it does nothing about."""
    web, worker = two
    web.listen("outbox")
    await listening(worker, "outbox")
    await rings(web, "outbox")
    async with web.read() as uow:
        listeners = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()"
        assert await uow.session.scalar(text(listeners)) == 1
