"""Signals that wait for the end of the partner's pause: kept, and let go with the return."""

from bot.db import outbox_control, pairing, scheduled_jobs, signals
from bot.db.signals import Signal
from bot.db.unit_of_work import UnitOfWork
from bot.domain.collisions import WishKept
from bot.domain.signals import Kind, Move, ReceiptChanged, SignalSent, State
from bot.domain.stored_names import DedupeKey
from bot.services import wishes
from bot.services.signals import dispatch, move, view

_UNKNOWN = frozenset({State.SENT, State.HELD})  # a space that the one who waits has not got yet
_IN_EFFECT = _UNKNOWN | {State.DELIVERED, State.ANSWERED}


async def keep(uow: UnitOfWork, row: Signal, space: Signal) -> None:
    """Keep a wish or a topic for the end of a space; its own window is over."""
    await move(uow, row, Move.KEEP)
    row.until_at = None
    await scheduled_jobs.cancel(uow, row.id)
    await note(uow, row, kept_for=space.id)


async def told(uow: UnitOfWork, row: Signal, space: Signal) -> WishKept:
    """Return what the sender of something that is kept for a space hears of that."""
    return WishKept(await view(uow, row), await view(uow, space), uow.now)


async def keep_held(uow: UnitOfWork, person_id: int) -> list[WishKept]:
    """Keep what is held for somebody who is in a space for its end, and return what its sender hears of that now.

    A sender who has not got the space yet hears of it as the space arrives.
    """
    found = [row for row in await signals.open_of_sender(uow, person_id, Kind.SPACE) if row.state in _IN_EFFECT]
    if not found:
        return []
    space = found[0]
    held = [row for row in await signals.open_of_couple(uow, space.couple_id) if _is_held_for(row, person_id)]
    for row in held:
        await outbox_control.cancel(uow, DedupeKey.RELAY.of(row.id))
        await keep(uow, row, space)
    if held and space.state in _UNKNOWN:
        await note(uow, space, keeps=True)
        return []
    return [await told(uow, row, space) for row in held]


async def shown(uow: UnitOfWork, signal_id: int) -> list[WishKept]:
    """Return what the one who waits hears, as a space arrives, of what was kept for its end before they knew of it."""
    space = await signals.load(uow, signal_id)
    if space is None or not space.facts.keeps:
        return []
    return [await told(uow, row, space) for row in await _kept_for(uow, space)]


async def let_go(uow: UnitOfWork, space: Signal) -> list[SignalSent]:
    """Send what was kept for a space that is no more: a wish to be answered as any other, a topic likewise."""
    return [await _sent(uow, row) for row in await _kept_for(uow, space)]


async def lapse(uow: UnitOfWork, space: Signal) -> list[SignalSent | ReceiptChanged]:
    """End the wishes that were kept for a space nobody came back from, and send the topics."""
    happened: list[SignalSent | ReceiptChanged] = []
    for row in await _kept_for(uow, space):
        if row.kind == Kind.TALK:
            happened.append(await _sent(uow, row))
        else:
            await move(uow, row, Move.END)
            happened.append(ReceiptChanged(await view(uow, row), uow.now))
    return happened


async def note(uow: UnitOfWork, row: Signal, **changes: object) -> None:
    """Change some facts of a signal."""
    couple = await pairing.couple(uow, row.couple_id)
    if couple is not None:
        await signals.change_facts(uow, couple, row, **changes)


async def _sent(uow: UnitOfWork, row: Signal) -> SignalSent:
    await move(uow, row, Move.RELEASE)
    await note(uow, row, joined=False)  # from now on it stands for itself
    row.relay_message_id = row.delivered_at = None
    await wishes.plan(uow, row)
    signal = await view(uow, row)
    return await dispatch(uow, row, signal.sender, signal.receiver)


def _is_held_for(row: Signal, person_id: int) -> bool:
    return row.receiver_id == person_id and row.state == State.HELD and row.kind != Kind.SPACE


async def _kept_for(uow: UnitOfWork, space: Signal) -> list[Signal]:
    kept = await signals.open_of_couple(uow, space.couple_id)
    return [row for row in kept if row.state == State.KEPT and row.facts.kept_for == space.id]
