"""Bring updates to the bot's own address, as Telegram does with a webhook.

One queue for each key (a chat's messages, a person's taps, a poll's votes), one request in flight for each; what is
not taken with a 2xx answer is tried again, at once, then after 2, 4, 8 ... seconds (WebhookActor.cpp:493).
"""

import asyncio
import random
import re
from collections import deque
from collections.abc import Awaitable, Callable, Hashable
from urllib.parse import urlsplit

import aiohttp

from bot.playground.answers import Json, bad_request
from bot.playground.clock import SimulatedClock
from bot.playground.events import Events
from bot.playground.parameters import Parameters
from bot.playground.updates import Update, Updates

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_PORTS = {80, 88, 443, 8443, None}
_GONE_SECONDS = 23 * 3600
_LONGEST_RETRY_AFTER = 3600
_ANSWER_SECONDS = 60


def telegram_backoff(attempt: int) -> float:
    """Return the seconds to wait after failed `attempt` (1, 2 ...): none, then 2, 4, 8 up to 60 to 120."""
    if attempt <= 1:
        return 0.0
    return min(2.0 ** (attempt - 1), random.uniform(60, 120))  # noqa: S311 - spreads retries


def _checked_address(url: str) -> str:
    """Return a webhook's address; plain http is taken from this machine only."""
    parts = urlsplit(url)
    if parts.hostname in {"127.0.0.1", "localhost", "::1"} and parts.scheme in {"http", "https"}:
        return url
    if parts.scheme != "https" or not parts.hostname:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if parts.port not in _PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    return url


class Webhook:
    """The bot's address, if it set one, and the deliveries to it."""

    def __init__(
        self,
        updates: Updates,
        clock: SimulatedClock,
        events: Events,
        call: Callable[[str, Parameters], Awaitable[object]],
        backoff: Callable[[int], float] = telegram_backoff,
    ) -> None:
        """Deliver from `updates`; `call` performs a method that the bot gives as the answer to a delivery."""
        self.url = ""
        self.attempts = 0
        self._updates, self._clock, self._events = updates, clock, events
        self._call, self._backoff = call, backoff
        self._secret = ""
        self._connections = 40
        self._errors: Json = {}
        self._gone_since: float | None = None
        self._queues: dict[Hashable, deque[Update]] = {}
        self._tasks: dict[Hashable, asyncio.Task[None]] = {}
        self._slots = asyncio.Semaphore(self._connections)
        self._session: aiohttp.ClientSession | None = None

    async def set(self, parameters: Parameters) -> bool:
        """Set the address; an empty one takes it away."""
        url = parameters.text("url").strip()
        if not url:
            return await self.delete(parameters)
        secret = parameters.text("secret_token")
        if secret and not _SECRET.fullmatch(secret):
            raise bad_request(
                "secret token is too long" if len(secret) > 256 else "secret token contains unallowed characters"
            )
        address = _checked_address(url)
        await self._stop()
        self.url, self._secret, self._errors = address, secret, {}
        self._connections = min(max(parameters.whole("max_connections", 40), 1), 100)
        self._slots = asyncio.Semaphore(self._connections)
        self._updates.allow(parameters.get("allowed_updates"))
        if parameters.flag("drop_pending_updates"):
            self._updates.drop_all()
        self._updates.wake("terminated by setWebhook request")
        self._updates.is_webhook_set = True
        self._updates.on_push = self._enqueue
        for update in self._updates.pending():
            self._enqueue(update)
        return True

    async def delete(self, parameters: Parameters) -> bool:
        """Take the address away; what was not delivered waits for getUpdates."""
        await self._stop()
        self.url, self._secret, self._errors = "", "", {}
        self._updates.is_webhook_set = False
        self._updates.on_push = None
        if parameters.flag("drop_pending_updates"):
            self._updates.drop_all()
        return True

    def info(self) -> Json:
        """Return the Bot API's WebhookInfo."""
        info: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending()),
        }
        if self.url:
            info |= {"max_connections": self._connections, "ip_address": "127.0.0.1", **self._errors}
        if self._updates.allowed is not None:
            info["allowed_updates"] = self._updates.allowed
        return info

    async def close(self) -> None:
        """Stop delivering and close the connections."""
        await self._stop()
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _stop(self) -> None:
        """End all deliveries under way."""
        tasks = list(self._tasks.values())
        self._tasks, self._queues = {}, {}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _enqueue(self, update: Update) -> None:
        """Put an update into the queue of its key."""
        queue = self._queues.setdefault(update.key, deque())
        queue.append(update)
        if update.key not in self._tasks:
            self._tasks[update.key] = asyncio.get_running_loop().create_task(self._work(update.key, queue))

    async def _work(self, key: Hashable, queue: deque[Update]) -> None:
        """Deliver a queue in order until it is empty or the address is gone."""
        while queue and self.url:
            await self._deliver(queue[0])
            queue.popleft()
        del self._tasks[key], self._queues[key]

    async def _deliver(self, update: Update) -> None:
        """Try until the bot takes the update, it expires, or the address is gone."""
        attempt = 0
        while update.expires_at >= self._clock.time():
            async with self._slots:
                wait = await self._post(update)
            self._events.stir()
            if wait is None:
                break
            if not self.url:
                return
            attempt += 1
            await asyncio.sleep(max(wait, self._backoff(attempt)))
        self._updates.forget(update)

    async def _post(self, update: Update) -> float | None:
        """Post an update once; return nothing when it was taken, else the seconds the bot asked to wait."""
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_ANSWER_SECONDS))
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._secret
        self.attempts += 1
        try:
            async with self._session.post(
                self.url, data=update.encoded, headers=headers, allow_redirects=False
            ) as response:
                return await self._judged(response)
        except (aiohttp.ClientError, TimeoutError, OSError):
            self._failed("Connection refused")
            return 0.0

    async def _judged(self, response: aiohttp.ClientResponse) -> float | None:
        """Read the bot's answer: taken, perhaps with a method to call, or to be tried again."""
        if 200 <= response.status < 300:
            self._gone_since = None
            await self._obey(response)
            return None
        self._failed(f"Wrong response from the webhook: {response.status} {response.reason}")
        if response.status == 410:
            self._gone()
        asked = response.headers.get("Retry-After", "")
        return float(min(int(asked), _LONGEST_RETRY_AFTER)) if asked.isdigit() else 0.0

    async def _obey(self, response: aiohttp.ClientResponse) -> None:
        """Perform the method that the bot put into its answer."""
        if response.content_type != "application/json":
            return
        try:
            values = await response.json()
        except ValueError:
            return
        if isinstance(values, dict) and isinstance(values.get("method"), str):
            await self._call(values.pop("method"), Parameters(values))

    def _failed(self, why: str) -> None:
        """Remember the last error for getWebhookInfo."""
        self._errors = {"last_error_date": int(self._clock.time()), "last_error_message": why}

    def _gone(self) -> None:
        """Take the webhook away when it has been answering 410 for 23 hours."""
        now = self._clock.time()
        self._gone_since = self._gone_since or now
        if now - self._gone_since >= _GONE_SECONDS:
            self.url, self._updates.is_webhook_set, self._updates.on_push = "", False, None
