"""Opening a database: one writer with BEGIN IMMEDIATE beside readers on SQLite, a pool on PostgreSQL.

Why so: SQLAlchemy's default on SQLite loses updates in silence (178 of 200 concurrent increments when tried), and
several writers wait far longer than one.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import asyncpg
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from bot.clock import Clock
from bot.config import Settings
from bot.db import pooler, postgresql
from bot.db.compiled import COMPILED
from bot.db.data_keys import master_ids_in_use
from bot.db.db_errors import is_transient
from bot.db.deferred_writes import DeferringSession
from bot.db.keyring import Keyring, make_key_file, read_key_file
from bot.db.migrations.upgrade import upgrade
from bot.db.notify import Notifier, PgListener
from bot.db.unit_of_work import UnitOfWork
from bot.db.writer_connection import connect
from bot.errors import ConfigError

_BUSY_MS = 5_000  # how long SQLite waits for a lock held by another process
_READERS = 4
_OPTIONS = {"compiled_cache": COMPILED}
_log = logging.getLogger(__name__)
_RIGHT_KEY = "give the one it is sealed with, or for a new database a new one (openssl rand -base64 32) that you keep"
_KEY_FILE_ON_POSTGRESQL = (
    "no ENCRYPTION_KEYS: the key file %s opens what lies in PostgreSQL; let ENCRYPTION_KEYS hold what stands in it,"
    " because a folder or container may be replaced"
)
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

    def __init__(
        self,
        writer: AsyncEngine,
        reader: AsyncEngine,
        keyring: Keyring,
        clock: Clock,
        zone: ZoneInfo,
        connect: postgresql.Connect | None = None,
    ) -> None:
        """Belong to two engines (the same one on PostgreSQL); use `open_storage` to make one.

        With `connect`, which opens a connection to PostgreSQL, channels are heard from other processes, too.
        """
        self._writer, self._reader = writer, reader
        self.keyring, self.clock, self.default_zone = keyring, clock, zone
        self.dialect = writer.dialect.name
        self._bells = Notifier()
        self.listener = PgListener(self._bells, connect) if connect else None
        self._writes = async_sessionmaker(writer, sync_session_class=DeferringSession, expire_on_commit=False)
        self._reads = async_sessionmaker(reader, expire_on_commit=False)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[UnitOfWork]:
        """Open a transaction that commits at the end of the block and rolls back on any error."""
        async with self._writes() as session:
            uow = self._unit(session)
            async with session.begin():
                yield uow
                await uow.flush_deferred()
                if self.listener and uow.channels:
                    await self.listener.publish(session, uow.channels)
        for channel in uow.channels:
            self.notify(channel)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[UnitOfWork]:
        """Open a transaction that only reads; on SQLite it runs beside the writer."""
        async with self._reads() as session, session.begin():
            yield self._unit(session)

    def _unit(self, session: AsyncSession) -> UnitOfWork:
        return UnitOfWork(session, self.clock.now(), self.keyring, self.default_zone)

    def listen(self, channel: str) -> asyncio.Event:
        """Return an event that is set whenever a commit rings `channel`: here, and elsewhere after `start_listener`."""
        return self._bells.listen(channel)

    def start_listener(self) -> None:
        """Begin to hear what other processes ring, which takes a connection."""
        if self.listener:
            self.listener.start()

    def notify(self, channel: str) -> None:
        """Wake all in this process who listen to `channel`."""
        self._bells.notify(channel)

    async def close(self) -> None:
        """Close all connections."""
        if self.listener:
            await self.listener.close()
        await self._writer.dispose()
        if self._reader is not self._writer:
            await self._reader.dispose()


async def open_storage(settings: Settings, clock: Clock) -> Storage:
    """Open the database of the settings, bring its schema up to date, and check that its keys are at hand.

    Raises `ConfigError` when the database cannot be opened or was sealed with a key that is not given; nothing is
    written then.
    """
    url = settings.database_url
    is_sqlite = url.startswith("sqlite")
    check_that_keys_stay(settings)
    if not is_sqlite and settings.key_file:
        _log.warning(_KEY_FILE_ON_POSTGRESQL, settings.key_file.name)
    writer, reader = _engines(url)
    first = writer if is_sqlite else postgresql.patient_engine(url, settings.database_wait)
    try:
        keyring = await _unlock(settings, first)
    except BaseException:
        await writer.dispose()
        await reader.dispose()
        raise
    connect = None if is_sqlite else postgresql.connector(url)
    return Storage(writer, reader, keyring, clock, settings.default_timezone, connect)


def check_that_keys_stay(settings: Settings) -> None:
    """Raise `ConfigError` where words on PostgreSQL would be sealed with a key file that is yet to be made.

    It would lie in the folder of this process, which a container's next version does not have any more.
    """
    is_there = settings.key_file is not None and settings.key_file.exists()
    if settings.sqlite_file is None and not settings.encryption_keys and not is_there:
        wrong = "is missing, and on PostgreSQL no key file is made, which would be lost with this container or folder"
        raise ConfigError("ENCRYPTION_KEYS", wrong, _RIGHT_KEY)


async def _unlock(settings: Settings, engine: AsyncEngine) -> Keyring:
    try:
        if engine.dialect.name == "postgresql":
            await pooler.refuse(settings.database_url, settings.database_wait)
        async with engine.begin() as connection:
            in_use = await master_ids_in_use(connection)
            keyring = _vault(settings, in_use)
            await connection.run_sync(upgrade)
    except (OSError, ValueError, DBAPIError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        reason = _why(engine, error)
        if reason is None:
            raise
        raise ConfigError("DATABASE_URL", *reason) from error
    return keyring


def _why(engine: AsyncEngine, error: Exception) -> tuple[str, str] | None:
    """Return why a database cannot be opened and what to do, or None where the error is one in Halfway."""
    if engine.dialect.name == "postgresql":
        return postgresql.why(error)
    if isinstance(error, DBAPIError) and is_transient(error):
        return f"the file cannot be used ({error.orig})", "check whether it is a SQLite file that may be written to"
    return None


def _vault(settings: Settings, in_use: frozenset[str]) -> Keyring:
    keys = settings.encryption_keys
    if not keys and settings.key_file:
        key = read_key_file(settings.key_file)
        if key is None and in_use:
            raise ConfigError(
                "ENCRYPTION_KEYS", "is missing and so is the key file, but the database is sealed", "restore either"
            )
        keys = (key or make_key_file(settings.key_file),)
    keyring = Keyring(keys)
    if not in_use <= keyring.master_ids:
        missing = ", ".join(sorted(in_use - keyring.master_ids))
        raise ConfigError("ENCRYPTION_KEYS", f"lacks the key {missing} this database was sealed with", "add it again")
    return keyring


def _engines(url: str) -> tuple[AsyncEngine, AsyncEngine]:
    if not url.startswith("sqlite"):
        engine = postgresql.engine(url)
        return engine, engine
    try:
        Path(make_url(url).database or "").parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError("DATABASE_URL", f"its folder cannot be made ({error.strerror})", "name another") from error
    writer = create_async_engine(
        url,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=60,
        connect_args={"async_creator_fn": connect},
        execution_options=_OPTIONS,
    )
    reader = create_async_engine(
        url, poolclass=AsyncAdaptedQueuePool, pool_size=_READERS, max_overflow=0, execution_options=_OPTIONS
    )
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
