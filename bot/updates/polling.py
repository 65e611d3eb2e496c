"""Long polling: fetching raw updates and acknowledging them only after they are committed.

python-telegram-bot's own updater confirms a batch while it still sits in memory, and ends for good at one 401;
hence this loop. A watchdog looks after it: while no poll succeeds it makes the connection anew, and a loop that
stands still in spite of that ends the process, so that whatever supervises it starts it again.
"""

import asyncio
import contextlib
import logging
import os
import warnings
from collections.abc import Awaitable, Callable, Sequence
from time import monotonic
from typing import Any

from telegram import Bot
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError, TimedOut
from telegram.warnings import PTBUserWarning

from bot import backoff
from bot.db.db_errors import is_transient
from bot.log import describe_error

ALLOWED = ("message", "edited_message", "callback_query", "poll", "poll_answer", "my_chat_member")
TIMEOUT = 50  # seconds; the most the Bot API server waits
_MARGIN = 10  # seconds on top for the answer to arrive
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0
_QUIET_FOR = 3 * TIMEOUT  # seconds without a good poll until the watchdog acts
_STUCK_AFTER = 4  # times so long that one round of the loop may take until the process is given up
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
        reconnect: Callable[[], Awaitable[None]] | None = None,
        give_up: Callable[[], None] | None = None,
        first_pause: float = _FIRST_PAUSE,
        quiet_for: float = _QUIET_FOR,
    ) -> None:
        """Hand each batch to `take`, which returns once it is committed.

        A failure is followed by a pause of `first_pause` seconds at most, twice that after the next. After `quiet_for`
        seconds without a good poll the watchdog lets `reconnect` drop the connection and make a new one. Once a single
        round of the loop has taken four times as long it calls `give_up`, which ends the process unless told otherwise.
        """
        self._bot, self._take = bot, take
        self._reconnect, self._give_up = reconnect, give_up or _end_process
        self._first_pause, self._quiet_for = first_pause, quiet_for
        self._offset = 0  # nothing is kept over a restart: what comes again is recognised by its id
        self._failures = 0
        self._stopping = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._round_since: float | None = None  # while a batch is fetched or worked on; None in a pause
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
                self._round_since = monotonic()
                updates = await self._fetch()
                if updates:
                    await self._take(updates)
                    self._offset = max(update["update_id"] for update in updates) + 1
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
                    raise TimedOut
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
        self._failures, self._round_since = self._failures + 1, None
        seconds = backoff.delay(self._failures, self._first_pause, _LONGEST_PAUSE)
        if isinstance(error, RetryAfter):
            wanted = error.retry_after
            seconds = float(wanted) if isinstance(wanted, int) else wanted.total_seconds()
        _log.warning("%s; next try in %.1f s", _said(error), seconds)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)

    async def _watch(self) -> None:
        """While no poll succeeds, say so and make the connection anew, again and again; give up what stands still."""
        while not self._stopping.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), self._quiet_for / 3)
            now = monotonic()
            if self._stopping.is_set() or now - self.last_good_poll <= self._quiet_for:
                continue
            _log.error("no update could be fetched for %.0f s", now - self.last_good_poll)
            if self._round_since is not None and now - self._round_since > _STUCK_AFTER * self._quiet_for:
                self._give_up()
            await self._connect_anew()

    async def _connect_anew(self) -> None:
        if self._reconnect is None:
            return
        try:
            await asyncio.wait_for(self._reconnect(), self._quiet_for)
        except Exception as error:
            _log.warning("the connection could not be made anew (%s)", describe_error(error))


def _end_process() -> None:
    """End the process at once: all that was acknowledged is committed, and the rest comes again."""
    _log.critical("fetching updates stands still; the process ends, to be started again")
    logging.shutdown()
    os._exit(1)


def _said(error: Exception) -> str:
    if isinstance(error, InvalidToken | EndPointNotFound):  # PTB 22.8 raises the latter for a token that is refused
        return "Telegram does not accept the token (or the address is wrong)"
    if isinstance(error, Conflict):
        return "another process fetches updates with this token, or a webhook is set"
    if isinstance(error, TelegramError):
        return f"Telegram could not be asked for updates ({type(error).__name__})"
    if is_transient(error):
        return f"the database cannot be used now ({describe_error(error)}); nothing was acknowledged"
    return f"updates could not be worked on ({describe_error(error)}); nothing was acknowledged"
