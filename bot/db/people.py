"""People as rows: who they are to Telegram, how they want to be spoken to, when they want quiet."""

from collections.abc import Collection
from datetime import datetime, time

from sqlalchemy import BigInteger, Boolean, ForeignKey, SmallInteger, String, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import labels
from bot.db.payloads import Opened
from bot.db.prefetched import Prefetch
from bot.db.schema import Clock, Encrypted, EncryptedColumn, Instant, Row
from bot.db.unit_of_work import UnitOfWork
from bot.db.unreadable import note
from bot.domain.people import NAMELESS
from bot.errors import KeyMissing


class Person(Row):
    """Somebody who talks to the bot; `id` is Telegram's id of the user and of the private chat."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    key_id: Mapped[int] = mapped_column(BigInteger)
    sealed_name: Mapped[Encrypted] = mapped_column("name", EncryptedColumn)
    is_name_chosen: Mapped[bool] = mapped_column(Boolean, default=False)
    language: Mapped[str] = mapped_column(String(8))
    is_language_chosen: Mapped[bool] = mapped_column(Boolean, default=False)
    zone: Mapped[str | None] = mapped_column(String(64))
    tone: Mapped[str] = mapped_column(String(16), default="balanced")
    couple_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("couples.id"), index=True)
    is_reachable: Mapped[bool] = mapped_column(Boolean, default=True)
    paused_until: Mapped[datetime | None] = mapped_column(Instant)
    pause_clock: Mapped[str | None] = mapped_column(String(96))  # its end as it was named (`clocktimes.shown`)
    is_discreet: Mapped[bool] = mapped_column(Boolean, default=False)
    quiet_from: Mapped[time] = mapped_column(Clock, default=time(22, 30))
    quiet_to: Mapped[time] = mapped_column(Clock, default=time(8, 0))
    holds_at_night: Mapped[bool] = mapped_column(Boolean, default=False)
    takes_lines: Mapped[bool] = mapped_column(Boolean, default=True)
    takes_reminders: Mapped[bool] = mapped_column(Boolean, default=False)
    country: Mapped[str | None] = mapped_column(String(2))  # whose help lines are shown, "--": unsaid; None: not chosen
    country_part: Mapped[str | None] = mapped_column(String(8))  # "GB-SCT", where lines differ by part of the country
    undo_seconds: Mapped[int] = mapped_column(SmallInteger, default=0)
    joined_at: Mapped[datetime] = mapped_column(Instant)
    left_at: Mapped[datetime | None] = mapped_column(Instant)  # when they were told that their partner has gone

    name = Opened[str]()


MEMBERS = Prefetch[list[Person]]()  # by couple
_people, _couples = (bindparam(name, expanding=True, type_=BigInteger) for name in ("people", "couples"))
_KEY = select(Person.key_id).where(Person.id == bindparam("person"))
_COUPLES = select(Person.id, Person.couple_id).where(Person.id.in_(_people), Person.couple_id.is_not(None))
_AHEAD = (
    select(Person)
    .where(Person.couple_id.in_(_couples) | Person.id.in_(_people))
    .order_by(Person.id)
    .execution_options(populate_existing=True)
)


async def person(uow: UnitOfWork, person_id: int, *, lock: bool = False) -> Person | None:
    """Return one person with the name opened, or None."""
    found = await (uow.session.get(Person, person_id, with_for_update=True) if lock else uow.get(Person, person_id))
    if found is not None and not Person.name.is_of(found):  # asked for many times a transaction, opened once
        await _opened(uow, [found])
    return found


async def add(uow: UnitOfWork, person_id: int, name: str, language: str) -> Person:
    """Add somebody who was not known, with a data key of their own."""
    key_id = await uow.new_key()
    sealed = await uow.seal(key_id, labels.person_name(person_id), name)
    added = Person(
        id=person_id,
        key_id=key_id,
        sealed_name=sealed,
        language=language,
        joined_at=uow.now,
        quiet_from=time(22, 30),
        quiet_to=time(8, 0),
    )
    added.name = name
    uow.session.add(added)
    await uow.session.flush()
    return added


async def rename(uow: UnitOfWork, known: Person, name: str) -> None:
    """Keep another name: the one that Telegram shows now, or one that the person chose."""
    known.sealed_name = await uow.seal(known.key_id, labels.person_name(known.id), name)
    known.name = name


async def of_couple(uow: UnitOfWork, couple_id: int) -> list[Person]:
    """Return the people of a couple, in a fixed order, with their names opened."""
    known = uow.prefetched.of(MEMBERS).get(couple_id, ())
    if known and all(one.couple_id == couple_id and one in uow.session for one in known):
        return list(known)
    rows = await uow.session.scalars(select(Person).where(Person.couple_id == couple_id).order_by(Person.id))
    return await _opened(uow, list(rows))


async def prefetch(uow: UnitOfWork, couple_ids: Collection[int], person_ids: Collection[int] = ()) -> list[Person]:
    """Read the people of these couples, and these people, so that they need not be asked for one by one.

    The couples must be held, so that nobody comes or goes meanwhile.
    """
    wanted = {"couples": list(couple_ids), "people": list(person_ids)}
    found = await _opened(uow, list(await uow.session.scalars(_AHEAD, wanted)))
    uow.prefetched.keep_alive(found)
    # A second reading takes the place of the first.
    members: dict[int, list[Person]] = {couple_id: [] for couple_id in couple_ids}
    for one in found:
        if one.couple_id in members:
            members[one.couple_id].append(one)
    uow.prefetched.of(MEMBERS).update(members)
    return found


async def _opened(uow: UnitOfWork, found: list[Person]) -> list[Person]:
    closed = [one for one in found if not Person.name.is_of(one)]
    await uow.fetch_keys_of([one.sealed_name for one in closed])
    for one in closed:
        one.name = await _name(uow, one)
    return found


async def _name(uow: UnitOfWork, of: Person) -> str:
    """Return the name of a person; that of somebody without one where it does not open."""
    try:
        return await uow.open(labels.person_name(of.id), of.sealed_name)
    except KeyMissing:
        note("people.name", of.id)
        return NAMELESS


async def couples(uow: UnitOfWork, person_ids: set[int]) -> dict[int, int]:
    """Return the couple of each of these people who has one."""
    return {row.id: row.couple_id for row in await uow.session.execute(_COUPLES, {"people": list(person_ids)})}


async def key_of(uow: UnitOfWork, person_id: int) -> int | None:
    """Return the data key of a person; None where there is no such person any more."""
    found = await uow.get(Person, person_id)
    return None if found is None else found.key_id


async def sealing_of(uow: UnitOfWork, person_id: int) -> tuple[int, int] | None:
    """Return the ids of a person and of their data key, where that can seal; nothing else of the row is read."""
    key_id = await uow.session.scalar(_KEY, {"person": person_id})
    return (person_id, key_id) if isinstance(key_id, int) and await uow.can_seal(key_id) else None
