"""The database finds due letters by index, however many wait for later: its own plan says so."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.sql import visitors

from bot.clock import MovableClock
from bot.db import outbox, outbox_claims
from bot.db.engine import Storage
from bot.db.rate_limit import database_ms
from bot.domain.api_calls import Priority
from tests.db.outbox_fixture import PostOffice, letter


@pytest.fixture
async def office(storage: Storage, clock: MovableClock) -> PostOffice:
    """Return an outbox in which much waits for tomorrow in every lane, and a little is due."""
    office = await PostOffice.of(storage)
    tomorrow = clock.now() + timedelta(days=1)
    chats = range(1, 3_001)
    await office.post(*(letter(to=chat, priority=Priority(chat % 6), not_before=tomorrow) for chat in chats))
    await office.post(*(letter(to=chat, priority=Priority(chat % 6)) for chat in range(1, 31)))
    if storage.dialect == "postgresql":
        async with storage.begin() as uow:
            await uow.session.execute(text("ANALYZE outbox"))
            await uow.session.execute(text("ANALYZE send_budgets"))
    return office


async def test_claim_reads_only_what_is_due(office: PostOffice, storage: Storage) -> None:
    """Each lane is one ordered scan of the index of due letters, bounded by the present; no table is read through."""
    plan = await _plan(storage, outbox_claims.claim_statement(), n=10, n_rest=10, token=1, lease_until=1, horizon_us=1)
    bound = "lane=? AND not_before<?" if storage.dialect == "sqlite" else "(not_before <="
    lanes = [line for line in plan if "ix_outbox_ready" in line or "Index Cond" in line]
    assert sum(bound in line for line in lanes) == len(Priority)
    _assert_nothing_read_through(plan)


async def test_rank_in_chat_comes_by_index(office: PostOffice, storage: Storage) -> None:
    """Whether an older letter of the same chat waits is answered by the index of chats."""
    plan = await _plan(storage, outbox_claims.claim_statement(), n=10, n_rest=10, token=1, lease_until=1, horizon_us=1)
    assert any("ix_outbox_chat" in line for line in plan)


async def test_leases_that_ran_out_come_by_index(office: PostOffice, storage: Storage) -> None:
    """The time they are compared with stands still within a statement, so that an index can be asked for it."""
    await office.claim(20, token=2)
    over = select(outbox.calls.c.id).where(
        outbox.calls.c.state == outbox.LEASED, outbox.calls.c.lease_ms < database_ms()
    )
    plan = await _plan(storage, over)
    assert any("ix_outbox_leased" in line for line in plan), plan
    if storage.dialect == "postgresql":
        assert any("Index Cond" in line and "lease_ms" in line for line in plan), plan


async def _plan(storage: Storage, statement: Any, **values: Any) -> list[str]:
    async with storage.read() as uow:
        filled = _filled(statement, values | {"now": uow.now})
        dialect = uow.session.get_bind().dialect
        asked = str(filled.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
        connection = await uow.session.connection()
        explain = "EXPLAIN QUERY PLAN " if storage.dialect == "sqlite" else "EXPLAIN "
        return [str(row[-1]) for row in await connection.exec_driver_sql(explain + asked)]


def _filled(statement: Any, values: dict[str, Any]) -> Any:
    def fill(parameter: Any) -> None:
        if parameter.key in values:
            parameter.value, parameter.required = values[parameter.key], False

    return visitors.cloned_traverse(statement, {}, {"bindparam": fill})


def _assert_nothing_read_through(plan: list[str]) -> None:
    assert len(plan) > 10
    for line in plan:
        assert "Seq Scan on outbox" not in line, plan
        assert not line.startswith(("SCAN o", "SCAN f", "SCAN outbox")), plan
