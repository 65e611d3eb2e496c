"""Keep the updates for the bot, with Telegram's own rules for offsets, expiry and who may ask.

An update is forgotten when a getUpdates offset above its id confirms it, when the webhook took it, or when it
expires: a press of a button after 150 seconds, everything else after 24 hours (telegram-bot-api, Client.cpp).
"""

import asyncio
import random
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from bot.playground.answers import Json, conflict, encode
from bot.playground.attention import Attention
from bot.playground.clock import SimulatedClock
from bot.playground.events import Events
from bot.playground.parameters import Parameters

DAY = 86400.0
CALLBACK_LIFE = 150.0
KINDS = frozenset(
    [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "message_reaction",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
    ]
)
DEFAULT_KINDS = KINDS - {"chat_member", "message_reaction", "message_reaction_count"}
_TERMINATED = "terminated by other getUpdates request; make sure that only one bot instance is running"
_REMEMBERED = 200  # updates that the developer panel lists
_FUTURE = 10  # TDLib, TQueue.get: an offset further ahead than this counts as nonsense


@dataclass(slots=True, frozen=True)
class Update:
    """One update, encoded once; `key` names the queue it waits in towards a webhook."""

    id: int
    kind: str
    body: Json
    encoded: bytes
    key: Hashable
    expires_at: float
    at: float

    @property
    def from_id(self) -> int | None:
        """Return the id of who caused it; None for the state of a poll, which nobody sends."""
        sender = self.body.get("from") or self.body.get("user") or {}
        number: int | None = sender.get("id")
        return number


