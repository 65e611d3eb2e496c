"""Which updates were taken in, and those that had to be put aside."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, SmallInteger, String, delete, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import labels
from bot.db.schema import Encrypted, EncryptedColumn, Instant, Row, insert_ignore, random_id
from bot.db.unit_of_work import UnitOfWork

KEPT = timedelta(days=7)  # Bot API, Update.update_id: after a week without updates the numbers may start anywhere


class ProcessedUpdate(Row):
    """An update whose transaction was committed."""

    __tablename__ = "updates"

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    taken_at: Mapped[datetime] = mapped_column(Instant, index=True)


class DeadLetter(Row):
    """An update that failed again and again; `number` is what the person is told."""

    __tablename__ = "set_aside_updates"

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    update_id: Mapped[int] = mapped_column(BigInteger)
    person_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    body: Mapped[Encrypted | None] = mapped_column(EncryptedColumn)
    error: Mapped[str] = mapped_column(String(300))
    attempts: Mapped[int] = mapped_column(SmallInteger)
    put_aside_at: Mapped[datetime] = mapped_column(Instant)


_taken = ProcessedUpdate.metadata.tables["updates"]
_TAKE = {dialect: insert.returning(_taken.c.update_id) for dialect, insert in insert_ignore(_taken).items()}


async def claim_new(uow: UnitOfWork, update_ids: Iterable[int]) -> frozenset[int]:
    """Record updates as taken and return those that were not taken before; one that another takes is waited for."""
    rows = [{"update_id": update_id, "taken_at": uow.now} for update_id in sorted(update_ids)]
    return frozenset(await uow.session.scalars(_TAKE[uow.dialect], rows))


async def add_dead_letter(
    uow: UnitOfWork, update_id: int, body: str, error: str, attempts: int, owner: tuple[int, int] | None
) -> int:
    """Keep an update that cannot be worked on and return its number; `owner` is (person id, key id) where known.

    Without an owner there is no key that could be shredded later, so the body is not kept.
    """
    number = random_id() % 1_000_000
    while await uow.session.get(DeadLetter, number):
        number = random_id() % 1_000_000
    person_id, key_id = owner or (None, None)
    sealed = await uow.seal(key_id, labels.set_aside_update(number), body) if key_id else None
    uow.session.add(
        DeadLetter(
            number=number,
            update_id=update_id,
            person_id=person_id,
            body=sealed,
            error=error[:300],
            attempts=attempts,
            put_aside_at=uow.now,
        )
    )
    return number


async def forget_old(uow: UnitOfWork) -> int:
    """Forget updates that Telegram can no longer repeat; return how many were forgotten."""
    gone = await uow.session.execute(delete(ProcessedUpdate).where(ProcessedUpdate.taken_at < uow.now - KEPT))
    return int(getattr(gone, "rowcount", 0))


async def forget_set_aside(uow: UnitOfWork, words_before: datetime, before: datetime) -> None:
    """Forget the words of updates put aside before one instant, and that they were put aside before another."""
    await uow.session.execute(update(DeadLetter).where(DeadLetter.put_aside_at < words_before).values(body=None))
    await uow.session.execute(delete(DeadLetter).where(DeadLetter.put_aside_at < before))


async def count_set_aside(uow: UnitOfWork) -> int:
    """Return how many updates are put aside."""
    return await uow.session.scalar(select(func.count()).select_from(DeadLetter)) or 0
