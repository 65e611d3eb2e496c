"""A stage for stories: Telegram's simulator, the whole bot, people with names, and a clock that moves.

The bot runs in the test's own loop (`Stage.opened`) or as a process of its own (`Stage.with_process`); in both it
speaks HTTP with the simulator and keeps a real database file.
"""

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot import bootstrap, config
from bot.clock import FileClock
from bot.playground.people import Person
from bot.playground.simulator import TOKEN, Simulator

ROOT = Path(__file__).parent.parent
_PATIENCE = 20.0  # seconds until a story that does not go on is given up; no test waits for it to pass
Json = dict[str, Any]


class Phone:
    """One person's phone: what they do, and what they see."""

    def __init__(self, stage: "Stage", person: Person) -> None:
        """Belong to a `person` of the simulator."""
        self.stage, self.person = stage, person
        self._looked_at: dict[int, str] = {}

    @property
    def id(self) -> int:
        """The Telegram id."""
        return self.person.id

    async def types(self, text: str) -> None:
        """Send text and wait until the bot has said all it has to say."""
        self.person.types(text)
        await self.stage.settles()

    async def taps(self, label: str, *, under: Json | None = None) -> None:
        """Tap the newest button with this label and wait until the bot has said all it has to say."""
        self.person.taps(label, message=under)
        await self.stage.settles()

    async def forges(self, data: str) -> None:
        """Send the tap of a button that may be somebody else's, or nobody's."""
        self.person.taps(data=data)
        await self.stage.settles()

    async def sends(self, kind: str, **details: Any) -> None:
        """Send a photo, a voice message, a sticker, …"""
        self.person.sends(kind, **details)
        await self.stage.settles()

    def sees(self, *parts: str) -> Json:
        """Return the one message that is new or changed and contains all `parts`; it counts as looked at now."""
        fresh = self._fresh()
        found = [message for message in fresh if all(part in words_of(message) for part in parts)]
        shown = [words_of(message) for message in fresh]
        assert found, f"{self.person.human.first_name} does not see {parts}, but {shown}"
        self._looked_at[found[-1]["message_id"]] = _look(found[-1])
        return found[-1]

    def sees_nothing_new(self) -> None:
        """Assert that nothing else came or changed."""
        fresh = [words_of(message) for message in self._fresh()]
        assert not fresh, f"{self.person.human.first_name} also sees {fresh}"

    def looks_away(self) -> None:
        """Take all that is there for looked at."""
        for message in self.person.received:
            self._looked_at[message["message_id"]] = _look(message)

    def _fresh(self) -> list[Json]:
        return [m for m in self.person.received if self._looked_at.get(m["message_id"]) != _look(m)]


