"""Which version of the rules of time zones the bot last worked with: one row."""

from sqlalchemy import SmallInteger, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.people import Person
from bot.db.promises import Promise
from bot.db.schema import Row, insert_ignore
from bot.db.signals import Signal
from bot.db.unit_of_work import UnitOfWork

_ONLY = 1


class ZoneRules(Row):
    """The version by which what stands on the agenda was planned."""

    __tablename__ = "zone_rules"

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    version: Mapped[str] = mapped_column(String(16))


_INSERT = insert_ignore(ZoneRules.metadata.tables["zone_rules"])


async def exchange(uow: UnitOfWork, version: str) -> str | None:
    """Keep `version` as the one that counts and return the one before; None where there was none."""
    known = await uow.session.scalar(select(ZoneRules).with_for_update())
    if known is None:
        await uow.session.execute(_INSERT[uow.dialect], {"id": _ONLY, "version": ""})  # another may have done so
        known = await uow.session.scalar(select(ZoneRules).with_for_update())
    before, known.version = known.version, version  # type: ignore[union-attr]
    return before or None


async def people_with_zones(uow: UnitOfWork) -> list[tuple[int, int | None]]:
    """Return the ids of people whose zone is known, each with their couple."""
    found = await uow.session.execute(
        select(Person.id, Person.couple_id).where(Person.zone.is_not(None)).order_by(Person.id)
    )
    return [(row.id, row.couple_id) for row in found]


async def open_named_times(uow: UnitOfWork) -> list[tuple[int, int, int]]:
    """Return promises in answers and for topics that are not put away, each with who promised and couple."""
    wanted = select(Promise.id, Promise.promiser_id, Promise.couple_id).where(Promise.closed_at.is_(None))
    return [(row.id, row.promiser_id, row.couple_id) for row in await uow.session.execute(wanted)]


async def open_promises(uow: UnitOfWork) -> list[tuple[int, int, int]]:
    """Return signals that are not put away and have a time, each with its sender and couple."""
    wanted = select(Signal.id, Signal.sender_id, Signal.couple_id)
    found = await uow.session.execute(wanted.where(Signal.closed_at.is_(None), Signal.until_at.is_not(None)))
    return [(row.id, row.sender_id, row.couple_id) for row in found]
