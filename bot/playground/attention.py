"""Tell whether the bot listens: whether it asks for updates, or did a moment ago."""

import asyncio

from bot.playground.events import Events

_GRACE_SECONDS = 3.0
"""How long a bot may work on what it got before it counts as gone."""


class Attention:
    """Whether a getUpdates waits, or ended so shortly ago that the next is on its way; the page hears of changes."""

    def __init__(self, events: Events) -> None:
        """Start with a bot that has not asked yet."""
        self.is_given = False
        self._events = events
        self._asking = 0
        self._timer: asyncio.TimerHandle | None = None

    def begins(self) -> None:
        """Note that a getUpdates came in."""
        self._asking += 1
        self._forget_timer()
        if not self.is_given:
            self.is_given = True
            self._events.publish("bot")

    def ends(self) -> None:
        """Note that a getUpdates is over, answered or not."""
        self._asking -= 1
        if not self._asking:
            self._forget_timer()
            self._timer = asyncio.get_running_loop().call_later(_GRACE_SECONDS, self.is_lost)

    def is_lost(self) -> None:
        """Note that no getUpdates followed."""
        self._forget_timer()
        self.is_given = False
        self._events.publish("bot")

    def _forget_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
