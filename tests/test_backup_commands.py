"""What the commands say that take and restore backups, where it cannot be done: one line, and nothing in its place."""

import os
import pty
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, redirect_stderr, suppress
from pathlib import Path

import pytest

from bot import cli
from bot.db import backups
from bot.db.backups import BackupFailed
from bot.db.migrations.upgrade import newest
from tests.db.databases import KEY, TOKEN
from tests.records import new_database
from tests.test_log import as_before

__all__ = ["as_before"]


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a database that the settings name, sealed with a key that is not given."""
    file = tmp_path / "halfway.db"
    file.write_bytes(new_database())
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute("INSERT INTO data_keys VALUES (1, 'master', X'00', 0)")
    for name, value in (("BOT_TOKEN", TOKEN), ("ENCRYPTION_KEYS", KEY)):
        monkeypatch.setenv(name, value)
    _points_at(file, monkeypatch)
    return file


def _points_at(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{file}")


@pytest.fixture
def data(database: Path) -> Path:
    """Return the data file of a backup."""
    assert cli.main(["backup"]) == 0
    (found,) = (database.parent / "backups").glob("*.db")
    return found


@pytest.fixture
def elsewhere(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the settings name a database that is not there, and assert that it is not there afterwards either."""
    _points_at(tmp_path / "new" / "halfway.db", monkeypatch)
    yield
    assert not list((tmp_path / "new").glob("*"))


def _says(capsys: pytest.CaptureFixture[str], status: int, *command: object) -> str:
    """Run a command that comes to nothing and return its only line."""
    capsys.readouterr()
    assert cli.main([str(word) for word in command]) == status
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    return line


def test_database_that_is_there_is_not_replaced(database: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = database.read_bytes()
    assert "halfway.db exists already" in _says(capsys, 1, "restore", data)
    assert database.read_bytes() == before


@pytest.mark.usefixtures("elsewhere")
def test_torn_backup_is_not_restored(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    torn = Path(shutil.copy(data, data.with_name("torn.db")))
    with torn.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 8192)
    assert "torn.db" in _says(capsys, 1, "restore", torn)


@pytest.mark.usefixtures("elsewhere")
def test_missing_files_are_named(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "name its data file" in _says(capsys, 2, "restore")
    assert "none.db cannot be read" in _says(capsys, 1, "restore", data.with_name("none.db"))
    assert "none.keys cannot be read" in _says(capsys, 1, "restore", data, "--keys", data.with_name("none.keys"))
    assert "no part of a backup" in _says(capsys, 1, "restore", _other(data.with_name("other.db")))


def _other(file: Path) -> Path:
    with closing(sqlite3.connect(file)) as opened:
        opened.execute("CREATE TABLE something (else_ INTEGER)")
    return file


@pytest.mark.usefixtures("elsewhere")
def test_backup_of_another_master_key_is_not_restored(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _says(capsys, 2, "restore", data).startswith("ENCRYPTION_KEYS: lacks the key master")


def test_backup_replaces_keys_only(database: Path, data: Path) -> None:
    kept = data.read_bytes()
    with closing(sqlite3.connect(database)) as opened, opened:
        opened.execute("UPDATE data_keys SET id = 2")
    with pytest.raises(BackupFailed, match="exists already and stays as it is"):
        backups.take(database, data, lambda *_: None)
    taken = backups.take(database, data.with_name("second.db"), lambda *_: None)
    assert data.read_bytes() == kept
    with closing(sqlite3.connect(taken.keys)) as keys:
        assert keys.execute("SELECT id FROM data_keys").fetchall() == [(2,)]


@contextmanager
def _terminal() -> Iterator[Callable[[], str]]:
    """Let errors and progress go to a terminal; what is yielded closes it and returns all that came to stand there."""
    ours, theirs = pty.openpty()
    screen = os.fdopen(theirs, "w")

    def shown() -> str:
        screen.close()
        parts = []
        with suppress(OSError):  # which Linux raises at the end
            while part := os.read(ours, 100_000):
                parts.append(part)
        return b"".join(parts).decode()

    with screen, redirect_stderr(screen):
        yield shown
    os.close(ours)


@pytest.mark.usefixtures("database")
def test_terminal_shows_how_far_it_is() -> None:
    with _terminal() as screen:
        assert cli.main(["backup"]) == 0
        shown = screen()
    assert "copying 100 % …" in shown
    assert "checking …" in shown
    assert shown.endswith("\r\x1b[K")


def test_migrations_are_told_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("BOT_TOKEN", TOKEN), ("ENCRYPTION_KEYS", KEY)):
        monkeypatch.setenv(name, value)
    _points_at(tmp_path / "halfway.db", monkeypatch)
    with _terminal() as screen:
        assert cli.main(["migrate"]) == 0
        lines = [line for line in screen().splitlines() if "the schema moved" in line]
    assert [line.partition("step=")[2][:4] for line in lines] == [f"{n:04}" for n in range(1, int(newest()) + 1)]


def test_what_cannot_be_backed_up_is_told(
    database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (database.parent / "file").touch()
    assert _says(capsys, 1, "backup", database.parent / "file").startswith("No backup was taken: ")
    _points_at(database.with_name("none.db"), monkeypatch)
    assert "names a file that does not exist" in _says(capsys, 2, "backup")
    monkeypatch.setenv("DATABASE_URL", "postgresql://halfway@localhost/halfway")
    assert "use pg_dump" in _says(capsys, 2, "backup")
    assert "use pg_restore" in _says(capsys, 2, "restore", "some.dump")
    assert {path.name for path in database.parent.iterdir()} == {"halfway.db", "file"}
