"""Reaching PostgreSQL: how a connection is opened, what every session keeps to, and why one cannot be opened."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from time import monotonic

import asyncpg
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

_CONNECT = 10  # seconds in which a connection must be open
_ANSWER = 45  # seconds in which a statement must be answered, in case the network swallows it
_POOL, _OVERFLOW = 4, 4  # connections of one process; a small plan of a hosting service has about 20 for all
_STARTING, _LOOK_EVERY = 30.0, 0.5  # seconds that a server which is just starting is waited for, and between two looks
_SCHEME = "postgresql+asyncpg://"
# Old snapshots make claims slow, and who holds rows and hangs holds up others; jit pays for no statement here.
_SESSION = (
    "SET statement_timeout = '30s'; SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s';"
    "SET jit = off"
)
_NOT_YET = (asyncpg.CannotConnectNowError, asyncpg.TooManyConnectionsError)

Connect = Callable[[], Awaitable[asyncpg.Connection]]


def connector(url: str) -> Connect:
    """Return a coroutine function that opens connections to `url`: after its scheme it is as libpq has it."""

    async def connect() -> asyncpg.Connection:
        opened = await _open(url, _ANSWER)
        await opened.execute(_SESSION)  # not at start-up: poolers refuse settings they do not know
        return opened

    return connect


def engine(url: str) -> AsyncEngine:
    """Return the pool that units of work take their connections from; each is tried before it is used."""
    return create_async_engine(
        _SCHEME, async_creator=connector(url), pool_size=_POOL, max_overflow=_OVERFLOW, pool_pre_ping=True
    )


def patient_engine(url: str) -> AsyncEngine:
    """Return an engine to begin with: it waits for a server that is starting, and as long as migrations may take."""

    async def connect() -> asyncpg.Connection:
        give_up = monotonic() + _STARTING
        while True:
            try:
                return await _open(url, None)
            except _NOT_YET:
                if monotonic() > give_up:
                    raise
                await asyncio.sleep(_LOOK_EVERY)

    return create_async_engine(_SCHEME, async_creator=connect, poolclass=NullPool)


async def _open(url: str, answer: float | None) -> asyncpg.Connection:
    dsn, named = url.replace(_SCHEME, "postgresql://", 1), {"application_name": "halfway"}
    return await asyncpg.connect(dsn, timeout=_CONNECT, command_timeout=answer, server_settings=named)


def why(error: BaseException) -> tuple[str, str]:
    """Return why a database cannot be used and what to do about it, without quoting any of its address."""
    error = getattr(getattr(error, "orig", None), "__cause__", None) or error
    match error:
        case asyncpg.InvalidPasswordError() | asyncpg.InvalidAuthorizationSpecificationError():
            return "the database does not accept user and password", "check both"
        case asyncpg.InvalidCatalogNameError():
            return "there is no database of this name", "create it, or check the name"
        case asyncpg.InsufficientPrivilegeError():
            return "the user may not make tables in this database", "make the user its owner"
        case ssl.SSLError():
            return "the server cannot be trusted as sslmode asks", "check its certificate, sslmode and sslrootcert"
        case OSError() if "SSL" in str(error):
            return "the server does not offer the encryption that sslmode asks for", "check sslmode"
        case FileNotFoundError():
            return "a file that its address names is not there", "check sslrootcert, or the folder of the socket"
        case OSError():
            return "no database answers at this address", "check host and port, and whether it runs"
        case ValueError() if "root certificate" in str(error):
            return "its sslmode needs a certificate to trust", "let sslrootcert name the file"
        case ValueError():
            return "is no address of a database", "write it as postgresql://user:password@host:5432/name"
    return f"the database cannot be used ({type(error).__name__})", "look at its log"
