"""Backups of a SQLite database: the data in one file for each time, the data keys in one that every backup replaces.

A data key that was deleted is missing in the next backup's keys, and with it everything it sealed becomes unreadable
in all older data files as well. That is why data and keys are apart.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.db import ownership
from bot.errors import HalfwayError

KEYS = "halfway.keys"  # beside the data files
_PAGES = 1_024  # of mostly 4 KiB, copied at a time
_COLUMNS = "id, master_id, wrapped, created_at"

Progress = Callable[[str, int, int], None]  # what is done, how much of it, of how much


class BackupFailed(HalfwayError):
    """A backup could not be taken or restored; nothing was put in place."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was taken."""

    data: Path
    keys: Path
    data_keys: int


def take(database: Path, data: Path, progress: Progress) -> Backup:
    """Copy `database`, which may be in use, to a new file `data`, and its data keys to the file `KEYS` beside it.

    Both are checked before they get their names, readable by the owner alone. Raises `BackupFailed`.
    """
    if data.exists():
        raise BackupFailed(f"{data.name} exists already and stays as it is")
    keys = data.with_name(KEYS)
    with _failing(), _scratch(data.parent) as copied, _scratch(data.parent) as split:
        _copy(database, copied, progress)
        progress("sorting the keys out", 0, 1)
        count = _split(copied, split)
        progress("checking", 0, 1)
        for file in (copied, split):
            _check(file)
            _flush(file)
        os.replace(split, keys)  # first: newer keys open all older data, the other way round they do not
        os.rename(copied, data)
        _flush(data.parent)
    return Backup(data, keys, count)


@contextmanager
def joined(data: Path, keys: Path, database: Path) -> Iterator[Path]:
    """Yield a file beside `database` with data and keys joined, which gets that name if the block ends well.

    The block brings it into the state it is to have, and closes it. Raises `BackupFailed`.
    """
    if database.exists():
        raise BackupFailed(f"{database.name} exists already and stays as it is; move it away to restore")
    with _failing():
        ownership.make_folder(database.parent)
        with _scratch(database.parent) as file:
            _check(data)
            _check(keys)
            shutil.copyfile(data, file)
            _join(file, keys)
            yield file
            _check(file)
            _flush(file)
            os.rename(file, database)
            _flush(database.parent)


def _copy(database: Path, file: Path, progress: Progress) -> None:
    """Copy all pages as they are at one instant, however much is written meanwhile."""
    with closing(_opened(database, "rw")) as source, closing(_opened(file, "rw")) as target:
        # In a transaction that reads: what others write meanwhile would let the copy begin again and again.
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source.backup(
            target,
            pages=_PAGES,
            progress=lambda _status, left, all_pages: progress("copying", all_pages - left, all_pages),
        )
        target.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it


def _split(file: Path, keys: Path) -> int:
    """Move the data keys out of a file without leaving a trace of them, and return how many there are."""
    with closing(_opened(file, "rw")) as database:
        database.execute("ATTACH ? AS apart", (str(keys),))
        database.execute(f"CREATE TABLE apart.data_keys AS SELECT {_COLUMNS} FROM main.data_keys")  # noqa: S608
        (count,) = database.execute("SELECT count(*) FROM apart.data_keys").fetchone()
        database.execute("DETACH apart")
        database.execute("PRAGMA secure_delete=ON")
        database.execute("DELETE FROM data_keys")
        database.execute("VACUUM")  # pages written anew hold nothing of what was deleted
    return int(count)


def _join(file: Path, keys: Path) -> None:
    with closing(_opened(file, "rw")) as database:
        database.execute("ATTACH ? AS apart", (f"{keys.absolute().as_uri()}?mode=ro",))
        database.execute(f"INSERT INTO main.data_keys ({_COLUMNS}) SELECT {_COLUMNS} FROM apart.data_keys")  # noqa: S608


def _check(file: Path) -> None:
    """Raise `BackupFailed` unless a file is whole."""
    try:
        with closing(_opened(file, "ro")) as database:
            found = database.execute("PRAGMA integrity_check(1)").fetchall()
            tables = database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'data_keys'").fetchone()
    except sqlite3.Error as error:
        raise BackupFailed(f"{file.name} cannot be read ({error})") from error
    if found != [("ok",)] or tables != (1,):
        raise BackupFailed(f"{file.name} is not whole, or no part of a backup")


def _opened(file: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=30)


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """Yield an empty file that only the owner may read, and take away what is left of it at the end."""
    handle, name = tempfile.mkstemp(prefix=".halfway-", suffix=".part", dir=folder)
    os.close(handle)
    try:
        ownership.give(Path(name))
        yield Path(name)
    finally:
        for rest in ("", "-journal", "-wal", "-shm"):
            Path(name + rest).unlink(missing_ok=True)


@contextmanager
def _failing() -> Iterator[None]:
    """Turn what files and SQLite raise into `BackupFailed`."""
    try:
        yield
    except sqlite3.Error as error:
        raise BackupFailed(f"SQLite says: {error}") from error
    except OSError as error:
        raise BackupFailed(f"{error.strerror or type(error).__name__} ({Path(error.filename or '').name})") from error


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
