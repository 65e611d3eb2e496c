"""The agenda: what is planned twice stands there once, each thing is taken once, and a tick costs what is due."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy import Engine, event, text

from bot.clock import MovableClock
from bot.db import scheduled_jobs
from bot.db.engine import Storage
from bot.db.scheduled_jobs import DueJob, NewJob
from bot.db.unit_of_work import UnitOfWork
from bot.scheduler.runner import AT_ONCE, JobRunner

SOON, LATER = timedelta(minutes=1), timedelta(days=1)


async def _plans(storage: Storage, clock: MovableClock, due: int, waiting: int) -> None:
    now = clock.now()
    plans = [NewJob("told", now - SOON, f"due:{n}", person_id=n) for n in range(due)]
    plans += [NewJob("told", now + LATER, f"waiting:{n}", person_id=n) for n in range(waiting)]
    async with storage.begin() as uow:
        for start in range(0, len(plans), 500):
            await scheduled_jobs.plan(uow, *plans[start : start + 500])
        if storage.dialect == "postgresql":
            await uow.session.execute(text("ANALYZE agenda"))


def _clerk(storage: Storage, told: Counter[str]) -> JobRunner:
    async def tell(uow: UnitOfWork, item: DueJob) -> Sequence[object]:
        told[item.occurrence] += 1
        return ()

    async def carry(uow: UnitOfWork, outcomes: Sequence[object]) -> None:
        return None

    return JobRunner(storage, {"told": tell}, carry)


@contextmanager
def _statements() -> Iterator[list[tuple[str, Any]]]:
    """Collect what is asked of the database."""
    asked: list[tuple[str, Any]] = []

    def listen(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: Any) -> None:
        asked.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", listen)


async def test_planning_twice_plans_once(storage: Storage, clock: MovableClock) -> None:
    """An occurrence that stands there stays as it is, with the time it was given first."""
    now = clock.now()
    for at in (now + SOON, now + LATER):
        async with storage.begin() as uow:
            await scheduled_jobs.plan(
                uow, NewJob("told", at, "told:1:2027-03-01"), NewJob("told", at, "told:1:2027-03-01")
            )
    async with storage.read() as uow:
        assert await scheduled_jobs.counts(uow) == {"told": 1}
        found = await scheduled_jobs.next_due_at(uow)
        assert found is not None
        assert abs(found - (now + SOON)) < timedelta(milliseconds=1)


async def test_overlapping_ticks_do_each_thing_once(storage: Storage, clock: MovableClock) -> None:
    await _plans(storage, clock, due=2 * AT_ONCE + 7, waiting=3)
    told: Counter[str] = Counter()
    runners = [_clerk(storage, told) for _ in range(3)]
    while (await _left(storage)) > 3:
        await asyncio.gather(*(runner.run_due() for runner in runners), *(runner.run_due() for runner in runners))
    assert len(told) == 2 * AT_ONCE + 7
    assert set(told.values()) == {1}


async def test_thing_that_fails_is_put_off_and_holds_nothing_up(storage: Storage, clock: MovableClock) -> None:
    await _plans(storage, clock, due=5, waiting=0)
    done: list[str] = []

    async def tell(uow: UnitOfWork, item: DueJob) -> Sequence[object]:
        if item.occurrence == "due:2":
            raise RuntimeError("this one always fails")
        done.append(item.occurrence)
        return ()

    async def carry(uow: UnitOfWork, outcomes: Sequence[object]) -> None:
        return None

    runner = JobRunner(storage, {"told": tell}, carry)
    await runner.run_due()
    assert {"due:0", "due:1", "due:3", "due:4"} <= set(done)
    assert runner.failed == 1
    async with storage.read() as uow:
        found = await scheduled_jobs.next_due_at(uow)
    assert found is not None
    assert found > clock.now()


async def test_tick_costs_what_is_due(storage: Storage, clock: MovableClock) -> None:
    """A tick asks as many questions whatever stands there for later, one where nothing is due, and by the index."""
    counted = []
    for waiting in (0, 3_000):
        await _plans(storage, clock, due=0, waiting=waiting)
        runner = _clerk(storage, Counter())
        with _statements() as asked:
            await runner.run_due()
        counted.append(len([one for one in asked if "agenda" in one[0]]))
    assert counted == [1, 1]
    statement, parameters = next(one for one in asked if "agenda" in one[0])
    explain = "EXPLAIN QUERY PLAN " if storage.dialect == "sqlite" else "EXPLAIN "
    async with storage.read() as uow:
        connection = await uow.session.connection()
        plan = [str(row[-1]) for row in await connection.exec_driver_sql(explain + statement, parameters)]
    assert any("ix_agenda_due_at" in line for line in plan), plan
    assert not any(line.startswith("SCAN") or "Seq Scan" in line for line in plan), plan


async def _left(storage: Storage) -> int:
    async with storage.read() as uow:
        return (await scheduled_jobs.counts(uow)).get("told", 0)
