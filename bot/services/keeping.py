"""Signals that wait for the end of the partner's pause: kept, let go after all, or answered by the return."""

from bot.domain.signals import Kind, Move, SignalSent, State
from bot.services import wishes
from bot.services.signals import dispatch, move
from bot.storage import agenda, pairing, signals
from bot.storage.signals import Signal
from bot.storage.unit_of_work import UnitOfWork


async def keep(uow: UnitOfWork, row: Signal, space: Signal) -> None:
    """Keep a wish or a topic for the end of a space; its own window is over."""
    await move(uow, row, Move.KEEP)
    row.until_at = None
    await agenda.cancel(uow, row.id)
    couple = await pairing.couple(uow, row.couple_id)
    if couple is not None:
        await signals.change_facts(uow, couple, row, kept_for=space.id)


async def let_go(uow: UnitOfWork, space: Signal) -> list[SignalSent]:
    """Send what was kept for a space that is no more: taken back, or never there for the other."""
    return [await _sent(uow, row) for row in await _kept_for(uow, space)]


async def end(uow: UnitOfWork, space: Signal) -> tuple[Signal | None, list[SignalSent]]:
    """Return the wish that the return answers, which is over by it, and the topics that go out now."""
    wish, topics = None, []
    for row in await _kept_for(uow, space):
        if row.kind == Kind.TALK:
            topics.append(await _sent(uow, row))
        else:
            await move(uow, row, Move.END)
            wish = row
    return wish, topics


async def _sent(uow: UnitOfWork, row: Signal) -> SignalSent:
    await move(uow, row, Move.RELEASE)
    row.relay_message_id = row.delivered_at = None
    await wishes.plan(uow, row)
    return await dispatch(uow, row)


async def _kept_for(uow: UnitOfWork, space: Signal) -> list[Signal]:
    kept = await signals.open_of_couple(uow, space.couple_id)
    return [row for row in kept if row.state == State.KEPT and row.facts.get("kept_for") == space.id]
