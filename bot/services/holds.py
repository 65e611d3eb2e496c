"""Signals that wait until their receiver takes signals again: what is held, let go, or over before it could arrive."""

from bot.db import outbox_control, signals
from bot.db.signals import Signal
from bot.db.unit_of_work import UnitOfWork
from bot.domain.api_calls import Delivered, DeliveryResult, Expired, Refused
from bot.domain.collisions import WishKept
from bot.domain.localtime import quiet_ends_at
from bot.domain.people import Member
from bot.domain.receiving import Reception, reception
from bot.domain.signals import Kind, Move, ReceiptChanged, SignalReleased, SignalSent
from bot.domain.stored_names import DedupeKey
from bot.services import keeping
from bot.services.signals import move, view


async def hold_for(uow: UnitOfWork, person: Member) -> list[ReceiptChanged]:
    """Hold what is on its way to somebody who begins a pause, and return the receipts that change."""
    await outbox_control.hold(uow, person.id)
    return [await _held(uow, row) for row in await signals.on_the_way_to(uow, person.id)]


async def release(uow: UnitOfWork, person: Member) -> list[ReceiptChanged | SignalSent | WishKept | SignalReleased]:
    """Let go what is held for somebody who takes signals again; what Telegram had refused is queued anew.

    Where they come back in the night and take signals in the morning, it waits until the morning; where they are in a
    space of their own, until the end of that. A need for space whose time is over arrives as what it is; a wish that is
    over does not go out at all. Receipts say so.
    """
    overdue = [row for row in await signals.overdue_for(uow, person.id) if row.kind != Kind.SPACE]
    late = [one for row in overdue for one in await _expired(uow, row)]
    kept = await keeping.keep_held(uow, person.id)
    if reception(person, uow.now) is Reception.HELD:
        morning = quiet_ends_at(uow.now, person.zone, person.quiet_from, person.quiet_to)
        await outbox_control.hold_until(uow, person.id, morning)
    else:
        await outbox_control.release(uow, person.id)
    held = [await _released(uow, row) for row in await signals.held_for(uow, person.id)]
    return [*late, *kept, *held]


async def undelivered(uow: UnitOfWork, signal_id: int, verdict: DeliveryResult) -> list[ReceiptChanged | SignalSent]:
    """Note that a relay did not go through, and return what happened through it.

    It is held where the person cannot be reached now, over where its time had passed, and put away otherwise; what
    was kept for a space that never arrives goes out after all.
    """
    row = await signals.load(uow, signal_id)
    if row is None or isinstance(verdict, Delivered):
        return []
    is_unreachable = isinstance(verdict, Refused) and verdict.is_unreachable
    what = Move.END if isinstance(verdict, Expired) else Move.HOLD if is_unreachable else Move.REFUSE
    if what is Move.HOLD:
        return [await _held(uow, row)] if await move(uow, row, what) else []
    if not await move(uow, row, what):
        return []
    let_go = await keeping.let_go(uow, row) if row.closed_at is not None else []
    return [ReceiptChanged(await view(uow, row), uow.now), *let_go]


async def _held(uow: UnitOfWork, row: Signal) -> ReceiptChanged:
    """Hold a signal whose words were made to go at once, and return its receipt."""
    await keeping.note(uow, row, undated=True)
    return await _moved(uow, row, Move.HOLD)


async def _released(uow: UnitOfWork, row: Signal) -> SignalReleased:
    """Let a signal go that was held; one that has to say when it was written is worded anew."""
    signal = await view(uow, row)
    if signal.is_undated or signal.is_over(uow.now):
        await outbox_control.cancel(uow, DedupeKey.RELAY.of(row.id))
    return SignalReleased(signal, uow.now)


async def _expired(uow: UnitOfWork, row: Signal) -> list[ReceiptChanged | SignalSent]:
    await outbox_control.cancel(uow, DedupeKey.RELAY.of(row.id))
    return [await _moved(uow, row, Move.END), *await keeping.let_go(uow, row)]


async def _moved(uow: UnitOfWork, row: Signal, what: Move) -> ReceiptChanged:
    await move(uow, row, what)
    return ReceiptChanged(await view(uow, row), uow.now)
