"""Forgetting what has served its time."""

from bot.storage import updates
from bot.storage.unit_of_work import UnitOfWork


async def clean(uow: UnitOfWork) -> None:
    """Forget the numbers of updates that cannot come again."""
    await updates.forget_old(uow)
