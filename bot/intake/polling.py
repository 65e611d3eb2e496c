"""Long polling: fetching raw updates and acknowledging them only after they are committed.

python-telegram-bot's own updater confirms a batch while it still sits in memory, and ends for good at one 401;
hence this loop.
"""

import asyncio
import contextlib
import logging
import random
import warnings
from collections.abc import Awaitable, Callable, Sequence
from time import monotonic
from typing import Any

from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.warnings import PTBUserWarning

from bot.log import trace
from bot.storage.outages import is_outage

ALLOWED = ("message", "edited_message", "callback_query", "poll", "poll_answer", "my_chat_member")
TIMEOUT = 50  # seconds; the most the Bot API server waits (TELEGRAM.md 1.2)
_MARGIN = 10  # seconds on top for the answer to arrive
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0
_QUIET_FOR = 3 * TIMEOUT  # without a good poll for this long, the watchdog speaks
_log = logging.getLogger(__name__)
# The library would rather parse updates itself; here they are needed as they came.
warnings.filterwarnings("ignore", "Please use 'Bot.getUpdates'", PTBUserWarning)


class Poller:
    """Fetch updates for as long as the bot runs."""

    def __init__(
        self,
        bot: Bot,
        take: Callable[[Sequence[dict[str, Any]]], Awaitable[None]],
        *,
        first_pause: float = _FIRST_PAUSE,
        quiet_for: float = _QUIET_FOR,
    ) -> None:
        """Hand each batch to `take`, which returns once it is committed.

        A failure is followed by a pause of `first_pause` seconds at most, twice that after the next. After `quiet_for`
        seconds without a good poll the watchdog speaks.
        """
        self._bot, self._take = bot, take
        self._first_pause, self._quiet_for = first_pause, quiet_for
        self._offset = 0  # nothing is kept over a restart: what comes again is recognised by its id
        self._failures = 0
        self._stopping = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self.last_good_poll = monotonic()

    def start(self) -> None:
        """Begin to poll."""
        self._tasks = [asyncio.create_task(self._poll_on()), asyncio.create_task(self._watch())]

    async def stop(self, grace: float = 10.0) -> None:
        """Stop polling; what is being worked on has `grace` seconds to be committed."""
        self._stopping.set()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=grace)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _poll_on(self) -> None:
        while not self._stopping.is_set():
            try:
                updates = await self._fetch()
                if updates:
                    await self._take(updates)
                    self._offset = updates[-1]["update_id"] + 1
                self._failures = 0
            except Exception as error:
                await self._pause(error)

    async def _fetch(self) -> list[dict[str, Any]]:
        """Return the next updates, empty when asked to stop while waiting for them."""
        question = {"offset": self._offset, "timeout": TIMEOUT, "limit": 100, "allowed_updates": list(ALLOWED)}
        asking = asyncio.ensure_future(
            self._bot.do_api_request("getUpdates", api_kwargs=question, read_timeout=TIMEOUT + _MARGIN)
        )
        stopping = asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait({asking, stopping}, return_when=asyncio.FIRST_COMPLETED, timeout=TIMEOUT + 2 * _MARGIN)
            if not asking.done():
                if not self._stopping.is_set():
                    raise TimeoutError
                return []
            found: list[dict[str, Any]] = asking.result()
        finally:
            for waiting in (asking, stopping):
                waiting.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await asking
        self.last_good_poll = monotonic()
        return found

    async def _pause(self, error: Exception) -> None:
        """Wait before the next try, longer each time, and say why."""
        self._failures += 1
        longest = min(_LONGEST_PAUSE, self._first_pause * 2 ** min(self._failures - 1, 10))
        seconds = longest * random.uniform(0.5, 1.0)  # noqa: S311
        if isinstance(error, RetryAfter):
            wanted = error.retry_after
            seconds = float(wanted) if isinstance(wanted, int) else wanted.total_seconds()
        _log.warning("%s; next try in %.1f s", _said(error), seconds)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)

    async def _watch(self) -> None:
        """Say so, again and again, while no poll succeeds."""
        while not self._stopping.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), self._quiet_for / 3)
            silent = monotonic() - self.last_good_poll
            if silent > self._quiet_for:
                _log.error("no update could be fetched for %.0f s", silent)


def _said(error: Exception) -> str:
    if isinstance(error, InvalidToken):
        return "Telegram does not accept the token (or the address is wrong)"
    if isinstance(error, Conflict):
        return "another process fetches updates with this token, or a webhook is set"
    if is_outage(error):
        return f"the database cannot be used now ({trace(error)}); nothing was acknowledged"
    if isinstance(error, TelegramError | TimeoutError):
        return f"Telegram could not be asked for updates ({type(error).__name__})"
    return f"updates could not be worked on ({trace(error)}); nothing was acknowledged"