class Updates:
    """The queue of updates and the one getUpdates that may wait for them."""

    def __init__(self, clock: SimulatedClock, events: Events) -> None:
        """Start empty, at a random id, with the default kinds allowed."""
        self.allowed: list[str] | None = None
        self.on_push: Callable[[Update], None] | None = None
        self.is_webhook_set = False
        self.last_confirmed: list[Update] = []
        self.attention = Attention(events)
        self._recent: deque[Update] = deque(maxlen=_REMEMBERED)
        self._kinds: frozenset[str] = DEFAULT_KINDS
        self._clock, self._events = clock, events
        self._pending: OrderedDict[int, Update] = OrderedDict()
        self._soonest_expiry = float("inf")
        self._tail = random.randint(100_000_000, 900_000_000)  # noqa: S311 - no secret
        self._waiting: asyncio.Future[str] | None = None
        self._previous = (0, 0.0)

    @property
    def is_awaited(self) -> bool:
        """Tell whether a getUpdates is waiting now."""
        return self._waiting is not None and not self._waiting.done()

    def allow(self, kinds: Any) -> None:
        """Remember the kinds the bot wants: an empty list means the default, None leaves them as they are."""
        if isinstance(kinds, list):
            known = frozenset(str(kind) for kind in kinds) & KINDS
            self._kinds = known or DEFAULT_KINDS
            self.allowed = sorted(known) if known else None

    def push(self, kind: str, body: Json, key: Hashable, life: float = DAY) -> int | None:
        """Queue an update and return its id; nothing when the bot did not ask for this kind."""
        if kind not in self._kinds:
            return None
        number = self._tail
        self._tail += 1
        encoded = f'{{"update_id":{number},"{kind}":{encode(body)}}}'.encode()
        now = self._clock.time()
        update = Update(number, kind, body, encoded, key, now + life, now)
        self._recent.append(update)
        self._keep(update)
        self._deliver(update)
        return number

    def _keep(self, update: Update) -> None:
        """Make an update pending."""
        self._pending[update.id] = update
        self._soonest_expiry = min(self._soonest_expiry, update.expires_at)

    def _deliver(self, update: Update) -> None:
        """Hand a pending update to whoever takes updates in."""
        if self.on_push is not None:
            self.on_push(update)
        else:
            self.wake("new")

    def wake(self, why: str) -> None:
        """End the wait of the getUpdates that waits, if one does."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(why)

    def pending(self) -> list[Update]:
        """Return the updates that are neither confirmed nor expired."""
        self._expire()
        return list(self._pending.values())

    def recent(self) -> list[Json]:
        """Return the last updates for the page, the oldest first: no words of anybody."""
        return [
            {"id": one.id, "at": one.at, "kind": one.kind, "from_id": one.from_id, "waiting": one.id in self._pending}
            for one in self._recent
        ]

    def _expire(self) -> None:
        """Forget what is too old."""
        now = self._clock.time()
        if now <= self._soonest_expiry:
            return
        alive = [update for update in self._pending.values() if update.expires_at >= now]
        self._pending = OrderedDict((update.id, update) for update in alive)
        self._soonest_expiry = min((update.expires_at for update in alive), default=float("inf"))

    def forget(self, update: Update) -> None:
        """Forget an update that a webhook took or that expired on the way."""
        if self._pending.pop(update.id, None):
            self.last_confirmed = [update]
            self._events.stir()

    def drop_all(self) -> None:
        """Forget everything that is pending."""
        self._pending.clear()
        self.last_confirmed = []
        self._events.stir()

    def redeliver(self) -> int:
        """Make what was confirmed last pending again under the same ids; return how many updates that were."""
        again, self.last_confirmed = self.last_confirmed, []
        for update in reversed(again):
            self._keep(update)
            self._pending.move_to_end(update.id, last=False)
        for update in again:
            self._deliver(update)
        return len(again)

    def _confirm(self, offset: int) -> None:
        """Forget what lies below `offset`; a negative one counts from the end, nonsense is ignored."""
        if offset < 0:
            offset = next(islice(self._pending, max(len(self._pending) + offset, 0), None), 0)
        elif offset > self._tail + _FUTURE:
            return
        confirmed = []
        while self._pending and next(iter(self._pending)) < offset:
            confirmed.append(self._pending.popitem(last=False)[1])
        if confirmed:
            self.last_confirmed = confirmed
            self._events.stir()

    def _ready(self, limit: int) -> list[Update]:
        """Return the first `limit` updates that did not expire."""
        self._expire()
        return list(islice(self._pending.values(), limit))

    async def get(self, parameters: Parameters, is_throttled: bool = False) -> list[Update]:
        """Answer getUpdates: confirm, then return what is there or wait for it up to the timeout."""
        if self.is_webhook_set:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
        self.wake(_TERMINATED)
        self.attention.begins()
        try:
            return await self._answer(parameters, is_throttled)
        finally:
            self.attention.ends()

    async def _answer(self, parameters: Parameters, is_throttled: bool) -> list[Update]:
        """Confirm, then return what is there or wait for it."""
        offset = parameters.whole("offset")
        limit = min(max(parameters.whole("limit", 100), 1), 100)
        timeout = min(max(parameters.whole("timeout"), 0), 50)
        if is_throttled:
            limit, timeout = self._throttled(offset, limit, timeout)
        self.allow(parameters.get("allowed_updates"))
        self._confirm(offset)
        ready = self._ready(limit)
        if not ready and timeout:
            await self._wait(timeout)
            ready = self._ready(limit)
        return ready

    def _throttled(self, offset: int, limit: int, timeout: int) -> tuple[int, int]:
        """Slow down one who asks the same again at once (telegram-bot-api, Client.cpp:15714)."""
        now = asyncio.get_running_loop().time()
        previous_offset, previous_at = self._previous
        if offset == previous_offset and now < previous_at + 3 and timeout < 3:
            timeout = 3
        if offset == previous_offset and now < previous_at + 0.5:
            limit = 1
        self._previous = (offset, now)
        return limit, timeout

    async def _wait(self, timeout: float) -> None:
        """Wait for an update; refused when another asks meanwhile."""
        waiting: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._waiting = waiting
        self._events.stir()
        try:
            why = await asyncio.wait_for(waiting, timeout)
        except TimeoutError:
            return
        finally:
            if self._waiting is waiting:
                self._waiting = None
            self._events.stir()
        if why not in {"new", "again"}:
            raise conflict(why)
