"""What the bot writes down while a story goes on: its database, seen from outside, a SQLite file or a PostgreSQL."""

import asyncio
import os
import sqlite3
import tempfile
from abc import ABC, abstractmethod
from contextlib import closing
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import create_engine

from bot.db.migrations.upgrade import upgrade
from bot.db.registry import metadata
from tests.architecture.stored_names import STORED

STAGE_DATABASE_URL = "STAGE_DATABASE_URL"  # of the PostgreSQL that stories play on; a SQLite file where it is not set
_PATIENCE = 10.0  # seconds until a database that stays locked is given up
_PASSING = ("send_budgets", "updates", "agenda", "chat_messages")
_PERSON: dict[str, str] = {}  # what stories call a setting of a person, where its column is called otherwise by now
_VEILED = {"dialogues": ("body", "changed_at"), "people": ("name",)}  # sealed anew, so that the bytes differ
_TABLES = {table.name: [column.name for column in table.columns] for table in metadata.sorted_tables}


def records_in(folder: Path) -> "Records":
    """Return the records of a story that keeps its files in `folder`."""
    url = os.environ.get(STAGE_DATABASE_URL)
    return PostgresRecords(url) if url else SqliteRecords(folder / "halfway.db")


class Busy(Exception):
    """The bot is writing just now, and cannot go on while it is waited for: it may share the loop."""


class Records(ABC):
    """The database of a bot; statements are written as for SQLite, with `?` for values, and `true` and `false`."""

    url: str

    @abstractmethod
    def begin(self) -> None:
        """Have the newest schema and no rows."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the database."""

    @abstractmethod
    def rows(self, question: str, *values: Any) -> list[Any]:
        """Return what a question finds."""

    @abstractmethod
    def execute(self, statement: str, *values: Any) -> None:
        """Do something in a transaction of its own, without waiting; raise `Busy` where that cannot be."""

    @abstractmethod
    def dump(self) -> bytes:
        """Return all that is kept, as bytes in which words can be looked for."""

    async def changes(self, statement: str, *values: Any) -> None:
        """Change something from outside, for what no command can do yet, as soon as the bot is not writing."""
        async with asyncio.timeout(_PATIENCE):
            while True:
                try:
                    self.execute(statement, *values)
                except Busy:
                    await asyncio.sleep(0.002)
                else:
                    return

    async def person_has(self, person_id: int, **settings: Any) -> None:
        """Give one person settings as if they had chosen them: `zone="UTC"`, `takes_lines=False`, …"""
        for name, value in settings.items():
            await self.changes(f"UPDATE people SET {_PERSON.get(name, name)} = ? WHERE id = ?", value, person_id)

    async def everybody_has(self, **settings: Any) -> None:
        """Give all people settings."""
        for name, value in settings.items():
            await self.changes(f"UPDATE people SET {_PERSON.get(name, name)} = ?", value)

    def calls_due(self, now: datetime) -> int:
        """Return how many calls are due, over, or on their way."""
        due, at = "state = 1 OR not_before <= ? OR expires_at <= ?", int(now.timestamp() * 1000)
        return int(self.rows(f"SELECT count(*) FROM outbox WHERE {due}", at, at)[0][0])

    def things_due(self, now: datetime) -> int:
        """Return how many things on the agenda are due."""
        return int(self.rows("SELECT count(*) FROM agenda WHERE due_at <= ?", int(now.timestamp() * 1000))[0][0])

    def forget_pace(self) -> None:
        """Let every chat be written to at once, as if nothing had been sent to it lately, unless the bot is writing."""
        try:
            self.execute("DELETE FROM send_budgets WHERE scope != 0")
        except Busy:
            return  # there will be another time

    async def lets_leases_run_out(self) -> None:
        """Let the time be over for which a process that died held its calls."""
        await self.changes("UPDATE outbox SET lease_ms = 1 WHERE state = 1")

    def unlisted(self) -> list[str]:
        """Return the names in rows of agenda, outbox and dialogues that tests/architecture/stored_names.yaml lacks."""
        jobs = self.rows("SELECT kind, occurrence FROM agenda")
        calls = self.rows("SELECT about, dedupe_key, replaces FROM outbox")
        kept = self.rows("SELECT kind, step FROM dialogues")
        listed = STORED | {"occurrences": {*STORED["job_kinds"], *STORED["occurrences"], *STORED["kept_results"]}}
        keys = {"occurrences": {row[1] for row in jobs}}
        keys |= {name: {row[n] for row in calls} for n, name in enumerate(("about", "dedupe_keys", "collapse_keys"))}
        found = {name: {key.partition(":")[0] for key in some if key} for name, some in keys.items()}
        unlisted = [f"{name}: {one}" for name, some in found.items() for one in some if one not in listed[name]]
        unlisted += [f"job_kinds: {row[0]}" for row in jobs if row[0] not in STORED["job_kinds"]]
        return unlisted + [
            f"{kind}: {step}" for kind, step in kept if step not in STORED["conversations"].get(kind, ())
        ]

    def all(self, *, without: tuple[str, ...] = ()) -> dict[str, list[Any]]:
        """Return all rows that mean something, by table: two that are equal say that nothing has changed."""
        return {name: self._table(name) for name in _TABLES if name not in (*_PASSING, *without)}

    def _table(self, name: str) -> list[Any]:
        shown = ", ".join(f'"{column}"' for column in _TABLES[name] if column not in _VEILED.get(name, ()))
        return sorted(self.rows(f"SELECT {shown} FROM {name}"), key=repr)

    def tables_with(self, number: int) -> dict[str, int]:
        """Return in which tables a number stands, and in how many rows of each."""
        found = {}
        for name in _TABLES:
            places = " OR ".join(f"CAST(\"{column}\" AS TEXT) = '{number}'" for column in _TABLES[name])
            ((found[name],),) = self.rows(f"SELECT count(*) FROM {name} WHERE {places}")
        return {name: count for name, count in found.items() if count and name != "send_budgets"}


