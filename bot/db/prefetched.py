"""What a transaction read ahead for everybody it is about, one statement a table, instead of asking one by one.

Two things are kept. What is looked up here by whose it is: signals by who sent them. And rows that are looked up by
their key elsewhere (`UnitOfWork.get`), which finds them only as long as somebody holds them: SQLAlchemy's identity map
is weak, so a row that nobody keeps is gone at once, and is read again with a statement of its own.
"""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

_V = TypeVar("_V")


class Prefetch(Generic[_V]):
    """One kind of thing that is read ahead, by the id of a person or couple; it is the key to it, and its type."""


class Prefetched:
    """What one transaction has read ahead."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._known: dict[Prefetch[Any], dict[int, Any]] = {}
        self._alive: list[object] = []

    def of(self, kind: Prefetch[_V]) -> dict[int, _V]:
        """Return what is known of a kind; who was not read ahead has no place in it, who has nothing has an empty one.

        What is added to a table or taken from it is added and taken here by whoever does so.
        """
        return self._known.setdefault(kind, {})

    def keep_alive(self, rows: Iterable[object]) -> None:
        """Hold rows until the end, and do nothing else with them: `UnitOfWork.get` finds them by their keys."""
        self._alive.extend(rows)

    def clear(self) -> None:
        """Forget everything, and let go of all rows."""
        self._known.clear()
        self._alive.clear()
