"""Rows that are written late, many at once, and yet are never missed: a statement that names their table comes after.

The session sees to that by itself, before every statement, so no query has to remember it. What is put off is written
in one order, that of the locks (docs/develop/architecture.md), so that no two transactions wait for each other in a
circle: with the rows of a table go those of all tables before it.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from sqlalchemy import ClauseElement, Executable, Table, TextClause, event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import ORMExecuteState, Session
from sqlalchemy.sql import visitors
from sqlalchemy.util import await_only

ORDER = ("started_messages", "chat_messages", "courses", "dialogues", "agenda", "outbox")
_ALL = len(ORDER)
_HERE = "deferred writes"  # their place in what SQLAlchemy lets a session carry along

Write = Callable[[Sequence[Any]], Awaitable[None]]


class DeferredWrites:
    """What one transaction has yet to write."""

    def __init__(self, session: AsyncSession) -> None:
        """Write before the statements of `session`, one of `DeferringSession`; the others never defer anything."""
        self._waiting: dict[int, tuple[Write, list[Any]]] = {}  # by place in `ORDER`
        session.info[_HERE] = self

    def add(self, table: Table, write: Write, items: Sequence[Any]) -> None:
        """Put `items` off; `write` gets all of a table. Raises `ValueError` for a table without a place in `ORDER`."""
        self._waiting.setdefault(ORDER.index(table.name), (write, []))[1].extend(items)

    async def flush(self, last: int = _ALL) -> None:
        """Write what was put off, up to the table with the place `last`."""
        while self._waiting and (first := min(self._waiting)) <= last:
            write, items = self._waiting.pop(first)
            await write(items)

    def before(self, statement: Executable) -> None:
        """Write what a statement could miss; called where SQLAlchemy may await, within its greenlet."""
        if self._waiting and (last := _last_place(statement)) >= min(self._waiting):
            await_only(self.flush(last))


class DeferringSession(Session):
    """The session within an `AsyncSession` that writes."""


@event.listens_for(DeferringSession, "do_orm_execute")
def _before_statement(state: ORMExecuteState) -> None:
    """Come before each statement of a session: of the ORM or not, `get` and what is loaded lazily included."""
    if (deferred := state.session.info.get(_HERE)) is not None:
        deferred.before(state.statement)


def _last_place(statement: Executable) -> int:
    """Return the last place in `ORDER` of a table that a statement names, -1 for none; text may name any."""
    if isinstance(statement, TextClause) or not isinstance(statement, ClauseElement):
        return _ALL
    named = {node.name for node in visitors.iterate(statement) if isinstance(node, Table)}
    return max((place for place, name in enumerate(ORDER) if name in named), default=-1)
