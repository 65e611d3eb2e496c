"""The life of a wish for closeness: its window, one reminder where wanted, repeats that are met in private."""

from collections.abc import Sequence
from datetime import datetime

from bot.db import outbox_control, scheduled_jobs, signals
from bot.db.scheduled_jobs import DueJob, NewJob
from bot.db.signals import Signal
from bot.db.unit_of_work import UnitOfWork
from bot.domain import wishes as domain
from bot.domain.localtime import is_quiet
from bot.domain.people import Member
from bot.domain.receiving import is_paused, wakes_at
from bot.domain.signals import CLOSED_AFTER, Kind, Move, ReceiptChanged, Sent, SignalOver, State
from bot.domain.stored_names import DedupeKey, JobKind
from bot.domain.wishes import Repeated, WishClosed, WishReminded, WishRested, WishUnanswered, WishWaitsOn
from bot.services.signals import move, view


async def plan(uow: UnitOfWork, row: Signal) -> None:
    """Put on the agenda what lies ahead of a wish, and remember when its window ends; one that is over is a day."""
    signal = await view(uow, row)
    window = None if domain.is_late(signal, uow.now) else signal.window
    row.until_at = domain.window_end(window, signal.receiver, uow.now)
    ahead = domain.schedule(row.until_at, uow.now)
    plans = (NewJob(kind, at, kind.once(row.id), row.sender_id, row.couple_id, row.id) for kind, at in ahead)
    await scheduled_jobs.plan(uow, *plans)


async def came_due(uow: UnitOfWork, item: DueJob) -> Sequence[object]:
    """Do one step of a wish: remind once where wanted, tell the one who wished, or put it away.

    What the one who wished would hear in their quiet hours waits for the end of these.
    """
    row = await signals.load_for_job(uow, item.subject_id or 0)
    if row is None or row.closed_at is not None or row.state == State.KEPT:
        return []
    signal, is_waiting = await view(uow, row), row.answer is None and row.state == State.DELIVERED
    if item.kind != JobKind.WISH_REMIND and is_waiting and (later := wakes_at(signal.sender, uow.now)) > uow.now:
        await scheduled_jobs.reschedule(uow, item, later)
        return []
    if item.kind == JobKind.WISH_CLOSE:
        return await _closed(uow, row)
    if not is_waiting or uow.now >= row.sent_at + CLOSED_AFTER:
        return []
    if item.kind == JobKind.WISH_REMIND:
        is_wanted = signal.kind is Kind.CLOSENESS and await _may_remind(uow, signal)
        return [WishReminded(signal, uow.now)] if is_wanted else []
    return [] if is_paused(signal.sender, uow.now) else [WishUnanswered(signal, uow.now)]


async def repeat(uow: UnitOfWork, person: Member) -> Repeated | None:
    """Meet a wish while one is open in private; None where none is. Nobody is ever told how often."""
    waiting = [row for row in await signals.open_of_sender(uow, person.id, Kind.CLOSENESS) if row.answer is None]
    if not waiting:
        return None
    row = waiting[0]
    is_pressing = row.repeats > 0 and uow.now - row.sent_at <= domain.PRESSING
    row.repeats += 1
    return Repeated(await view(uow, row), is_pressing, uow.now)


async def rest(uow: UnitOfWork, person: Member, signal_id: int) -> WishRested | SignalOver:
    """Put one's own wish away; nobody is told."""
    row = await signals.load(uow, signal_id)
    if row is None or row.sender_id != person.id or row.kind == Kind.SPACE or row.closed_at is not None:
        return SignalOver(person)
    await outbox_control.cancel(uow, DedupeKey.RELAY.of(row.id))
    await scheduled_jobs.cancel(uow, row.id)
    await move(uow, row, Move.END)
    return WishRested(person)


async def wait(uow: UnitOfWork, person: Member, signal_id: int) -> WishWaitsOn | SignalOver:
    """Let one's own wish wait for its answer; nothing changes but what is shown."""
    row = await signals.load(uow, signal_id)
    if row is None or row.sender_id != person.id or row.kind == Kind.SPACE or row.closed_at is not None:
        return SignalOver(person)
    return WishWaitsOn(await view(uow, row), uow.now)


async def one_of(uow: UnitOfWork, person: Member, signal_id: int) -> Sent | None:
    """Return a wish that this person sent, open or not, or None."""
    row = await signals.load(uow, signal_id)
    is_own = row is not None and row.sender_id == person.id and row.kind == Kind.CLOSENESS
    return await view(uow, row) if row is not None and is_own else None


async def _closed(uow: UnitOfWork, row: Signal) -> Sequence[object]:
    """Put a wish away after a day; one that could not arrive is told as that, not as unanswered."""
    has_arrived = State(row.state) not in {State.SENT, State.HELD}
    await outbox_control.cancel(uow, DedupeKey.RELAY.of(row.id))
    await move(uow, row, Move.END)
    signal = await view(uow, row)
    if not has_arrived:
        return [ReceiptChanged(signal, uow.now)]
    is_quiet_end = row.answer is not None or is_paused(signal.sender, uow.now)
    return [] if is_quiet_end else [WishClosed(signal, uow.now)]


async def _may_remind(uow: UnitOfWork, signal: Sent) -> bool:
    receiver, now = signal.receiver, uow.now
    if not receiver.takes_reminders or _is_resting(receiver, now):
        return False
    return not await signals.open_of_sender(uow, receiver.id, Kind.SPACE)


def _is_resting(person: Member, now: datetime) -> bool:
    return is_paused(person, now) or is_quiet(now, person.zone, person.quiet_from, person.quiet_to)
