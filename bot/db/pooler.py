"""Telling a pooler in transaction mode from a server, or a pooler in session mode.

In transaction mode two transactions of one connection may come to two sessions of the server, and two connections share
one: prepared statements are found that somebody else named, settings leak, LISTEN hears nothing. Nothing of this is an
error that is sure to show, so it is asked for beforehand.
"""

import asyncio

import asyncpg

from bot.db.postgresql import patient_connector
from bot.db.schema import random_id
from bot.errors import ConfigError

WRONG = "leads to a pooler in transaction mode, behind which statements of several processes get mixed up"
RIGHT = 'take the "direct" address of the database, or a pooler in session mode'
_ROUNDS = 4  # mostly one is enough; what gets by them all, as behind a pooler that is busy, `_hears` finds out
_LONGER = 0.001  # seconds by which each round keeps a session longer, so as not to fall into step with the others
_HEARD = 3.0  # seconds in which a notification is heard that is heard at all; milliseconds are usual
_PATIENCE = 5.0  # seconds for one answer; a pooler in session mode with no session left keeps one waiting


async def refuse(url: str, patience: float) -> None:
    """Raise `ConfigError` where `url` leads to a pooler in transaction mode; wait `patience` seconds for an answer."""
    if await is_in_transaction_mode(url, patience):
        raise ConfigError("DATABASE_URL", WRONG, RIGHT)


async def is_in_transaction_mode(url: str, patience: float = 0.0) -> bool:
    """Return whether connections change their sessions between two transactions, or share one."""
    connect = patient_connector(url, patience, names_statements=False)
    first = await connect()
    try:
        own = await _session(first)
        if own == first.get_server_pid():  # a pooler makes a number of its own up for whoever connects
            return False
        second = await connect()
        try:
            for number in range(_ROUNDS):
                if await _session(second, number * _LONGER) == own or await _session(first) != own:
                    return True
            return not await _hears(first, second)
        finally:
            second.terminate()
    except (TimeoutError, asyncpg.TooManyConnectionsError):
        return False  # whoever waits for a session has one to themselves
    finally:
        first.terminate()


async def _hears(listener: asyncpg.Connection, speaker: asyncpg.Connection) -> bool:
    """Return whether one connection hears by LISTEN what another notifies, as behind a session of its own."""
    heard, channel = asyncio.Event(), f"halfway_look_{random_id():x}"
    await listener.add_listener(channel, lambda *_: heard.set())
    async with asyncio.timeout(_PATIENCE):
        await speaker.execute(f"NOTIFY {channel}")
    try:
        async with asyncio.timeout(_HEARD):
            await heard.wait()
    except TimeoutError:
        return False
    return True


async def _session(connection: asyncpg.Connection, kept: float = 0.0) -> int:
    """Return the number of the server's session, asked within one transaction that keeps it for `kept` seconds."""
    async with asyncio.timeout(_PATIENCE), connection.transaction():
        number: int = await connection.fetchval("SELECT pg_backend_pid()")
        await asyncio.sleep(kept)
    return number
