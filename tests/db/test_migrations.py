"""The schema grows by migrations: up, down and up again, and where they lead is what the models say."""

from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.clock import MovableClock
from bot.db.engine import open_storage
from bot.db.migrations import upgrade as module
from bot.db.migrations.upgrade import newest, run, upgrade
from bot.db.registry import metadata
from tests.db.databases import settings

VERSIONS = sorted((Path(module.__file__).parent / "versions").glob("[0-9]*.py"))


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of a database without tables, of one kind after the other."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"
    return str(request.getfixturevalue("empty_postgres_url"))


@pytest.fixture
def engine(empty_url: str) -> AsyncEngine:
    """Return an engine on an empty database."""
    return create_async_engine(empty_url)


def tables(connection: Connection) -> set[str]:
    """Return the names of all tables."""
    return set(inspect(connection).get_table_names()) - {"sqlite_sequence"}


def revision(connection: Connection) -> str | None:
    """Return where a database stands."""
    return MigrationContext.configure(connection).get_current_revision()


def differences(connection: Connection) -> list[Any]:
    """Return what the models say otherwise than the database."""
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata))


async def test_migrations_lead_to_the_models(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.run_sync(upgrade)
        assert set(metadata.tables) | {"alembic_version"} == await connection.run_sync(tables)
        assert await connection.run_sync(differences) == []
        assert await connection.run_sync(revision) == newest()
    await engine.dispose()


async def test_up_down_and_up_again(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.run_sync(run, "head")
        before = await connection.run_sync(tables)
        await connection.run_sync(run, "base")
        assert await connection.run_sync(tables) == {"alembic_version"}
        await connection.run_sync(run, "head")
        assert await connection.run_sync(tables) == before
        assert await connection.run_sync(differences) == []
    await engine.dispose()


async def test_each_step_can_be_undone(engine: AsyncEngine) -> None:
    steps = [path.name.split("_")[0] for path in VERSIONS]
    assert steps
    async with engine.begin() as connection:
        for step in steps:
            await connection.run_sync(run, step)
            assert await connection.run_sync(revision) == step
        for step in reversed(steps[:-1]):
            await connection.run_sync(run, step)
            assert await connection.run_sync(revision) == step
    await engine.dispose()


async def test_upgrade_of_newest_schema_changes_nothing(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.run_sync(upgrade)
        await connection.execute(text("INSERT INTO send_budgets (scope, tat_us) VALUES (5, 6)"))
    async with engine.begin() as connection:
        await connection.run_sync(upgrade)
        assert (await connection.execute(text("SELECT * FROM send_budgets"))).all() == [(5, 6)]
    await engine.dispose()


async def test_opening_brings_schema_up_to_date(empty_url: str, engine: AsyncEngine, tmp_path: Path) -> None:
    storage = await open_storage(settings(empty_url, tmp_path / "content"), MovableClock())
    await storage.close()
    async with engine.begin() as connection:
        assert await connection.run_sync(revision) == newest()
    await engine.dispose()


def test_revisions_ascend_and_follow_each_other() -> None:
    """`newest` trusts the names of the files."""
    numbers = [int(path.name.split("_")[0]) for path in VERSIONS]
    assert numbers == list(range(1, len(numbers) + 1))
    for number, path in zip(numbers, VERSIONS, strict=True):
        written = path.read_text(encoding="utf-8")
        assert f'revision = "{number:04}"' in written
        assert f"down_revision = {repr(f'{number - 1:04}') if number > 1 else 'None'}" in written.replace('"', "'")
