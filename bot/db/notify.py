"""Notifier that wake whoever waits for a commit: in this process, and through PostgreSQL in all others.

LISTEN needs a connection of its own that stays open, which a pool that hands out transactions cannot give. A channel is
never more than a hint: whoever waits for one also looks by itself now and then.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable

from asyncpg import Connection
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import backoff
from bot.db.outage_log import OutageLog
from bot.db.schema import random_id

_CHANNEL = "halfway"
_LOOK_EVERY = 30.0  # seconds between two looks whether a connection on which nothing is heard still lives
_ANSWER = 10.0  # seconds that PostgreSQL may take to answer such a look, or to close
_FIRST_WAIT, _LONGEST_WAIT = 0.1, 10.0  # seconds between two attempts to connect

_log = logging.getLogger(__name__)


class Notifier:
    """The channels of one process."""

    def __init__(self) -> None:
        """Begin with nobody who listens."""
        self._listeners: dict[str, set[asyncio.Event]] = {}

    def listen(self, channel: str) -> asyncio.Event:
        """Return an event that is set whenever `channel` is rung."""
        heard = asyncio.Event()
        self._listeners.setdefault(channel, set()).add(heard)
        return heard

    def notify(self, channel: str) -> None:
        """Wake all who listen to `channel`."""
        for heard in self._listeners.get(channel, ()):
            heard.set()

    def notify_all(self) -> None:
        """Wake everybody, because something may have been missed."""
        for channel in self._listeners:
            self.notify(channel)


class PgListener:
    """Carry channels between processes by PostgreSQL's LISTEN and NOTIFY."""

    def __init__(self, channels: Notifier, connect: Callable[[], Awaitable[Connection]]) -> None:
        """Ring `channels` for what other processes announce; `connect` opens a connection that nobody else uses."""
        self.is_open = asyncio.Event()
        self._bells, self._connect = channels, connect
        self._me = f"{random_id():x}"
        self._absence = OutageLog(_log, "connection for LISTEN")
        self._listening: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to listen, if that has not begun yet."""
        if self._listening is None:
            self._listening = asyncio.create_task(self._listen(), name="channels")

    async def close(self) -> None:
        """Listen no more."""
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)

    async def publish(self, session: AsyncSession, channels: Iterable[str]) -> None:
        """Ring channels in all other processes once the transaction of `session` is committed."""
        await session.execute(select(func.pg_notify(_CHANNEL, " ".join((self._me, *sorted(channels))))))

    async def _listen(self) -> None:
        """Listen, and connect again whenever the connection is lost; then ring, for what was missed meanwhile."""
        failures, is_again = 0, False
        while True:
            try:
                connection = await self._connect()
                try:
                    lost = await self._open(connection)
                    if is_again:
                        self._bells.notify_all()
                    failures, is_again = 0, True
                    self._absence.clear()
                    await _until_lost(connection, lost)
                finally:
                    self.is_open.clear()
                    connection.terminate()
            except Exception as error:
                if not self._absence.record(error):
                    _log.exception("listening to PostgreSQL failed")
            failures += 1
            await asyncio.sleep(backoff.delay(failures, _FIRST_WAIT, _LONGEST_WAIT))

    async def _open(self, connection: Connection) -> asyncio.Event:
        """Return an event that is set when the connection is lost."""
        lost = asyncio.Event()
        connection.add_termination_listener(lambda _connection: lost.set())
        await connection.add_listener(_CHANNEL, self._hear)
        self.is_open.set()
        return lost

    def _hear(self, _connection: object, _process: int, _channel: str, said: object) -> None:
        sender, *channels = str(said).split()
        if sender != self._me:  # what this process commits, it rings itself
            for channel in channels:
                self._bells.notify(channel)


async def _until_lost(connection: Connection, lost: asyncio.Event) -> None:
    """Look now and then whether a connection still lives; raise when it is lost."""
    while not lost.is_set():
        try:
            async with asyncio.timeout(_LOOK_EVERY):
                await lost.wait()
        except TimeoutError:
            await connection.execute("SELECT 1", timeout=_ANSWER)
    raise ConnectionError
