"""What waits is told by lane and age, on both databases; and what keeps a process from its work is said in words."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from functools import partial

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text

from bot.clock import MovableClock
from bot.db import outbox_claims, scheduled_jobs
from bot.db.engine import Storage
from bot.db.scheduled_jobs import NewJob
from bot.domain.api_calls import Priority
from bot.metrics import Metrics
from tests.db.outbox_fixture import PostOffice, letter

Numbers = dict[tuple[str, str], float]


async def numbers(metrics: Metrics) -> Numbers:
    """Return what the metrics say, by the name and the only label of each."""
    families = text_string_to_metric_families((await metrics.exposition()).decode())
    return {(s.name, "".join(s.labels.values())): s.value for family in families for s in family.samples}


async def test_what_waits_is_told_by_lane(storage: Storage, clock: MovableClock) -> None:
    office, metrics = await PostOffice.of(storage), Metrics(storage, "none")
    await office.post(letter(priority=Priority.RELAY), letter(priority=Priority.BULK), letter(priority=Priority.BULK))
    await office.post(letter(priority=Priority.LESSON, not_before=clock.now() + timedelta(days=1)))
    clock.move(minutes=2)
    told = await numbers(metrics)
    due = {lane: told["halfway_outbox_due", lane] for lane in ("answer", "relay", "lesson", "bulk")}
    assert due == {"answer": 0, "relay": 1, "lesson": 0, "bulk": 2}
    assert told["halfway_outbox_oldest_due_seconds", "relay"] == pytest.approx(120, abs=30)
    assert told["halfway_outbox_oldest_due_seconds", "lesson"] == 0
    assert told["halfway_agenda_late_seconds", ""] == 0


async def test_agenda_is_late_by_its_most_belated_item(storage: Storage, clock: MovableClock) -> None:
    async with storage.begin() as uow:
        due = (uow.now - timedelta(hours=1), uow.now - timedelta(minutes=1), uow.now + timedelta(days=1))
        await scheduled_jobs.plan(uow, *(NewJob("return.due", at, f"number {n}") for n, at in enumerate(due)))
    told = await numbers(Metrics(storage, "none"))
    assert told["halfway_agenda_late_seconds", ""] == pytest.approx(3600, abs=30)


async def test_retries_do_not_hide_how_long_a_call_waits(storage: Storage, clock: MovableClock) -> None:
    office = await PostOffice.of(storage)
    await office.post(letter(priority=Priority.RELAY))
    asked_at = (await office.rows())[0].not_before
    for _attempt in range(3):
        clock.move(minutes=2)
        call = (await office.claim()).calls[0]
        assert call.due_at == asked_at
        async with storage.begin() as uow:
            await outbox_claims.retry_later(uow, 1, call.id, timedelta(seconds=100), "502")
    assert (await office.rows())[0].not_before > asked_at + timedelta(minutes=7)


async def test_database_that_is_away_is_a_fault(storage: Storage, break_reading: Callable[[], Awaitable[None]]) -> None:
    metrics = Metrics(storage, "none")
    assert await metrics.faults() == []
    await break_reading()
    faults = await metrics.faults()
    assert len(faults) == 1
    assert faults[0].startswith("the database does not answer")


@pytest.fixture
async def break_reading(storage: Storage) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """Yield what takes away the table that is read; it comes back at the end, for others share the database."""

    async def named(old: str, new: str) -> None:
        async with storage.begin() as uow:
            await uow.session.execute(text(f"ALTER TABLE {old} RENAME TO {new}"))

    yield partial(named, "agenda", "agenda_elsewhere")
    await named("agenda_elsewhere", "agenda")
