"""Looking at a database from outside without changing it: whether it opens, how old its schema is, what seals it."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.db import pooler, postgresql

_REVISION = "SELECT version_num FROM alembic_version"
_KEYS = "SELECT master_id, count(*) FROM data_keys GROUP BY master_id"
_WAL = 2  # bytes 18 and 19 of the file say how it is written (sqlite.org/fileformat2.html)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found.

    `version` is that of the engine; `revision` that of the schema, None without one; `keys` says how many data keys
    each master key wraps; `faults` what SQLite's own check found; `is_wal` whether a file is written by log.
    """

    version: tuple[int, ...]
    revision: str | None
    keys: dict[str, int]
    faults: tuple[str, ...] = ()
    is_wal: bool = True


class Unusable(Exception):
    """The database cannot be used; in words."""


def sqlite_file(file: Path) -> Inspection:
    """Look at a file that exists, whole, in use or not; raise `Unusable`."""
    # Without a log nobody has it open; SQLite would make one even to read, unless told that nothing changes.
    how = "mode=ro" if file.with_name(file.name + "-wal").exists() else "mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?{how}", uri=True, timeout=10)) as database:
            tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            checked = [row[0] for row in database.execute("PRAGMA integrity_check(3)")]
            revision = database.execute(_REVISION).fetchone() if "alembic_version" in tables else None
            keys = dict(database.execute(_KEYS)) if "data_keys" in tables else {}
    except sqlite3.Error as error:
        raise Unusable(f"the file cannot be used ({error})") from error
    if tables and revision is None:
        raise Unusable("the file holds something else than Halfway's tables")
    with file.open("rb") as opened:
        is_wal = opened.read(20)[18:] == bytes([_WAL, _WAL])
    return Inspection(
        version=sqlite3.sqlite_version_info,
        revision=revision[0] if revision else None,
        keys=keys,
        faults=tuple(fault for fault in checked if fault != "ok"),
        is_wal=is_wal,
    )


async def postgresql_at(url: str) -> Inspection:
    """Look at a database on PostgreSQL; raise `Unusable`."""
    engine = postgresql.engine(url)
    try:
        if await pooler.is_in_transaction_mode(url):
            raise Unusable(f"the address {pooler.WRONG}: {pooler.RIGHT}")
        async with engine.connect() as connection:
            await connection.execute(text("SET TRANSACTION READ ONLY"))
            return await _inspected(connection)
    except (OSError, ValueError, DBAPIError) as error:
        raise Unusable(postgresql.why(error)[0]) from error
    finally:
        await engine.dispose()


async def _inspected(connection: Any) -> Inspection:
    version = int(await connection.scalar(text("SELECT current_setting('server_version_num')")))
    there = text("SELECT to_regclass('alembic_version') IS NOT NULL AND to_regclass('data_keys') IS NOT NULL")
    if not await connection.scalar(there):
        return Inspection((version // 10_000, version % 10_000), None, {})
    keys = {row[0]: row[1] for row in await connection.execute(text(_KEYS))}
    revision = await connection.scalar(text(_REVISION))
    return Inspection((version // 10_000, version % 10_000), revision, keys)
