"""Opening a database: one writer with BEGIN IMMEDIATE beside readers on SQLite, a pool on PostgreSQL.

Why so: SQLAlchemy's default on SQLite loses updates in silence (178 of 200 concurrent increments when tried), and
several writers wait far longer than one.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from bot.clock import Clock
from bot.config import Settings
from bot.errors import ConfigError
from bot.storage.keys import master_ids_in_use
from bot.storage.migrations.upgrade import upgrade
from bot.storage.unit_of_work import UnitOfWork
from bot.storage.vault import Vault, make_key_file, read_key_file

_BUSY_MS = 5_000  # how long SQLite waits for a lock held by another process
_READERS = 4
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    f"PRAGMA busy_timeout={_BUSY_MS}",
)


class Storage:
    """A database that is open: hands out units of work and wakes who waits for what they did."""

    def __init__(self, writer: AsyncEngine, reader: AsyncEngine, vault: Vault, clock: Clock, zone: ZoneInfo) -> None:
        """Belong to two engines (the same one on PostgreSQL); use `open_storage` to make one."""
        self._writer, self._reader = writer, reader
        self.vault, self.clock, self.default_zone = vault, clock, zone
        self.dialect = writer.dialect.name
        self._bells: dict[str, set[asyncio.Event]] = {}
        self._writes = async_sessionmaker(writer, expire_on_commit=False)
        self._reads = async_sessionmaker(reader, expire_on_commit=False)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[UnitOfWork]:
        """Open a transaction that commits at the end of the block and rolls back on any error."""
        async with self._writes() as session:
            uow = self._unit(session)
            async with session.begin():
                yield uow
        for bell in uow.bells:
            self.ring(bell)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[UnitOfWork]:
        """Open a transaction that only reads; on SQLite it runs beside the writer."""
        async with self._reads() as session, session.begin():
            yield self._unit(session)

    def _unit(self, session: AsyncSession) -> UnitOfWork:
        return UnitOfWork(session, self.clock.now(), self.vault, self.default_zone)

    def listen(self, bell: str) -> asyncio.Event:
        """Return an event that is set whenever a commit rings `bell`."""
        heard = asyncio.Event()
        self._bells.setdefault(bell, set()).add(heard)
        return heard

    def ring(self, bell: str) -> None:
        """Wake all who listen to `bell`."""
        for heard in self._bells.get(bell, ()):
            heard.set()

    async def close(self) -> None:
        """Close all connections."""
        await self._writer.dispose()
        if self._reader is not self._writer:
            await self._reader.dispose()


async def open_storage(settings: Settings, clock: Clock) -> Storage:
    """Open the database of the settings, bring its schema up to date, and check that its keys are at hand.

    Raises `ConfigError` when the database cannot be opened or was sealed with a key that is not given; nothing is
    written then.
    """
    writer, reader = _engines(settings.database_url)
    try:
        vault = await _unlock(settings, writer)
    except BaseException:
        await writer.dispose()
        await reader.dispose()
        raise
    return Storage(writer, reader, vault, clock, settings.default_timezone)


async def _unlock(settings: Settings, writer: AsyncEngine) -> Vault:
    try:
        async with writer.begin() as connection:
            in_use = await master_ids_in_use(connection)
            vault = _vault(settings, in_use)
            await connection.run_sync(upgrade)
    except OSError as error:
        raise ConfigError("DATABASE_URL", "the database does not answer", "check address, user and password") from error
    return vault


def _vault(settings: Settings, in_use: frozenset[str]) -> Vault:
    keys = settings.encryption_keys
    if not keys and settings.key_file:
        key = read_key_file(settings.key_file)
        if key is None and in_use:
            raise ConfigError(
                "ENCRYPTION_KEYS", "is missing and so is the key file, but the database is sealed", "restore either"
            )
        keys = (key or make_key_file(settings.key_file),)
    vault = Vault(keys)
    if not in_use <= vault.master_ids:
        missing = ", ".join(sorted(in_use - vault.master_ids))
        raise ConfigError("ENCRYPTION_KEYS", f"lacks the key {missing} this database was sealed with", "add it again")
    return vault


def _engines(url: str) -> tuple[AsyncEngine, AsyncEngine]:
    if not url.startswith("sqlite"):
        engine = create_async_engine(url, pool_size=10, max_overflow=5, pool_pre_ping=True)
        return engine, engine
    Path(make_url(url).database or "").parent.mkdir(parents=True, exist_ok=True)
    writer = create_async_engine(url, poolclass=AsyncAdaptedQueuePool, pool_size=1, max_overflow=0, pool_timeout=60)
    reader = create_async_engine(url, poolclass=AsyncAdaptedQueuePool, pool_size=_READERS, max_overflow=0)
    _prepare(writer, "BEGIN IMMEDIATE")
    _prepare(reader, "BEGIN")
    return writer, reader


def _prepare(engine: AsyncEngine, begin: str) -> None:
    """Set the pragmas on each new connection and begin each transaction with `begin`."""

    @event.listens_for(engine.sync_engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver must not begin transactions of its own
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begun(connection: Any) -> None:
        connection.exec_driver_sql(begin)
