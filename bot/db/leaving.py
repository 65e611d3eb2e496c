"""Taking out all that belongs to a couple or a person, whichever table it stands in."""

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Table, delete, or_, select, update

from bot.db.chats import ChatMessage
from bot.db.conversations import ConversationRow
from bot.db.data_keys import DataKey
from bot.db.outbox import OutboxCall
from bot.db.pairing import Couple
from bot.db.people import Person
from bot.db.processed_updates import DeadLetter
from bot.db.scheduled_jobs import ScheduledJob
from bot.db.schema import Row
from bot.db.unit_of_work import UnitOfWork


class ErasureCounts(NamedTuple):
    """How many people and couples were erased."""

    people: int
    couples: int


# Columns that name a person or a couple without a foreign key.
_LOOSE = (
    (ScheduledJob, ScheduledJob.person_id),
    (OutboxCall, OutboxCall.chat_id),
    (DeadLetter, DeadLetter.person_id),
    (ChatMessage, ChatMessage.chat_id),
)


async def erase_couple(uow: UnitOfWork, couple: Couple) -> None:
    """Delete all rows of a couple, and its key: what was sealed with it is unreadable from now on, in backups too."""
    couple_id, key_id = couple.id, couple.key_id
    await uow.session.execute(delete(ScheduledJob).where(ScheduledJob.couple_id == couple_id))
    await uow.session.execute(delete(OutboxCall).where(OutboxCall.couple_id == couple_id))
    await _erase_referring(uow, Couple.__table__, couple_id, keep={Person.__tablename__})
    await uow.session.execute(delete(Couple).where(Couple.id == couple_id))
    await shred(uow, key_id)


async def erase_person(uow: UnitOfWork, person: Person) -> None:
    """Delete all rows of a person, and their key."""
    person_id, key_id = person.id, person.key_id
    for table, column in _LOOSE:
        await uow.session.execute(delete(table).where(column == person_id))
    await _erase_referring(uow, Person.__table__, person_id, keep=set())
    await uow.session.execute(delete(Person).where(Person.id == person_id))
    await shred(uow, key_id)


async def erase_keyless(uow: UnitOfWork) -> ErasureCounts:
    """Erase people and couples whose key is gone, as in a backup from before they were deleted.

    A couple of which one is gone ends with it: without their name nothing can be worded for the other.
    """
    known = select(DataKey.id)
    gone = (await uow.session.execute(select(Person.id, Person.couple_id).where(Person.key_id.not_in(known)))).all()
    couple_ids = set(await uow.session.scalars(select(Couple.id).where(Couple.key_id.not_in(known))))
    couple_ids |= {row.couple_id for row in gone if row.couple_id is not None}
    for couple_id in couple_ids:
        members = select(Person.id).where(Person.couple_id == couple_id)
        await uow.session.execute(delete(ConversationRow).where(ConversationRow.person_id.in_(members)))
        await uow.session.execute(update(Person).where(Person.couple_id == couple_id).values(couple_id=None))
        await erase_couple(uow, await uow.session.get_one(Couple, couple_id))
    for row in gone:
        await erase_person(uow, await uow.session.get_one(Person, row.id))
    return ErasureCounts(len(gone), len(couple_ids))


async def shred(uow: UnitOfWork, key_id: int) -> None:
    """Delete a data key."""
    await uow.session.execute(delete(DataKey).where(DataKey.id == key_id))
    uow.keyring.forget(key_id)
    uow.clear()


async def _erase_referring(uow: UnitOfWork, target: object, key: int, keep: set[str]) -> None:
    """Delete the rows of every table that refer to one row, those that others refer to last."""
    for table in reversed(Row.metadata.sorted_tables):
        columns = _columns_to(table, target)
        if columns and table.name not in keep:
            await uow.session.execute(delete(table).where(or_(*(column == key for column in columns))))


def _columns_to(table: Table, target: object) -> list[ColumnElement[Any]]:
    return [fk.parent for fk in table.foreign_keys if fk.column.table is target]
