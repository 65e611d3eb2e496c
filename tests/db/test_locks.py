"""Several processes on one PostgreSQL: what concerns a couple stands in line, and nobody waits in a circle."""

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from bot.clock import SystemClock
from bot.db import scheduled_jobs
from bot.db.db_errors import is_serialization_failure, is_transient
from bot.db.engine import Storage, open_storage
from bot.db.locks import lock_couples, lock_due_jobs
from bot.db.scheduled_jobs import NewJob
from bot.db.unit_of_work import UnitOfWork
from bot.updates.processor import RawUpdate, sender_id
from tests.db.databases import settings
from tests.updates.harness import ProcessorHarness, connect, message

PATIENCE = 20.0  # seconds until a test that does not go on is given up
COUPLES = [(number, number + 1) for number in range(1, 20, 2)]
LONERS = [101, 102, 103]


@pytest.fixture
async def two(postgres_url: str, tmp_path: Path) -> AsyncIterator[tuple[Storage, Storage]]:
    """Yield the storages of two processes on one PostgreSQL, in which ten couples and three single people are known."""
    opened = [await open_storage(settings(postgres_url, tmp_path / "content"), SystemClock()) for _ in range(2)]
    await connect(opened[0], *COUPLES)
    async with opened[0].begin() as uow:
        await uow.system_key()
    yield opened[0], opened[1]
    for storage in opened:
        await storage.close()


async def _add(uow: UnitOfWork, scope: int) -> None:
    """Read, think, write: what loses updates where anything runs beside."""
    before = await uow.session.scalar(text("SELECT tat_us FROM send_budgets WHERE scope = :s"), {"s": scope})
    await asyncio.sleep(0)
    written = "INSERT INTO send_budgets VALUES (:s, :n) ON CONFLICT (scope) DO UPDATE SET tat_us = :n"
    await uow.session.execute(text(written), {"s": scope, "n": int(before or 0) + 1})


async def _counts(storage: Storage) -> dict[int, int]:
    async with storage.read() as uow:
        rows = await uow.session.execute(text("SELECT scope, tat_us FROM send_budgets"))
        return {row[0]: row[1] for row in rows}


async def _until_somebody_waits(uow: UnitOfWork) -> None:
    async with asyncio.timeout(PATIENCE):
        while not await uow.session.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):  # noqa: ASYNC110
            await asyncio.sleep(0.002)


