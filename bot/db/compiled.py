"""Statements compiled once for all engines of this process, where SQLAlchemy compiles them once for each engine.

SQLite has two engines here, a writer and readers; a process that opens several databases, one after another, has more.
"""

from collections.abc import Iterator, MutableMapping
from typing import Any

_MOST = 2_000  # statements; some 400 exist, and each is there once for a version of a database

Key = tuple[Any, ...]


class CompiledStatements(MutableMapping[Key, Any]):
    """What `execution_options(compiled_cache=…)` takes: compiled statements by the kind of database they are for."""

    def __init__(self) -> None:
        """Begin empty."""
        self._found: dict[Key, Any] = {}

    def __getitem__(self, key: Key) -> Any:
        """Return what was compiled for such a dialect."""
        return self._found[_for_any_engine(key)]

    def __setitem__(self, key: Key, value: Any) -> None:
        """Keep what was compiled; all is dropped when full, which only statements built anew each time bring about."""
        if len(self._found) >= _MOST:
            self._found.clear()
        self._found[_for_any_engine(key)] = value

    def __delitem__(self, key: Key) -> None:
        """Forget one statement."""
        del self._found[_for_any_engine(key)]

    def __iter__(self) -> Iterator[Key]:
        """Go through the keys."""
        return iter(self._found)

    def __len__(self) -> int:
        """Return how many are kept."""
        return len(self._found)


def _for_any_engine(key: Key) -> Key:
    """Return a key as SQLAlchemy makes it (its dialect first), with the kind of dialect in the place of the object."""
    dialect, *rest = key
    return (dialect.name, dialect.driver, dialect.server_version_info, *rest)


COMPILED = CompiledStatements()
