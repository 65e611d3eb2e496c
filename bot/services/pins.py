"""The promise of a return is pinned in the chat of the one who waits, in silence, and goes with the return."""

from datetime import datetime, timedelta

from bot.db import signals
from bot.db.signals import Signal
from bot.db.unit_of_work import UnitOfWork
from bot.domain.people import NOBODY
from bot.domain.pins import PromisePinned, PromiseUnpinned
from bot.domain.promises import Standing, standing
from bot.domain.signals import Kind, State
from bot.services import keeping
from bot.services.signals import view

_UNHEARD = frozenset({State.SENT, State.HELD})
_ENDS_AFTER = timedelta(hours=24)  # as a promise is put away that long after its time


async def pin(uow: UnitOfWork, signal_id: int, message_id: int | None) -> list[PromisePinned]:
    """Pin the message that carries a promised return, or a new time for it; nothing where the chat is discreet."""
    row = await signals.load(uow, signal_id)
    if row is None or row.kind != Kind.SPACE or message_id is None or State(row.state) in _UNHEARD:
        return []
    is_ahead = row.until_at is not None and row.until_at > uow.now
    before, waiter = row.facts.pinned, (await view(uow, row)).receiver
    if not is_ahead or standing(State(row.state)) is not Standing.OPEN or waiter.is_discreet or before == message_id:
        return []
    await keeping.note(uow, row, pinned=message_id)
    return [PromisePinned(waiter, message_id, before)]


async def unpin(uow: UnitOfWork, row: Signal) -> list[PromiseUnpinned]:
    """Take a promise that is over from the top of the chat."""
    message_id = row.facts.pinned
    if not message_id:
        return []
    await keeping.note(uow, row, pinned=None)
    return [PromiseUnpinned((await view(uow, row)).receiver, message_id, uow.now)]


async def unpin_between(uow: UnitOfWork, couple_id: int, *, quietly_for: int | None = None) -> list[PromiseUnpinned]:
    """Take all promises between two who part from the tops of their chats.

    For the one with the id `quietly_for`, who is not told, that happens when the promise would have been put away.
    """
    gone = []
    for row in await signals.open_of_couple(uow, couple_id):
        message_id, waiter = row.facts.pinned, (await view(uow, row)).receiver
        if message_id and waiter.id != NOBODY:
            later = _put_away_at(row, uow.now) if waiter.id == quietly_for else None
            gone.append(PromiseUnpinned(waiter, message_id, uow.now, is_parting=True, leaves_at=later))
    return gone


def _put_away_at(row: Signal, now: datetime) -> datetime:
    return (row.until_at or now) + _ENDS_AFTER
