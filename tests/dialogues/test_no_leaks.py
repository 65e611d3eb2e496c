"""Nothing that people write, and no token, outside of where it belongs: database, log, output."""

import logging
import random
import signal
from pathlib import Path
from typing import Any

import pytest

from bot import log
from bot.playground.simulator import TOKEN
from tests.dialogues.couples import connected
from tests.dialogues.evenings import BERLIN, comes_next, in_zones, until, votes
from tests.dialogues.writing import writes_everywhere
from tests.specification.inventing import KINDS, Inventor
from tests.stage import Stage

pytestmark = pytest.mark.both_databases  # every table is looked through

MARK = "zqxjkvbn"


def _files_with(folder: Path, words: str) -> list[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if words.encode() in path.read_bytes()]


def _lines_with(caplog: pytest.LogCaptureFixture, words: str) -> list[str]:
    lines = [log._JsonLine().format(record) for record in caplog.records if record.name.startswith(("bot", "handlers"))]
    return [line for line in lines if words in line]


def _title_of(process_id: int) -> bytes:
    return Path(f"/proc/{process_id}/cmdline").read_bytes()


async def test_marker_is_nowhere_in_database_and_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Words that came in by any way stand neither in the database nor in its write-ahead log, at no moment of it."""
    caplog.set_level(logging.DEBUG)
    async with Stage.opened(tmp_path) as stage:
        ways = 0
        async for way in writes_everywhere(stage, MARK):
            assert MARK.encode() not in stage.records.dump(), f"after {way}"
            ways += 1
        assert ways > 30
    assert not _lines_with(caplog, MARK)
    assert not _files_with(tmp_path, MARK)


async def test_told_moment_is_nowhere_in_database(tmp_path: Path) -> None:
    async with in_zones(tmp_path) as (stage, anna, boris):
        await comes_next(stage, "D5", day=stage.now.date())
        await until(stage, BERLIN, "20:00", on=stage.now.date().replace(day=2))
        await votes(anna, 0)
        await anna.types(f"{MARK} by the river")
        assert MARK.encode() not in stage.records.dump()
        await anna.taps("Send")
        boris.sees(MARK)
        assert MARK.encode() not in stage.records.dump()
        for phone in (anna, boris):
            phone.looks_away()


async def test_update_that_fails_keeps_its_words_sealed(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with connected(tmp_path) as (stage, anna, _boris):
        assert stage.app is not None
        broken = {"message_id": "one", "from": {"id": anna.id, "first_name": MARK}, "text": f"{MARK} that fails"}
        await stage.app.processor.process([{"update_id": 7_000_000, "message": broken}])
        await stage.settles()
        anna.sees("Something went wrong on my side")
        ((body,),) = stage.records.rows("SELECT body FROM set_aside_updates")
        assert body
        assert MARK.encode() not in bytes(body)
        assert MARK.encode() not in stage.records.dump()
        stage.complaints.expect("put aside")
    assert not _lines_with(caplog, MARK)


class _Marking(Inventor):
    """Invent updates with the marker in every string that is no id."""

    def _scalar(self, type_name: str, name: str) -> Any:
        made = super()._scalar(type_name, name)
        return f"{made} {MARK}" if isinstance(made, str) and not name.endswith("id") else made


async def test_any_update_leaves_no_words(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Updates of every kind in the specification, with the marker wherever there can be text."""
    seed = random.randrange(10**6)
    print(f"seed {seed}")  # noqa: T201 - to play the same again
    caplog.set_level(logging.DEBUG)
    people = [{"id": 5_000_000_000 + n, "is_bot": False, "first_name": f"{MARK} {n}"} for n in range(4)]
    inventor = _Marking(seed, people)
    async with Stage.opened(tmp_path, MESSAGES_PER_SECOND="10000") as stage:
        assert stage.app is not None
        for start in range(0, 10 * len(KINDS), len(KINDS)):
            await stage.app.processor.process(
                [inventor.update(7_000_000 + start + place, kind) for place, kind in enumerate(KINDS)]
            )
        assert MARK.encode() not in stage.records.dump()
        stage.complaints.clear()
        stage.simulator.call_log.kept.clear()  # the chats were invented, so Telegram does not know them
    assert not _lines_with(caplog, MARK)


async def test_process_shows_neither_marker_nor_token(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with Stage.with_process(tmp_path, LOG_LEVEL="DEBUG") as stage:
        assert stage.process is not None
        assert TOKEN.encode() not in _title_of(stage.process.pid)
        for fault in ("500", "502_html", "torn_after"):
            stage.simulator.faults.add(fault, "sendMessage")
        stage.simulator.faults.add("401", "getUpdates")
        stage.simulator.faults.add("409", "getUpdates")
        async for way in writes_everywhere(stage, MARK):
            assert way
        await stage.kills(signal.SIGTERM)
        assert MARK.encode() not in stage.records.dump()
        said = capsys.readouterr().err
        assert "next try in" in said, "the log was written, and was read here"
        assert MARK not in said
        assert TOKEN not in said
        assert not _files_with(tmp_path, MARK)
