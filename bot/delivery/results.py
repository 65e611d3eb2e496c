"""Writing down what became of calls, many in one transaction."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import timedelta

from bot.db import outbox, outbox_claims, rate_limit
from bot.db.db_errors import is_transient
from bot.db.engine import Storage
from bot.db.locks import lock_couples
from bot.db.unit_of_work import UnitOfWork
from bot.delivery.counters import DeliveryCounters
from bot.delivery.sender import Done, Released, RetryLater, SendResult
from bot.domain.api_calls import DeliveryResult, Refused
from bot.errors import HalfwayError

OnVerdicts = Callable[[UnitOfWork, Sequence[DeliveryResult]], Awaitable[None]]

_log = logging.getLogger(__name__)


class LeaseLostError(HalfwayError):
    """A call that was to be settled is held by somebody else, or is gone."""


class ResultRecorder:
    """Write down outcomes of the calls that one holder claimed."""

    def __init__(self, token: int, on_verdicts: OnVerdicts, counters: DeliveryCounters) -> None:
        """Settle what `token` holds; `on_verdicts` hears what became of the calls."""
        self._token, self._on_verdicts, self._counters = token, on_verdicts, counters

    async def record(self, uow: UnitOfWork, outcomes: Sequence[SendResult]) -> None:
        """Record results in one transaction; raise `LeaseLostError` where the lease of a call is lost.

        `on_verdicts` hears of each call that is over while its row still exists: so rows of couples are locked before
        rows of the queue, here as everywhere.
        """
        settled = [one for one in outcomes if isinstance(one, Done)]
        heard = [one.call for one in settled if one.call.about or isinstance(one.verdict, Refused)]
        await lock_couples(uow, {call.chat_id for call in heard}, {call.couple_id for call in heard if call.couple_id})
        if settled:
            await self._notify(uow, [one.verdict for one in settled])
        if settled and await outbox_claims.complete(uow, self._token, [one.call.id for one in settled]):
            raise LeaseLostError("a call is not held any more")
        for other in outcomes:
            if isinstance(other, RetryLater):
                await outbox_claims.retry_later(uow, self._token, other.call.id, other.delay, other.reason)
        await self._release(uow, [one for one in outcomes if isinstance(one, Released)])

    async def record_individually(self, storage: Storage, outcomes: Sequence[SendResult]) -> AsyncIterator[SendResult]:
        """Write down outcomes one by one and yield each that is; raise where the database does not work.

        A verdict that nobody can work on is written down untold: the call was made, and must not be made again.
        """
        for outcome in outcomes:
            try:
                async with storage.begin() as uow:
                    await self.record(uow, [outcome])
            except LeaseLostError:
                self._counters.lost_leases += 1  # somebody else settled it, or it was dropped
            except Exception as error:
                if is_transient(error):
                    raise
                self._counters.failed_verdicts += 1
                _log.exception("a verdict could not be worked on", extra={"call": outcome.call.id})
                async with storage.begin() as uow:
                    await outbox_claims.complete(uow, self._token, [outcome.call.id])
            yield outcome

    async def _notify(self, uow: UnitOfWork, verdicts: Sequence[DeliveryResult]) -> None:
        await self._on_verdicts(uow, verdicts)
        for verdict in verdicts:
            if isinstance(verdict, Refused) and verdict.is_unreachable:
                await self._on_verdicts(uow, await outbox.refuse_waiting(uow, verdict.chat_id))

    async def _release(self, uow: UnitOfWork, returned: Sequence[Released]) -> None:
        if not returned:
            return
        await outbox_claims.release(uow, self._token, [one.call.id for one in returned])
        self._counters.released += len(returned)
        pause = max(one.pause for one in returned)
        if pause > 0:
            await rate_limit.pause_all(uow, timedelta(seconds=pause))
