"""Saying that the database is away: once when that begins, now and then while it lasts, and once when it is over."""

import logging
from collections.abc import Callable
from time import monotonic

from bot.db.db_errors import is_transient
from bot.log import describe_error

_REMINDED_EVERY = 300.0  # seconds


class OutageLog:
    """What one part of a process says while the database is away from it."""

    def __init__(self, log: logging.Logger, who: str, now: Callable[[], float] = monotonic) -> None:
        """Say it in the `log` of the part and name it as `who`; `now` counts seconds."""
        self._log, self._who, self._now = log, who, now
        self._since: float | None = None
        self._said = 0.0

    def record(self, error: BaseException) -> bool:
        """Log a transient database error, at most every five minutes; return False for any other error."""
        if not is_transient(error):
            return False
        now = self._now()
        if self._since is None:
            self._since = self._said = now
            self._log.warning(
                "the database cannot be used now (%s); the %s waits for it", describe_error(error), self._who
            )
        elif now >= self._said + _REMINDED_EVERY:
            self._said = now
            told = describe_error(error), self._who, now - self._since
            self._log.warning("the database still cannot be used (%s); the %s has waited for %.0f s", *told)
        return True

    def clear(self) -> None:
        """Note that the database was used."""
        if self._since is not None:
            self._log.info(
                "the database can be used again; the %s waited for %.0f s", self._who, self._now() - self._since
            )
            self._since = None
