"""Whoever runs the bot sees how it is: numbers and a start line, with nothing of what people are or say."""

import json
import re
import signal
import socket
from pathlib import Path

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.playground.simulator import TOKEN
from bot.updates.webhook import Webhook
from tests.architecture.stored_names import STORED
from tests.ports import free_port
from tests.stage import ROOT, Phone, Stage

Couple = tuple[Phone, Phone]


def _values(text: str) -> dict[str, float]:
    """Return all numbers by their names and labels."""
    samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
    return {" ".join([one.name, *one.labels.values()]): one.value for one in samples}


async def _told(stage: Stage) -> dict[str, float]:
    assert stage.app is not None
    return _values((await stage.app.metrics.exposition()).decode())


async def _relays(anna: Phone) -> None:
    await anna.types("/space 2h my zqxjkvbn words")
    await anna.taps("Send")


async def test_numbers_follow_what_happens(stage: Stage, couple: Couple) -> None:
    before = await _told(stage)
    await _relays(couple[0])
    assert stage.simulator.redeliver() == 1
    await stage.settles()
    told = await _told(stage)
    grown = {name: told[name] - before[name] for name in told if name.endswith(("_total", "_count"))}
    assert grown["halfway_updates_taken_total"] == 2
    assert grown["halfway_updates_repeated_total"] == 1
    assert grown["halfway_relay_seconds_count"] == 1
    assert grown["halfway_calls_sent_total"] >= 2
    assert grown["halfway_calls_refused_total"] == grown["halfway_calls_retried_total"] == 0
    assert told["halfway_outage"] == told["halfway_outbox_due relay"] == told["halfway_calls_in_flight"] == 0
    assert told["process_resident_memory_bytes"] > 1_000_000
    assert 0 <= told["halfway_good_poll_age_seconds"] < 60
    for phone in couple:
        phone.looks_away()


async def test_time_to_relay_includes_the_retries(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    before = await _told(stage)
    await anna.types("/space 2h")
    stage.simulator.faults.add("500", "sendMessage", boris.id)
    await anna.taps("Send")
    await stage.moves(seconds=20)
    boris.sees("Anna")
    told = await _told(stage)
    waited = told["halfway_relay_seconds_sum"] - before["halfway_relay_seconds_sum"]
    assert 20 <= waited < 60
    assert told["halfway_relay_seconds_bucket 10.0"] == before["halfway_relay_seconds_bucket 10.0"]
    assert told["halfway_relay_seconds_bucket 60.0"] == before["halfway_relay_seconds_bucket 60.0"] + 1
    assert told["halfway_calls_retried_total"] == told["halfway_calls_ambiguous_total"] == 1


async def test_metrics_hold_nothing_about_people(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await _relays(anna)
    await boris.blocks()
    assert stage.app is not None
    text = (await stage.app.metrics.exposition()).decode()
    for word in ("zqxjkvbn", "Anna", "Boris", TOKEN, TOKEN.split(":")[1]):
        assert word not in text
    for person in (anna, boris):  # the digits of some measured fraction may be those of a short id
        assert not re.search(rf"(?<![\d.]){person.id}(?!\d)", text)


def _documented() -> set[str]:
    """Return the metrics in the table of docs/host.md, endings left out."""
    named = set()
    for row in (ROOT / "docs" / "host.md").read_text(encoding="utf-8").splitlines():
        if row.startswith("| `halfway_"):
            first, *more = re.findall(r"`(\w+|\w+_…_total)`", row.split("|")[1])
            family = first.removesuffix("…_total")
            named |= {family + name for name in more} if family != first else {first, *more} - {"lane"}
    return {name.removesuffix("_total") for name in named}


async def test_metrics_are_those_in_the_documentation(stage: Stage) -> None:
    assert stage.app is not None
    stage.app.metrics.webhook = Webhook(stage.app.processor.process, "secret")
    families = text_string_to_metric_families((await stage.app.metrics.exposition()).decode())
    told = {one.name for one in families if one.name.startswith("halfway_")}
    assert told == _documented()
    assert told == {name.removesuffix("_total") for name in STORED["metrics"]}


async def test_process_shows_its_pages_and_says_what_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], played_on: str
) -> None:
    port = free_port()
    async with Stage.with_process(tmp_path, LOG_LEVEL="INFO", METRICS_PORT=str(port)) as stage:
        await stage.phone("Anna").types("/start")
        async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as browser:
            async with browser.get("/healthz") as health:
                assert (health.status, await health.text()) == (200, "ok\n")
            async with browser.get("/metrics") as page:
                assert page.content_type == "text/plain"
                told = _values(await page.text())
        assert told["halfway_updates_taken_total"] == 1
        await stage.kills(signal.SIGTERM)
        stage.phone("Anna").looks_away()
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    started = next(line for line in lines if line["message"].startswith("Halfway runs as @"))
    assert (started["mode"], started["database"], started["languages"]) == ("polling", played_on, 2)
    assert started["lessons"] >= 30
    assert started["version"]
    assert str(tmp_path) not in json.dumps(started)


async def test_port_that_is_taken_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        async with Stage.with_process(tmp_path, METRICS_PORT=str(free_port())) as stage:
            await stage.kills(signal.SIGTERM)
            capsys.readouterr()
            stage.environ["METRICS_PORT"] = str(taken.getsockname()[1])
            await stage.launches(polls=False)
            assert stage.process is not None
            await stage.process.wait()
            assert await stage.kills() == 2
            assert "METRICS_PORT: port" in capsys.readouterr().err
