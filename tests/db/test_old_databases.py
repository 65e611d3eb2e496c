"""Databases that older versions made, with people in them, come to the newest schema, and go back as far as they came.

What the steps in between do is tried on rows in every table that refers to another, whatever steps there are by now.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot import cli
from bot.clock import MovableClock
from bot.db import backups
from bot.db.engine import _engines, open_storage
from bot.db.migrations.upgrade import newest, run
from bot.db.registry import metadata
from bot.errors import ConfigError, MigrationFailed
from tests.db.databases import TOKEN, settings
from tests.past.databases import KEY, REVISIONS, replay, rows_of, unpack
from tests.test_log import as_before

__all__ = ["as_before"]
STEPS = [f"{number:04}" for number in range(1, int(newest()) + 1)]
every_old_one = pytest.mark.parametrize("revision", REVISIONS)
Table = list[dict[str, Any]]


@pytest.fixture(params=["sqlite", "postgresql"])
def old_url(request: pytest.FixtureRequest, revision: str, tmp_path: Path) -> str:
    """Return the address of the old database of a revision, on one kind of database after the other."""
    if request.param == "sqlite":
        return unpack(revision, tmp_path / "halfway.db")
    url = str(request.getfixturevalue("empty_postgres_url"))
    asyncio.run(replay(revision, tmp_path / "old.db", url))
    return url


@pytest.fixture
async def engine(old_url: str) -> AsyncIterator[AsyncEngine]:
    """Yield an engine on an old database as the bot opens it: whatever refers to a row keeps it from going."""
    writer, reader = _engines(old_url)
    yield writer
    await writer.dispose()
    await reader.dispose()


def everything(connection: Connection) -> dict[str, Table]:
    """Return all rows of all tables, each as its columns, in one order."""
    there = MetaData()
    there.reflect(connection)
    found = {}
    for table in there.sorted_tables:
        rows = [dict(row._mapping) for row in connection.execute(table.select())]
        found[table.name] = sorted(rows, key=lambda row: repr(sorted(row.items(), key=lambda item: item[0])))
    found.pop("alembic_version")
    return found


def as_far_as(model: dict[str, Table], found: dict[str, Table]) -> dict[str, Table]:
    """Return of what was found what the model has as well: its tables, and of each its columns."""
    cut = {}
    for name, rows in model.items():
        columns = rows[0].keys() if rows else []
        shown = [{column: row.get(column, "no such column") for column in columns} for row in found.get(name, [])]
        cut[name] = sorted(shown, key=lambda row: repr(sorted(row.items(), key=lambda item: item[0]))) if rows else []
    return cut


def holds(connection: Connection) -> None:
    """Assert that whatever is referred to is there, which SQLite itself asks at the end of each statement only."""
    if connection.dialect.name == "sqlite":
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        assert connection.execute(text("PRAGMA foreign_keys")).all() == [(1,)]


def differences(connection: Connection) -> list[Any]:
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata))


def test_there_is_a_database_of_every_schema_that_was_in_use() -> None:
    """The newest may be missing: it is made when the next one begins."""
    assert STEPS[: len(REVISIONS)] == REVISIONS
    assert len(REVISIONS) >= 7


@every_old_one
def test_old_database_has_rows_in_whatever_refers_to_others(revision: str, tmp_path: Path) -> None:
    unpack(revision, tmp_path / "old.db")
    with closing(sqlite3.connect(tmp_path / "old.db")) as opened:
        tables = [name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        referring = [name for name in tables if opened.execute(f"PRAGMA foreign_key_list({name})").fetchall()]
    assert len(referring) >= 4
    assert not [name for name in referring if not rows_of(tmp_path / "old.db", name)]


@every_old_one
async def test_old_database_comes_to_the_newest_schema_and_opens(
    old_url: str, engine: AsyncEngine, tmp_path: Path
) -> None:
    """Everything that was in it still is, and what people wrote can be read."""
    async with engine.begin() as connection:
        before = await connection.run_sync(everything)
    storage = await open_storage(settings(old_url, tmp_path / "content"), MovableClock())
    try:
        async with storage.read() as uow:
            found = (await uow.session.execute(text("SELECT id, name FROM people ORDER BY id"))).all()
            for person_id, sealed in found:
                assert await uow.open(f"people.name:{person_id}", sealed)
    finally:
        await storage.close()
    assert len(found) == 18
    async with engine.begin() as connection:
        await connection.run_sync(holds)
        assert as_far_as(before, await connection.run_sync(everything)) == before
        assert await connection.run_sync(differences) == []


@pytest.mark.parametrize("revision", [REVISIONS[0], REVISIONS[-1]])
async def test_every_step_up_and_down_with_people_in_it(engine: AsyncEngine, revision: str) -> None:
    """What a step adds is gone when it is taken back; what was there before is as it was."""
    async with engine.begin() as connection:
        states = {revision: await connection.run_sync(everything)}
        for step in STEPS[STEPS.index(revision) + 1 :]:
            await connection.run_sync(run, step)
            await connection.run_sync(holds)
            states[step] = await connection.run_sync(everything)
    for step in reversed(STEPS[: STEPS.index(newest())]):
        async with engine.begin() as connection:
            await connection.run_sync(run, step)
            await connection.run_sync(holds)
            if step in states:
                assert await connection.run_sync(everything) == states[step]
    async with engine.begin() as connection:
        await connection.run_sync(run, "head")
        await connection.run_sync(holds)
        assert await connection.run_sync(differences) == []


@pytest.mark.parametrize("revision", REVISIONS[-1:])
async def test_everything_can_be_taken_back(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.run_sync(run, "base")
        assert await connection.run_sync(everything) == {}


@every_old_one
def test_backup_of_an_old_database_is_restored(
    revision: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    unpack(revision, tmp_path / "old.db")
    (tmp_path / "backups").mkdir()
    taken = backups.take(tmp_path / "old.db", tmp_path / "backups" / "halfway-1.db", lambda *_: None)
    new = tmp_path / "new" / "halfway.db"
    _environ(monkeypatch, f"sqlite+aiosqlite:///{new}")
    assert cli.main(["restore", str(taken.data)]) == 0
    assert "0 people, 0 couples" in capsys.readouterr().out
    assert rows_of(new, "alembic_version") == [{"version_num": newest()}]
    assert len(rows_of(new, "people")) == 18


OBSTACLE = "CREATE TABLE look_back_wishes (is_in_the_way INTEGER)"


@pytest.mark.parametrize("revision", ["0005"])
async def test_step_that_fails_is_named_and_nothing_is_changed(old_url: str, tmp_path: Path) -> None:
    engine = create_async_engine(old_url)
    async with engine.begin() as connection:
        await connection.execute(text(OBSTACLE))
        before = await connection.run_sync(everything)
    with pytest.raises(MigrationFailed) as failed:
        await open_storage(settings(old_url, tmp_path / "content"), MovableClock())
    for words in ("0007_look_back failed", "nothing was changed", "stands at 0005", "the backup"):
        assert words in str(failed.value)
    async with engine.begin() as connection:
        assert await connection.run_sync(everything) == before
        assert await connection.scalar(text("SELECT version_num FROM alembic_version")) == "0005"
    await engine.dispose()


def test_failure_is_one_line_for_who_types(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _environ(monkeypatch, unpack("0005", tmp_path / "halfway.db"))
    with closing(sqlite3.connect(tmp_path / "halfway.db")) as opened, opened:
        opened.execute(OBSTACLE)
    capsys.readouterr()
    assert cli.main(["migrate"]) == 1
    *_, line = capsys.readouterr().err.splitlines()
    assert line.startswith("the migration 0007_look_back failed (SQLITE_ERROR); nothing was changed")


async def test_database_of_a_newer_halfway_is_refused(database_url: str, tmp_path: Path) -> None:
    engine = create_async_engine(database_url)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    try:
        with pytest.raises(ConfigError, match="is of a newer Halfway"):
            await open_storage(settings(database_url, tmp_path / "content"), MovableClock())
    finally:
        async with engine.begin() as connection:
            await connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": newest()})
        await engine.dispose()


def _environ(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    for name, value in (("BOT_TOKEN", TOKEN), ("ENCRYPTION_KEYS", KEY), ("DATABASE_URL", url)):
        monkeypatch.setenv(name, value)
