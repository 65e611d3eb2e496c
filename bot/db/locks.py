"""Holding rows so that what concerns one couple never runs side by side, and nobody waits for each other in a circle.

Whoever needs several couples takes them here, all at once and in one order, before any row of agenda or outbox. On
SQLite there is one writer, who holds everything.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import ARRAY, BigInteger, any_, bindparam, func, select, union

from bot.db.pairing import Couple
from bot.db.people import Person
from bot.db.scheduled_jobs import ScheduledJob
from bot.db.unit_of_work import UnitOfWork

_AGENDA = 4_242_011  # an arbitrary number that only Halfway's agenda uses as advisory lock
_TRY_AGENDA = select(func.pg_try_advisory_xact_lock(_AGENDA))
_items = bindparam("items", type_=ARRAY(BigInteger))
_OWNERS = select(ScheduledJob.person_id, ScheduledJob.couple_id).where(ScheduledJob.id == any_(_items))
_people = bindparam("people", type_=ARRAY(BigInteger))
_couples = bindparam("couples", type_=ARRAY(BigInteger))
# A union: with "or" between the two, PostgreSQL would read through all couples.
_wanted = union(select(func.unnest(_couples)), select(Person.couple_id).where(Person.id == any_(_people)))
_HOLD_COUPLES = select(Couple.id).where(Couple.id.in_(_wanted)).order_by(Couple.id).with_for_update()
_HOLD_LONERS = (
    select(Person.id)
    .where(Person.id == any_(_people), Person.couple_id.is_(None))
    .order_by(Person.id)
    .with_for_update(key_share=True)  # rows that point at a person can still be added
)


async def lock_couples(uow: UnitOfWork, people: Collection[int], couples: Collection[int] = ()) -> None:
    """Hold `couples`, those of `people`, and people who have none, until the end of the transaction."""
    if uow.dialect == "sqlite" or not (people or couples):
        return
    await uow.session.execute(_HOLD_COUPLES, {"people": list(people), "couples": list(couples)})
    if people:
        await uow.session.execute(_HOLD_LONERS, {"people": list(people)})


async def lock_due_jobs(uow: UnitOfWork, item_ids: Sequence[int]) -> bool:
    """Lock the couples and people that due jobs concern; return False, without waiting, where another runs jobs.

    So one process at a time works on the agenda, and none waits for another that does.
    """
    if uow.dialect == "sqlite":
        return True
    if not await uow.session.scalar(_TRY_AGENDA):
        return False
    owners = (await uow.session.execute(_OWNERS, {"items": list(item_ids)})).all()
    people = {row.person_id for row in owners if row.person_id is not None}
    await lock_couples(uow, people, {row.couple_id for row in owners if row.couple_id is not None})
    return True
