"""Where a bot keeps its data during a storm, who holds which calls there, and what can happen to such a place."""

import asyncio
import resource
import sqlite3
import subprocess
import tempfile
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.db.postgres import OwnServer, migrate
from tests.records import PostgresRecords, Records, SqliteRecords

_DISK = 24 * 1024 * 1024  # bytes; the write-ahead log alone grows to 4 MB
_FULL_AT = 64 * 1024  # bytes to which a file may grow where a limit stands for the end of the disk
_SENDING = "state = 1 AND method LIKE 'send%'"  # what Telegram does twice when it is asked twice
# PostgreSQL remembers which of the processes, each with a role of its own, has which token.
_REMEMBER = (
    "CREATE TABLE holders (claim bigint, holder name, PRIMARY KEY (claim, holder))",
    "CREATE FUNCTION remember() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " INSERT INTO holders VALUES (NEW.claim, session_user) ON CONFLICT DO NOTHING; RETURN NULL; END $$",
    "CREATE TRIGGER remember AFTER UPDATE OF claim ON outbox FOR EACH ROW WHEN (NEW.claim IS NOT NULL)"
    " EXECUTE FUNCTION remember()",
)


class Place(ABC):
    """A database that outlives processes."""

    records: Records

    @abstractmethod
    def address(self, holder: str) -> str:
        """Return the DATABASE_URL of one process."""

    @abstractmethod
    async def taken_from(self, holder: str) -> list[int]:
        """Let the leases of a process that died run out; return for whom it had messages in hand."""

    def is_whole(self) -> bool:
        """Return whether the database finds no fault with itself."""
        return True


class SqlitePlace(Place):
    """A SQLite file on a disk of its own."""

    def __init__(self, folder: Path) -> None:
        """Begin with the newest schema in `folder`."""
        self._file = folder / "halfway.db"
        self.records = SqliteRecords(self._file)
        self.records.begin()

    def address(self, holder: str) -> str:
        """Return the address of the file, which only one process at a time may have."""
        return self.records.url

    async def taken_from(self, holder: str) -> list[int]:
        """Let all leases run out: nobody else can have any."""
        held = [row[0] for row in self.records.rows(f"SELECT chat_id FROM outbox WHERE {_SENDING}")]
        await self.records.lets_leases_run_out()
        return held

    def is_whole(self) -> bool:
        """Ask SQLite."""
        return bool(self.records.rows("PRAGMA integrity_check") == [("ok",)])

    async def begins_its_log_anew(self) -> None:
        """Take what is in the write-ahead log into the file, so that it has to grow again; wait for who reads there."""
        while True:
            if self.records.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0][0] == 0:
                return
            await asyncio.sleep(0.01)

    @asynccontextmanager
    async def locked(self) -> AsyncIterator[None]:
        """Keep everybody from writing inside the block, as somebody does who looks into the file and forgets it."""
        with closing(sqlite3.connect(self._file, timeout=0.0, isolation_level=None)) as other:
            while True:
                try:
                    other.execute("BEGIN IMMEDIATE")
                    break
                except sqlite3.OperationalError:
                    await asyncio.sleep(0.001)
            yield
            other.execute("ROLLBACK")


class PostgresPlace(Place):
    """A server that nobody else is in need of."""

    def __init__(self, server: OwnServer) -> None:
        """Belong to a `server`; use `on` to make one."""
        self._server = server
        self.records = PostgresRecords(self._url())

    @classmethod
    @asynccontextmanager
    async def on(cls, server: OwnServer) -> AsyncIterator["PostgresPlace"]:
        """Begin with the newest schema and no rows; a commit means that the log is written, as in earnest."""
        place = cls(server)
        place.records.execute("ALTER SYSTEM SET synchronous_commit = on")
        place.records.execute("SELECT pg_reload_conf()")
        place.records.execute("DROP SCHEMA public CASCADE")
        place.records.execute("CREATE SCHEMA public")
        place.records.close()
        await migrate(place._url())
        for statement in _REMEMBER:
            place.records.execute(statement)
        with closing(place.records):
            yield place

    def _url(self, role: str | None = None) -> str:
        url = self._server.url.set(drivername="postgresql+asyncpg")
        return (url.set(username=role) if role else url).render_as_string(hide_password=False)

    def address(self, holder: str) -> str:
        """Return the address with a role of the process's own."""
        if not self.records.rows("SELECT 1 FROM pg_roles WHERE rolname = ?", holder):
            self.records.execute(f'CREATE ROLE "{holder}" LOGIN SUPERUSER')
        return self._url(holder)

    async def taken_from(self, holder: str) -> list[int]:
        """Let the leases run out that this process had, and nobody else's."""
        mine = "claim IN (SELECT claim FROM holders WHERE holder = ?)"
        held = [row[0] for row in self.records.rows(f"SELECT chat_id FROM outbox WHERE {_SENDING} AND {mine}", holder)]
        await self.records.changes(f"UPDATE outbox SET lease_ms = 1 WHERE state = 1 AND {mine}", holder)
        return held

    @asynccontextmanager
    async def away(self, *, by_a_crash: bool) -> AsyncIterator[None]:
        """Have the server shut down, or killed with all that is in its memory, inside the block."""
        await asyncio.to_thread(self._server.crash if by_a_crash else self._server.stop)
        try:
            yield
        finally:
            await asyncio.to_thread(self._server.start)


class Disk:
    """A small disk that can be full: a file system in memory, or a limit for files where nothing may be mounted."""

    def __init__(self, folder: Path, is_mounted: bool) -> None:
        """Belong to a `folder`."""
        self.folder, self._is_mounted = folder, is_mounted
        self._filler = folder / "filler"

    @contextmanager
    def full_for(self, process: int) -> Iterator[None]:
        """Have no room left for a process inside the block."""
        if not self._is_mounted:
            with _limited(process):
                yield
            return
        with self._filler.open("wb", buffering=0) as filler, suppress(OSError):  # which says that it is full
            while True:
                filler.write(b"\0" * 4096)
        try:
            yield
        finally:
            self._filler.unlink()


@contextmanager
def _limited(process: int) -> Iterator[None]:
    limits = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (_FULL_AT, limits[1]))
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            resource.prlimit(process, resource.RLIMIT_FSIZE, limits)


@contextmanager
def small_disk() -> Iterator[Disk]:
    """Yield an empty disk and remove it at the end."""
    with tempfile.TemporaryDirectory(prefix="halfway-disk-") as name:
        mount: list[Any] = ["mount", "-t", "tmpfs", "-o", f"size={_DISK}", "tmpfs", name]
        is_mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
        try:
            yield Disk(Path(name), is_mounted)
        finally:
            if is_mounted:
                subprocess.run(["umount", "--lazy", name], check=True)
