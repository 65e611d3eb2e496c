"""Updates in by webhook: what Telegram posts is taken by its secret, gathered into batches, answered after commit.

python-telegram-bot's own endpoint answers before an update is worked on, compares the secret in variable time and
refuses `application/json; charset=utf-8`; hence this one.
"""

import asyncio
import hmac
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from aiohttp import web

from bot import jsoncodec
from bot.db.outage_log import OutageLog
from bot.log import describe_error
from bot.updates.processor import RawUpdate

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name, as the Bot API has it
LARGEST = 1024 * 1024  # bytes of one update; the longest text with all its entities takes a tenth of it
CONNECTIONS = 100  # requests at once, the most that setWebhook takes; those that wait share one transaction
_AT_ONCE = 100  # updates in one transaction, as many as getUpdates brings at most
_log = logging.getLogger(__name__)

Take = Callable[[Sequence[RawUpdate]], Awaitable[None]]


@dataclass
class WebhookCounters:
    """What was posted since the start, for the metrics."""

    accepted: int = 0  # committed or put aside, and so answered with 200
    postponed: int = 0  # answered with 503, for Telegram to bring them again
    forbidden: int = 0  # without the secret
    malformed: int = 0  # with it, and yet no update


class Batcher:
    """One batch at a time; what arrives while it is being committed forms the next.

    So updates of one couple never run side by side in this process, and a commit is shared by all who wait for it.
    """

    def __init__(self, take: Take) -> None:
        """Hand each batch to `take`, which returns once it is committed."""
        self._take = take
        self._absence = OutageLog(_log, "webhook")
        self._waiting: list[tuple[RawUpdate, asyncio.Future[bool]]] = []
        self._working: asyncio.Task[None] | None = None

    @property
    def waiting(self) -> int:
        """How many updates wait for the batch before them."""
        return len(self._waiting)

    async def take(self, raw: RawUpdate) -> bool:
        """Return whether an update is committed; when it is not, it has to come again."""
        done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((raw, done))
        if self._working is None or self._working.done():
            self._working = asyncio.create_task(self._work())
        return await done

    async def finish(self, seconds: float) -> None:
        """Wait up to so many seconds for what is in hand."""
        if self._working is not None:
            await asyncio.wait({self._working}, timeout=max(0.0, seconds))

    async def _work(self) -> None:
        while self._waiting:
            some, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
            is_taken = await self._is_taken([raw for raw, _ in some])
            for _, done in some:
                if not done.done():  # the request may have been given up meanwhile
                    done.set_result(is_taken)

    async def _is_taken(self, batch: list[RawUpdate]) -> bool:
        """Take a batch in Telegram's order: taps, votes and words of one person arrive on connections of their own."""
        try:
            await self._take(sorted(batch, key=lambda raw: int(raw["update_id"])))
        except Exception as error:
            if not self._absence.record(error):
                _log.warning("updates could not be taken (%s); nothing was acknowledged", describe_error(error))
            return False
        self._absence.clear()
        return True


class Webhook:
    """The endpoint that Telegram posts updates to."""

    def __init__(self, take: Take, secret: str) -> None:
        """Let in whoever knows `secret`, and hand batches to `take`."""
        self.counters = WebhookCounters()
        self._gatherer = Batcher(take)
        self._secret = secret.encode()
        self._is_closing = False

    @property
    def waiting(self) -> int:
        """How many updates wait for the batch before them."""
        return self._gatherer.waiting

    async def handle(self, request: web.Request) -> web.Response:
        """Answer one request: 200 after the commit, 503 where Telegram shall try again."""
        given = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            self.counters.forbidden += 1
            return web.Response(status=HTTPStatus.FORBIDDEN)
        if self._is_closing:
            return self._postponed()
        if request.content_type != "application/json":
            return self._malformed(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        if (request.content_length or 0) > LARGEST:
            return self._malformed(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            raw = _update(await request.read())
        except web.HTTPRequestEntityTooLarge:  # it came in chunks
            return self._malformed(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if raw is None:
            return self._malformed(HTTPStatus.BAD_REQUEST)
        if not await self._gatherer.take(raw):
            return self._postponed()
        self.counters.accepted += 1
        return web.Response()

    async def finish(self, seconds: float) -> None:
        """Take nothing new and wait up to so many seconds for what is in hand."""
        self._is_closing = True
        await self._gatherer.finish(seconds)

    def _malformed(self, status: HTTPStatus) -> web.Response:
        self.counters.malformed += 1
        _log.warning("a request with the right secret was no update", extra={"status": int(status)})
        return web.Response(status=status)

    def _postponed(self) -> web.Response:
        self.counters.postponed += 1
        return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)


def _update(body: bytes) -> RawUpdate | None:
    """Return the update in a body, None where there is none."""
    try:
        raw = jsoncodec.loads(body)
    except (ValueError, RecursionError):
        return None
    is_update = isinstance(raw, dict) and type(raw.get("update_id")) is int
    return raw if is_update else None
