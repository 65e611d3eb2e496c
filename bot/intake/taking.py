"""Working on updates: a batch in one transaction, one by one when anything in it fails, aside after three tries."""

import asyncio
import json
import logging
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from bot.intake.flood import Flood, Judgement
from bot.log import trace
from bot.services import accounts, intake
from bot.storage.engine import Storage
from bot.storage.outages import is_conflict, is_outage
from bot.storage.unit_of_work import UnitOfWork

TRIES = 3
_FIRST_WAIT = 0.05  # seconds before the second try, twice that before the third
_log = logging.getLogger(__name__)

Raw = Mapping[str, Any]


@dataclass
class Counters:
    """What was taken in since the start, for the metrics."""

    taken: int = 0
    repeated: int = 0
    replayed: int = 0
    put_aside: int = 0
    left_out: int = 0
    last_at: float = field(default_factory=monotonic)  # when something was last committed, or the start


class Intake:
    """Take raw updates through the handlers, each exactly once."""

    def __init__(
        self,
        storage: Storage,
        enter: Callable[[UnitOfWork, Raw], Awaitable[None]],
        apologise: Callable[[UnitOfWork, int, int], Awaitable[None]],
        answer: Callable[[str], None],
        *,
        apologise_plainly: Callable[[UnitOfWork, int, str | None, int], Awaitable[None]] | None = None,
        flood: Flood | None = None,
        calm: Callable[[UnitOfWork, int], Awaitable[None]] | None = None,
    ) -> None:
        """Use `enter` for one update in its transaction, `answer` for the id of a callback query.

        What `flood` leaves out is recorded as taken and goes no further; `calm` tells the person. Where `apologise`
        fails, too, `apologise_plainly` says it without reading anything of the person.
        """
        self._apologise_plainly = apologise_plainly
        self._storage, self._enter, self._apologise, self._answer = storage, enter, apologise, answer
        self._flood, self._calm = flood, calm
        self.counters = Counters()

    async def take(self, batch: Sequence[Raw]) -> None:
        """Work on a batch in its order and return when all of it is committed or put aside.

        Raises when the database cannot be used; nothing must be acknowledged then.
        """
        for raw in batch:
            if isinstance(query := raw.get("callback_query"), dict):
                self._answer(str(query.get("id", "")))
        try:
            await self._together(batch)
        except Exception as error:
            if is_outage(error) and not is_conflict(error):
                raise
            self.counters.replayed += 1
            await self._apart(batch)

    async def _together(self, batch: Sequence[Raw]) -> None:
        async with self._storage.begin() as uow:
            once = {raw["update_id"]: raw for raw in batch}
            new = await intake.take(uow, list(once))
            people = {one for update_id in new if (one := person_in(once[update_id])) is not None}
            await intake.hold(uow, people)
            await intake.read_ahead(uow, people)
            left_out = 0
            for update_id, raw in once.items():
                if update_id not in new:
                    continue
                if await self._is_left_out(uow, raw):
                    left_out += 1
                else:
                    await self._enter(uow, raw)
        self.counters.left_out += left_out
        self.counters.taken += len(new)
        self.counters.last_at = monotonic()
        self.counters.repeated += len(batch) - len(new)

    async def _is_left_out(self, uow: UnitOfWork, raw: Raw) -> bool:
        """Say whether an update is one too many; that somebody blocked the bot or came back is never left out."""
        person_id = person_in(raw)
        if self._flood is None or person_id is None or "my_chat_member" in raw:
            return False
        judgement = self._flood.judge(raw["update_id"], person_id)
        if judgement is Judgement.LET_IN:
            return False
        if judgement is Judgement.LEFT_OUT_AND_TOLD and self._calm is not None:
            await self._calm(uow, person_id)
        return True

    async def _apart(self, batch: Sequence[Raw]) -> None:
        """Work on each update by itself: in order within a couple, couples side by side."""
        couples = await self._couples_in(batch)
        strands: dict[object, list[Raw]] = {}
        for raw in batch:
            person_id = person_in(raw)
            strand = ("couple", couples[person_id]) if person_id in couples else ("person", person_id)
            strands.setdefault(strand, []).append(raw)
        outcomes = await asyncio.gather(*map(self._strand, strands.values()), return_exceptions=True)
        for outcome in outcomes:
            if isinstance(outcome, BaseException):
                raise outcome

    async def _couples_in(self, batch: Sequence[Raw]) -> dict[int, int]:
        """Return the couple of each person in a batch who has one, as far as that can be read."""
        try:
            async with self._storage.read() as uow:
                return await accounts.couples_of(uow, {one for raw in batch if (one := person_in(raw)) is not None})
        except Exception as error:
            if is_outage(error):
                raise
            _log.warning("couples could not be read", extra={"error": trace(error)})
            return {}

    async def _strand(self, updates: Sequence[Raw]) -> None:
        for raw in updates:
            await self._one(raw)

    async def _one(self, raw: Raw) -> None:
        for attempt in range(1, TRIES + 1):
            try:
                await self._together([raw])
            except Exception as error:
                if is_outage(error) and not (is_conflict(error) and attempt < TRIES):
                    raise
                told = {"update": raw["update_id"], "attempt": attempt, "error": trace(error)}
                _log.warning("an update failed", extra=told)
                last = error
                await asyncio.sleep(_FIRST_WAIT * attempt * random.uniform(0.5, 1.5))  # noqa: S311 - no secret
            else:
                return
        await self._put_aside(raw, trace(last))

    async def _put_aside(self, raw: Raw, error: str) -> None:
        """Keep what failed where it blocks nothing, and tell the person, leaning on less each time.

        Where even the last is barred, the update goes no further all the same: it must not hold up all others.
        """
        person_id, number = person_in(raw), None
        for say in (self._apologise_to, self._apologise_plainly_to, None):
            try:
                async with self._storage.begin() as uow:
                    if not await intake.take(uow, [raw["update_id"]]):
                        return
                    owner = None if say is None else person_id
                    body = json.dumps(raw, ensure_ascii=False)
                    number = await intake.put_aside(uow, raw["update_id"], owner, body, error, TRIES)
                    if say is not None and person_id is not None:
                        await say(uow, raw, person_id, number)
                break
            except Exception as failure:
                if is_outage(failure):
                    raise
                told = {"update": raw["update_id"], "error": trace(failure)}
                _log.warning("an update could not be put aside like this", extra=told)
        self.counters.put_aside += 1
        _log.error("an update is put aside", extra={"update": raw["update_id"], "number": number, "error": error})

    async def _apologise_to(self, uow: UnitOfWork, raw: Raw, person_id: int, number: int) -> None:
        await self._apologise(uow, person_id, number)

    async def _apologise_plainly_to(self, uow: UnitOfWork, raw: Raw, person_id: int, number: int) -> None:
        """Say it in the language of the phone, leaning on nothing of the row that failed."""
        if self._apologise_plainly is not None:
            await self._apologise_plainly(uow, person_id, _sender_in(raw).get("language_code"), number)


def person_in(raw: Raw) -> int | None:
    """Return the id of the person an update came from, where it names one."""
    found: int | None = _sender_in(raw).get("id")
    return found


def _sender_in(raw: Raw) -> Mapping[str, Any]:
    """Return the user an update came from; empty where it names none."""
    for content in raw.values():
        if isinstance(content, dict):
            sender = content.get("from") or content.get("user")
            if isinstance(sender, dict) and isinstance(sender.get("id"), int):
                return sender
    return {}
