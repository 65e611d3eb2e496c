"""The writer leans on what is private in aiosqlite: another make is refused, and this one works as meant."""

import threading
from pathlib import Path
from typing import Any

import aiosqlite
import pytest

from bot.db.writer_connection import connect, refuse_others


class Renamed(aiosqlite.Connection):
    """A version in which the thread is called otherwise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Be made as before, under other names."""
        super().__init__(*args, **kwargs)
        self._worker = vars(self).pop("_thread")


class Queued(aiosqlite.Connection):
    """A version in which steps are handed over in another way."""

    async def _execute(self, step: Any) -> Any:
        return step()


@pytest.mark.parametrize("other", [Renamed, Queued])
def test_another_make_of_aiosqlite_is_refused(other: type[aiosqlite.Connection]) -> None:
    with pytest.raises(ImportError, match="made otherwise"):
        refuse_others(other)


async def test_statements_run_here_and_what_waits_runs_beside(tmp_path: Path) -> None:
    ran: list[bool] = []

    def note() -> int:
        ran.append(threading.current_thread() is threading.main_thread())
        return 1

    connection = await connect(str(tmp_path / "writer.db"), check_same_thread=False)
    await connection.create_function("note", 0, note)
    await connection.execute("SELECT note()")
    assert ran == [True]
    await connection.execute("CREATE TABLE numbers AS SELECT note() AS number")
    assert ran == [True, False]
    await connection.executemany("INSERT INTO numbers VALUES (note() + ?)", [(1,)] * 3)
    await connection.executemany("INSERT INTO numbers VALUES (note() + ?)", [(1,)] * 201)
    assert ran == [True, False] + [True] * 3 + [False] * 201
    await connection.close()
