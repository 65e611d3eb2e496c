"""A time that somebody named in an answer or for a topic is followed as a return is, asked of the one who named it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot import jsoncodec
from bot.db import promises, scheduled_jobs, signals
from bot.db.promises import Promise
from bot.db.scheduled_jobs import DueJob, NewJob
from bot.db.schema import random_id
from bot.db.signals import Signal
from bot.db.unit_of_work import UnitOfWork
from bot.domain import clocktimes
from bot.domain import promises as domain
from bot.domain.appointments import (
    PromiseAsked,
    PromiseClosed,
    Promised,
    PromiseDue,
    PromiseKept,
    PromiseMoved,
    PromiseOver,
    PromiseWaits,
    TimePreviewed,
    TimeRefused,
)
from bot.domain.clocktimes import NamedTimeMoved
from bot.domain.people import Member
from bot.domain.promises import Standing, Turn
from bot.domain.receiving import is_paused, wakes_at
from bot.domain.signals import EXTENSIONS, Kind
from bot.domain.stored_names import JobKind
from bot.services import accounts, exports

KIND = "promise"  # of what stands on the agenda
TOLD = JobKind.PROMISE_TOLD
KINDS = (*(f"{KIND}.{step}" for step in domain.STEPS), TOLD)


async def make(
    uow: UnitOfWork, signal: Signal, about: str, promiser_id: int | None, at: datetime, *, is_by_clock: bool = False
) -> int | None:
    """Keep a time that one of the two of a signal named, and return the promise's id; None where nobody waits for it.

    A promise about the same thing that is open already goes. `is_by_clock`: it was named as a time of the clock.
    """
    waiter_id = signal.sender_id if promiser_id == signal.receiver_id else signal.receiver_id
    if promiser_id is None or waiter_id is None:
        return None
    await withdraw(uow, signal.id, about)
    row = Promise(
        id=random_id(),
        couple_id=signal.couple_id,
        signal_id=signal.id,
        promiser_id=promiser_id,
        waiter_id=waiter_id,
        about=about,
        state=Standing.OPEN,
        due_at=at,
        made_at=uow.now,
        moves=0,
    )
    await promises.add(uow, row)
    await _note_clocks(uow, row, is_by_clock=is_by_clock)
    await _plan(uow, row)
    return row.id


async def withdraw(uow: UnitOfWork, signal_id: int, about: str | None = None) -> None:
    """Put away what was promised about a signal, without a word to anybody."""
    for row in await promises.open_for_signal(uow, signal_id):
        if about in {None, row.about} and _turn(uow, row, Turn.UNDO):
            await scheduled_jobs.cancel(uow, row.id)


async def came_due(uow: UnitOfWork, item: DueJob) -> Sequence[object]:
    """Do one step of a promise: ask the one who made it, tell the one who waits, or put it away.

    A step that may not be taken yet, because somebody rests, goes back on the agenda.
    """
    row = await promises.load(uow, item.subject_id or 0)
    if row is None or (row.closed_at is not None and item.kind != TOLD):
        return []
    if domain.is_stale(item.kind, row.due_at, uow.now) or (promise := await _view(uow, row)) is None:
        return []
    later = domain.comes_at(item.kind, row.due_at, promise.promiser, promise.waiter, uow.now)
    if later > uow.now:
        await scheduled_jobs.reschedule(uow, item, later)
        return []
    return await _step(uow, item.kind, row, promise)


async def _step(uow: UnitOfWork, kind: str, row: Promise, promise: Promised) -> Sequence[object]:
    step, now = domain.step_of(kind), uow.now
    if step == domain.TOLD:
        return [PromiseClosed(promise, promise.waiter, now)]
    if step == "close":
        _turn(uow, row, Turn.END)
        await scheduled_jobs.plan(uow, _planned(row, domain.TOLD, now + domain.AFTERWARDS))
        return [PromiseClosed(promise, promise.promiser, now)]
    is_resting = is_paused(promise.waiter, now) or wakes_at(promise.waiter, now) > now
    is_away = bool(await signals.open_of_sender(uow, promise.waiter.id, Kind.SPACE))
    if step == "waiting":
        return [] if is_resting or is_away else [PromiseWaits(promise, now)]
    asked: list[object] = []
    if not is_paused(promise.promiser, now):
        has_slept = domain.has_slept(kind, row.due_at, promise.promiser)
        asked.append(PromiseAsked(promise, "morning" if has_slept and step != "due" else step, now))
    if step == "due":
        _turn(uow, row, Turn.TIME)
        asked += [] if is_resting or is_away else [PromiseDue(promise, now)]
    return asked


async def note_question(uow: UnitOfWork, promise_id: int, message_id: int | None) -> None:
    """Note which message asked, so that the line at the time itself can stand in its place."""
    row = await promises.load(uow, promise_id)
    if row is not None:
        row.question_id = message_id


async def keep(uow: UnitOfWork, person: Member, promise_id: int) -> PromiseKept | PromiseOver:
    """Note that the one who promised is there."""
    row = await _own(uow, person, promise_id)
    promise = None if row is None else await _view(uow, row)
    if row is None or promise is None or not _turn(uow, row, Turn.KEEP):
        return PromiseOver(person)
    await scheduled_jobs.cancel(uow, row.id)
    return PromiseKept(promise, uow.now)


async def preview_move(
    uow: UnitOfWork, person: Member, promise_id: int, due_at: datetime, *, is_by_clock: bool = False
) -> TimePreviewed | TimeRefused | PromiseOver:
    """Show what the one who waits would read of another time, which may have been named as a time of the clock."""
    row = await _own(uow, person, promise_id)
    promise = None if row is None else await _view(uow, row)
    if row is None or promise is None:
        return PromiseOver(person)
    if is_by_clock:
        row.clocks = jsoncodec.dumps(_clocks(row) | {"named": int(due_at.timestamp())})
    why = _why_not(promise, due_at, uow.now)
    return TimeRefused(promise, why, uow.now) if why else TimePreviewed(promise, due_at, uow.now)


async def move(
    uow: UnitOfWork, person: Member, promise_id: int, due_at: datetime
) -> PromiseMoved | TimeRefused | PromiseOver:
    """Name another time for one's own promise. Tapping twice is as good as once."""
    row = await _own(uow, person, promise_id)
    promise = None if row is None else await _view(uow, row)
    if row is None or promise is None:
        return PromiseOver(person)
    if row.due_at == due_at:
        return PromiseMoved(promise, uow.now, is_news=False)
    if why := _why_not(promise, due_at, uow.now):
        return TimeRefused(promise, why, uow.now)
    has_come = _has_come(promise, uow.now)
    _turn(uow, row, Turn.MOVE)
    row.due_at, row.question_id = due_at, None
    row.moves += has_come
    await _note_clocks(uow, row, is_by_clock=_clocks(row).get("named") == int(due_at.timestamp()))
    await _plan(uow, row)
    moved = await _view(uow, row)
    return PromiseMoved(moved or promise, uow.now)


