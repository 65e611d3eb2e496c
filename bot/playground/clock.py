"""Tell the simulator's time: the machine's clock plus an offset that can be pushed forward.

The offset is shared with a bot in another process through a file of eight bytes, one little-endian double, written
in place, so that a reader who mapped the file sees each move at once.
"""

import os
import struct
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

_OFFSET = struct.Struct("<d")


class SimulatedClock:
    """Real time plus an offset in seconds."""

    def __init__(self, file: Path | None = None, on_moved: Callable[[float], None] | None = None) -> None:
        """Start at the present; keep the offset in `file` and tell `on_moved` the new offset after each move."""
        self.offset = 0.0
        self.watchers: list[Callable[[float], None]] = [on_moved] if on_moved else []
        self._file = file
        if file is not None:
            self._write()

    def time(self) -> float:
        """Return the present as Unix seconds."""
        return time.time() + self.offset

    def now(self) -> datetime:
        """Return the present instant, aware and in UTC."""
        return datetime.fromtimestamp(self.time(), UTC)

    def begin_at(self, instant: datetime) -> None:
        """Set the clock to an aware `instant`, also one that has passed, before anybody has asked for the time."""
        self.offset = instant.timestamp() - time.time()
        if self._file is not None:
            self._write()

    def advance(self, seconds: float) -> None:
        """Push the clock forward by `seconds`; ValueError when they are negative or no number."""
        if not 0 <= seconds < 10_000_000_000:
            raise ValueError("The clock only moves forward.")
        self._set(self.offset + seconds)

    def restart(self) -> None:
        """Tell the machine's time again; only while no bot reads the clock, since it moves back."""
        self._set(0.0)

    def move_to(self, instant: datetime) -> None:
        """Push the clock forward to an aware `instant`; ValueError when it has passed."""
        self.advance((instant - self.now()).total_seconds())

    def _set(self, offset: float) -> None:
        self.offset = offset
        if self._file is not None:
            self._write()
        for watcher in self.watchers:
            watcher(self.offset)

    def _write(self) -> None:
        """Put the offset into the file in one write."""
        assert self._file is not None  # noqa: S101 - told by the callers
        handle = os.open(self._file, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            os.pwrite(handle, _OFFSET.pack(self.offset), 0)
        finally:
            os.close(handle)
