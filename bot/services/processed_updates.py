"""Which updates were taken in, and which had to be put aside."""

from collections.abc import Collection, Sequence

from bot.db import conversations, locks, people, processed_updates
from bot.db.unit_of_work import UnitOfWork
from bot.services import accounts


async def take(uow: UnitOfWork, update_ids: Sequence[int]) -> frozenset[int]:
    """Record updates as taken in this transaction; return those that were not taken before."""
    return await processed_updates.claim_new(uow, update_ids)


async def hold(uow: UnitOfWork, person_ids: Collection[int]) -> None:
    """Let nothing else that concerns these people or their couples run until the end of this transaction."""
    await locks.lock_couples(uow, person_ids)


async def prefetch(uow: UnitOfWork, person_ids: set[int]) -> None:
    """Read what a message or tap of these people, who must be held, is most likely about."""
    await accounts.prefetch(uow, person_ids)
    await conversations.prefetch(uow, person_ids)


async def put_aside(
    uow: UnitOfWork, update_id: int, person_id: int | None, body: str, error: str, attempts: int
) -> int:
    """Keep an update that cannot be worked on, and return the number to tell the person."""
    sealing = None if person_id is None else await people.sealing_of(uow, person_id)
    return await processed_updates.add_dead_letter(uow, update_id, body, error, attempts, sealing)
