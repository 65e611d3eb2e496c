"""Courses of lessons as rows: when they come, and, sealed, which track they follow and what somebody had."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any

from sqlalchemy import BigInteger, Boolean, ForeignKey, SmallInteger, bindparam, select, update
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.orm.attributes import set_committed_value

from bot.db import labels, people
from bot.db.payloads import CourseFacts, Opened
from bot.db.schema import Clock, Day, Encrypted, EncryptedColumn, Row
from bot.db.unit_of_work import UnitOfWork

_WEEK = range(7)


class Course(Row):
    """The lessons of one person; `facts` is the sealed JSON of track, progress, and when they last asked a question."""

    __tablename__ = "courses"

    person_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("people.id"), primary_key=True, autoincrement=False)
    is_on: Mapped[bool] = mapped_column(Boolean)
    is_begun: Mapped[bool] = mapped_column(Boolean)  # the start message went out, so that lessons may come
    clock: Mapped[time] = mapped_column(Clock)
    weekdays: Mapped[int] = mapped_column(SmallInteger)  # a bit for each, Monday 1 to Sunday 64
    ended_on: Mapped[date | None] = mapped_column(Day)  # the last local date whose slot is over
    sealed_facts: Mapped[Encrypted] = mapped_column("facts", EncryptedColumn)

    facts = Opened[CourseFacts]()

    @property
    def days(self) -> frozenset[int]:
        """The chosen days, from Monday 0 to Sunday 6."""
        return frozenset(day for day in _WEEK if self.weekdays & 1 << day)


_AHEAD = select(Course).where(Course.person_id.in_(bindparam("people", expanding=True, type_=BigInteger)))


_courses = Course.metadata.tables["courses"]
_END_SLOT = (
    update(_courses).where(_courses.c.person_id == bindparam("person")).values(ended_on=bindparam("day", type_=Day))
)


async def prefetch(uow: UnitOfWork, person_ids: Collection[int]) -> None:
    """Read the courses of these people, so that they need not be asked for one by one."""
    found = list(await uow.session.scalars(_AHEAD, {"people": list(person_ids)}))
    uow.prefetched.keep_alive(found)
    await uow.fetch_keys_of([course.sealed_facts for course in found])


async def load(uow: UnitOfWork, person_id: int) -> Course | None:
    """Return the course of a person, who must be held, with its facts opened; None where there is none."""
    found = await uow.get(Course, person_id)
    if found is not None and not Course.facts.is_of(found):
        opened = await uow.open_json(labels.course_facts(person_id), found.sealed_facts)
        found.facts = CourseFacts.of_json(opened or {})
    return found


async def add(uow: UnitOfWork, person_id: int, clock: time, days: frozenset[int]) -> Course:
    """Add the course of a person who is known and has none."""
    added = Course(person_id=person_id, is_on=True, is_begun=False, clock=clock, weekdays=bits(days))
    await _seal(uow, added, CourseFacts())
    uow.session.add(added)
    await uow.session.flush()
    return added


async def change_facts(uow: UnitOfWork, course: Course, **changes: Any) -> None:
    """Change some facts of a course."""
    await _seal(uow, course, replace(course.facts, **changes))


async def _seal(uow: UnitOfWork, course: Course, facts: CourseFacts) -> None:
    of = await people.person(uow, course.person_id)
    assert of is not None  # noqa: S101 - a foreign key keeps the person
    course.sealed_facts = await uow.seal_json(of.key_id, labels.course_facts(course.person_id), facts.as_json())
    course.facts = facts


def end_slot(uow: UnitOfWork, course: Course, day: date) -> None:
    """Note that the slot of a day is over; it is written with those of others."""
    set_committed_value(course, "ended_on", day)
    uow.defer_write(_courses, _end_slots, {"person": course.person_id, "day": day})


async def _end_slots(uow: UnitOfWork, slots: Sequence[dict[str, Any]]) -> None:
    await uow.session.execute(_END_SLOT, slots)


def bits(days: frozenset[int]) -> int:
    """Return days as the bits in which they are kept."""
    return sum(1 << day for day in _WEEK if day in days)
