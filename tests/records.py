"""What is written down while a story goes on: the database file, seen from outside, and complaints in the log."""

import asyncio
import logging
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine

from bot.storage.migrations.upgrade import upgrade

_PATIENCE = 10.0  # seconds until a database that stays locked is given up
_PASSING = ("alembic_version", "send_budgets", "sqlite_sequence", "updates", "agenda", "chat_messages")
_VEILED = {"dialogues": ("body", "changed_at"), "people": ("name",)}  # sealed anew, so that the bytes differ


class Records:
    """The database file of a bot on SQLite."""

    def __init__(self, path: Path) -> None:
        """Look into the file at `path` once there is one."""
        self.path = path
        self._reader: sqlite3.Connection | None = None
        self._writer: sqlite3.Connection | None = None

    @property
    def reader(self) -> sqlite3.Connection:
        """A connection that reads; SQLite lets it wait only for moments, such as a log that is being taken in."""
        if self._reader is None:
            self._reader = self._connected("rw", timeout=2)
        return self._reader

    @property
    def database(self) -> sqlite3.Connection:
        """A connection that writes, each statement a transaction, and never waits: the bot shares this loop."""
        if self._writer is None:
            self._writer = self._connected("rw", timeout=0)
        return self._writer

    def _connected(self, mode: str, timeout: float) -> sqlite3.Connection:
        return sqlite3.connect(f"file:{self.path}?mode={mode}", uri=True, timeout=timeout, isolation_level=None)

    def close(self) -> None:
        """Let go of the file."""
        for connection in (self._reader, self._writer):
            if connection is not None:
                connection.close()
        self._reader = self._writer = None

    def calls_due(self, now: datetime) -> int:
        """Return how many calls are due, over, or on their way."""
        due, at = "state = 1 OR not_before <= ? OR expires_at <= ?", int(now.timestamp() * 1000)
        return int(self.rows(f"SELECT count(*) FROM outbox WHERE {due}", at, at)[0][0])

    def things_due(self, now: datetime) -> int:
        """Return how many things on the agenda are due."""
        return int(self.rows("SELECT count(*) FROM agenda WHERE due_at <= ?", int(now.timestamp() * 1000))[0][0])

    def forget_pace(self) -> None:
        """Let every chat be written to at once, as if nothing had been sent to it lately."""
        with suppress(sqlite3.OperationalError):  # the bot is writing just now; there will be another time
            self.database.execute("DELETE FROM send_budgets WHERE scope != 0")

    async def lets_leases_run_out(self) -> None:
        """Let the time be over for which a process that died held its calls."""
        await self.changes("UPDATE outbox SET lease_ms = 1 WHERE state = 1")

    def rows(self, question: str, *values: Any) -> list[Any]:
        """Return what a question finds."""
        return self.reader.execute(question, values).fetchall()

    async def changes(self, statement: str, *values: Any) -> None:
        """Change something from outside, for what no command can do yet, as soon as the bot is not writing."""
        async with asyncio.timeout(_PATIENCE):
            while True:
                try:
                    self.database.execute(statement, values)
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                        raise
                    await asyncio.sleep(0.002)
                else:
                    return

    def all(self, *, without: tuple[str, ...] = ()) -> dict[str, list[Any]]:
        """Return all rows that mean something, by table: two that are equal say that nothing has changed."""
        tables = [name for (name,) in self.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        assert "people" in tables
        return {name: self._table(name) for name in tables if name not in (*_PASSING, *without)}

    def _table(self, name: str) -> list[Any]:
        columns = [row[1] for row in self.rows(f"PRAGMA table_info({name})")]
        shown = ", ".join(f'"{column}"' for column in columns if column not in _VEILED.get(name, ()))
        return sorted(self.rows(f"SELECT {shown} FROM {name}"), key=repr)


class Complaints(list[str]):
    """What was logged as an error."""

    @contextmanager
    def heard(self) -> Iterator[None]:
        """Listen to the log."""
        handler = logging.Handler(logging.ERROR)
        handler.emit = lambda record: self.append(record.getMessage())  # type: ignore[method-assign]
        logging.getLogger().addHandler(handler)
        try:
            yield
        finally:
            logging.getLogger().removeHandler(handler)

    def expect(self, words: str) -> None:
        """Take out the complaints that contain `words`; there must be one."""
        found = [complaint for complaint in self if words in complaint]
        assert found, f"the log does not complain about {words!r}, but {self}"
        self[:] = [complaint for complaint in self if complaint not in found]


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