async def read_anew(uow: UnitOfWork, promise_id: int) -> NamedTimeMoved | None:
    """Let a time mean what it was named as under new rules of time zones; None where that is the same for both.

    Where it has passed by that, its time has come, and nothing is made up for.
    """
    row = await promises.load(uow, promise_id)
    found = None if row is None or row.closed_at is not None else clocktimes.moved(_clocks(row), row.due_at)
    if row is None or found is None:
        return None
    is_moved = found.at != row.due_at
    if not (is_moved or found.is_own_other or found.is_theirs_other):
        return None
    if is_moved:
        _turn(uow, row, Turn.MOVE if found.at > uow.now else Turn.TIME)
        row.due_at = found.at
        await _plan(uow, row)
    await _note_clocks(uow, row, is_by_clock=_clocks(row)["is_by_clock"])
    promise = await _view(uow, row)
    return None if promise is None else NamedTimeMoved(promise, uow.now, is_moved, found.is_theirs_other)


async def own(uow: UnitOfWork, person: Member, promise_id: int) -> Promised | None:
    """Return one's own open promise, or None."""
    row = await _own(uow, person, promise_id)
    return None if row is None else await _view(uow, row)


async def of(uow: UnitOfWork, person: Member, promise_id: int) -> Promised | None:
    """Return a promise that somebody made or waits for, whatever has become of it; None where one of the two left."""
    row = await promises.load(uow, promise_id)
    is_theirs = row is not None and person.id in {row.promiser_id, row.waiter_id}
    return await _view(uow, row) if row is not None and is_theirs else None


