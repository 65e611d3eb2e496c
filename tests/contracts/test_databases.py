"""SQLAlchemy 2.1 with aiosqlite 0.22 and asyncpg 0.32, and Alembic 1.20."""

import asyncio
import inspect
from pathlib import Path

import aiosqlite
import asyncpg
import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import create_async_engine


async def _adds_one(url: str, reads: asyncio.Barrier) -> None:
    """Add one to the number in the table, as two do who both read before either writes."""
    engine = create_async_engine(url, connect_args={"timeout": 0.1})
    try:
        async with engine.begin() as connection:
            number = (await connection.execute(sa.text("SELECT n FROM t"))).scalar_one()
            await reads.wait()
            await connection.execute(sa.text("UPDATE t SET n = :n"), {"n": number + 1})
            await asyncio.sleep(0)
    finally:
        await engine.dispose()


async def test_transaction_of_sqlite_begins_with_the_first_write(tmp_path: Path) -> None:
    """Guess: what is read in a transaction stays true until its end. Met in `bot/db/engine.py`: BEGIN IMMEDIATE.

    The driver sends BEGIN before the first write only, so that two who read a number and write it plus one both
    succeed, one after the other, and one of the two is lost.
    """
    url = f"sqlite+aiosqlite:///{tmp_path / 'a.db'}"
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.execute(sa.text("CREATE TABLE t (n INTEGER)"))
        await connection.execute(sa.text("INSERT INTO t VALUES (0)"))
    reads = asyncio.Barrier(2)
    await asyncio.gather(_adds_one(url, reads), _adds_one(url, reads))
    async with engine.connect() as connection:
        assert (await connection.execute(sa.text("SELECT n FROM t"))).scalar_one() == 1
    await engine.dispose()


def test_every_call_of_aiosqlite_goes_through_one_private_method() -> None:
    """Relied on in `bot/db/writer_connection.py`, which overrides it and reads three private attributes."""
    signature = inspect.signature(aiosqlite.Connection._execute)
    assert [str(one) for one in signature.parameters.values()] == ["self", "fn", "*args", "**kwargs"]
    connection = aiosqlite.connect(":memory:")
    assert {"_running", "_connection", "_thread"} <= set(vars(connection))
    for name in ("commit", "rollback", "execute", "executemany", "close"):
        assert "_execute" in inspect.getsource(getattr(aiosqlite.Connection, name)), name


@pytest.fixture
def connection() -> sa.Engine:
    """Return a database in memory in which foreign keys are checked, with a person and a draft of theirs."""
    engine = sa.create_engine("sqlite://")
    with engine.begin() as opened:
        opened.execute(sa.text("PRAGMA foreign_keys=ON"))
        opened.execute(sa.text("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT)"))
        opened.execute(sa.text("CREATE TABLE drafts (person_id INTEGER REFERENCES people (id))"))
        opened.execute(sa.text("INSERT INTO people VALUES (1, 'Anna')"))
        opened.execute(sa.text("INSERT INTO drafts VALUES (1)"))
    return engine


def _add_flag(opened: Connection, default: object) -> None:
    operations = Operations(MigrationContext.configure(opened))
    column: sa.Column[bool] = sa.Column("flag", sa.Boolean, nullable=False, server_default=default)  # type: ignore[arg-type]
    with operations.batch_alter_table("people") as batch:
        batch.add_column(column)


def test_batch_of_alembic_drops_the_table_for_a_default_that_is_an_expression(connection: sa.Engine) -> None:
    """Guess: adding a column is what SQLite can ALTER. Met in `bot/db/migrations`: no batch to add a column."""
    with connection.connect() as opened:
        opened.execute(sa.text("PRAGMA foreign_keys=ON"))
        opened.commit()
        with pytest.raises(IntegrityError, match="FOREIGN KEY"), opened.begin():
            _add_flag(opened, sa.false())
    with connection.connect() as opened, opened.begin():
        _add_flag(opened, "0")
        assert opened.execute(sa.text("SELECT flag FROM people")).scalar_one() == 0


async def test_asyncpg_overlooks_an_unknown_service(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guess: refused, as libpq refuses it. Met in `bot/db/postgresql.py`, which looks the service up itself."""
    services = tmp_path / "services"
    services.write_text("[other]\nhost=127.0.0.1\n")
    monkeypatch.setenv("PGSERVICEFILE", str(services))
    plain = sa.make_url(postgres_url).set(drivername="postgresql")
    asked = plain.update_query_dict({"service": "production"}).render_as_string(hide_password=False)
    connection = await asyncpg.connect(asked)
    assert await connection.fetchval("SELECT 1") == 1
    await connection.close()


async def test_asyncpg_counts_names_of_statements_within_the_process(postgres_url: str) -> None:
    """Guess: names that no other process has. Behind a pooler in transaction mode one process runs another's SQL.

    Met where the storage is opened: such a pooler is refused.
    """
    plain = sa.make_url(postgres_url).set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(plain)
    await connection.fetchval("SELECT 7 WHERE 1 = $1", 1)
    names = [row[0] for row in await connection.fetch("SELECT name FROM pg_prepared_statements")]
    await connection.close()
    assert any(name.startswith("__asyncpg_stmt_") and name.strip("_").rpartition("_")[2].isalnum() for name in names)
