"""The only place that knows what time it is.

Everything else is handed a `Clock`, which is what makes tests honest and the playground's clock movable.
"""

import mmap
import os
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

_OFFSET = struct.Struct("<d")


class Clock(Protocol):
    """Tell the present instant."""

    def now(self) -> datetime:
        """Return the present instant, aware and in UTC."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the present instant, aware and in UTC."""
        return datetime.now(UTC)


class MovableClock:
    """The machine's clock plus an offset that the owner may change: time goes on, only from elsewhere."""

    def __init__(self, start_at: datetime | None = None) -> None:
        """Start at `start_at` (aware), or at the present."""
        self.offset = start_at - datetime.now(UTC) if start_at else timedelta()

    def now(self) -> datetime:
        """Return the present instant, aware and in UTC."""
        return datetime.now(UTC) + self.offset

    def move(self, **length: float) -> None:
        """Push the clock by a length given as for `timedelta`: `clock.move(hours=2)`."""
        self.offset += timedelta(**length)


class FileClock:
    """The machine's clock plus an offset in seconds that another process keeps in a small file.

    The file holds one little-endian double. It is mapped into memory, so that asking costs no system call.
    """

    def __init__(self, path: Path) -> None:
        """Map the file at `path`, which is made with an offset of zero where it does not exist."""
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if os.fstat(handle).st_size < _OFFSET.size:
                os.pwrite(handle, _OFFSET.pack(0.0), 0)
            self._map = mmap.mmap(handle, _OFFSET.size, prot=mmap.PROT_READ)
        finally:
            os.close(handle)

    def now(self) -> datetime:
        """Return the present instant, aware and in UTC."""
        (seconds,) = _OFFSET.unpack(self._map[: _OFFSET.size])
        return datetime.now(UTC) + timedelta(seconds=seconds)
