"""The one job that APScheduler runs: ticking. It keeps no truth; what is due stands in the database."""

from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler


class Ticker:
    """Call one coroutine again and again; it must see by itself that it does not run twice at once."""

    def __init__(self, tick: Callable[[], Awaitable[None]], seconds: float) -> None:
        """Call `tick` every `seconds`."""
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        rules = {"coalesce": True, "max_instances": 2, "misfire_grace_time": None}
        self._scheduler.add_job(tick, "interval", seconds=seconds, **rules)

    def start(self) -> None:
        """Begin to tick."""
        self._scheduler.start()

    def pause(self) -> None:
        """Begin no further tick."""
        self._scheduler.pause()

    def stop(self) -> None:
        """End for good; a tick that still runs is cut off, so pause and let it finish before."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
