"""What root types for the bot belongs to the service afterwards: it could not read its own database otherwise."""

import os
from pathlib import Path

import pytest

from bot import cli
from tests.db.databases import TOKEN
from tests.records import new_database
from tests.test_log import as_before

__all__ = ["as_before"]
SERVICE = 65_534  # nobody, on every Linux
pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away, and only root has to")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of the service, with a database that it made; the key is a file."""
    found = tmp_path / "srv"
    found.mkdir()
    (found / "halfway.db").write_bytes(new_database())
    for path in (found, found / "halfway.db"):
        os.chown(path, SERVICE, SERVICE)
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    for name in ("ENCRYPTION_KEYS", "KEY_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{found / 'halfway.db'}")
    return found


def _owners(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): path.stat().st_uid for path in folder.rglob("*")}


def test_backup_and_restore_by_root_belong_to_the_service(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cli.main(["backup"]) == 0
    made = _owners(home)
    assert len(made) == 4  # the folder, the data, the keys, and the database
    assert set(made.values()) == {SERVICE}
    (data,) = (home / "backups").glob("*.db")
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{home / 'new' / 'deep' / 'halfway.db'}")
    assert cli.main(["restore", str(data)]) == 0
    made = _owners(home)
    assert {"new", "new/deep", "new/deep/halfway.db", "new/deep/halfway.key"} <= made.keys()
    assert set(made.values()) == {SERVICE}
