"""Second thoughts: taking a signal back, and letting one go before its undo time is over."""

from datetime import timedelta

from bot.db import outbox_control, scheduled_jobs, signals
from bot.db.signals import Signal
from bot.db.unit_of_work import UnitOfWork
from bot.domain.drafts import Draft
from bot.domain.people import Member
from bot.domain.signals import Kind, Move, SignalOver, State, after
from bot.domain.stored_names import DedupeKey
from bot.domain.takebacks import Hurried, TakenBack, TooOldToTakeBack
from bot.services import keeping, promises
from bot.services.signals import move, view

DELETABLE = timedelta(hours=47, minutes=55)  # Bot API, deleteMessage: 48 hours, with room for clocks that differ


async def take_back(uow: UnitOfWork, person: Member, signal_id: int) -> list[object]:
    """Take one's own signal back and return all that happened through it. Tapping twice is as good as once.

    What waits is not sent, what arrived is deleted; what was kept for a space that is taken back goes out after all.
    """
    row = await signals.load(uow, signal_id)
    if row is None or row.sender_id != person.id:
        return [SignalOver(person)]
    if row.state == State.TAKEN_BACK:
        return [TakenBack(await view(uow, row), uow.now)]
    taken = await _taken_back(uow, row)
    is_space_gone = isinstance(taken, TakenBack) and row.kind == Kind.SPACE
    return [taken or SignalOver(person), *(await keeping.let_go(uow, row) if is_space_gone else [])]


async def send_now(uow: UnitOfWork, person: Member, signal_id: int) -> Hurried | SignalOver:
    """Let a signal go whose undo time is not over."""
    row = await signals.load(uow, signal_id)
    if row is None or row.sender_id != person.id or row.state != State.SENT:
        return SignalOver(person)
    await outbox_control.expedite(uow, DedupeKey.RELAY.of(row.id))
    return Hurried(await view(uow, row), uow.now)


async def replaced(uow: UnitOfWork, person: Member, draft: Draft) -> list[object]:
    """Take back one's own open wish for a new wish or a need for space; a topic stands beside it."""
    happened: list[object] = []
    if draft.kind is Kind.TALK:
        return happened
    for row in await signals.open_of_couple(uow, person.couple_id or 0):
        is_own_wish = row.sender_id == person.id and row.kind == "closeness" and row.answer is None
        if is_own_wish and (taken := await _taken_back(uow, row)) is not None:
            happened.append(taken)
    return happened


async def _taken_back(uow: UnitOfWork, row: Signal) -> TakenBack | TooOldToTakeBack | None:
    if after(State(row.state), Move.UNSEND) is None or row.facts.joined:
        return None  # joint words are of two people, and not for one to take back
    if row.delivered_at is not None and uow.now - row.delivered_at > DELETABLE:
        return TooOldToTakeBack(await view(uow, row), uow.now)
    is_in_doubt = row.delivered_at is None and await outbox_control.was_attempted(uow, DedupeKey.RELAY.of(row.id))
    await move(uow, row, Move.UNSEND)
    await outbox_control.cancel(uow, DedupeKey.RELAY.of(row.id))
    await scheduled_jobs.cancel(uow, row.id)
    await promises.withdraw(uow, row.id)
    taken = TakenBack(await view(uow, row), uow.now, is_in_doubt)
    row.relay_message_id = None  # deleted once; a second tap has nothing left to delete
    return taken
