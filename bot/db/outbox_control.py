"""Changing what waits in the outbox: letting it go earlier, and taking it out."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update

from bot.db.outbox import CHANNEL, FIRST, PENDING, OutboxCall, order_held
from bot.db.unit_of_work import UnitOfWork
from bot.domain.api_calls import Priority
from bot.domain.pauses import OPEN_END

_BEHIND = timedelta(seconds=1)  # so much later goes what is held in the other lanes, which are sent side by side


async def expedite(uow: UnitOfWork, dedupe_key: str) -> bool:
    """Let a call go now that waits for its time; False where it is on its way or gone."""
    waiting = update(OutboxCall).where(OutboxCall.dedupe_key == dedupe_key, OutboxCall.state == PENDING)
    found = await uow.session.execute(waiting.values(not_before=uow.now).returning(OutboxCall.id))
    uow.notify(CHANNEL)
    return found.first() is not None


async def cancel(uow: UnitOfWork, dedupe_key: str) -> bool:
    """Take out a call that waits; False where it is on its way or gone."""
    waiting = delete(OutboxCall).where(OutboxCall.dedupe_key == dedupe_key, OutboxCall.state == PENDING)
    return (await uow.session.execute(waiting.returning(OutboxCall.id))).first() is not None


async def was_attempted(uow: UnitOfWork, dedupe_key: str) -> bool:
    """Return whether a call that is not settled was begun: whether Telegram took it is not known then."""
    begun = select(OutboxCall.id).where(OutboxCall.dedupe_key == dedupe_key, OutboxCall.attempts > 0)
    return (await uow.session.execute(begun)).first() is not None


async def release(uow: UnitOfWork, chat_id: int) -> int:
    """Let go what was held for one person, messages in own words first; return how many calls that were."""
    await order_held(uow, chat_id)
    held = update(OutboxCall).where(OutboxCall.chat_id == chat_id, OutboxCall.is_held)
    messages = held.where(OutboxCall.dedupe_key.startswith(FIRST)).values(not_before=uow.now, is_held=False)
    first = (await uow.session.execute(messages.returning(OutboxCall.id))).all()
    at = uow.now + _BEHIND if first else uow.now
    rest = await uow.session.execute(held.values(not_before=at, is_held=False).returning(OutboxCall.id))
    uow.notify(CHANNEL)
    return len(first) + len(rest.all())


async def let_messages_go_first(uow: UnitOfWork, chat_id: int, at: datetime) -> None:
    """Let what is held for one person until `at` go behind the messages in own words that are."""
    waiting = update(OutboxCall).where(OutboxCall.chat_id == chat_id, OutboxCall.is_held, OutboxCall.state == PENDING)
    others = or_(OutboxCall.dedupe_key.is_(None), ~OutboxCall.dedupe_key.startswith(FIRST))
    await uow.session.execute(waiting.where(OutboxCall.not_before == at, others).values(not_before=at + _BEHIND))


async def hold(uow: UnitOfWork, chat_id: int) -> None:
    """Hold what a partner sent and what is held already, until it is let go; what is on its way stays so."""
    relayed = (OutboxCall.lane == int(Priority.RELAY)) & OutboxCall.method.startswith("send")
    waiting = update(OutboxCall).where(OutboxCall.chat_id == chat_id, OutboxCall.state == PENDING)
    await uow.session.execute(waiting.where(OutboxCall.is_held | relayed).values(is_held=True, not_before=OPEN_END))


async def hold_until(uow: UnitOfWork, chat_id: int, at: datetime) -> None:
    """Let what is held for one person go at a later instant."""
    held = update(OutboxCall).where(OutboxCall.chat_id == chat_id, OutboxCall.is_held, OutboxCall.state == PENDING)
    await uow.session.execute(held.values(not_before=at))
    is_first = held.where(OutboxCall.dedupe_key.startswith(FIRST)).values(not_before=at)
    if (await uow.session.execute(is_first.returning(OutboxCall.id))).first() is not None:
        await order_held(uow, chat_id)
        await let_messages_go_first(uow, chat_id, at)


async def is_held_for_now(uow: UnitOfWork, chat_id: int) -> bool:
    """Return whether something is held for one person until an instant, and not until somebody lets it go."""
    held = select(OutboxCall.id).where(OutboxCall.chat_id == chat_id, OutboxCall.is_held, OutboxCall.state == PENDING)
    return (await uow.session.execute(held.where(OutboxCall.not_before < OPEN_END).limit(1))).first() is not None


async def cancel_by_collapse_key(uow: UnitOfWork, key: str) -> None:
    """Take out what waits under a `replaces` key."""
    await uow.session.execute(delete(OutboxCall).where(OutboxCall.replaces == key, OutboxCall.state == PENDING))


async def cancel_by_prefix(uow: UnitOfWork, chat_id: int, prefix: str) -> list[str]:
    """Take out all waiting calls to one chat whose `dedupe_key` begins with `prefix`; return these keys."""
    waiting = delete(OutboxCall).where(OutboxCall.chat_id == chat_id, OutboxCall.state == PENDING)
    of_series = waiting.where(OutboxCall.dedupe_key.startswith(prefix, autoescape=True))
    gone = await uow.session.scalars(of_series.returning(OutboxCall.dedupe_key))
    return [key for key in gone if key is not None]
