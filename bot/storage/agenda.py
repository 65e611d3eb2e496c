"""What is to happen when nobody touches the phone: one row for each thing to come, found by its time."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, String, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.schema import Instant, Row, Serial
from bot.storage.unit_of_work import UnitOfWork


class AgendaItem(Row):
    """One thing to come; `occurrence` makes it unique, so that planning twice plans once."""

    __tablename__ = "agenda"

    id: Mapped[int] = mapped_column(Serial, primary_key=True)
    kind: Mapped[str] = mapped_column(String(24))
    due_at: Mapped[datetime] = mapped_column(Instant, index=True)
    person_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    couple_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    subject_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    occurrence: Mapped[str] = mapped_column(String(80), unique=True)


@dataclass(frozen=True, slots=True)
class Plan:
    """Something to put on the agenda."""

    kind: str
    due_at: datetime
    occurrence: str
    person_id: int | None = None
    couple_id: int | None = None
    subject_id: int | None = None


async def plan(uow: UnitOfWork, *plans: Plan) -> None:
    """Put things on the agenda; an occurrence that stands there already stays as it is."""
    if not plans:
        return
    values = [
        {
            "kind": p.kind, "due_at": p.due_at, "occurrence": p.occurrence,
            "person_id": p.person_id, "couple_id": p.couple_id, "subject_id": p.subject_id,
        }
        for p in plans
    ]
    insert = sqlite.insert if uow.dialect == "sqlite" else postgresql.insert
    await uow.session.execute(insert(AgendaItem).values(values).on_conflict_do_nothing())
    uow.ring("agenda")


async def due(uow: UnitOfWork, limit: int) -> list[AgendaItem]:
    """Return what is due, earliest first; on PostgreSQL it is held, and what others hold is passed over."""
    wanted = select(AgendaItem).where(AgendaItem.due_at <= uow.now).order_by(AgendaItem.due_at, AgendaItem.id)
    return list(await uow.session.scalars(wanted.limit(limit).with_for_update(skip_locked=True)))


async def take(uow: UnitOfWork, item_id: int) -> AgendaItem | None:
    """Take one item off the agenda and return it, or None when somebody else did."""
    wanted = select(AgendaItem).where(AgendaItem.id == item_id).with_for_update(skip_locked=True)
    found = await uow.session.scalar(wanted)
    if found is not None:
        await uow.session.execute(delete(AgendaItem).where(AgendaItem.id == item_id))
    return found


async def cancel(uow: UnitOfWork, subject_id: int, *kinds: str) -> None:
    """Take what concerns one subject off the agenda: all of it, or only these kinds."""
    wanted = delete(AgendaItem).where(AgendaItem.subject_id == subject_id)
    await uow.session.execute(wanted.where(AgendaItem.kind.in_(kinds)) if kinds else wanted)


async def next_due_at(uow: UnitOfWork) -> datetime | None:
    """Return when the next thing is due."""
    return await uow.session.scalar(select(func.min(AgendaItem.due_at)))
