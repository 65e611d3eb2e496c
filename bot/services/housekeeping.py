"""Forgetting what has served its time."""

from datetime import timedelta

from bot.storage import chats, signals, updates
from bot.storage.unit_of_work import UnitOfWork

NOTES_KEPT = timedelta(hours=48)  # CONTENT 6.2
SIGNALS_KEPT = timedelta(days=30)


async def clean(uow: UnitOfWork) -> None:
    """Forget the numbers of updates that cannot come again, words after two days, signals after thirty."""
    await updates.forget_old(uow)
    await chats.forget_old(uow)
    await signals.forget(uow, uow.now - NOTES_KEPT, uow.now - SIGNALS_KEPT)
