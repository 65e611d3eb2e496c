"""Working on what is due: each item is taken off the agenda in the transaction that does it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta

from bot.db import scheduled_jobs
from bot.db.db_errors import is_transient
from bot.db.engine import Storage
from bot.db.locks import lock_due_jobs
from bot.db.outage_log import OutageLog
from bot.db.scheduled_jobs import DueJob
from bot.db.unit_of_work import UnitOfWork
from bot.log import describe_error
from bot.services import accounts, lessons

AT_ONCE = 100  # items in one transaction
_LATER = timedelta(minutes=5)  # until something that failed is tried again
_log = logging.getLogger(__name__)

JobHandler = Callable[[UnitOfWork, DueJob], Awaitable[Sequence[object]]]
Carry = Callable[[UnitOfWork, Sequence[object]], Awaitable[None]]


class JobRunner:
    """Do what is due."""

    def __init__(self, storage: Storage, handlers: Mapping[str, JobHandler], carry: Carry) -> None:
        """Do each kind of item by its job handler, and `carry` what happened to the people it concerns."""
        self._storage, self._handlers, self._carry = storage, handlers, carry
        self._busy = asyncio.Lock()
        self._absence = OutageLog(_log, "agenda")
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
                self._absence.clear()
            except Exception as error:
                if not self._absence.record(error):
                    _log.exception("the agenda could not be worked on")

    async def finish(self) -> None:
        """Return once no tick is at work."""
        async with self._busy:
            pass

    async def _run_batch(self) -> int:
        async with self._storage.read() as uow:
            ids = await scheduled_jobs.due_ids(uow, AT_ONCE)
        if not ids:
            return 0
        try:
            if not await self._run_jobs(ids):
                return 0
        except Exception as error:
            if is_transient(error):
                raise
            for item_id in ids:
                await self._run_single(item_id)
        return len(ids)

    async def _run_jobs(self, ids: Sequence[int]) -> bool:
        """Run jobs in one transaction; return False where another process is running jobs."""
        async with self._storage.begin() as uow:
            if not await lock_due_jobs(uow, ids):
                return False
            items = await scheduled_jobs.take(uow, ids, self._handlers)
            is_all = len(items) == len(ids)
            left = [] if is_all else await scheduled_jobs.leave(uow, ids, self._handlers, uow.now + _LATER)
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
            if is_transient(error):
                raise
            self.failed += 1
            _log.error("an agenda item failed and is put off", extra={"item": item_id, "error": describe_error(error)})
            async with self._storage.begin() as uow:
                await scheduled_jobs.postpone(uow, [item_id], uow.now + _LATER)


async def _read_ahead(uow: UnitOfWork, items: Sequence[DueJob]) -> None:
    """Read what most of the items are about, one statement a table however many they are."""
    taught = {item.person_id or 0 for item in items if item.kind == lessons.DUTY}
    others = {item.person_id for item in items if item.kind != lessons.DUTY and item.person_id is not None}
    if len(taught) > 1:
        await lessons.prefetch(uow, taught)
    if len(others) > 1:
        await accounts.prefetch(uow, others)
