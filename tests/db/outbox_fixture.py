"""Short words for tests that put letters into the outbox and take them out again."""

import json
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from bot.db import outbox, outbox_claims
from bot.db.engine import Storage
from bot.db.outbox_claims import Batch, ClaimedCall
from bot.db.rate_limit import RateLimit
from bot.domain.api_calls import BotApiCall

ANNA, BORIS = 1_001, 1_002
LEASE = timedelta(seconds=60)
UNHURRIED = RateLimit(per_second=1_000_000, burst=1_000_000)  # a bot without a cap


def letter(text: str = "hello", to: int = ANNA, **details: Any) -> BotApiCall:
    """Return a message to somebody."""
    return BotApiCall(to, "sendMessage", {"chat_id": to, "text": text}, **details)


class PostOffice:
    """The outbox of one database, and one data key to seal with."""

    def __init__(self, storage: Storage, key_id: int) -> None:
        """Belong to an open database."""
        self.storage, self.key_id = storage, key_id

    @classmethod
    async def of(cls, storage: Storage) -> "PostOffice":
        """Open one with a key of its own."""
        async with storage.begin() as uow:
            return cls(storage, await uow.new_key())

    async def post(self, *letters: BotApiCall) -> None:
        """Queue letters in one transaction."""
        async with self.storage.begin() as uow:
            await outbox.enqueue(uow, [(self.key_id, one) for one in letters])

    async def claim(
        self,
        limit: int = 100,
        *,
        token: int = 1,
        lease: timedelta = LEASE,
        pace: RateLimit = UNHURRIED,
        rest: int | None = None,
        wanted: int = 1,
    ) -> Batch:
        """Claim letters that are due by the clock, of the lanes that are not urgent at most `rest`."""
        others = limit if rest is None else rest
        async with self.storage.begin() as uow:
            return await outbox_claims.claim(uow, limit, uow.now, lease, token, pace=pace, rest=others, wanted=wanted)

    async def texts(self, limit: int = 100) -> list[str]:
        """Claim letters and return what they say."""
        return [text_of(call) for call in (await self.claim(limit)).calls]

    async def settle(self, *calls: ClaimedCall, token: int = 1) -> int:
        """Settle claimed letters; return for how many the lease was lost."""
        async with self.storage.begin() as uow:
            return await outbox_claims.complete(uow, token, [call.id for call in calls])

    async def rows(self) -> list[Any]:
        """Return all rows of the queue, oldest first."""
        async with self.storage.read() as uow:
            return list((await uow.session.execute(select(outbox.calls).order_by(outbox.calls.c.id))).all())

    async def waiting(self) -> int:
        """Return how many rows there are."""
        return len(await self.rows())

    async def let_leases_run_out(self) -> int:
        """Let the time of all leases pass, and reap; return how many were given back."""
        async with self.storage.begin() as uow:
            await uow.session.execute(update(outbox.calls).where(outbox.calls.c.state == 1).values(lease_ms=1))
            return await outbox_claims.release_expired_leases(uow)


def text_of(call: ClaimedCall) -> str:
    """Return what a claimed message says."""
    return str(json.loads(call.body)["text"])
