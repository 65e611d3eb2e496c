"""On PostgreSQL words are never sealed with a key that lies where the next deployment has an empty folder."""

import base64
import logging
from pathlib import Path

import pytest

from bot import cli
from bot.db.keyring import read_key_file
from tests.db.databases import TOKEN
from tests.records import PostgresRecords
from tests.stage import KEY, ROOT
from tests.test_log import as_before

__all__ = ["as_before"]


@pytest.fixture
def folder(empty_postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which commands are typed, with an empty PostgreSQL in the settings and no keys."""
    monkeypatch.chdir(tmp_path)
    for name in ("ENCRYPTION_KEYS", "KEY_FILE"):
        monkeypatch.delenv(name, raising=False)
    given = {"BOT_TOKEN": TOKEN, "CONTENT_DIR": str(ROOT / "content"), "DATABASE_URL": empty_postgres_url}
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    return tmp_path


def _tables(url: str) -> int:
    records = PostgresRecords(url)
    ((count,),) = records.rows("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")
    records.close()
    return int(count)


@pytest.mark.parametrize("command", ["migrate", "run", "restore"])
@pytest.mark.parametrize("key_file", [None, "keys/named.key"])
def test_nothing_starts_without_a_key_and_none_is_made(
    folder: Path,
    empty_postgres_url: str,
    command: str,
    key_file: str | None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if key_file:
        monkeypatch.setenv("KEY_FILE", key_file)
    assert cli.main([command]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("ENCRYPTION_KEYS: is missing")
    assert list(folder.iterdir()) == []
    assert _tables(empty_postgres_url) == 0


@pytest.mark.parametrize("key_file", [None, "keys/named.key"])
def test_key_file_that_is_there_goes_on_counting_with_a_warning(
    folder: Path,
    empty_postgres_url: str,
    key_file: str | None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if key_file:
        monkeypatch.setenv("KEY_FILE", key_file)
    file = folder / (key_file or "data/halfway.key")
    file.parent.mkdir()
    file.write_text(KEY)
    assert cli.main(["migrate"]) == 0
    assert f"the key file {file.name} opens what lies in PostgreSQL" in capsys.readouterr().err
    assert _tables(empty_postgres_url) > 20
    assert read_key_file(file) == base64.b64decode(KEY)
    assert logging.getLogger().handlers
