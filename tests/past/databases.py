"""The old databases as tests open them: a file for SQLite, the same rows replayed for PostgreSQL."""

import gzip
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, time
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Date, MetaData, Time, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.db.migrations.upgrade import run

_HERE = Path(__file__).parent
KEY = "aGFsZndheSBoYWxmd2F5IGhhbGZ3YXkgaGFsZndheSE="  # what seals them all
REVISIONS = sorted(file.name[:4] for file in _HERE.glob("*.db.gz"))
Rows = list[dict[str, Any]]
_READ: dict[type[Any], Callable[[Any], Any]] = {Boolean: bool, Date: date.fromisoformat, Time: time.fromisoformat}


def telegram_of(revision: str) -> dict[str, Any]:
    """Return what Telegram held when the database of a revision was made."""
    found: dict[str, Any] = json.loads(gzip.decompress((_HERE / f"{revision}.json.gz").read_bytes()))
    return found


def unpack(revision: str, file: Path) -> str:
    """Put the database of a revision where `file` says and return its address."""
    file.write_bytes(gzip.decompress((_HERE / f"{revision}.db.gz").read_bytes()))
    return f"sqlite+aiosqlite:///{file}"


async def replay(revision: str, file: Path, url: str) -> None:
    """Give an empty PostgreSQL database the schema and the rows of a revision; `file` is for what lies in between."""
    unpack(revision, file)
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(run, revision)
        await connection.run_sync(_fill, file)
    await engine.dispose()


def _fill(connection: Connection, file: Path) -> None:
    """Insert all rows of a file, those that others refer to first."""
    metadata = MetaData()
    metadata.reflect(connection)
    for table in metadata.sorted_tables:
        rows = rows_of(file, table.name) if table.name != "alembic_version" else []
        if rows:
            connection.execute(
                table.insert(), [{c.name: _value(c, row[c.name]) for c in table.columns} for row in rows]
            )
            for column in table.columns:
                if "nextval" in str(getattr(column.server_default, "arg", "")):
                    where, last = f"pg_get_serial_sequence('{table.name}', '{column.name}')", f"max({column.name})"
                    connection.execute(text(f"SELECT setval({where}, {last}) FROM {table.name}"))


def _value(column: Column[Any], value: Any) -> Any:
    """Return what SQLite holds as PostgreSQL's driver wants it."""
    read = next((read for kind, read in _READ.items() if isinstance(column.type, kind)), None)
    return read(value) if read and value is not None else value


def rows_of(file: Path, table: str) -> Rows:
    """Return all rows of a table of a SQLite file."""
    with closing(sqlite3.connect(file)) as opened:
        opened.row_factory = sqlite3.Row
        return [dict(row) for row in opened.execute(f"SELECT * FROM {table}")]
