"""How many messages the bot started by itself, counted for each person and each of their days."""

from datetime import date

from sqlalchemy import BigInteger, Date, ForeignKey, SmallInteger, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.schema import Row
from bot.storage.unit_of_work import UnitOfWork


class StartedMessages(Row):
    """How many messages the bot started by itself on one day of one person, by the date where they are."""

    __tablename__ = "started_messages"

    person_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("people.id"), primary_key=True, autoincrement=False)
    local_on: Mapped[date] = mapped_column(Date, primary_key=True)
    count: Mapped[int] = mapped_column(SmallInteger)


async def count(uow: UnitOfWork, person_id: int, local_on: date) -> int:
    """Return how many messages were started on a day."""
    wanted = select(StartedMessages.count).where(
        StartedMessages.person_id == person_id, StartedMessages.local_on == local_on
    )
    return await uow.session.scalar(wanted) or 0


async def add(uow: UnitOfWork, person_id: int, local_on: date) -> None:
    """Count one more message on a day."""
    insert = sqlite.insert if uow.dialect == "sqlite" else postgresql.insert
    fresh = insert(StartedMessages).values(person_id=person_id, local_on=local_on, count=1)
    more = fresh.on_conflict_do_update(
        index_elements=["person_id", "local_on"], set_={"count": StartedMessages.count + 1}
    )
    await uow.session.execute(more)


async def forget_before(uow: UnitOfWork, day: date) -> None:
    """Delete the counts of days before `day`."""
    await uow.session.execute(delete(StartedMessages).where(StartedMessages.local_on < day))