async def test_batches_of_many_couples_never_meet_in_a_circle(two: tuple[Storage, Storage]) -> None:
    """Two webs take batches of the same ten couples, each in an order of its own: no batch is given up for another."""
    order = random.Random(7)
    doors = [ProcessorHarness(storage) for storage in two]

    async def adds(uow: UnitOfWork, raw: RawUpdate) -> None:
        await _add(uow, 1_000 + ((sender_id(raw) or 0) + 1) // 2)

    async def takes(door: ProcessorHarness, first: int) -> None:
        for start in range(first, first + 200, 20):
            people = [one for pair in COUPLES for one in pair]
            order.shuffle(people)
            await door.processor.process([message(start + n, one) for n, one in enumerate(people)])

    for door in doors:
        door.during = adds
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(takes(doors[0], 1), takes(doors[1], 10_001))
    assert await _counts(two[0]) == {1_000 + number: 40 for number in range(1, 11)}
    assert [door.processor.counters.replayed for door in doors] == [0, 0]


async def test_update_that_comes_twice_at_once_is_taken_once(two: tuple[Storage, Storage]) -> None:
    """A webhook that is asked again before it has answered: the second waits for the first and finds it done."""
    doors = [ProcessorHarness(storage) for storage in two]
    batch = [message(number, 1 + number % 20) for number in range(1, 41)]
    await asyncio.gather(doors[0].processor.process(batch), doors[1].processor.process(batch[::-1]))
    assert sorted(doors[0].entered + doors[1].entered) == list(range(1, 41))


async def test_who_is_held_is_waited_for(two: tuple[Storage, Storage]) -> None:
    """A couple by either of them or by its own name, and somebody who has no couple; others go on."""
    async with two[0].begin() as uow:
        (couple,) = await uow.session.scalars(text("SELECT couple_id FROM people WHERE id = 1"))
        await uow.session.execute(text("UPDATE people SET couple_id = NULL WHERE id IN (3, 4)"))
    ways: list[tuple[Any, Any]] = [(([1], ()), ([2], ())), (((), [couple]), ([1], ())), (([3], ()), ([3], ()))]
    for first, second in ways:
        entered = asyncio.Event()

        async def follows(second: Any = second, entered: asyncio.Event = entered) -> None:
            async with two[1].begin() as uow:
                await lock_couples(uow, *second)
                entered.set()

        async with two[0].begin() as uow:
            await lock_couples(uow, *first)
            waiting = asyncio.create_task(follows())
            async with two[1].begin() as other:
                await lock_couples(other, [4, 5, 6])
                await _until_somebody_waits(other)
            assert not entered.is_set()
        async with asyncio.timeout(PATIENCE):
            await waiting


async def test_agenda_and_updates_of_one_couple_never_meet_in_a_circle(two: tuple[Storage, Storage]) -> None:
    """The worker does what is due while people do what takes it off the agenda."""

    async def updates() -> None:
        for _ in range(30):
            async with two[0].begin() as uow:
                await lock_couples(uow, [one for pair in COUPLES for one in pair[::-1]])
                for number in reversed(range(1, 11)):
                    await scheduled_jobs.cancel(uow, number)
                plans = (NewJob("x", uow.now, f"{n}", person_id=2 * n, subject_id=n) for n in range(1, 11))
                await scheduled_jobs.plan(uow, *plans)

    async def works(storage: Storage) -> int:
        done = 0
        for _ in range(30):
            async with storage.begin() as uow:
                ids = await scheduled_jobs.due_ids(uow, 100)
                if await lock_due_jobs(uow, ids):
                    done += len(await scheduled_jobs.take(uow, ids))
        return done

    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(updates(), works(two[1]), works(two[1]))


async def test_second_worker_leaves_the_agenda_to_the_first(two: tuple[Storage, Storage]) -> None:
    async with two[0].begin() as first:
        assert await lock_due_jobs(first, [])
        async with two[1].begin() as second:
            assert not await lock_due_jobs(second, [])
    async with two[1].begin() as second:
        assert await lock_due_jobs(second, [])


async def test_circle_that_was_closed_all_the_same_is_opened_at_once(two: tuple[Storage, Storage]) -> None:
    """Two updates hold one couple each and then want the other's: one is given up, tried again, and nothing is lost."""
    doors, held = [ProcessorHarness(storage) for storage in two], [asyncio.Event(), asyncio.Event()]

    async def wants_both(uow: UnitOfWork, raw: RawUpdate) -> None:
        mine = 0 if sender_id(raw) == 1 else 1
        held[mine].set()
        await held[1 - mine].wait()
        await uow.session.execute(
            text(
                "SELECT 1 FROM couples JOIN people p ON p.couple_id = couples.id WHERE p.id = :id FOR UPDATE OF couples"
            ),
            {"id": (3, 1)[mine]},
        )

    for door in doors:
        door.during = wants_both
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(doors[0].processor.process([message(1, 1)]), doors[1].processor.process([message(2, 3)]))
    assert sorted(doors[0].entered + doors[1].entered) == [1, 2]
    assert sum(door.processor.counters.replayed for door in doors) == 1
    assert sum(door.processor.counters.put_aside for door in doors) == 0


async def test_who_is_held_is_found_by_index(two: tuple[Storage, Storage]) -> None:
    """Among twenty thousand couples, none is read that is not asked for."""
    crowd = {
        "couples": "INSERT INTO couples (id, key_id, connected_at) SELECT n, 1, 0 FROM generate_series(10000, 30000) n",
        "agenda": "INSERT INTO agenda (kind, due_at, person_id, occurrence)"
        " SELECT 'x', n, n, n::text FROM generate_series(1, 20000) n",
    }
    async with two[0].begin() as uow:
        for table, written in crowd.items():
            await uow.session.execute(text(written))
            await uow.session.execute(text(f"ANALYZE {table}"))
    asked: list[tuple[str, Any]] = []
    async with two[0].begin() as uow:
        bind = uow.session.get_bind()
        event.listen(bind, "before_cursor_execute", lambda *seen: asked.append((seen[2], seen[3])))
        await lock_due_jobs(uow, [1, 2])
        await lock_couples(uow, [1, 2, 3], [10_007])
    async with two[1].begin() as uow:
        connection = await uow.session.connection()
        for statement, values in asked:
            plan = [row[0] for row in await connection.exec_driver_sql(f"EXPLAIN {statement}", values)]
            assert not any("Seq Scan on couples" in line or "Seq Scan on agenda" in line for line in plan), plan
    assert sum("couples" in statement for statement, _ in asked) == 2


async def test_errors_are_told_apart(two: tuple[Storage, Storage]) -> None:
    """What another try may mend is the database's; what it cannot is an error in the question."""
    found = {}
    for name, question in {
        "fault": "SELECT 1 / 0",
        "unknown": "SELECT nothing_of_this_name",
        "killed": "SELECT pg_terminate_backend(pg_backend_pid())",
        "full": "DO $$ BEGIN RAISE 'no room' USING ERRCODE = '53100'; END $$",
        "circle": "DO $$ BEGIN RAISE 'circle' USING ERRCODE = '40P01'; END $$",
        "locked": "DO $$ BEGIN RAISE 'locked' USING ERRCODE = '55P03'; END $$",
    }.items():
        with pytest.raises(Exception) as raised:
            async with two[0].begin() as uow:
                await uow.session.execute(text(question))
        found[name] = (is_transient(raised.value), is_serialization_failure(raised.value))
    outage, conflict, fault = (True, False), (True, True), (False, False)
    assert found == {
        "fault": fault,
        "unknown": fault,
        "killed": outage,
        "full": outage,
        "circle": conflict,
        "locked": conflict,
    }
