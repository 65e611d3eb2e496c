"""Working on what is due: each item is taken off the agenda in the transaction that does it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta

from bot.log import describe_error
from bot.services import accounts, lessons
from bot.storage import agenda
from bot.storage.absence import Absence
from bot.storage.agenda import DueItem
from bot.storage.engine import Storage
from bot.storage.holding import hold_due
from bot.storage.outages import is_outage
from bot.storage.unit_of_work import UnitOfWork

AT_ONCE = 100  # items in one transaction
_LATER = timedelta(minutes=5)  # until something that failed is tried again
_log = logging.getLogger(__name__)

JobHandler = Callable[[UnitOfWork, DueItem], Awaitable[Sequence[object]]]
Carry = Callable[[UnitOfWork, Sequence[object]], Awaitable[None]]


class JobRunner:
    """Do what is due."""

    def __init__(self, storage: Storage, handlers: Mapping[str, JobHandler], carry: Carry) -> None:
        """Do each kind of item by its job handler, and `carry` what happened to the people it concerns."""
        self._storage, self._handlers, self._carry = storage, handlers, carry
        self._busy = asyncio.Lock()
        self._absence = Absence(_log, "agenda")
        self.done = 0
        self.failed = 0
        self.unknown = 0  # left for a version that knows their kinds
        self._said: set[str] = set()

    async def run_due(self) -> None:
        """Do all that is due now; a tick that meets another one still at work leaves it to that one."""
        if self._busy.locked():
            return
        async with self._busy:
            try:
                while await self._run_batch() == AT_ONCE:
                    pass
                self._absence.over()
            except Exception as error:
                if not self._absence.noted(error):
                    _log.exception("the agenda could not be worked on")

    async def finish(self) -> None:
        """Return once no tick is at work."""
        async with self._busy:
            pass

    async def _run_batch(self) -> int:
        async with self._storage.read() as uow:
            ids = await agenda.due_ids(uow, AT_ONCE)
        if not ids:
            return 0
        try:
            if not await self._run_jobs(ids):
                return 0
        except Exception as error:
            if is_outage(error):
                raise
            for item_id in ids:
                await self._run_single(item_id)
        return len(ids)

    async def _run_jobs(self, ids: Sequence[int]) -> bool:
        """Do items in one transaction; say no where another process is at work on the agenda."""
        async with self._storage.begin() as uow:
            if not await hold_due(uow, ids):
                return False
            items = await agenda.take(uow, ids, self._handlers)
            is_all = len(items) == len(ids)
            left = [] if is_all else await agenda.leave(uow, ids, self._handlers, uow.now + _LATER)
            await _read_ahead(uow, items)
            for item in items:
                await self._carry(uow, await self._handlers[item.kind](uow, item))
        self.done += len(items)
        self._note_left(left)
        return True

    def _note_left(self, kinds: Sequence[str]) -> None:
        """Say that items are left to a version that knows their kinds; each kind is said once, for they come again."""
        self.unknown += len(kinds)
        for kind in sorted(set(kinds) - self._said):
            self._said.add(kind)
            _log.error("nobody here does what stands on the agenda; it stays there", extra={"kind": kind})

    async def _run_single(self, item_id: int) -> None:
        try:
            await self._run_jobs([item_id])
        except Exception as error:
            if is_outage(error):
                raise
            self.failed += 1
            _log.error("an agenda item failed and is put off", extra={"item": item_id, "error": describe_error(error)})
            async with self._storage.begin() as uow:
                await agenda.put_off(uow, [item_id], uow.now + _LATER)


async def _read_ahead(uow: UnitOfWork, items: Sequence[DueItem]) -> None:
    """Read what most of the items are about, one statement a table however many they are."""
    taught = {item.person_id or 0 for item in items if item.kind == lessons.DUTY}
    others = {item.person_id for item in items if item.kind != lessons.DUTY and item.person_id is not None}
    if len(taught) > 1:
        await lessons.read_ahead(uow, taught)
    if len(others) > 1:
        await accounts.read_ahead(uow, others)
