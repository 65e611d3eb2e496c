"""Behind a pooler in transaction mode statements of several processes get mixed up: nothing starts, the doctor knows.

A pooler in session mode is as good as the server itself.
"""

import asyncio
import os
import pwd
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import pytest

from bot.cli import doctor_database
from bot.clock import MovableClock
from bot.db.engine import open_storage
from bot.db.pooler import is_in_transaction_mode
from bot.errors import ConfigError
from tests.db.databases import settings
from tests.db.postgres import OwnServer, migrate, own_server
from tests.needs import missing
from tests.ports import free_port

_SBIN = "/usr/sbin:/usr/local/sbin"


@pytest.fixture(scope="module")
def program() -> str:
    """Return where PgBouncer lies: where the environment says in PGBOUNCER, else where programs do."""
    found = os.environ.get("PGBOUNCER") or shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:{_SBIN}")
    return found or missing("PgBouncer", "it is not installed (tests/db/pgbouncer.sh does so where it may)")


@pytest.fixture(scope="module")
def server() -> Iterator[OwnServer]:
    """Yield a server with the newest schema."""
    with own_server() as running:
        asyncio.run(migrate(running.url.set(drivername="postgresql+asyncpg").render_as_string(hide_password=False)))
        yield running


def _knows_statements(program: str) -> bool:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    return tuple(map(int, said.split(".")[:2])) >= (1, 21)


@asynccontextmanager
async def pooling(program: str, server: OwnServer, file: Path, **more: object) -> AsyncIterator[str]:
    """Run PgBouncer in front of a server and yield its address."""
    port, url = free_port(), server.url
    place = url.query.get("host") or url.host
    written = {"listen_addr": "127.0.0.1", "listen_port": port, "auth_type": "any", "unix_socket_dir": ""} | more
    lines = ["[databases]", f"pooled = host={place} port={url.port or 5432} dbname={url.database} user={url.username}"]
    lines += ["[pgbouncer]", *(f"{name} = {value}" for name, value in written.items())]
    await asyncio.to_thread(file.write_text, "\n".join(lines) + "\n")
    command = [program, str(file)]
    if os.geteuid() == 0:  # it refuses to run as root, and the socket is for the server's user alone
        command[1:1] = ["-u", pwd.getpwuid(server.folder.stat().st_uid).pw_name]
    running = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.DEVNULL)
    address = f"postgresql://anybody@127.0.0.1:{port}/pooled"
    try:
        await _answers(address, running)
        yield address
    finally:
        if running.returncode is None:
            running.kill()
        await running.wait()


async def _answers(address: str, running: asyncio.subprocess.Process) -> None:
    """Return once a pooler takes connections; raise where it has ended."""
    async with asyncio.timeout(20):
        while True:
            assert running.returncode is None, "PgBouncer ends by itself"
            try:
                await (await asyncpg.connect(address, statement_cache_size=0)).close()
            except OSError:
                await asyncio.sleep(0.02)
            else:
                return


@pytest.mark.parametrize("size", [1, 20])
@pytest.mark.parametrize("statements", [0, 200])
async def test_pooler_in_transaction_mode_is_refused_with_one_line(
    program: str, server: OwnServer, tmp_path: Path, statements: int, size: int
) -> None:
    more: dict[str, object] = {"pool_mode": "transaction", "default_pool_size": size}
    if _knows_statements(program):  # an older one is like one with none
        more["max_prepared_statements"] = statements
    async with pooling(program, server, tmp_path / "pgbouncer.ini", **more) as address:
        found = settings(address, tmp_path / "content")
        with pytest.raises(ConfigError, match=r"pooler in transaction mode.*take the .direct. address"):
            await open_storage(found, MovableClock())
        _inspected, said = await doctor_database.look(found)
        assert [(one.state.value, one.subject) for one in said] == [("fail", "database")]
        assert "pooler in transaction mode" in said[0].words


async def test_pooler_is_told_while_others_use_it(program: str, server: OwnServer, tmp_path: Path) -> None:
    """They may take the session that was free a moment ago and give it back, again and again in the same step."""
    async with pooling(
        program, server, tmp_path / "pgbouncer.ini", pool_mode="transaction", default_pool_size=2
    ) as address:
        over = asyncio.Event()

        async def uses() -> None:
            other = await asyncpg.connect(address, statement_cache_size=0)
            while not over.is_set():
                async with other.transaction():
                    await other.execute("SELECT 1")
            await other.close()

        async with asyncio.TaskGroup() as others:
            for _ in range(2):
                others.create_task(uses())
            assert [await is_in_transaction_mode(address) for _ in range(30)] == [True] * 30
            with pytest.raises(ConfigError, match="pooler in transaction mode"):
                await open_storage(settings(address, tmp_path / "content"), MovableClock())
            over.set()


async def test_pooler_in_session_mode_is_as_good_as_the_server(program: str, server: OwnServer, tmp_path: Path) -> None:
    more = {"pool_mode": "session", "default_pool_size": 20}
    async with pooling(program, server, tmp_path / "pgbouncer.ini", **more) as address:
        found = settings(address, tmp_path / "content")
        storage = await open_storage(found, MovableClock())
        await storage.close()
        _inspected, said = await doctor_database.look(found)
        assert {one.state.value for one in said} == {"ok"}
