"""The writer's connection to SQLite: statements run in the event loop's thread, what may wait runs beside it.

aiosqlite hands every step of every statement to a thread, some four hops a statement; a hop costs several times what
SQLite needs for a row by its key. Only a transaction's begin (it waits for the lock), its end (it waits for the disk)
and what works on many rows are worth one.

This is the one place that leans on what is private in aiosqlite: `_execute`, through which every step of a connection
and its cursors goes, `_running`, `_connection` and `_thread`. Another version that lacks any of it is refused at the
import, before a database is opened.
"""

import inspect
import sqlite3
from collections.abc import Callable
from threading import Thread
from typing import Any

import aiosqlite

_MANY = 200  # rows of one executemany; beyond that the event loop would be kept waiting for milliseconds
_WAITS = ("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "VACUUM", "CREATE", "ALTER", "DROP")


def _never() -> sqlite3.Connection:
    raise AssertionError("a connection that is only looked at is not opened")


def refuse_others(connection_type: type[aiosqlite.Connection]) -> None:
    """Raise `ImportError` where a connection of aiosqlite is not made as `WriterConnection` relies on."""
    known, unopened = vars(connection_type(_never, iter_chunk_size=1)), object()
    takes = list(inspect.signature(getattr(connection_type, "_execute", lambda: None)).parameters)
    is_same = known.get("_running") is True and known.get("_connection", unopened) is None
    if not (is_same and isinstance(known.get("_thread"), Thread) and takes == ["self", "fn", "args", "kwargs"]):
        raise ImportError(f"aiosqlite {aiosqlite.__version__} is made otherwise than bot/db/writer_connection.py needs")


refuse_others(aiosqlite.Connection)


class WriterConnection(aiosqlite.Connection):
    """An aiosqlite connection that only one transaction uses at a time."""

    _beside = 0  # calls the thread has not finished; those of a task that was cancelled count on

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Call `fn` here, or in the thread where it may wait or is not alone."""
        if self._beside or not self._running or self._connection is None or self._may_wait(fn, args):
            return await self._in_thread(fn, args, kwargs)
        return fn(*args, **kwargs)

    async def _in_thread(self, fn: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        def counted() -> Any:
            try:
                return fn(*args, **kwargs)
            finally:
                self._beside -= 1

        self._beside += 1
        try:
            return await super()._execute(counted)  # type: ignore[no-untyped-call]
        except ValueError:
            if not self._running or self._connection is None:
                self._beside -= 1  # it was never handed over
            raise

    def _may_wait(self, fn: Callable[..., Any], args: tuple[Any, ...]) -> bool:
        if not args:
            return getattr(fn, "__self__", None) is self._connection and fn.__name__ != "cursor"
        if len(args) > 1 and isinstance(args[1], list) and len(args[1]) > _MANY:
            return True
        return isinstance(args[0], str) and args[0].startswith(_WAITS)


def connect(database: str, **options: Any) -> WriterConnection:
    """Return a connection to a file that is opened when it is awaited, as `aiosqlite.connect` does."""

    def connector() -> sqlite3.Connection:
        opened: sqlite3.Connection = sqlite3.connect(database, **options)
        return opened

    connection: WriterConnection = WriterConnection(connector, iter_chunk_size=64)
    connection._thread.daemon = True  # as SQLAlchemy does: a connection that is left open must not hang the exit
    return connection
