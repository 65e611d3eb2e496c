"""The writer's connection to SQLite: statements run in the event loop's thread, what may wait runs beside it.

aiosqlite hands every step of every statement to a thread, some four hops a statement; a hop costs several times what
SQLite needs for a row by its key. Only a transaction's begin (it waits for the lock), its end (it waits for the disk)
and what works on many rows are worth one.
"""

import sqlite3
from collections.abc import Callable
from typing import Any

import aiosqlite

_MANY = 200  # rows of one executemany; beyond that the event loop would be kept waiting for milliseconds
_WAITS = ("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "VACUUM", "CREATE", "ALTER", "DROP")


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
