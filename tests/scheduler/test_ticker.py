"""The agenda ticks by a clock that only goes forward, whatever the machine's clock says, and says when it does not."""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.scheduler.ticker import Ticker
from tests.stage import Stage

_SOON = 0.01  # seconds of the clock between two ticks
_PATIENCE = 10.0
_FAKETIME = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))


class Forward:
    """A monotonic clock that can be moved."""

    def __init__(self) -> None:
        """Go on from the machine's."""
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.ahead


class Ticks:
    """Ticks that are counted and can be waited for."""

    def __init__(self) -> None:
        """Begin at none."""
        self.count, self._came = 0, asyncio.Event()

    async def __call__(self) -> None:
        self.count += 1
        self._came.set()

    async def more(self) -> None:
        """Return with the next tick."""
        self._came.clear()
        await asyncio.wait_for(self._came.wait(), _PATIENCE)


async def test_ticks_come_by_the_clock_that_is_given() -> None:
    ticks, clock = Ticks(), Forward()
    ticker = Ticker(ticks, _SOON, clock)
    ticker.start()
    for ahead in (0.0, 3_600.0, 3_601.0, 1e9):
        clock.ahead = ahead
        await ticks.more()
        await ticks.more()
        assert not ticker.is_silent
    assert ticks.count < 1_000  # what lies between is not made up for
    ticker.pause()
    ticker.stop()


async def test_a_tick_every_hour_comes_when_the_clock_has_gone_on_an_hour() -> None:
    ticks, clock = Ticks(), Forward()
    ticker = Ticker(ticks, 3_600, clock)
    ticker.start()
    clock.ahead = 3_599
    ticker._scheduler.wakeup()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert ticks.count == 0
    clock.ahead = 3_601
    ticker._scheduler.wakeup()
    await ticks.more()
    ticker.pause()
    ticker.stop()


async def test_silence_is_told_and_its_end_too(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.scheduler.ticker._LOOK", _SOON)
    ticks, clock = Ticks(), Forward()
    ticker = Ticker(ticks, 30, clock)
    ticker.start()
    ticker._scheduler.pause()  # as if it hung
    with caplog.at_level(logging.WARNING):
        clock.ahead = 89
        assert not ticker.is_silent
        clock.ahead = 91
        assert ticker.is_silent
        await _until(lambda: "has not ticked" in caplog.text)
        ticker._scheduler.resume()
        await ticks.more()
        await _until(lambda: "ticks again" in caplog.text)
    assert caplog.text.count("has not ticked") == 1
    ticker.pause()
    ticker.stop()


async def test_healthz_says_when_no_tick_came(tmp_path: Path) -> None:
    async with Stage.opened(tmp_path) as stage:
        assert stage.app is not None
        assert await stage.app.metrics.faults() == []
        clock = Forward()
        stage.app.metrics.ticker = Ticker(stage.app.runner.run_due, 1, clock)
        clock.ahead = 61
        assert await stage.app.metrics.faults() == ["the agenda has not ticked for 61 s"]


@pytest.mark.skipif(not _FAKETIME, reason="libfaketime is not here")
async def test_a_machine_whose_clock_is_set_back_goes_on_ticking(tmp_path: Path) -> None:
    shift = tmp_path / "shift"
    shift.write_text("+0")
    environ = {"LD_PRELOAD": str(_FAKETIME[0]), "FAKETIME_TIMESTAMP_FILE": str(shift), "FAKETIME_NO_CACHE": "1"}
    environ |= dict.fromkeys(("DONT_FAKE_MONOTONIC", "FAKETIME_DONT_FAKE_MONOTONIC"), "1")
    async with Stage.with_process(tmp_path, at=None, **environ) as stage:
        anna, boris = stage.phone("Anna"), stage.phone("Boris")
        await stage.pairs(anna, boris)
        await anna.types("/space 20m")
        await anna.taps("Send")
        anna.looks_away()
        boris.looks_away()
        shift.write_text("-600")
        stage.simulator.clock.advance(1_600)  # for the bot 1,000 s: five minutes before the end, Anna is asked
        await _until(lambda: not stage.records.things_due(stage.now - timedelta(seconds=600)))
        anna.looks_away()
        boris.looks_away()


async def _until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(_PATIENCE):
        while not holds():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(_SOON)
