"""New rules of time zones: what was planned by local time is planned anew, and who promised a time is told.

The comparison is made once, at the start. What follows from it stands on the agenda, a thing for each person and each
open promise, and is done before everything else that is due, so that nothing comes by the old rules.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot import zonedata
from bot.db import outbox_control, scheduled_jobs, signals, zonerules
from bot.db.scheduled_jobs import DueJob, NewJob
from bot.db.signals import Signal
from bot.db.unit_of_work import UnitOfWork
from bot.domain import clocktimes
from bot.domain.clocktimes import PromiseMoved
from bot.domain.receiving import takes_nothing
from bot.domain.signals import Kind, Move, State
from bot.domain.stored_names import JobKind
from bot.services import accounts, holds, lookback, pauses, promises, returns, rhythms
from bot.services.signals import move, view

PERSON, PROMISE, NAMED = JobKind.RULES_PERSON, JobKind.RULES_PROMISE, JobKind.RULES_NAMED
_FIRST = timedelta(seconds=1)


async def compare(uow: UnitOfWork) -> None:
    """Where other rules are in force than when the bot last started, have everything looked at anew."""
    version = zonedata.in_force().version or "unknown"
    if await zonerules.exchange(uow, version) == version:
        return
    at = min(uow.now, await scheduled_jobs.next_due_at(uow) or uow.now) - _FIRST
    stamp = f"{version}:{int(uow.now.timestamp())}"
    for signal_id, sender_id, of_couple in await zonerules.open_promises(uow):
        await scheduled_jobs.plan(uow, NewJob(PROMISE, at, PROMISE.once(signal_id, stamp), sender_id, of_couple))
    for promise_id, promiser_id, of_couple in await zonerules.open_named_times(uow):
        await scheduled_jobs.plan(uow, NewJob(NAMED, at, NAMED.once(promise_id, stamp), promiser_id, of_couple))
    for person_id, couple_id in await zonerules.people_with_zones(uow):
        await scheduled_jobs.plan(uow, NewJob(PERSON, at, PERSON.once(person_id, stamp), person_id, couple_id))


async def came_due(uow: UnitOfWork, item: DueJob) -> Sequence[object]:
    """Look at one promise, or at what comes to one person by itself."""
    if item.kind == PROMISE:
        return await _promise(uow, int(item.occurrence.split(":")[1]))
    if item.kind == NAMED:
        moved = await promises.read_anew(uow, int(item.occurrence.split(":")[1]))
        return [moved] if moved is not None else []
    person = await accounts.known(uow, item.person_id or 0)
    if person is None:
        return []
    await pauses.read_anew(uow, person.id)
    if person.couple_id is not None:
        await rhythms.plan_by_new_rules(uow, person)
        await lookback.plan_anew(uow, person.couple_id)
    is_held = not takes_nothing(person, uow.now) and await outbox_control.is_held_for_now(uow, person.id)
    return await holds.release(uow, person) if is_held else []


async def _promise(uow: UnitOfWork, signal_id: int) -> Sequence[object]:
    row = await signals.load(uow, signal_id)
    if row is None or row.closed_at is not None or row.kind != Kind.SPACE:
        return []
    found = clocktimes.moved(row.facts.clocks, row.until_at)
    if found is None or not (found.at != row.until_at or found.is_own_other or found.is_theirs_other):
        return []
    is_moved = found.at != row.until_at
    await _move_to(uow, row, found.at)
    signal = await view(uow, row)
    await returns.note_clocks(uow, row, is_by_clock=bool(row.facts.clocks and row.facts.clocks["is_by_clock"]))
    return [PromiseMoved(signal, uow.now, is_moved, found.is_theirs_other)]


async def _move_to(uow: UnitOfWork, row: Signal, at: datetime) -> None:
    """Let a space end at another instant; where that has passed, its time has come, and nothing is made up for."""
    if at == row.until_at:
        return
    row.until_at = at
    await returns.plan(uow, row)
    if at <= uow.now and State(row.state) is not State.DUE:
        await move(uow, row, Move.TIME)
