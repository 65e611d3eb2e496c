"""Wrapping data keys anew with the newest master key, some at a time, while the bot may run."""

from sqlalchemy import func, select

from bot.db.data_keys import DataKey
from bot.db.unit_of_work import UnitOfWork


async def waiting(uow: UnitOfWork) -> int:
    """Return how many data keys are wrapped by another master key than the newest."""
    old = select(func.count()).select_from(DataKey).where(DataKey.master_id != uow.keyring.current.id)
    return await uow.session.scalar(old) or 0


async def rewrap(uow: UnitOfWork, limit: int) -> int:
    """Wrap up to `limit` data keys anew and return how many were; what they sealed stays as it is."""
    old = select(DataKey).where(DataKey.master_id != uow.keyring.current.id).order_by(DataKey.id).limit(limit)
    keys = list(await uow.session.scalars(old.with_for_update(skip_locked=True)))
    for key in keys:
        key.wrapped = uow.keyring.rewrap(key.id, key.master_id, key.wrapped)
        key.master_id = uow.keyring.current.id
    return len(keys)