class SqliteRecords(Records):
    """A SQLite file."""

    def __init__(self, path: Path) -> None:
        """Look into the file at `path` once there is one."""
        self.path, self.url = path, f"sqlite+aiosqlite:///{path}"
        self._opened: dict[float, sqlite3.Connection] = {}

    def begin(self) -> None:
        """Have the newest schema and no rows."""
        self.path.write_bytes(new_database())

    def close(self) -> None:
        """Let go of the file."""
        for connection in self._opened.values():
            connection.close()
        self._opened.clear()

    def rows(self, question: str, *values: Any) -> list[Any]:
        """Return what a question finds; SQLite lets it wait only for moments, such as a log that is being taken in."""
        return self._connection(timeout=2.0).execute(question, values).fetchall()

    def execute(self, statement: str, *values: Any) -> None:
        """Do something in a transaction of its own, without waiting; raise `Busy` where that cannot be."""
        try:
            self._connection(timeout=0.0).execute(statement, values)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            raise Busy from None

    def dump(self) -> bytes:
        """Return the bytes of the file and of what belongs to it."""
        files = sorted(self.path.parent.glob(f"{self.path.name}*"))
        assert self.path in files
        return b"".join(file.read_bytes() for file in files)

    def _connection(self, timeout: float) -> sqlite3.Connection:
        if timeout not in self._opened:
            address = f"file:{self.path}?mode=rw"
            self._opened[timeout] = sqlite3.connect(address, uri=True, timeout=timeout, isolation_level=None)
        return self._opened[timeout]


class PostgresRecords(Records):
    """A PostgreSQL database with the newest schema, which one story after the other plays on."""

    def __init__(self, url: str) -> None:
        """Look into the database at `url`, as SQLAlchemy writes it."""
        self.url = url
        self._opened: psycopg.Connection[Any] | None = None

    def begin(self) -> None:
        """Have no rows, which is far quicker than a new database, and nobody else who is connected."""
        others = "datname = current_database() AND pid <> pg_backend_pid()"
        self.execute(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE {others}")
        for table in reversed(metadata.sorted_tables):
            self.execute(f"DELETE FROM {table.name}")
        self.execute("SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'")

    def close(self) -> None:
        """Close the connection."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def rows(self, question: str, *values: Any) -> list[Any]:
        """Return what a question finds."""
        return self._run(question, values).fetchall()

    def execute(self, statement: str, *values: Any) -> None:
        """Do something in a transaction of its own, without waiting; raise `Busy` where that cannot be."""
        try:
            self._run(statement, values)
        except (psycopg.errors.LockNotAvailable, psycopg.errors.DeadlockDetected):
            raise Busy from None

    def dump(self) -> bytes:
        """Return the rows of all tables as COPY writes them, and once more with what is bytes read as text."""
        said = b""
        for name in _TABLES:
            with self._connection().cursor().copy(f"COPY {name} TO STDOUT") as rows:
                said += b"".join(map(bytes, rows))
        return said + b"".join(bytes.fromhex(part.decode()) for part in _hexadecimal(said))

    def _run(self, statement: str, values: tuple[Any, ...]) -> psycopg.Cursor[Any]:
        written = statement.replace("%", "%%").replace("?", "%s").encode()
        try:
            return self._connection().execute(written, values)
        except psycopg.OperationalError:
            if self._opened is None or not self._opened.closed:
                raise
        return self._connection().execute(written, values)  # the server was restarted

    def _connection(self) -> psycopg.Connection[Any]:
        if self._opened is None or self._opened.closed:
            address = self.url.replace("postgresql+asyncpg", "postgresql", 1)
            self._opened = psycopg.connect(address, autocommit=True, options="-c lock_timeout=5ms")
        return self._opened


def _hexadecimal(copied: bytes) -> list[bytes]:
    """Return the values that COPY wrote as bytes: a backslash that is doubled, an x, and digits."""
    fields = copied.replace(b"\n", b"\t").split(b"\t")
    return [field.removeprefix(b"\\\\x") for field in fields if field.startswith(b"\\\\x")]


@cache
def new_database() -> bytes:
    """Return an empty SQLite database with the newest schema, migrated once for all stories."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.db"
        engine = create_engine(f"sqlite:///{path}")
        with engine.begin() as connection:
            upgrade(connection)
        engine.dispose()
        with closing(sqlite3.connect(path)) as database:
            database.execute("PRAGMA journal_mode = WAL")
        return path.read_bytes()