async def _own(uow: UnitOfWork, person: Member, promise_id: int) -> Promise | None:
    row = await promises.load(uow, promise_id)
    return row if row is not None and row.promiser_id == person.id and row.closed_at is None else None


def _why_not(promise: Promised, due_at: datetime, now: datetime) -> str | None:
    if due_at <= now:
        return "past"
    return "times" if promise.moves >= EXTENSIONS and _has_come(promise, now) else None


def _has_come(promise: Promised, now: datetime) -> bool:
    """Return whether the one who promised is being asked already: before that, a time is corrected, not put off."""
    return now >= promise.due_at + domain.STEPS["soon"]


def _clocks(row: Promise) -> dict[str, Any]:
    """Return what clocks showed; nothing for a row from before, or one that cannot be read."""
    try:
        found = jsoncodec.loads(row.clocks) if row.clocks else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


async def _note_clocks(uow: UnitOfWork, row: Promise, *, is_by_clock: bool) -> None:
    """Keep what clocks show for the time as it is now, in case their rules change before it comes."""
    promise = await _view(uow, row)
    if promise is not None:
        clocks = clocktimes.kept(row.due_at, promise.promiser, promise.waiter, is_by_clock=is_by_clock)
        row.clocks = jsoncodec.dumps(clocks)


def _turn(uow: UnitOfWork, row: Promise, turn: Turn) -> bool:
    """Let something happen to a promise; False, and nothing changed, where it cannot happen any more."""
    standing = domain.after(Standing(row.state), turn)
    if standing is None:
        return False
    row.state = standing
    if standing not in {Standing.OPEN, Standing.DUE}:
        row.closed_at = uow.now
    return True


async def _plan(uow: UnitOfWork, row: Promise) -> None:
    """Put on the agenda what lies ahead of a promise, in place of what stood there before."""
    await scheduled_jobs.cancel(uow, row.id)
    ahead = domain.schedule(KIND, row.due_at, uow.now)
    await scheduled_jobs.plan(uow, *(_planned(row, domain.step_of(kind), at) for kind, at in ahead))


def _planned(row: Promise, step: str, at: datetime) -> NewJob:
    kind = JobKind(f"{KIND}.{step}")
    return NewJob(kind, at, kind.once(row.id, int(row.due_at.timestamp())), row.promiser_id, row.couple_id, row.id)


async def _view(uow: UnitOfWork, row: Promise) -> Promised | None:
    """Return a promise as the layers above bot.db know it, or None where one of the two is gone."""
    promiser, waiter = await accounts.known(uow, row.promiser_id), await accounts.known(uow, row.waiter_id)
    if promiser is None or waiter is None or not promiser.couple_id == waiter.couple_id == row.couple_id:
        return None
    return Promised(row.id, row.signal_id, row.about, promiser, waiter, row.due_at, row.moves, row.question_id)


async def _exported(uow: UnitOfWork, person: Member) -> list[dict[str, Any]]:
    """Return the times that somebody named."""
    return [
        {"about": one.about, "named_at": one.made_at.isoformat(), "for": one.due_at.isoformat(), "state": one.state}
        for one in await promises.made_by(uow, person.id)
    ]


exports.SECTIONS["promises"] = _exported
