"""Halfway as it is hosted: processes of each kind on PostgreSQL behind a proxy, and Telegram's simulator."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import datetime
from itertools import count
from pathlib import Path

import asyncpg

from bot.playground.simulator import TOKEN, Simulator
from tests.phone import Phone
from tests.ports import free_port
from tests.stage import KEY, ROOT

GRACE = 10.0  # seconds, as hosting services give between SIGTERM and SIGKILL
_PATIENCE = 40.0  # seconds until something that does not happen is given up; no test waits for it to pass
_LOOK = 0.01  # seconds between two looks at the database
_DUE = "SELECT count(*) FROM outbox WHERE state = 1 OR not_before <= $1 OR expires_at <= $1"


class Running:
    """A process and what it says."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        """Listen to a `process`."""
        self.process, self.lines = process, list[str]()
        self._news = asyncio.Event()
        self._listening = asyncio.create_task(self._listens())

    async def _listens(self) -> None:
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            self.lines.append(line.decode().rstrip())
            sys.stderr.write(f"{self.lines[-1]}\n")  # for the report of a test that fails
            self._news.set()

    async def says(self, words: str) -> None:
        """Return once it has said something; one that ends instead is told at once."""
        async with asyncio.timeout(_PATIENCE):
            while not any(words in line for line in self.lines):
                assert not self._listening.done(), f"it ended without saying {words!r}: {self.lines}"
                self._news.clear()
                news = asyncio.ensure_future(self._news.wait())
                await asyncio.wait({news, self._listening}, return_when=asyncio.FIRST_COMPLETED)
                news.cancel()

    async def is_up(self) -> None:
        """Return once it works."""
        await self.says("Halfway runs as @")

    def asks_to_stop(self) -> None:
        """Send SIGTERM."""
        self.process.send_signal(signal.SIGTERM)

    async def ends(self, within: float = GRACE) -> int:
        """Return the exit status once it has ended, in time."""
        async with asyncio.timeout(within):
            status = await self.process.wait()
        await self._listening
        return status

    async def is_stopped(self) -> int:
        """Stop it as hosting services do and return the exit status."""
        self.asks_to_stop()
        return await self.ends()

    async def is_killed(self) -> None:
        """Send SIGKILL, unless it has ended already, and see it gone."""
        if self.process.returncode is None:
            with suppress(ProcessLookupError):
                self.process.kill()
            await self.process.wait()
        await self._listening


class Proxy:
    """Pass each connection on to one of several ports in turn, leaving out those where nobody listens."""

    def __init__(self, *ports: int) -> None:
        """Pass on to `ports`."""
        self.ports, self.port = ports, free_port()
        self._turns = count()

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Listen."""
        server = await asyncio.start_server(self._pass_on, "127.0.0.1", self.port)
        try:
            yield
        finally:
            server.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first = next(self._turns)
        for turn in range(len(self.ports)):
            with suppress(OSError):
                port = self.ports[(first + turn) % len(self.ports)]
                inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", port)
                await asyncio.gather(_pipe(reader, inner_writer), _pipe(inner_reader, writer))
                return
        writer.close()


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while some := await reader.read(65_536):
            writer.write(some)
            await writer.drain()
    writer.close()


class Deployment:
    """Telegram, a PostgreSQL database, and whatever processes a story starts."""

    def __init__(self, simulator: Simulator, folder: Path, database_url: str, database: asyncpg.Connection) -> None:
        """Keep the clock in `folder`."""
        self.simulator, self.database = simulator, database
        self.web_ports = (free_port(), free_port())
        self.proxy = Proxy(*self.web_ports)
        self.environ = {
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": simulator.url,
            "DATABASE_URL": database_url,
            "ENCRYPTION_KEYS": KEY,
            "WEBHOOK_URL": f"http://127.0.0.1:{self.proxy.port}/telegram",
            "MESSAGES_PER_SECOND": "1000",
            "FLOOD_LIMIT": "1000000",
            "TICK_SECONDS": "0.05",
            "CLOCK_FILE": str(folder / "clock"),
            "CONTENT_DIR": str(ROOT / "content"),
            "PYTHONUNBUFFERED": "1",
        }
        self._phones: dict[str, Phone] = {}
        self._started: list[Running] = []

    @classmethod
    @asynccontextmanager
    async def opened(cls, folder: Path, database_url: str, at: datetime) -> AsyncIterator["Deployment"]:
        """Open everything but the processes; end those that still run at the end."""
        async with AsyncExitStack() as life:
            simulator = await life.enter_async_context(Simulator(TOKEN, clock_file=folder / "clock"))
            simulator.clock.move_to(at)
            database = await asyncpg.connect(database_url.replace("+asyncpg", ""))
            life.push_async_callback(database.close)
            found = cls(simulator, folder, database_url, database)
            await life.enter_async_context(found.proxy.opened())
            try:
                yield found
            finally:
                for one in found._started:
                    await one.is_killed()

    async def begins(self, *command: str, **environ: str) -> Running:
        """Start a command."""
        process = await asyncio.create_subprocess_exec(
            *command,
            cwd=ROOT,
            env=self.environ | environ,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            limit=1024 * 1024,
        )
        self._started.append(Running(process))
        return self._started[-1]

    async def web(self, number: int) -> Running:
        """Start `web` on one of the ports that the proxy knows."""
        return await self._halfway("web", PORT=str(self.web_ports[number]))

    async def worker(self, **environ: str) -> Running:
        """Start `worker`."""
        return await self._halfway("worker", **environ)

    async def _halfway(self, command: str, **environ: str) -> Running:
        return await self.begins("python", "-m", "bot", command, **environ)

    def phone(self, name: str) -> Phone:
        """Return the phone of the person with this name."""
        if name not in self._phones:
            self._phones[name] = Phone(self, self.simulator.person(name))
        return self._phones[name]

    async def settles(self) -> None:
        """Return when every update is taken and nothing that is due waits in the outbox."""
        async with asyncio.timeout(_PATIENCE):
            await self.simulator.wait_until_idle(_PATIENCE)
            while True:
                now = int(self.simulator.clock.time() * 1000)
                if not await self.database.fetchval(_DUE, now) and self.simulator.is_idle():
                    return
                await self.database.execute("DELETE FROM send_budgets WHERE scope != 0")  # in stories nobody waits
                await asyncio.sleep(_LOOK)

    def nothing_else_was_sent(self) -> None:
        """Assert that no phone shows anything that was not looked at."""
        for phone in self._phones.values():
            phone.sees_nothing_new()
