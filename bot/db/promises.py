"""Times that people named in an answer or for a topic, as rows: who promised, who waits, where it stands."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, SmallInteger, String, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.scheduled_jobs import ScheduledJob
from bot.db.schema import Instant, Row
from bot.db.unit_of_work import UnitOfWork


class Promise(Row):
    """One promise; what it is about stands in the signal that it answers."""

    __tablename__ = "promises"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    couple_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("couples.id"), index=True)
    signal_id: Mapped[int] = mapped_column(BigInteger, index=True)  # which may be forgotten before
    promiser_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("people.id"), index=True)
    waiter_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("people.id"), index=True)
    about: Mapped[str] = mapped_column(String(12))  # "closeness", "talk" or "topic"
    state: Mapped[str] = mapped_column(String(12))
    due_at: Mapped[datetime] = mapped_column(Instant)
    made_at: Mapped[datetime] = mapped_column(Instant)
    closed_at: Mapped[datetime | None] = mapped_column(Instant)
    moves: Mapped[int] = mapped_column(SmallInteger, default=0)
    clocks: Mapped[str | None] = mapped_column(String(512))  # what they showed (`clocktimes.kept`), as JSON
    question_id: Mapped[int | None] = mapped_column(BigInteger)  # the message that asked, in the promiser's chat


async def load(uow: UnitOfWork, promise_id: int) -> Promise | None:
    """Return one promise, or None."""
    return await uow.get(Promise, promise_id)


async def add(uow: UnitOfWork, promise: Promise) -> Promise:
    """Add a promise."""
    uow.session.add(promise)
    return promise


async def open_for_signal(uow: UnitOfWork, signal_id: int) -> list[Promise]:
    """Return the promises about one signal that are not put away."""
    wanted = select(Promise).where(Promise.signal_id == signal_id, Promise.closed_at.is_(None))
    return list(await uow.session.scalars(wanted))


async def made_by(uow: UnitOfWork, person_id: int) -> list[Promise]:
    """Return all promises of one person, oldest first."""
    wanted = select(Promise).where(Promise.promiser_id == person_id)
    return list(await uow.session.scalars(wanted.order_by(Promise.made_at)))


async def erase_of_couple(uow: UnitOfWork, couple_id: int) -> None:
    """Delete all promises of a couple, and what the agenda holds about them."""
    ids = select(Promise.id).where(Promise.couple_id == couple_id)
    await uow.session.execute(delete(ScheduledJob).where(ScheduledJob.subject_id.in_(ids)))
    await uow.session.execute(delete(Promise).where(Promise.couple_id == couple_id))


async def forget(uow: UnitOfWork, before: datetime) -> None:
    """Delete promises that were put away before an instant."""
    await uow.session.execute(delete(Promise).where(Promise.closed_at < before))