class Stage:
    """Telegram and the bot, for one story."""

    def __init__(self, simulator: Simulator, folder: Path, environ: dict[str, str]) -> None:
        """Keep all data in `folder`."""
        self.simulator, self.folder = simulator, folder
        self.environ = environ | {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": simulator.url,
            "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'halfway.db'}",
            "CLOCK_FILE": str(folder / "clock"),
            "CONTENT_DIR": os.environ.get("TRY_CONTENT", str(ROOT / "content")),
            "TICK_SECONDS": "0.02",
            "LOG_LEVEL": "WARNING",
        }
        self.phones: dict[str, Phone] = {}
        self.process: asyncio.subprocess.Process | None = None
        self.house: bootstrap.House | None = None
        self._life = AsyncExitStack()

    @classmethod
    @asynccontextmanager
    async def opened(cls, folder: Path, *, at: datetime | None = None, **environ: str) -> AsyncIterator["Stage"]:
        """Run the bot in this loop."""
        async with cls._simulated(folder, at, environ) as stage:
            await stage.starts()
            try:
                yield stage
            finally:
                await stage.stops()

    @classmethod
    @asynccontextmanager
    async def with_process(cls, folder: Path, *, at: datetime | None = None, **environ: str) -> AsyncIterator["Stage"]:
        """Run the bot as a process of its own."""
        async with cls._simulated(folder, at, environ) as stage:
            await stage.launches()
            try:
                yield stage
            finally:
                await stage.kills(signal.SIGTERM)

    @classmethod
    @asynccontextmanager
    async def _simulated(cls, folder: Path, at: datetime | None, environ: dict[str, str]) -> AsyncIterator["Stage"]:
        simulator = Simulator(TOKEN, clock_file=folder / "clock")
        await simulator.start()
        if at is not None:
            simulator.clock.move_to(at)
        try:
            yield cls(simulator, folder, environ)
        finally:
            await simulator.stop()

    async def starts(self) -> None:
        """Start the bot in this loop."""
        settings = config.load(self.environ)
        self.house = await self._life.enter_async_context(bootstrap.opened(settings, FileClock(self.folder / "clock")))
        await self._life.enter_async_context(bootstrap.working(self.house))
        await self._life.enter_async_context(bootstrap.polling(self.house))
        await self.simulator.wait_until_idle(_PATIENCE)

    async def stops(self) -> None:
        """Stop the bot that runs in this loop, in good order."""
        await self._life.aclose()
        self.house = None

    async def restarts(self) -> None:
        """Stop the bot and start it again on the same database."""
        await self.stops()
        await self.starts()

    async def launches(self) -> None:
        """Start the bot as a process and wait until it polls."""
        environ = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=ROOT, env=environ | self.environ
        )
        await self.simulator.wait_until_idle(_PATIENCE)

    async def kills(self, how: signal.Signals = signal.SIGKILL) -> int:
        """End the process and return its exit status."""
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(how)
        return await asyncio.wait_for(self.process.wait(), _PATIENCE)

    def phone(self, name: str, **details: Any) -> Phone:
        """Return the phone of the person with this name."""
        if name not in self.phones:
            self.phones[name] = Phone(self, self.simulator.person(name, **details))
        return self.phones[name]

    async def moves(self, **length: float) -> None:
        """Push the clock and wait until all that became due is done."""
        self.simulator.clock.advance(timedelta(**length).total_seconds())
        await self.settles()

    @property
    def now(self) -> datetime:
        """The present instant of the story."""
        return datetime.fromtimestamp(self.simulator.clock.time(), UTC)

    async def settles(self) -> None:
        """Return when every update is worked on and nothing that is due waits in outbox or agenda."""
        async with asyncio.timeout(_PATIENCE):
            while True:
                await self.simulator.wait_until_idle(_PATIENCE)
                if not self.due() and self.simulator.is_polling_idle():
                    return
                await asyncio.sleep(0.005)

    def due(self) -> int:
        """Return how much is due and not done, by a look into the database file."""
        now = int(self.now.timestamp() * 1000)
        waiting = "SELECT count(*) FROM outbox WHERE state = 1 OR not_before <= ?"
        with closing(sqlite3.connect(f"file:{self.folder / 'halfway.db'}?mode=ro", uri=True)) as database:
            (calls,) = database.execute(waiting, [now]).fetchone()
            (things,) = database.execute("SELECT count(*) FROM agenda WHERE due_at <= ?", [now]).fetchone()
        return int(calls) + int(things)

    def nothing_else_was_sent(self) -> None:
        """Assert that no phone shows anything that was not looked at."""
        for phone in self.phones.values():
            phone.sees_nothing_new()

    async def pairs(self, inviter: Phone, invited: Phone) -> None:
        """Connect two people the way they would do it, and look away from it."""
        await inviter.types("/start")
        await inviter.types("/invite")
        await invited.types(f"/start {token_in(inviter.sees('t.me/'))}")
        await invited.taps("Accept")
        await inviter.taps("Yes, connect")
        for phone in (inviter, invited):
            phone.looks_away()


def words_of(message: Json) -> str:
    """Return the text or caption of a message, the question of a poll."""
    poll = message.get("poll")
    return str(message.get("text") or message.get("caption") or (poll or {}).get("question") or "")


def buttons_of(message: Json) -> list[str]:
    """Return the labels of all buttons under a message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def token_in(message: Json) -> str:
    """Return the token of the invitation link in a message."""
    return words_of(message).partition("?start=")[2].split()[0]


def _look(message: Json) -> str:
    return repr((words_of(message), buttons_of(message), message.get("entities")))
