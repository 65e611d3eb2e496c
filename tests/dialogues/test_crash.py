"""The bot as a process of its own: the main story over HTTP, and what a kill at the worst moment does to it."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.playground.simulator import Simulator
from tests.dialogues.conftest import MONDAY_NINE
from tests.dialogues.relaying import arrived, quoted, space_and_back
from tests.dialogues.test_cards import KEY, prepares
from tests.stage import ROOT, Phone, Stage

pytestmark = pytest.mark.both_databases  # what is committed when a process dies is the database's

Couple = tuple[Phone, Phone]
GRACE = 10.0  # seconds, as hosting services give between SIGTERM and SIGKILL


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Yield a stage on which the bot runs as a process."""
    async with Stage.with_process(tmp_path, at=MONDAY_NINE) as running:
        yield running


async def holds_delivery(stage: Stage, receiver: Phone) -> None:
    """Let Telegram not take messages to somebody for now: the connection is cut before it does."""
    stage.simulator.faults.add("torn_before", "sendMessage", receiver.id, times=1_000)


def relays_to(stage: Stage, receiver: Phone) -> list[str]:
    """Return the texts of all messages about a need for space that Telegram took for somebody."""
    taken = [call.parameters for call in stage.simulator.calls_to(receiver.id, "sendMessage") if call.ok]
    return [str(one["text"]) for one in taken if "Okay, see you" in str(one.get("reply_markup"))]


async def test_main_story_over_http(stage: Stage, couple: Couple) -> None:
    await space_and_back(*couple)
    stage.nothing_else_was_sent()


async def test_kill_between_send_and_delivery_delivers_once(stage: Stage, couple: Couple) -> None:
    """The signal is committed and Telegram has not taken it when the process dies."""
    anna, boris = couple
    await anna.types("/space 2h")
    preview = anna.sees("word for word")
    await holds_delivery(stage, boris)
    anna.person.taps("Send")
    await stage.simulator.wait_for(lambda: _was_torn(stage, boris), 10)
    assert stage.records.rows("SELECT count(*) FROM signals") == [(1,)]
    assert relays_to(stage, boris) == []
    await stage.kills()
    stage.simulator.faults.clear()

    await stage.records.lets_leases_run_out()
    await stage.launches()
    await stage.moves(seconds=10)  # where the torn try was written down before the kill, the next waits a moment
    assert len(relays_to(stage, boris)) == 1
    assert arrived(boris.sees("Anna")) == quoted(preview)
    anna.sees("Delivered")
    stage.nothing_else_was_sent()


async def test_kill_after_commit_before_acknowledgement(stage: Stage, couple: Couple) -> None:
    """The tap on Send is committed; the next getUpdates, which would say so, never arrives. It comes again."""
    anna, boris = couple
    await anna.types("/space 2h")
    stage.simulator.faults.add("torn_before", "getUpdates", times=1_000)
    anna.person.taps("Send")
    await stage.simulator.wait_for(lambda: relays_to(stage, boris), 10)
    assert len(stage.simulator.pending_updates()) == 1
    await stage.kills()
    stage.simulator.faults.clear()

    await stage.records.lets_leases_run_out()
    await stage.launches()
    await stage.settles()
    assert not stage.simulator.pending_updates()
    assert stage.records.rows("SELECT count(*) FROM signals") == [(1,)]
    assert 1 <= len(relays_to(stage, boris)) <= 2  # the answer to the one that arrived may have died with the process


