"""A stage for stories: Telegram's simulator, the whole bot, people with names, and a clock that moves.

The bot runs in the test's own loop (`Stage.opened`) or as a process of its own (`Stage.with_process`); in both it
speaks HTTP with the simulator and keeps a real database file. When a story ends well, every request the bot made is
held against the specification of the Bot API, and nothing may stand in the log as an error that the story did not
speak of.
"""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from bot import app, config, processes
from bot.clock import FileClock, SystemClock
from bot.content import ContentStore
from bot.db.outbox import CHANNEL
from bot.playground.simulator import TOKEN, Simulator
from tests import screens
from tests.complaints import Complaints
from tests.phone import Json, Phone, buttons_of, connect, data_of, token_in, words_of
from tests.records import records_in
from tests.specification import judge

__all__ = ["ROOT", "Json", "Phone", "Stage", "buttons_of", "data_of", "token_in", "words_of"]

ROOT = Path(__file__).parent.parent
KEY = "aGFsZndheSBoYWxmd2F5IGhhbGZ3YXkgaGFsZndheSE="
_PATIENCE = 60.0  # seconds until a story that does not go on is given up; no test waits for it to pass
_LOOK, _HURRY_EVERY = 0.003, 20  # seconds between two looks at the database, and looks until something may be stuck
# What Telegram may refuse without anybody having asked for something wrong: things changed or went meanwhile.
_MAY_BE_REFUSED = (
    *(
        "message is not modified",
        "message to edit not found",
        "message to pin not found",
        "message to unpin not found",
        "message can't be edited",
        "no text in the message",
    ),
    *("message with poll to stop not found", "poll has already been closed", "query is too old"),
)


