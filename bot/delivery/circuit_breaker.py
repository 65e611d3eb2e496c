"""Knowing when Telegram cannot be used at all, and how long to leave it alone then."""

import logging

from bot import backoff

_FIRST_DELAY, _LONGEST_DELAY = 1.0, 60.0  # seconds between two attempts
_IN_A_ROW = 10  # unclear answers without one that is clear, until this is no longer about single calls

_log = logging.getLogger(__name__)


class CircuitBreaker:
    """Count what fails in a row; times are seconds of the event loop."""

    def __init__(self) -> None:
        """Begin without an outage."""
        self.until = 0.0
        self.count = 0
        self._unclear = 0
        self._attempts = 0  # that failed since it opened

    @property
    def is_open(self) -> bool:
        """Return whether the last that was heard of Telegram was an outage."""
        return self._attempts > 0

    def close(self) -> None:
        """Note that Telegram answered."""
        if self.is_open:
            _log.info("telegram can be used again")
        self._unclear, self._attempts, self.until = 0, 0, 0.0

    def record_ambiguous(self, now: float, reason: str) -> None:
        """Note that a call got no usable answer."""
        self._unclear += 1
        if self._unclear >= _IN_A_ROW or self.is_open:
            self.open(now, reason)

    def open(self, now: float, reason: str) -> None:
        """Note that Telegram cannot be used; calls that fail together count as one attempt."""
        if now < self.until:
            return
        self.count += not self.is_open
        self._attempts += 1
        wait = backoff.delay(
            self._attempts, _FIRST_DELAY, _LONGEST_DELAY, chance=0.0
        )  # one process asks, and says when
        self.until = now + wait
        _log.warning("telegram cannot be used; everything waits", extra={"reason": reason, "seconds": wait})