async def test_redelivered_updates_are_no_ops(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/space 2h")
    await anna.taps("Send")
    for phone in couple:
        phone.looks_away()
    before = stage.records.all()
    assert stage.simulator.redeliver() == 1
    await stage.settles()
    stage.nothing_else_was_sent()
    assert stage.records.all() == before


async def test_torn_answer_brings_one_duplicate_at_most(stage: Stage, couple: Couple) -> None:
    """Telegram took the message, the answer never came, and the process died: the one window that remains."""
    anna, boris = couple
    await anna.types("/space 2h")
    stage.simulator.faults.add("torn_after", "sendMessage", boris.id)
    anna.person.taps("Send")
    await stage.simulator.wait_for(lambda: relays_to(stage, boris), 10)
    await stage.kills()
    await stage.records.lets_leases_run_out()
    await stage.launches()
    await stage.settles()
    for _ in range(3):
        await stage.moves(seconds=10)
    assert 1 <= len(relays_to(stage, boris)) <= 2
    assert len(set(relays_to(stage, boris))) == 1
    anna.sees("Delivered")


async def test_kill_while_typing_forgets_no_draft(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/space 2h I need to recharge")
    preview = anna.sees("word for word")
    await stage.kills()
    await stage.launches()
    await anna.taps("Send")
    assert arrived(boris.sees("Anna")) == quoted(preview)


async def test_kill_within_the_ten_seconds_of_a_card_loses_nothing(stage: Stage, couple: Couple) -> None:
    """The press is committed and the card has not left when the process dies; it leaves once, and only after them."""
    anna, boris = couple
    await prepares(anna)
    anna.looks_away()
    await anna.types(KEY)
    waiting = anna.sees("“We're okay.”", "Goes out in 10 seconds")
    assert stage.records.rows("SELECT count(*) FROM signals") == [(1,)]
    await stage.kills()
    assert relays_to(stage, boris) == [], "it died before they were over"

    await stage.records.lets_leases_run_out()
    await stage.launches()
    await stage.moves(seconds=11)
    assert len(relays_to(stage, boris)) == 1
    assert arrived(boris.sees("“We're okay.”\nAnna")) == quoted(waiting)
    anna.sees("Delivered")
    await stage.moves(minutes=1)
    stage.nothing_else_was_sent()


async def test_kill_within_the_ten_seconds_leaves_the_way_to_stop_it(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await stage.records.everybody_has(undo_seconds=600)  # on a slow machine ten are over meanwhile
    await prepares(anna)
    await anna.types(KEY)
    anna.looks_away()
    await stage.kills()
    await stage.records.lets_leases_run_out()
    await stage.launches()
    await anna.taps("Take back")
    anna.sees("Taken back")
    await stage.moves(minutes=11)
    boris.sees_nothing_new()


async def test_sigterm_ends_cleanly_and_soon(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    anna.person.types("/space 2h")
    async with asyncio.timeout(GRACE):
        assert await stage.kills(signal.SIGTERM) == 0
    await stage.launches()
    await stage.settles()
    anna.sees_once("word for word")
    boris.sees_nothing_new()


async def test_sigterm_while_telegram_is_slow(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/space 2h")
    stage.simulator.faults.add("slow", "sendMessage", boris.id, seconds=1.0)
    anna.person.taps("Send")
    await stage.simulator.wait_for(lambda: relays_to(stage, boris), 10)
    async with asyncio.timeout(GRACE):
        assert await stage.kills(signal.SIGTERM) == 0
    await stage.launches()
    await stage.settles()
    assert len(relays_to(stage, boris)) == 1  # what was on its way was waited for, and written down
    anna.sees("Delivered")


async def test_wrong_setting_ends_with_status_two(tmp_path: Path) -> None:
    line = await refused_at_start(tmp_path, {"DEFAULT_TIMEZONE": "Mars/Olympus"})
    assert line == "DEFAULT_TIMEZONE: is no IANA time zone; write it like Europe/Berlin or UTC"


async def test_token_that_telegram_refuses_is_one_line(tmp_path: Path) -> None:
    async with Simulator("123456:the-one-token-that-would-be-right") as simulator:
        line = await refused_at_start(tmp_path, {"TELEGRAM_API_URL": simulator.url})
    assert line.startswith("BOT_TOKEN: is not accepted by Telegram; ")


async def test_sigterm_ends_even_without_telegram(tmp_path: Path) -> None:
    process = await begins(tmp_path, {"TELEGRAM_API_URL": "http://127.0.0.1:9"})  # nobody listens there
    assert process.stderr is not None
    async with asyncio.timeout(20):
        while b"Telegram does not answer" not in (line := await process.stderr.readline()):
            assert line, "it ended before"
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(GRACE):
        await process.communicate()
    assert process.returncode == 0


async def refused_at_start(folder: Path, environ: dict[str, str]) -> str:
    """Start the bot with a setting that is wrong; return its one line, having seen that nothing was written."""
    process = await begins(folder, {"LOG_LEVEL": "ERROR"} | environ)
    said, complained = await asyncio.wait_for(process.communicate(), 20)
    assert process.returncode == 2
    assert said == b""
    assert os.listdir(folder) == []
    (line,) = complained.decode().splitlines()
    return line


async def begins(folder: Path, environ: dict[str, str]) -> asyncio.subprocess.Process:
    """Start the bot as an operator would."""
    right = {
        "PATH": "/usr/bin:/bin",
        "BOT_TOKEN": "123456:the-token-of-the-tests-only",
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'data' / 'halfway.db'}",
        "CONTENT_DIR": str(ROOT / "content"),
    }
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"), cwd=ROOT, env=right | environ, stdout=pipe, stderr=pipe
    )


def _was_torn(stage: Stage, receiver: Phone) -> bool:
    return any(call.fault for call in stage.simulator.calls_to(receiver.id, "sendMessage"))
