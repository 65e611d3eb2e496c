"""Which updates were taken in, and which had to be put aside."""

from collections.abc import Collection, Sequence

from bot.services import accounts
from bot.storage import dialogues, holding, people, updates
from bot.storage.unit_of_work import UnitOfWork


async def take(uow: UnitOfWork, update_ids: Sequence[int]) -> frozenset[int]:
    """Record updates as taken in this transaction; return those that were not taken before."""
    return await updates.take(uow, update_ids)


async def hold(uow: UnitOfWork, person_ids: Collection[int]) -> None:
    """Let nothing else that concerns these people or their couples run until the end of this transaction."""
    await holding.hold(uow, person_ids)


async def read_ahead(uow: UnitOfWork, person_ids: set[int]) -> None:
    """Read what a message or tap of these people, who must be held, is most likely about."""
    await accounts.read_ahead(uow, person_ids)
    await dialogues.read_ahead(uow, person_ids)


async def put_aside(
    uow: UnitOfWork, update_id: int, person_id: int | None, body: str, error: str, attempts: int
) -> int:
    """Keep an update that cannot be worked on, and return the number to tell the person."""
    sealing = None if person_id is None else await people.sealing_of(uow, person_id)
    return await updates.put_aside(uow, update_id, body, error, attempts, sealing)
