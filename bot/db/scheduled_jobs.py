"""What is to happen when nobody touches the phone: one row for each thing to come, found by its time."""

from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, String, bindparam, delete, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.schema import Instant, Row, Serial, insert_ignore
from bot.db.unit_of_work import UnitOfWork
from bot.domain.stored_names import RULES


class ScheduledJob(Row):
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
class NewJob:
    """Something to put on the agenda."""

    kind: str
    due_at: datetime
    occurrence: str
    person_id: int | None = None
    couple_id: int | None = None
    subject_id: int | None = None


@dataclass(frozen=True, slots=True)
class DueJob:
    """Something whose time has come, as it stood on the agenda."""

    id: int
    kind: str
    due_at: datetime
    person_id: int | None
    couple_id: int | None
    subject_id: int | None
    occurrence: str


@dataclass(frozen=True, slots=True)
class _Cancelled:
    """What concerns one subject is to go: all of it, or one kind."""

    subject_id: int
    kind: str | None


_PLANNED = tuple(field.name for field in fields(NewJob))
_items = ScheduledJob.metadata.tables["agenda"]
_CANCEL = delete(_items).where(_items.c.subject_id == bindparam("subject"))
_CANCEL_KIND = _CANCEL.where(_items.c.kind == bindparam("kind"))
_INSERT = insert_ignore(_items)
_DUE = (
    select(_items.c.id, _items.c.kind)
    .where(_items.c.due_at <= bindparam("now", type_=Instant()))
    .order_by(_items.c.due_at, _items.c.id)
    .limit(bindparam("limit", type_=BigInteger))
)
_ids = bindparam("ids", expanding=True, type_=BigInteger)
_TAKE = (
    select(*(_items.c[field.name] for field in fields(DueJob)))
    .where(_items.c.id.in_(_ids))
    .order_by(_items.c.due_at, _items.c.id)
    .with_for_update(skip_locked=True)
)
_PUT_OFF = update(_items).where(_items.c.id.in_(_ids)).values(due_at=bindparam("until", type_=Instant()))
_LEAVE = _PUT_OFF.where(_items.c.kind.not_in(bindparam("kinds", expanding=True))).returning(_items.c.kind)
_TAKEN = delete(_items).where(_items.c.id.in_(_ids))


async def plan(uow: UnitOfWork, *plans: NewJob) -> None:
    """Put things on the agenda; an occurrence that stands there already stays as it is."""
    if plans:
        uow.defer_write(_items, _write, *({name: getattr(plan, name) for name in _PLANNED} for plan in plans))
        uow.notify("agenda")


async def reschedule(uow: UnitOfWork, item: DueJob, due_at: datetime) -> None:
    """Put back what was taken off, for a later instant."""
    again = {name: getattr(item, name) for name in _PLANNED} | {"due_at": due_at}
    await plan(uow, NewJob(**again))


async def due_ids(uow: UnitOfWork, limit: int) -> list[int]:
    """Return the ids of what is due, earliest first; nothing else while new rules of time zones are taken in."""
    due = (await uow.session.execute(_DUE, {"now": uow.now, "limit": limit})).all()
    return [row.id for row in due if row.kind.startswith(RULES)] or [row.id for row in due]


async def take(uow: UnitOfWork, item_ids: Sequence[int], kinds: Container[str] | None = None) -> list[DueJob]:
    """Take items off the agenda and return them, earliest first, without those that somebody else holds or took.

    Items of other kinds than `kinds`, where that is given, stay where they are.
    """
    found = [DueJob(*row) for row in await uow.session.execute(_TAKE, {"ids": item_ids})]
    taken = [item for item in found if kinds is None or item.kind in kinds]
    await uow.session.execute(_TAKEN, {"ids": [item.id for item in taken]})
    return taken


async def leave(uow: UnitOfWork, item_ids: Sequence[int], kinds: Collection[str], until: datetime) -> list[str]:
    """Let those of the items that are of no kind of `kinds` wait until later, and return their kinds."""
    return list(await uow.session.scalars(_LEAVE, {"ids": item_ids, "kinds": list(kinds), "until": until}))


async def _write(uow: UnitOfWork, changes: Sequence[Any]) -> None:
    """Write plans and what is cancelled, in the order in which they were made."""
    cancelled: dict[_Cancelled, None] = {}
    planned: dict[int | None, list[dict[str, Any]]] = {}  # by subject
    for change in changes:
        if isinstance(change, _Cancelled):
            cancelled[change] = None
            of_subject = planned.get(change.subject_id, [])
            of_subject[:] = [row for row in of_subject if change.kind not in {None, row["kind"]}]
        else:
            planned.setdefault(change["subject_id"], []).append(change)
    rows = [row for of_subject in planned.values() for row in of_subject]
    whole = [{"subject": one.subject_id} for one in cancelled if one.kind is None]
    some = [{"subject": one.subject_id, "kind": one.kind} for one in cancelled if one.kind is not None]
    for statement, values in ((_CANCEL, whole), (_CANCEL_KIND, some), (_INSERT[uow.dialect], rows)):
        if values:
            await uow.session.execute(statement, values)


async def postpone(uow: UnitOfWork, item_ids: Sequence[int], until: datetime) -> None:
    """Let items wait until later; nothing of them is read."""
    await uow.session.execute(_PUT_OFF, {"ids": item_ids, "until": until})


async def cancel(uow: UnitOfWork, subject_id: int, *kinds: str) -> None:
    """Take what concerns one subject off the agenda: all of it, or only these kinds."""
    uow.defer_write(_items, _write, *(_Cancelled(subject_id, kind) for kind in kinds or (None,)))


async def kinds_about(uow: UnitOfWork, subject_id: int) -> frozenset[str]:
    """Return the kinds of what is planned that concerns one subject."""
    return frozenset(await uow.session.scalars(select(ScheduledJob.kind).where(ScheduledJob.subject_id == subject_id)))


async def next_due_at(uow: UnitOfWork, without: Sequence[str] = ()) -> datetime | None:
    """Return when the next thing is due, leaving some kinds out."""
    return await uow.session.scalar(select(func.min(ScheduledJob.due_at)).where(ScheduledJob.kind.not_in(without)))


async def counts(uow: UnitOfWork) -> dict[str, int]:
    """Return how many things stand on the agenda, by kind."""
    found = await uow.session.execute(select(ScheduledJob.kind, func.count()).group_by(ScheduledJob.kind))
    return {row[0]: row[1] for row in found}


async def pending_by_kind(uow: UnitOfWork) -> list[tuple[str, int, datetime]]:
    """Return the kinds on the agenda with how many stand there and when the first is due, the soonest kind first."""
    first = func.min(ScheduledJob.due_at).label("first")
    found = await uow.session.execute(
        select(ScheduledJob.kind, func.count(), first).group_by(ScheduledJob.kind).order_by(first, ScheduledJob.kind)
    )
    return list(found.tuples().all())
