"""Nothing that people write, and no token, outside of where it belongs: database, log, output."""

import logging
import signal
from pathlib import Path

import pytest

from bot import log
from bot.playground.simulator import TOKEN
from tests.stage import Stage

MARK = "zqxjkvbn"


async def _writes_everywhere(stage: Stage) -> None:
    """Write the marker through every path that takes text."""
    anna = stage.phone("Anna", last_name=MARK)
    boris = stage.phone(f"Bo{MARK}")
    await stage.pairs(anna, boris)
    for words in (f"/closeness {MARK} wish", f"/talk {MARK} topic", f"/space 2h {MARK} line"):
        await anna.types(words)
        if "closeness" in words:
            await anna.taps("Whenever it suits")
        await anna.taps("Send")
    await boris.taps("Leave a line for later")
    await boris.types(f"{MARK} for later")
    await anna.types(f"/back {MARK} returning")
    await anna.taps("Send")
    await anna.types("/talk")
    for part in ("felt", "about", "like"):
        await anna.types(f"{MARK} {part}")
    await anna.taps("Send")
    await anna.types(f"free text {MARK}")
    await anna.types(f"/space {MARK}")
    await anna.types(f"/{MARK} unknown command")
    await anna.types("/soothe")
    await anna.taps("Write it out")
    await anna.types(f"{MARK} private anger")
    await anna.types("/closeness")
    await anna.taps("My own words")
    await anna.sends("photo", caption=f"{MARK} caption")
    await anna.types(f"{MARK} left as a draft")


def _files_with(folder: Path, words: str) -> list[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if words.encode() in path.read_bytes()]


def _title_of(process_id: int) -> bytes:
    return Path(f"/proc/{process_id}/cmdline").read_bytes()


async def test_marker_is_nowhere_in_database_and_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with Stage.opened(tmp_path) as stage:
        await _writes_everywhere(stage)
        assert not _files_with(tmp_path, MARK), "not in the database, nor in its WAL"
        assert MARK.encode() not in stage.records.dump()
        for phone in stage.phones.values():
            phone.looks_away()
    lines = [log._JsonLine().format(record) for record in caplog.records if record.name.startswith("bot")]
    assert not [line for line in lines if MARK in line]
    assert not _files_with(tmp_path, MARK)


async def test_process_shows_neither_marker_nor_token(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with Stage.with_process(tmp_path, LOG_LEVEL="DEBUG") as stage:
        assert stage.process is not None
        assert TOKEN.encode() not in _title_of(stage.process.pid)
        for fault in ("500", "502_html", "torn_after"):
            stage.simulator.faults.add(fault, "sendMessage")
        stage.simulator.faults.add("401", "getUpdates")
        stage.simulator.faults.add("409", "getUpdates")
        await _writes_everywhere(stage)
        await stage.kills(signal.SIGTERM)
        assert MARK.encode() not in stage.records.dump()
        said = capsys.readouterr().err
        assert "next try in" in said, "the log was written, and was read here"
        assert MARK not in said
        assert TOKEN not in said
        assert not _files_with(tmp_path, MARK)