class Stage:
    """Telegram and the bot, for one story."""

    def __init__(self, simulator: Simulator, folder: Path, environ: dict[str, str]) -> None:
        """Keep all data in `folder`."""
        self.simulator, self.folder = simulator, folder
        self.records = records_in(folder)
        self.environ = {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": simulator.url,
            "DATABASE_URL": self.records.url,
            "ENCRYPTION_KEYS": KEY,
            "MESSAGES_PER_SECOND": "1000",
            "FLOOD_LIMIT": "1000000",  # people in stories type faster than anybody could
            "CLOCK_FILE": str(folder / "clock"),
            "CONTENT_DIR": _content(),
            "LOG_LEVEL": "WARNING",
        } | environ
        self.complaints = Complaints()
        self.has_foreign_rows = False  # a story puts some there, as another version of the bot would
        self.phones: dict[str, Phone] = {}
        self.process: asyncio.subprocess.Process | None = None
        self.app: app.App | None = None
        self._life = AsyncExitStack()

    @classmethod
    @asynccontextmanager
    async def opened(cls, folder: Path, *, at: datetime | None = None, **environ: str) -> AsyncIterator["Stage"]:
        """Run the bot in this loop."""
        async with cls._simulated(folder, at, {"TICK_SECONDS": "60"} | environ) as stage:
            with stage.complaints.heard():
                await stage.starts()
                try:
                    yield stage
                finally:
                    await stage.stops()
            assert not stage.complaints, f"the log complains: {stage.complaints}"

    @classmethod
    @asynccontextmanager
    async def with_process(cls, folder: Path, *, at: datetime | None = None, **environ: str) -> AsyncIterator["Stage"]:
        """Run the bot as a process of its own."""
        async with cls._simulated(folder, at, {"TICK_SECONDS": "0.05"} | environ) as stage:
            try:
                await stage.launches()
                yield stage
            finally:
                if stage.process is not None:
                    await stage.kills(signal.SIGTERM)

    @classmethod
    @asynccontextmanager
    async def _simulated(cls, folder: Path, at: datetime | None, environ: dict[str, str]) -> AsyncIterator["Stage"]:
        simulator = Simulator(TOKEN, clock_file=folder / "clock")
        await simulator.start()
        if at is not None:
            simulator.clock.begin_at(at)
        stage = cls(simulator, folder, environ)
        await stage.begins()
        try:
            yield stage
            unlisted = [] if stage.has_foreign_rows else stage.records.unlisted()
        finally:
            stage.records.close()
            await simulator.stop()
        assert not unlisted, f"rows of the database say names that are not in the inventory: {unlisted}"
        stage.every_request_was_valid()

    async def begins(self) -> None:
        """Have a database before the bot starts: one without rows."""
        self.records.begin()

    async def starts(self) -> None:
        """Start the bot in this loop."""
        settings, clock = config.load(self.environ), FileClock(self.folder / "clock")
        shelf = _shelf() if self.environ["CONTENT_DIR"] == _content() else None
        self.app = await self._life.enter_async_context(app.open_app(settings, clock, shelf))
        await self._life.enter_async_context(app.run_workers(self.app))
        await self._life.enter_async_context(processes.taking_in(self.app))
        await self.simulator.wait_until_idle(_PATIENCE)

    async def stops(self) -> None:
        """Stop the bot that runs in this loop, in good order."""
        await self._life.aclose()
        self.app = None

    async def restarts(self) -> None:
        """Stop the bot and start it again on the same database."""
        await self.stops()
        await self.starts()

    async def launches(self, *, polls: bool = True) -> None:
        """Start the bot as a process and, unless it is not expected to get so far, wait until it polls."""
        environ = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=ROOT, env=environ | self.environ, stderr=asyncio.subprocess.PIPE
        )
        if polls:
            await self._begins_to_poll(self.process)

    async def _begins_to_poll(self, process: asyncio.subprocess.Process) -> None:
        """Wait until a process polls; one that ends instead is told at once."""
        polls = asyncio.ensure_future(self.simulator.wait_until_idle(_PATIENCE))
        ends = asyncio.ensure_future(process.wait())
        await asyncio.wait({polls, ends}, return_when=asyncio.FIRST_COMPLETED)
        ends.cancel()
        if not polls.done():
            polls.cancel()
            await self.kills()
            raise AssertionError(f"the bot ended with status {process.returncode} instead of polling")
        polls.result()

    async def kills(self, how: signal.Signals = signal.SIGKILL) -> int:
        """End the process and return its exit status."""
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(how)
        _, said = await asyncio.wait_for(self.process.communicate(), _PATIENCE)
        sys.stderr.write(said.decode())  # for the report of a test that fails
        return self.process.returncode or 0

    def phone(self, name: str, **details: object) -> Phone:
        """Return the phone of the person with this name."""
        if name not in self.phones:
            self.phones[name] = Phone(self, self.simulator.person(name, **details))
        return self.phones[name]

    async def moves(self, **length: float) -> None:
        """Push the clock and wait until all that became due is done."""
        self.simulator.clock.advance(timedelta(**length).total_seconds())
        self._hurries()
        await self.settles()

    @property
    def now(self) -> datetime:
        """The present instant of the story."""
        return datetime.fromtimestamp(self.simulator.clock.time(), UTC)

    async def settles(self) -> None:
        """Return when every update is worked on and nothing that is due waits in outbox or agenda."""
        looks = 0
        async with asyncio.timeout(_PATIENCE):
            while True:
                await self.simulator.wait_until_idle(_PATIENCE)
                if self.app is not None and self.records.things_due(self.now):
                    await self.app.runner.run_due()
                elif not self.records.calls_due(self.now) and self.simulator.is_idle():
                    return
                await asyncio.sleep(_LOOK)
                looks += 1
                if looks % _HURRY_EVERY == 0:
                    self._hurries()

    def _hurries(self) -> None:
        """Let nothing wait for real time, such as the pace of one message a second to a chat."""
        self.records.forget_pace()
        if self.app is not None:
            self.app.storage.notify(CHANNEL)

    def nothing_else_was_sent(self) -> None:
        """Assert that no phone shows anything that was not looked at."""
        for phone in self.phones.values():
            phone.sees_nothing_new()

    def every_request_was_valid(self) -> None:
        """Assert that all requests keep the specification, that Telegram found none wrong, and texts fit a phone."""
        calls = self.simulator.calls
        found = {fault for call in calls for fault in judge.faults(call.method, call.parameters, call.parameters.files)}
        refused = {f"{call.method}: {call.description}" for call in calls if call.error_code == 400 and not call.fault}
        found |= {said for said in refused if not any(allowed in said for allowed in _MAY_BE_REFUSED)}
        assert not found, f"requests that are not valid: {sorted(found)}"
        long = screens.too_long(calls)
        assert not long, f"texts that are longer than a screen: {sorted(long)}"
        cut = screens.cut_labels(calls)
        assert not cut, f"labels that are wider than their share of a row: {sorted(cut)}"

    async def pairs(self, inviter: Phone, invited: Phone, *, with_routine: bool = False) -> None:
        """Connect two people the way they would do it, and look away from it.

        Questions and lessons, which come by themselves from then on, stay out of a story unless it is `with_routine`;
        whose time is not known lives by UTC then.
        """
        if with_routine:
            for phone in (inviter, invited):
                await phone.types("/start")
            await self.records.changes("UPDATE people SET zone = 'UTC' WHERE zone IS NULL")
        await connect(inviter, invited)
        if with_routine:
            for phone in (inviter, invited):
                await phone.taps("Yes, each evening")
        else:
            await self.records.changes("DELETE FROM agenda WHERE kind IN ('checkin.ask', 'lesson.send')")
        for phone in (inviter, invited):
            phone.looks_away()


def _content() -> str:
    return os.environ.get("TRY_CONTENT", str(ROOT / "content"))


@cache
def _shelf() -> ContentStore:
    """Return the content, read once for all stories: nobody changes it meanwhile."""
    return ContentStore(Path(_content()), SystemClock(), look_every=timedelta(days=36_500))
