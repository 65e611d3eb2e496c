"""The processes of a bot during a storm: started, killed with SIGKILL, and started again."""

import asyncio
import os
import sys
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

from bot.playground.simulator import TOKEN, Simulator
from tests.chaos.environments import Place
from tests.deployment import Running
from tests.ports import free_port
from tests.stage import KEY, ROOT

ALONE: Mapping[str, str] = {"all": "run"}
SEVERAL: Mapping[str, str] = {"web": "web", "first": "worker", "second": "worker"}
_PATIENCE = 60.0  # seconds until something that does not happen is given up
_LOOK = 0.02  # seconds between two looks at what processes say
_NEVER_SAID = ("put aside", "verdict could not be worked on", "gave up on a call", "Traceback (most recent")


class Fleet:
    """Processes by name, each with its command."""

    def __init__(
        self,
        simulator: Simulator,
        place: Place,
        folder: Path,
        commands: Mapping[str, str],
        had_in_hand: Callable[[list[int]], None],
    ) -> None:
        """Start nothing yet; `had_in_hand` hears for which chats a process had calls under its lease when it died."""
        self._place, self._commands, self._had_in_hand = place, commands, had_in_hand
        self._holders: dict[str, str] = {}
        self._running: dict[str, Running] = {}
        self._numbers = count(1)
        self._ended: list[Running] = []
        self.kills = 0
        port = free_port()
        self._environ = {
            "PATH": os.environ["PATH"],
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": simulator.url,
            "ENCRYPTION_KEYS": KEY,
            "MESSAGES_PER_SECOND": "1000",
            "FLOOD_LIMIT": "1000000",
            "CLOCK_FILE": str(folder / "clock"),
            "CONTENT_DIR": str(ROOT / "content"),
            "PYTHONUNBUFFERED": "1",
        }
        if "web" in commands:
            self._environ |= {"WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram", "PORT": str(port)}

    @property
    def names(self) -> list[str]:
        """What the processes are called."""
        return list(self._commands)

    def process_id(self, name: str) -> int:
        """Return the id of a process."""
        return self._running[name].process.pid

    async def start(self, *names: str) -> None:
        """Start processes; whatever was taken from those that died is free before."""
        for name in names or self.names:
            if name in self._holders:
                self._had_in_hand(await self._place.taken_from(self._holders[name]))
            self._holders[name] = f"{name}-{next(self._numbers)}"
            environ = self._environ | {"DATABASE_URL": self._place.address(self._holders[name])}
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", self._commands[name]),
                cwd=ROOT,
                env=environ,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
                limit=1024 * 1024,
            )
            self._running[name] = Running(process)

    async def is_up(self, *names: str) -> None:
        """Return once processes work."""
        await asyncio.gather(*(self._running[name].is_up() for name in names or self.names))

    async def kill(self, *names: str) -> None:
        """Send SIGKILL and see them gone."""
        for name in names or self.names:
            if name in self._running:
                running = self._running.pop(name)
                assert running.process.returncode is None, f"{name} ended by itself with {running.process.returncode}"
                await running.is_killed()
                self._ended.append(running)
                self.kills += 1

    async def says(self, words: str) -> None:
        """Return once any process says something from now on."""
        before = {name: len(running.lines) for name, running in self._running.items()}
        async with asyncio.timeout(_PATIENCE):
            while True:
                if any(words in line for name in before for line in self._running[name].lines[before[name] :]):
                    return
                await asyncio.sleep(_LOOK)

    async def close(self) -> None:
        """Leave nothing running."""
        for running in self._running.values():
            await running.is_killed()
            self._ended.append(running)
        self._running.clear()

    def complaints(self) -> list[str]:
        """Return what was said that must never be said."""
        return [line for one in self._ended for line in one.lines if any(words in line for words in _NEVER_SAID)]
