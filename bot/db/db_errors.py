"""Telling a database that cannot be used now from an error in what was asked of it."""

import asyncpg
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, NotSupportedError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

_SQLITE_ERROR = 1  # sqlite3.SQLITE_ERROR: an error in the question itself, though Python calls it operational
_FAULTS = (DataError, IntegrityError, NotSupportedError, ProgrammingError)
# PostgreSQL, appendix A: rolled back in favour of another transaction; a lock that was not to be had in time.
_CONFLICTS = ("40", "55P03")
# Likewise: connection, resources, operator, system; a transaction that stood idle; a standby, which only reads.
_OUTAGES = (*_CONFLICTS, "08", "53", "57", "58", "25P03", "25006")


def is_transient(error: BaseException) -> bool:
    """Return whether an error is the database's and may be gone when the same is tried again: locked, full, or away."""
    cause = _postgresql(error)
    if isinstance(cause, asyncpg.PostgresError):
        return _state(cause).startswith(_OUTAGES)
    if isinstance(cause, asyncpg.InterfaceError):
        return not isinstance(cause, ValueError)  # a connection that is closed, but not a value that does not fit
    if isinstance(error, DBAPIError):
        is_fault = getattr(error.orig, "sqlite_errorcode", None) == _SQLITE_ERROR
        return not is_fault and not isinstance(error, _FAULTS)
    return isinstance(error, PoolTimeoutError | OSError)


def is_serialization_failure(error: BaseException) -> bool:
    """Return whether a transaction was given up in favour of another, so that it is worth trying again at once."""
    cause = _postgresql(error)
    return isinstance(cause, asyncpg.PostgresError) and _state(cause).startswith(_CONFLICTS)


def _postgresql(error: BaseException) -> BaseException | None:
    """Return what the driver for PostgreSQL said, whether or not SQLAlchemy has wrapped it."""
    return error.orig.__cause__ if isinstance(error, DBAPIError) and error.orig is not None else error


def _state(error: asyncpg.PostgresError) -> str:
    return str(getattr(error, "sqlstate", None) or "")
