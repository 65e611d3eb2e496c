"""`playground`: the bot against a local Telegram, with a page that shows two phones and a movable clock."""

import argparse
import asyncio
import base64
import logging
import os
import tempfile
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot import app, cli, config, log
from bot.app import App
from bot.clock import FileClock
from bot.config import Settings
from bot.errors import ConfigError
from bot.playground.simulator import Simulator
from bot.services import queue_stats

_log = logging.getLogger(__name__)

TOKEN = "100200300:playground-token-that-opens-nothing"  # noqa: S105 - it opens nothing but the simulator
_USUAL_PORTS, _HIGHEST_PORT = range(8000, 8020), 65_535
_TICK = 0.1  # seconds; a pushed clock shall show at once


def main(chosen: argparse.Namespace) -> int:
    """Run the playground until asked to stop."""
    environ = {"LOG_LEVEL": "WARNING"} | dict(os.environ) | {"BOT_TOKEN": TOKEN}
    for name in ("DATABASE_URL", "KEY_FILE", "WEBHOOK_URL", "TELEGRAM_API_URL"):
        environ.pop(name, None)  # the playground is a world of its own
    environ["ENCRYPTION_KEYS"] = base64.b64encode(os.urandom(32)).decode()  # forgotten with that world
    settings = config.load(environ)
    log.configure(settings.log_level, settings.log_format)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # at this pace a busy machine skips ticks; none is missed
    with tempfile.TemporaryDirectory(prefix="halfway-playground-") as folder:
        cli.until_stopped(lambda stopping: Playground(settings, Path(folder)).run(chosen.port, stopping))
    return 0


class Playground:
    """A simulator of Telegram and a bot that lives in it."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        """Keep all data in `folder`."""
        self._settings, self._folder = settings, folder
        self._lives = 0
        self._house: App | None = None
        self._open = AsyncExitStack()

    async def run(self, port: int | None, stopping: asyncio.Event) -> None:
        """Serve the page at `port`, or at the first free one of the usual ones, until `stopping` is set."""
        simulator = Simulator(
            token=TOKEN,
            clock_file=self._folder / "clock",
            upcoming=self._upcoming,
            inside=self._inside,
            reset=self._start_over,
        )
        await listen(simulator, port)
        self._settings = replace(self._settings, telegram_api_url=simulator.url, tick_seconds=_TICK)
        try:
            await self._start()
            print(f"The playground is open: {simulator.url}/\nPress Ctrl+C to close it.", flush=True)
            await stopping.wait()
        finally:
            await self._open.aclose()
            await simulator.stop()

    async def _start(self) -> None:
        self._lives += 1
        database = self._folder / f"life-{self._lives}" / "halfway.db"
        settings = replace(self._settings, database_url=f"sqlite+aiosqlite:///{database}")
        clock = FileClock(self._folder / "clock")
        self._house = await self._open.enter_async_context(app.open_app(settings, clock))
        await self._open.enter_async_context(app.run_workers(self._house))
        await self._open.enter_async_context(app.polling(self._house))

    async def _start_over(self, restart_clock: Callable[[], None]) -> None:
        await self._open.aclose()
        restart_clock()
        self._open = AsyncExitStack()
        await self._start()

    async def _upcoming(self) -> Any:
        if self._house is None:
            return None
        async with self._house.storage.read() as uow:
            return await queue_stats.next_thing_at(uow)

    async def _inside(self) -> dict[str, Any]:
        if self._house is None:
            return {}
        async with self._house.storage.read() as uow:
            return await queue_stats.numbers(uow)


async def listen(simulator: Simulator, port: int | None) -> None:
    """Open `simulator` at `port`, None for the first free one of the usual; ConfigError when there is none."""
    if port is not None and not 0 <= port <= _HIGHEST_PORT:
        raise ConfigError("--port", f"is {port}", f"a number from 0 to {_HIGHEST_PORT}; 0 takes any free port")
    for tried in _USUAL_PORTS if port is None else [port]:
        try:
            await simulator.start(port=tried)
        except OSError as error:
            await simulator.stop()
            _log.debug("port %d cannot be used (%s)", tried, type(error).__name__)
        else:
            return
    what = f"{_USUAL_PORTS[0]} to {_USUAL_PORTS[-1]} are" if port is None else f"{port} is"
    raise ConfigError("--port", f"{what} taken or not allowed", "another one, or 0 for any free port")
