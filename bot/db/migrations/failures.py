"""What is said when a migration fails: which step it was, that nothing was changed, and what the way back is."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import asyncpg
from sqlalchemy.exc import DBAPIError

from bot.db.db_errors import is_transient
from bot.errors import MigrationFailed

_PASSED_ON = (asyncpg.InsufficientPrivilegeError,)  # what whoever opens the database has better words for


@contextmanager
def told(stands_at: str | None, steps: Sequence[str], applied: Sequence[str]) -> Iterator[None]:
    """Raise `MigrationFailed` for whatever fails in the block, unless the database cannot be used just now.

    `steps` are the names of those that are to be taken, in order, of which `applied` grows by each that was.
    """
    try:
        yield
    except Exception as error:
        if is_transient(error) or isinstance(_cause(error), _PASSED_ON) or len(applied) >= len(steps):
            raise
        raise MigrationFailed(steps[len(applied)], stands_at, _named(error)) from error


def _cause(error: BaseException) -> BaseException:
    """Return what the driver said; SQLAlchemy keeps PostgreSQL's own error one step further down."""
    original = error.orig if isinstance(error, DBAPIError) else None
    return (original.__cause__ or original) if original is not None else error


def _named(error: BaseException) -> str:
    """Return what kind of error it was; its words may quote what people's rows hold."""
    cause = _cause(error)
    return str(getattr(cause, "sqlite_errorname", None) or type(cause).__name__)
