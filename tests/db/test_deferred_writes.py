"""What is put off is never missed: any statement that names its table comes after it, and in the order of the locks."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import Executable, Table, delete, exists, func, insert, select, text, update

from bot.db import deferred_writes, scheduled_jobs
from bot.db.engine import Storage
from bot.db.people import Person
from bot.db.scheduled_jobs import NewJob, ScheduledJob
from bot.db.schema import Row
from bot.db.unit_of_work import UnitOfWork, Write

_jobs = Row.metadata.tables["agenda"]
NAMING: dict[str, Executable] = {
    "of the ORM": select(ScheduledJob),
    "of the core": select(_jobs.c.kind),
    "within another": select(func.count()).select_from(select(_jobs.c.id).subquery()),
    "under another name": select(_jobs.alias("planned").c.id),
    "in a table expression": select(select(_jobs.c.id).cte("planned").c.id),
    "in a condition": select(Person.id).where(exists().where(_jobs.c.person_id == Person.id)),
    "in a scalar": select(select(func.min(ScheduledJob.due_at)).scalar_subquery()),
    "joined": select(Person.id).join(ScheduledJob, ScheduledJob.person_id == Person.id),
    "that changes": update(ScheduledJob).values(person_id=7),
    "that deletes": delete(_jobs).where(_jobs.c.id == 1),
    "that deletes others": delete(Person).where(Person.id.in_(select(_jobs.c.person_id))),
    "that adds from it": insert(Row.metadata.tables["stray_polls"]).from_select(["poll_id"], select(_jobs.c.kind)),
    "in plain text": text("SELECT 1 FROM agenda"),
}


class Written:
    """What was written so far, in its order."""

    def __init__(self, uow: UnitOfWork) -> None:
        self.uow = uow
        self.tables: list[str] = []

    def defer(self, *names: str) -> None:
        """Put one row of each of these tables off."""
        for name in names:
            self.uow.defer_write(Row.metadata.tables[name], self._writer(name), name)

    def _writer(self, name: str) -> Write:
        async def write(uow: UnitOfWork, _items: Sequence[object]) -> None:
            await uow.session.execute(select(Row.metadata.tables[name]).limit(0))  # as real ones look first
            self.tables.append(name)

        return write


@pytest.mark.parametrize("how", NAMING)
async def test_statement_finds_what_was_put_off(storage: Storage, how: str) -> None:
    async with storage.begin() as uow:
        written = Written(uow)
        written.defer("agenda")
        await _begun(uow, NAMING[how])
        assert written.tables == ["agenda"]


async def test_one_row_asked_for_by_its_key_is_found(storage: Storage) -> None:
    async with storage.begin() as uow:
        written = Written(uow)
        written.defer("agenda")
        assert await uow.session.get(ScheduledJob, 1) is None
        assert written.tables == ["agenda"]


async def test_statement_about_something_else_lets_it_wait(storage: Storage) -> None:
    async with storage.begin() as uow:
        written = Written(uow)
        written.defer("agenda")
        await uow.session.execute(select(Person))
        assert written.tables == []
    assert written.tables == ["agenda"]


async def test_tables_before_it_are_written_with_it_in_the_order_of_the_locks(storage: Storage) -> None:
    """Those after it go on waiting: nobody may hold a call of the outbox and then want an item of the agenda."""
    async with storage.begin() as uow:
        written = Written(uow)
        written.defer("outbox", "agenda", "dialogues")
        await uow.session.execute(select(_jobs))
        assert written.tables == ["dialogues", "agenda"]
        written.defer("courses")
    assert written.tables == ["dialogues", "agenda", "courses", "outbox"]


async def test_real_rows_are_counted_though_nobody_asked_for_them_to_be_written(storage: Storage) -> None:
    async with storage.begin() as uow:
        await scheduled_jobs.plan(uow, NewJob("told", uow.now + timedelta(days=1), "told:1", subject_id=1))
        assert await scheduled_jobs.counts(uow) == {"told": 1}
        await scheduled_jobs.cancel(uow, 1)
        assert await scheduled_jobs.counts(uow) == {}


async def test_failure_of_what_was_put_off_comes_out_of_the_statement(storage: Storage) -> None:
    async def fail(_uow: UnitOfWork, _items: object) -> None:
        raise OSError("no room left")

    async with storage.begin() as uow:
        uow.defer_write(_jobs, fail, 1)
        with pytest.raises(OSError, match="no room left"):
            await uow.session.execute(select(_jobs))


async def test_table_without_a_place_in_the_order_cannot_be_put_off(storage: Storage) -> None:
    async with storage.begin() as uow:
        with pytest.raises(ValueError):
            Written(uow).defer("signals")


def test_tables_of_the_order_are_there() -> None:
    assert all(isinstance(Row.metadata.tables.get(name), Table) for name in deferred_writes.ORDER)


async def _begun(uow: UnitOfWork, statement: Executable) -> None:
    """Execute a statement, whose own effect does not matter."""
    async with uow.session.begin_nested():
        await uow.session.execute(statement)
