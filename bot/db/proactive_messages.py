"""How many messages the bot started by itself, counted for each person and each of their days."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, Date, ForeignKey, SmallInteger, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.prefetched import Prefetch
from bot.db.schema import Row
from bot.db.unit_of_work import UnitOfWork


class ProactiveMessageCount(Row):
    """How many messages the bot started by itself on one day of one person, by the date where they are."""

    __tablename__ = "started_messages"

    person_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("people.id"), primary_key=True, autoincrement=False)
    local_on: Mapped[date] = mapped_column(Date, primary_key=True)
    count: Mapped[int] = mapped_column(SmallInteger)


_STARTED = Prefetch[list[date]]()  # the day of each message that was started, by person
_people = bindparam("people", expanding=True, type_=BigInteger)
_AHEAD = select(ProactiveMessageCount.person_id, ProactiveMessageCount.local_on, ProactiveMessageCount.count).where(
    ProactiveMessageCount.person_id.in_(_people), ProactiveMessageCount.local_on >= bindparam("since", type_=Date)
)


async def prefetch(uow: UnitOfWork, person_ids: Collection[int], since: date) -> None:
    """Read what was started for these people from a day on, so that it need not be asked for one by one."""
    found = await uow.session.execute(_AHEAD, {"people": list(person_ids), "since": since})
    known = uow.prefetched.of(_STARTED)
    known |= {person_id: [] for person_id in person_ids}
    for person_id, local_on, started in found:
        known[person_id] += [local_on] * started


async def count(uow: UnitOfWork, person_id: int, local_on: date) -> int:
    """Return how many messages were started on a day, which is today's or tomorrow's date somewhere."""
    if (known := uow.prefetched.of(_STARTED).get(person_id)) is not None:
        return known.count(local_on)
    wanted = select(ProactiveMessageCount.count).where(
        ProactiveMessageCount.person_id == person_id, ProactiveMessageCount.local_on == local_on
    )
    return await uow.session.scalar(wanted) or 0


async def add(uow: UnitOfWork, person_id: int, local_on: date) -> None:
    """Count one more message on a day."""
    if (known := uow.prefetched.of(_STARTED).get(person_id)) is not None:
        known.append(local_on)
    uow.defer_write(_started, _add, {"person_id": person_id, "local_on": local_on, "count": 1})


async def _add(uow: UnitOfWork, rows: Sequence[dict[str, Any]]) -> None:
    await uow.session.execute(_ADD[uow.dialect], rows)


def _more(insert: Any) -> Any:
    keys = ["person_id", "local_on"]
    return insert.on_conflict_do_update(index_elements=keys, set_={"count": _started.c.count + 1})


_started = ProactiveMessageCount.metadata.tables["started_messages"]
_ADD = {"sqlite": _more(sqlite.insert(_started)), "postgresql": _more(postgresql.insert(_started))}


async def forget_before(uow: UnitOfWork, day: date) -> None:
    """Delete the counts of days before `day`."""
    await uow.session.execute(delete(ProactiveMessageCount).where(ProactiveMessageCount.local_on < day))
