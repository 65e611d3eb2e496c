"""Telling a database that cannot be used now from an error in what was asked of it."""

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, NotSupportedError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

_SQLITE_ERROR = 1  # sqlite3.SQLITE_ERROR: an error in the question itself, though Python calls it operational
_FAULTS = (DataError, IntegrityError, NotSupportedError, ProgrammingError)


def is_outage(error: BaseException) -> bool:
    """Say whether an error is the database's and may be gone when the same is tried again: locked, full, or away."""
    if isinstance(error, DBAPIError):
        is_fault = getattr(error.orig, "sqlite_errorcode", None) == _SQLITE_ERROR
        return not is_fault and not isinstance(error, _FAULTS)
    return isinstance(error, PoolTimeoutError | OSError)
