"""One writer that loses nothing, readers beside it, and a commit that is on the disk."""

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.clock import MovableClock
from bot.db.engine import Storage
from bot.db.unit_of_work import UnitOfWork
from tests.db.databases import on_postgresql, on_sqlite

SCOPE = 77  # of a row that is only counted up


async def value(uow: UnitOfWork) -> int:
    """Return the number that is counted up, 0 where there is none."""
    return int(await uow.session.scalar(text("SELECT tat_us FROM send_budgets WHERE scope = 77")) or 0)


async def put(uow: UnitOfWork, number: int) -> None:
    """Write the number down."""
    written = "INSERT INTO send_budgets VALUES (77, :n) ON CONFLICT (scope) DO UPDATE SET tat_us = :n"
    await uow.session.execute(text(written), {"n": number})


async def pragma(uow: UnitOfWork, name: str) -> object:
    """Return a setting of SQLite's."""
    return await uow.session.scalar(text(f"PRAGMA {name}"))


async def test_two_hundred_increments_lose_none(storage: Storage) -> None:
    """Read, think, write: what SQLAlchemy's default on SQLite loses nine times of ten."""
    async with storage.begin() as uow:
        await put(uow, 0)

    async def increments() -> None:
        async with storage.begin() as uow:
            if uow.dialect == "postgresql":  # there rows are locked, not the database
                await uow.session.execute(text("SELECT 1 FROM send_budgets WHERE scope = 77 FOR UPDATE"))
            before = await value(uow)
            await asyncio.sleep(0)
            await put(uow, before + 1)

    await asyncio.gather(*(increments() for _ in range(200)))
    async with storage.read() as uow:
        assert await value(uow) == 200


@on_sqlite
async def test_commits_are_durable_and_keys_are_kept(storage: Storage) -> None:
    for unit in (storage.begin, storage.read):
        async with unit() as uow:
            assert await pragma(uow, "journal_mode") == "wal"
            assert await pragma(uow, "synchronous") == 2  # FULL
            assert await pragma(uow, "foreign_keys") == 1
            assert await pragma(uow, "secure_delete") == 1


@on_postgresql
async def test_sessions_have_a_name_and_limits(storage: Storage) -> None:
    """Nobody who hangs holds up others for long, and who looks at PostgreSQL sees whose the connections are."""
    wanted = ("application_name", "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "jit")
    async with storage.begin() as uow:
        shown = [await uow.session.scalar(text(f"SHOW {name}")) for name in wanted]
    assert shown == ["halfway", "30s", "10s", "1min", "off"]


async def test_readers_read_beside_the_writer(storage: Storage) -> None:
    async with storage.begin() as writer:
        await put(writer, 1)
        async with asyncio.timeout(5), storage.read() as first, storage.read() as second:
            assert await value(first) == await value(second) == 0  # what is not committed is not there
    async with storage.read() as uow:
        assert await value(uow) == 1


@on_sqlite
async def test_reader_sees_one_moment(storage: Storage) -> None:
    async with storage.read() as reader:
        assert await value(reader) == 0
        async with storage.begin() as writer:
            await put(writer, 5)
        assert await value(reader) == 0


@on_sqlite
async def test_second_writer_waits_from_the_start(storage: Storage) -> None:
    """BEGIN IMMEDIATE: nobody reads what another is about to change and then finds that it cannot write."""
    order = []

    async def writes(name: str, entered: asyncio.Event, may_go_on: asyncio.Event) -> None:
        async with storage.begin() as uow:
            await value(uow)
            order.append(f"{name} begins")
            entered.set()
            await may_go_on.wait()
            await put(uow, 1)
            order.append(f"{name} ends")

    first_in, second_in, go_on = asyncio.Event(), asyncio.Event(), asyncio.Event()
    first = asyncio.create_task(writes("first", first_in, go_on))
    await first_in.wait()
    second = asyncio.create_task(writes("second", second_in, go_on))
    for _ in range(50):
        await asyncio.sleep(0)
    go_on.set()
    await asyncio.gather(first, second)
    assert order == ["first begins", "first ends", "second begins", "second ends"]


async def test_error_rolls_everything_back(storage: Storage) -> None:
    async def fails() -> None:
        async with storage.begin() as uow:
            await put(uow, 9)
            raise RuntimeError("a bug")

    with pytest.raises(RuntimeError):
        await fails()
    async with storage.begin() as uow:
        assert await value(uow) == 0


async def test_foreign_keys_are_kept(storage: Storage) -> None:
    lonely = (
        "INSERT INTO invites (id, token_hash, inviter_id, state, created_at, expires_at)"
        " VALUES (1, :hash, 404, 'open', 1, 2)"
    )
    with pytest.raises(IntegrityError):
        async with storage.begin() as uow:
            await uow.session.execute(text(lonely), {"hash": b"x"})


async def test_bells_ring_only_after_commit(storage: Storage) -> None:
    heard = storage.listen("outbox")
    async with storage.begin() as uow:
        uow.notify("outbox")
        assert not heard.is_set()
    assert heard.is_set()
    heard.clear()

    async def fails() -> None:
        async with storage.begin() as uow:
            uow.notify("outbox")
            raise RuntimeError("a bug")

    with pytest.raises(RuntimeError):
        await fails()
    assert not heard.is_set()


async def test_all_of_a_unit_happens_at_one_instant(storage: Storage, clock: MovableClock) -> None:
    async with storage.begin() as uow:
        before = uow.now
        clock.move(hours=1)
        assert uow.now == before
    async with storage.begin() as uow:
        assert (uow.now - before).total_seconds() >= 3_600


async def test_telegram_ids_have_64_bits(storage: Storage) -> None:
    large = 2**52 - 1  # "at most 52 significant bits", Bot API, User.id
    async with storage.begin() as uow:
        await uow.session.execute(text("INSERT INTO send_budgets VALUES (:id, :id)"), {"id": large})
    async with storage.read() as uow:
        assert await uow.session.scalar(text("SELECT tat_us FROM send_budgets")) == large
