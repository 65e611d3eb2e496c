"""Reaching PostgreSQL: how a connection is opened, what every session keeps to, and why one cannot be opened."""

import asyncio
import logging
import ssl
from collections.abc import Awaitable, Callable, Sequence
from time import monotonic
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import asyncpg
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from bot import libpq
from bot.db.compiled import COMPILED
from bot.db.db_errors import is_transient

_CONNECT = 10  # seconds in which a connection must be open
_ANSWER = 45  # seconds in which a statement must be answered, in case the network swallows it
_POOL, _OVERFLOW = 4, 4  # connections of one process; a small plan of a hosting service has about 20 for all
_LOOK_EVERY = 0.5  # seconds between two looks whether a server is there
_SCHEME = "postgresql+asyncpg://"
# Old snapshots make claims slow, and who holds rows and hangs holds up others; jit pays for no statement here.
_SESSION = (
    "SET statement_timeout = '30s'; SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s';"
    "SET jit = off"
)
_NOT_LET_IN = (asyncpg.InvalidPasswordError, asyncpg.InvalidAuthorizationSpecificationError)
_REFUSALS: Sequence[tuple[type[Exception] | tuple[type[Exception], ...], str, str]] = (
    (_NOT_LET_IN, "the database does not accept user and password", "check both"),
    (asyncpg.InvalidCatalogNameError, "there is no database of this name", "create it, or check the name"),
    (asyncpg.InsufficientPrivilegeError, "the user may not make tables in this database", "make the user its owner"),
    (asyncpg.CannotConnectNowError, "the database is starting or ending", "look at its log"),
    (asyncpg.TooManyConnectionsError, "the database has no connection left", "allow more, or run fewer processes"),
)

Connect = Callable[[], Awaitable[asyncpg.Connection]]
_log = logging.getLogger(__name__)


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
        _SCHEME,
        async_creator=connector(url),
        pool_size=_POOL,
        max_overflow=_OVERFLOW,
        pool_pre_ping=True,
        execution_options={"compiled_cache": COMPILED},
    )


def patient_engine(url: str, patience: float) -> AsyncEngine:
    """Return an engine to begin with: migrations may take as long as they need.

    It waits up to `patience` seconds for a server that may still come, because after a power cut everything starts at
    the same time, and says so once.
    """

    return create_async_engine(_SCHEME, async_creator=patient_connector(url, patience), poolclass=NullPool)


def patient_connector(url: str, patience: float, *, names_statements: bool = True) -> Connect:
    """Return a coroutine function that opens a connection, and waits for its server as `patient_engine` says.

    Where it is not known yet what answers, a connection that names no statements leaves none behind for others.
    """

    async def connect() -> asyncpg.Connection:
        began = monotonic()
        is_waiting = False
        while True:
            try:
                opened = await _open(url, None, names_statements=names_statements)
            except Exception as error:
                if not _may_come(error, url) or monotonic() >= began + patience:
                    raise
                if not is_waiting:
                    _log.warning("not yet: %s; it is waited for, up to %.0f s", why(error)[0], patience)
                is_waiting = True
                await asyncio.sleep(_LOOK_EVERY)
            else:
                if is_waiting:
                    _log.info("the database answers, after %.0f s", monotonic() - began)
                return opened

    return connect


def _may_come(error: Exception, url: str) -> bool:
    """Return whether a server may be there in a while, with nothing changed in its address."""
    if isinstance(error, ssl.SSLError | PermissionError) or "SSL" in str(error):
        return False
    if isinstance(error, FileNotFoundError):  # of a socket, which is made when its server starts, or of a certificate
        return "sslrootcert=" not in url
    return is_transient(error)


async def _open(url: str, answer: float | None, *, names_statements: bool = True) -> asyncpg.Connection:
    options: dict[str, Any] = {} if names_statements else {"statement_cache_size": 0}
    if (trusted := _trusted(url)) is not None:
        options["ssl"] = trusted
    return await asyncpg.connect(
        url.replace(_SCHEME, "postgresql://", 1),
        timeout=_CONNECT,
        command_timeout=answer,
        server_settings={"application_name": "halfway"},
        **options,
    )


def _trusted(url: str) -> ssl.SSLContext | None:
    """Return what trusts the machine's authorities, where `sslrootcert=system` asks for it: asyncpg takes a file."""
    query = dict(parse_qsl(urlsplit(url).query))
    if query.get("sslrootcert") != libpq.SYSTEM:
        return None
    trusted = ssl.create_default_context()
    if query.get("sslcert"):
        trusted.load_cert_chain(query["sslcert"], query.get("sslkey"), query.get("sslpassword"))
    return trusted


def why(error: BaseException) -> tuple[str, str]:
    """Return why a database cannot be used and what to do about it, without quoting any of its address."""
    error = getattr(getattr(error, "orig", None), "__cause__", None) or error
    for kinds, wrong, right in _REFUSALS:
        if isinstance(error, kinds):
            return wrong, right
    match error:
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
