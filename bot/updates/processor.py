"""Working on updates: a batch in one transaction, one by one when anything in it fails, aside after three tries."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from bot import backoff
from bot.db.db_errors import is_serialization_failure, is_transient
from bot.db.engine import Storage
from bot.db.unit_of_work import UnitOfWork
from bot.log import describe_error
from bot.services import accounts, processed_updates
from bot.updates.throttle import Decision, UserThrottle

TRIES = 3
_FIRST_WAIT, _LONGEST_WAIT = 0.1, 0.4  # seconds before the next try
_log = logging.getLogger(__name__)

RawUpdate = Mapping[str, Any]


@dataclass
class ProcessorCounters:
    """What was taken in since the start, for the metrics."""

    taken: int = 0
    repeated: int = 0
    replayed: int = 0
    put_aside: int = 0
    left_out: int = 0
    last_at: float = field(default_factory=monotonic)  # when something was last committed, or the start


class UpdateProcessor:
    """Take raw updates through the handlers, each exactly once."""

    def __init__(
        self,
        storage: Storage,
        dispatch: Callable[[UnitOfWork, RawUpdate], Awaitable[None]],
        notify_failed: Callable[[UnitOfWork, int, int], Awaitable[None]],
        answer: Callable[[str], None],
        *,
        notify_failed_plainly: Callable[[UnitOfWork, int, str | None, int], Awaitable[None]] | None = None,
        throttle: UserThrottle | None = None,
        notify_throttled: Callable[[UnitOfWork, int], Awaitable[None]] | None = None,
    ) -> None:
        """Use `dispatch` for one update in its transaction, `answer` for the id of a callback query.

        What `throttle` leaves out is recorded as taken and goes no further; `notify_throttled` tells the person. Where
        `notify_failed` fails, too, `notify_failed_plainly` says it without reading anything of the person.
        """
        self._notify_failed_plainly = notify_failed_plainly
        self._storage, self._dispatch, self._notify_failed, self._answer = storage, dispatch, notify_failed, answer
        self._throttle, self._notify_throttled = throttle, notify_throttled
        self.counters = ProcessorCounters()

    async def process(self, batch: Sequence[RawUpdate]) -> None:
        """Work on a batch in its order and return when all of it is committed or put aside.

        Raises when the database cannot be used; nothing must be acknowledged then.
        """
        for raw in batch:
            if isinstance(query := raw.get("callback_query"), dict):
                self._answer(str(query.get("id", "")))
        try:
            await self._process_batch(batch)
        except Exception as error:
            if is_transient(error) and not is_serialization_failure(error):
                raise
            self.counters.replayed += 1
            await self._process_separately(batch)

    async def _process_batch(self, batch: Sequence[RawUpdate]) -> None:
        async with self._storage.begin() as uow:
            once = {raw["update_id"]: raw for raw in batch}
            new = await processed_updates.take(uow, list(once))
            people = {one for update_id in new if (one := sender_id(once[update_id])) is not None}
            await processed_updates.hold(uow, people)
            await processed_updates.prefetch(uow, people)
            left_out = 0
            for update_id, raw in once.items():
                if update_id not in new:
                    continue
                if await self._is_throttled(uow, raw):
                    left_out += 1
                else:
                    await self._dispatch(uow, raw)
        self.counters.left_out += left_out
        self.counters.taken += len(new)
        self.counters.last_at = monotonic()
        self.counters.repeated += len(batch) - len(new)

    async def _is_throttled(self, uow: UnitOfWork, raw: RawUpdate) -> bool:
        """Return whether an update is one too many; that somebody blocked the bot or came back is never left out."""
        person_id = sender_id(raw)
        if self._throttle is None or person_id is None or "my_chat_member" in raw:
            return False
        judgement = self._throttle.check(raw["update_id"], person_id)
        if judgement is Decision.LET_IN:
            return False
        if judgement is Decision.LEFT_OUT_AND_TOLD and self._notify_throttled is not None:
            await self._notify_throttled(uow, person_id)
        return True

    async def _process_separately(self, batch: Sequence[RawUpdate]) -> None:
        """Work on each update by itself: in order within a couple, couples side by side."""
        couples = await self._couples_in(batch)
        strands: dict[object, list[RawUpdate]] = {}
        for raw in batch:
            person_id = sender_id(raw)
            strand = ("couple", couples[person_id]) if person_id in couples else ("person", person_id)
            strands.setdefault(strand, []).append(raw)
        outcomes = await asyncio.gather(*map(self._process_in_order, strands.values()), return_exceptions=True)
        for outcome in outcomes:
            if isinstance(outcome, BaseException):
                raise outcome

    async def _couples_in(self, batch: Sequence[RawUpdate]) -> dict[int, int]:
        """Return the couple of each person in a batch who has one, as far as that can be read."""
        try:
            async with self._storage.read() as uow:
                return await accounts.couples_of(uow, {one for raw in batch if (one := sender_id(raw)) is not None})
        except Exception as error:
            if is_transient(error):
                raise
            _log.warning("couples could not be read", extra={"error": describe_error(error)})
            return {}

    async def _process_in_order(self, updates: Sequence[RawUpdate]) -> None:
        for raw in updates:
            await self._process_with_retries(raw)

    async def _process_with_retries(self, raw: RawUpdate) -> None:
        for attempt in range(1, TRIES + 1):
            try:
                await self._process_batch([raw])
            except Exception as error:
                if is_transient(error) and not (is_serialization_failure(error) and attempt < TRIES):
                    raise
                told = {"update": raw["update_id"], "attempt": attempt, "error": describe_error(error)}
                _log.warning("an update failed", extra=told)
                last = error
                await asyncio.sleep(backoff.delay(attempt, _FIRST_WAIT, _LONGEST_WAIT))
            else:
                return
        await self._dead_letter(raw, describe_error(last))

    async def _dead_letter(self, raw: RawUpdate, error: str) -> None:
        """Keep what failed where it blocks nothing, and tell the person, leaning on less each time.

        Where even the last is barred, the update goes no further all the same: it must not hold up all others.
        """
        person_id, number = sender_id(raw), None
        for say in (self._notify_person, self._notify_plainly, None):
            try:
                async with self._storage.begin() as uow:
                    if not await processed_updates.take(uow, [raw["update_id"]]):
                        return
                    owner = None if say is None else person_id
                    body = json.dumps(raw, ensure_ascii=False)
                    number = await processed_updates.put_aside(uow, raw["update_id"], owner, body, error, TRIES)
                    if say is not None and person_id is not None:
                        await say(uow, raw, person_id, number)
                break
            except Exception as failure:
                if is_transient(failure):
                    raise
                told = {"update": raw["update_id"], "error": describe_error(failure)}
                _log.warning("an update could not be put aside like this", extra=told)
        self.counters.put_aside += 1
        _log.error("an update is put aside", extra={"update": raw["update_id"], "number": number, "error": error})

    async def _notify_person(self, uow: UnitOfWork, raw: RawUpdate, person_id: int, number: int) -> None:
        await self._notify_failed(uow, person_id, number)

    async def _notify_plainly(self, uow: UnitOfWork, raw: RawUpdate, person_id: int, number: int) -> None:
        """Say it in the language of the phone, leaning on nothing of the row that failed."""
        if self._notify_failed_plainly is not None:
            await self._notify_failed_plainly(uow, person_id, _sender_in(raw).get("language_code"), number)


def sender_id(raw: RawUpdate) -> int | None:
    """Return the id of the person an update came from, where it names one."""
    found: int | None = _sender_in(raw).get("id")
    return found


def _sender_in(raw: RawUpdate) -> Mapping[str, Any]:
    """Return the user an update came from; empty where it names none."""
    for content in raw.values():
        if isinstance(content, dict):
            sender = content.get("from") or content.get("user")
            if isinstance(sender, dict) and isinstance(sender.get("id"), int):
                return sender
    return {}
