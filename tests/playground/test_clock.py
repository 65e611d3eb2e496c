"""The simulator's clock moves forward and takes others along."""

import mmap
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.playground.clock import SimulatedClock


def test_others_read_the_offset_at_once(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    clock = SimulatedClock(file)
    with file.open("rb") as handle, mmap.mmap(handle.fileno(), 8, prot=mmap.PROT_READ) as shared:
        assert struct.unpack("<d", shared[:8]) == (0.0,)
        clock.advance(90.5)
        assert struct.unpack("<d", shared[:8]) == (90.5,)
    assert file.stat().st_mode & 0o777 == 0o600


def test_watchers_hear_each_move() -> None:
    heard: list[float] = []
    clock = SimulatedClock(on_moved=heard.append)
    clock.advance(5)
    clock.advance(0)
    clock.move_to(clock.now() + timedelta(hours=1))
    assert heard[:2] == [5, 5]
    assert heard[2] == pytest.approx(3605, abs=1)


def test_clock_never_moves_back() -> None:
    clock = SimulatedClock()
    for nonsense in (-1.0, float("nan"), float("inf")):
        with pytest.raises(ValueError):
            clock.advance(nonsense)
    with pytest.raises(ValueError):
        clock.move_to(datetime(2020, 1, 1, tzinfo=UTC))
    assert clock.offset == 0
