"""The one job that APScheduler runs: ticking. It keeps no truth; what is due stands in the database."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, tzinfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

_SILENT = 60.0  # seconds without a tick that are too many
_MISSED = 3  # ticks: where they are further apart than a minute, so many may be missed
_LOOK = 5.0  # seconds between two looks whether ticks come
_START = datetime(1970, 1, 1)  # noqa: DTZ001 - `tzinfo.fromutc` works on naive values
_log = logging.getLogger(__name__)

Monotonic = Callable[[], float]


class _ForwardTime(tzinfo):
    """A time zone whose present is the seconds of a clock that only goes forward, whatever the machine's clock says.

    APScheduler asks `datetime` for the present in its zone, which Python answers by `zone.fromutc`. Nothing else may be
    turned into this zone, so `_Every` makes all its times in it.
    """

    def __init__(self, monotonic: Monotonic) -> None:
        self._monotonic = monotonic

    def fromutc(self, _dt: datetime) -> datetime:
        return (_START + timedelta(seconds=self._monotonic())).replace(tzinfo=self)

    def utcoffset(self, _dt: datetime | None) -> timedelta:
        return timedelta()

    def dst(self, _dt: datetime | None) -> timedelta:
        return timedelta()

    def tzname(self, _dt: datetime | None) -> str:
        return "forward"


class _Every(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
    """Every so many seconds, in the time that it is asked in; what was missed is not made up for."""

    def __init__(self, seconds: float) -> None:
        self._step = timedelta(seconds=seconds)

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        following = (previous_fire_time or now) + self._step
        return following if following > now else now + self._step


class Ticker:
    """Call one coroutine again and again; it must see by itself that it does not run twice at once."""

    def __init__(
        self, tick: Callable[[], Awaitable[None]], seconds: float, monotonic: Monotonic = time.monotonic
    ) -> None:
        """Call `tick` every `seconds` of `monotonic`, a clock in seconds that never goes back."""
        self._tick, self._monotonic = tick, monotonic
        self._too_long = max(_SILENT, _MISSED * seconds)
        self._last_at = monotonic()
        self._scheduler = AsyncIOScheduler(timezone=_ForwardTime(monotonic))
        rules = {"coalesce": True, "max_instances": 2, "misfire_grace_time": None}
        self._scheduler.add_job(self._came, _Every(seconds), **rules)
        self._watch: asyncio.Task[None] | None = None

    @property
    def silent_for(self) -> float:
        """Return the seconds since a tick last came, or since the start."""
        return self._monotonic() - self._last_at

    @property
    def is_silent(self) -> bool:
        """Return whether no tick came for a minute, or for as long as three of them take where they are rarer."""
        return self.silent_for > self._too_long

    def start(self) -> None:
        """Begin to tick."""
        self._last_at = self._monotonic()
        self._scheduler.start()
        self._watch = asyncio.create_task(self._watching())

    def pause(self) -> None:
        """Begin no further tick."""
        self._scheduler.pause()
        if self._watch is not None:
            self._watch.cancel()

    def stop(self) -> None:
        """End for good; a tick that still runs is cut off, so pause and let it finish before."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def _came(self) -> None:
        self._last_at = self._monotonic()
        await self._tick()

    async def _watching(self) -> None:
        """Say in the log when ticks stay away, once, and when they come again."""
        is_told = False
        while True:
            await asyncio.sleep(_LOOK)
            if self.is_silent and not is_told:
                _log.error("the agenda has not ticked for %.0f s: nothing that is due is done", self.silent_for)
            elif is_told and not self.is_silent:
                _log.warning("the agenda ticks again")
            is_told = self.is_silent
