"""Pausing the bot and coming back: nothing starts by itself meanwhile, and what a partner sends waits.

The pause is the person's own: only they begin, change or end it, and the partner hears of nothing but that a signal of
theirs is held. What is held waits in the outbox until the pause is lifted here, which is the only way it is: by
`/resume`, or by the agenda when the time has come. What has a time of its own that passes meanwhile is let go.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.db import outbox_control, people, scheduled_jobs
from bot.db.people import Person
from bot.db.scheduled_jobs import DueJob, NewJob
from bot.db.unit_of_work import UnitOfWork
from bot.domain import clocktimes
from bot.domain.pauses import OPEN_END, PAUSE_OVER, SHORTEST, NotPaused, PauseAsked, PauseBegun, PauseEnded, is_open_end
from bot.domain.people import Member
from bot.domain.receiving import is_paused, takes_nothing
from bot.domain.stored_names import JobKind
from bot.services import accounts, checkins, holds, lessons, partner_messages, questions, signals

DUTY = JobKind.PAUSE_END


async def begin(uow: UnitOfWork, person: Member, until_at: datetime, *, is_by_clock: bool = False) -> list[object]:
    """Pause until `until_at` in place of whatever pause there was, and return all that happened through it.

    `is_by_clock`: the end was named as a time of the clock, which it keeps when rules of time zones change.
    """
    row = await people.person(uow, person.id)
    if row is None or until_at < uow.now + SHORTEST:
        return [PauseAsked(person, uow.now, "past")]
    happened = await _stop_everything(uow, row, min(until_at, OPEN_END))
    if is_by_clock and until_at < OPEN_END:
        row.pause_clock = clocktimes.shown(until_at, person.zone)
    paused = accounts.member(uow, row)
    space, partner = await signals.open_space_of(uow, paused), await accounts.partner_of(uow, paused)
    returns_at = space.until_at if space is not None else None
    return [PauseBegun(paused, min(until_at, OPEN_END), uow.now, returns_at, partner), *happened]


async def resume(uow: UnitOfWork, person: Member) -> list[object]:
    """End one's own pause now, and return all that happened through it."""
    row = await people.person(uow, person.id)
    if row is None or not is_paused(person, uow.now):
        return [NotPaused(person)]
    happened = await _go_on(uow, row)
    return [PauseEnded(accounts.member(uow, row), uow.now, by_itself=False), *happened]


async def begin_quietly(uow: UnitOfWork, person: Member) -> list[object]:
    """Pause until the person says otherwise, from the safety page; return what happened to others through it."""
    row = await people.person(uow, person.id)
    return [] if row is None else await _stop_everything(uow, row, OPEN_END)


async def end_quietly(uow: UnitOfWork, person: Member) -> list[object]:
    """End one's own pause from the safety page; return what happened to others through it."""
    row = await people.person(uow, person.id)
    return [] if row is None else await _go_on(uow, row)


async def came_due(uow: UnitOfWork, item: DueJob) -> Sequence[object]:
    """End a pause whose time has come, however late; a pause that was changed meanwhile has an item of its own."""
    row = await people.person(uow, item.person_id or 0)
    if row is None or row.paused_until is None or row.paused_until > uow.now:
        return []
    row.paused_until = row.pause_clock = None
    if not row.is_reachable:
        return []
    return [PauseEnded(accounts.member(uow, row), uow.now, by_itself=True), *await release(uow, row.id)]


async def read_anew(uow: UnitOfWork, person_id: int) -> None:
    """Let a pause end when the clock shows what was named, under the rules of time zones that are in force."""
    row = await people.person(uow, person_id)
    if row is None or row.paused_until is None or row.pause_clock is None:
        return
    until_at = clocktimes.instant(row.pause_clock)
    if until_at is None or until_at == row.paused_until:
        return
    row.paused_until = until_at
    await scheduled_jobs.cancel(uow, row.id, DUTY)
    await _plan_end(uow, row.id, until_at)


async def release(uow: UnitOfWork, person_id: int) -> list[object]:
    """Let go what was held for somebody, where they take anything again, and return what happened through it."""
    person = await accounts.known(uow, person_id)
    if person is None or takes_nothing(person, uow.now):
        return []
    first = await partner_messages.release(uow, person)
    return [*first, *await holds.release(uow, person), *await questions.release(uow, person)]


async def _stop_everything(uow: UnitOfWork, row: Person, until_at: datetime) -> list[object]:
    row.paused_until, row.pause_clock = until_at, None
    await scheduled_jobs.cancel(uow, row.id, DUTY)
    if not is_open_end(until_at):
        await _plan_end(uow, row.id, until_at)
    paused = accounts.member(uow, row)
    await checkins.withdraw(uow, paused)
    await lessons.withdraw(uow, paused)
    await outbox_control.cancel_by_prefix(uow, row.id, PAUSE_OVER)
    messages = await partner_messages.hold_for(uow, paused)
    return [*await holds.hold_for(uow, paused), *messages, *await questions.hold_for(uow, paused)]


async def _go_on(uow: UnitOfWork, row: Person) -> list[object]:
    row.paused_until = row.pause_clock = None
    await scheduled_jobs.cancel(uow, row.id, DUTY)
    return await release(uow, row.id)


async def _plan_end(uow: UnitOfWork, person_id: int, until_at: datetime) -> None:
    occurrence = DUTY.once(person_id, int(until_at.timestamp()))
    await scheduled_jobs.plan(uow, NewJob(DUTY, until_at, occurrence, person_id, subject_id=person_id))
