"""Backups: taken while people write, restored to go on, and unreadable for what was deleted since."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands import bot
from tests.dialogues.relaying import arrived, quoted
from tests.stage import Phone, Stage

pytestmark = pytest.mark.plays_on("sqlite")
Couple = tuple[Phone, Phone]
MARK = "zqxjkvbn"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where backups go."""
    return tmp_path / "backups"


async def _backs_up(stage: Stage, folder: Path) -> Path:
    """Take a backup and return its data file."""
    before = _files(folder)
    done = await bot(stage, "backup", str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    (data,) = _files(folder) - before - {"halfway.keys"}
    assert data.endswith("Z.db")
    return folder / data


def _files(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*")}


def _loses_the_disk(stage: Stage) -> None:
    stage.records.close()
    for path in stage.folder.glob("halfway.db*"):
        path.unlink()


def _rows(file: Path, question: str, *values: object) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
        return database.execute(question, values).fetchall()


async def test_second_bot_goes_on_from_backup_taken_under_traffic(tmp_path: Path, folder: Path) -> None:
    async with Stage.with_process(tmp_path) as stage:
        anna, boris = stage.phone("Anna"), stage.phone("Boris")
        await stage.pairs(anna, boris)
        await anna.types(f"/space 2h {MARK}")
        preview = anna.sees("word for word")
        backing_up = asyncio.create_task(_backs_up(stage, folder))
        lines = 0
        while not backing_up.done():
            lines += 1
            await boris.types(f"line {lines} while the backup is taken")
            boris.looks_away()
        data = await backing_up
        assert lines > 1
        await stage.kills()
        _loses_the_disk(stage)
        restored = await bot(stage, "restore", str(data))
        assert (restored.returncode, restored.stderr) == (0, "")
        assert "left out: 0 people, 0 couples" in restored.stdout
        await stage.launches()
        await stage.settles()
        boris.looks_away()  # what he wrote after that instant is not known to the second bot, or answered once more
        await anna.taps("Send")
        assert arrived(boris.sees(MARK)) == quoted(preview)
        anna.sees("Delivered")


@pytest.fixture
async def stage_and_couple(tmp_path: Path) -> AsyncIterator[tuple[Stage, Couple]]:
    """Yield a stage with Anna and Boris connected, and a line that is on its way between them."""
    async with Stage.opened(tmp_path) as stage:
        anna, boris = stage.phone(f"Anna{MARK}"), stage.phone("Boris")
        await stage.pairs(anna, boris)
        await anna.types(f"/space 2h {MARK}")
        await anna.taps("Send")
        for phone in (anna, boris):
            phone.looks_away()
        yield stage, (anna, boris)


async def test_backup_shows_no_words_and_holds_no_key(stage_and_couple: tuple[Stage, Couple], folder: Path) -> None:
    stage, _couple = stage_and_couple
    wrapped = [key for (key,) in stage.records.rows("SELECT wrapped FROM data_keys")]
    data = await _backs_up(stage, folder)
    keys = folder / "halfway.keys"
    assert len(wrapped) == 3
    assert all(key in keys.read_bytes() and key not in data.read_bytes() for key in wrapped)
    assert MARK.encode() not in data.read_bytes() + keys.read_bytes()
    assert [path.stat().st_mode & 0o777 for path in (folder, data, keys)] == [0o700, 0o600, 0o600]
    people = "SELECT id, key_id FROM people ORDER BY id"
    assert _rows(data, people) == stage.records.rows(people)


async def test_deletion_reaches_older_backups_with_the_next(
    stage_and_couple: tuple[Stage, Couple], folder: Path
) -> None:
    stage, (anna, boris) = stage_and_couple
    older = await _backs_up(stage, folder)
    hers = _rows(older, "SELECT key_id FROM people WHERE id = ? UNION SELECT key_id FROM couples", anna.id)
    has_key = "SELECT count(*) FROM data_keys WHERE id = ?"
    assert [_rows(folder / "halfway.keys", has_key, *key) for key in hers] == [[(1,)]] * 2
    for phone, words in ((anna, "/unpair"), (anna, "Tell them kindly"), (anna, "Yes, disconnect"), (anna, "/delete")):
        await (phone.types(words) if words.startswith("/") else phone.taps(words))
    await anna.taps("Yes, delete everything")
    stage.simulator.clock.advance(60)
    await _backs_up(stage, folder)
    assert [_rows(folder / "halfway.keys", has_key, *key) for key in hers] == [[(0,)]] * 2

    await stage.stops()
    _loses_the_disk(stage)
    restored = await bot(stage, "restore", str(older))
    assert "left out: 1 people, 1 couples" in restored.stdout, restored.stderr
    await stage.starts()
    for phone in (anna, boris):
        phone.looks_away()
    await boris.types("/space 2h")
    boris.sees("aren't connected")
    await anna.types("/start")
    anna.sees("Halfway")
    stage.nothing_else_was_sent()
