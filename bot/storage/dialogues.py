"""Half-finished dialogues as rows, one a person, so that a restart forgets nothing."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, String, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.people import Person
from bot.storage.schema import Instant, Row, Sealed, SealedBytes
from bot.storage.unit_of_work import UnitOfWork


class Dialogue(Row):
    """What a person is in the middle of; `body` is the sealed JSON of what was said so far."""

    __tablename__ = "dialogues"

    person_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("people.id"), primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger)  # new for each dialogue; buttons carry it, so that old ones do nothing
    kind: Mapped[str] = mapped_column(String(16))
    step: Mapped[str] = mapped_column(String(16))
    body: Mapped[SealedBytes] = mapped_column(Sealed)
    changed_at: Mapped[datetime] = mapped_column(Instant)


async def load(uow: UnitOfWork, person_id: int) -> tuple[Dialogue, dict[str, Any]] | None:
    """Return the open dialogue of a person with its opened body, or None."""
    found = await uow.get(Dialogue, person_id)
    if found is None or found in uow.session.deleted:
        return None
    return found, json.loads(await uow.open(_place(person_id), found.body))


async def keep(uow: UnitOfWork, of: Person, dialogue_id: int, kind: str, step: str, body: dict[str, Any]) -> None:
    """Keep where a dialogue stands; it takes the place of whatever dialogue was open."""
    sealed = await uow.seal(of.key_id, _place(of.id), json.dumps(body))
    values = {"id": dialogue_id, "kind": kind, "step": step, "body": sealed, "changed_at": uow.now}
    found = await uow.get(Dialogue, of.id)
    if found in uow.session.deleted:
        await uow.session.flush()
        found = None
    if found is None:
        uow.session.add(Dialogue(person_id=of.id, **values))
        return
    for name, value in values.items():
        setattr(found, name, value)


async def drop(uow: UnitOfWork, person_id: int) -> bool:
    """Forget the open dialogue of a person; say whether there was one."""
    found = await uow.get(Dialogue, person_id)
    if found is None or found in uow.session.deleted:
        return False
    await uow.session.delete(found)
    return True


async def read_ahead(uow: UnitOfWork, people: Collection[int]) -> None:
    """Read what these people are in the middle of."""
    uow.memory["dialogues", 0] = list(await uow.session.scalars(select(Dialogue).where(Dialogue.person_id.in_(people))))


async def forget_before(uow: UnitOfWork, instant: datetime) -> None:
    """Forget dialogues in which nothing was said since `instant`."""
    await uow.session.execute(delete(Dialogue).where(Dialogue.changed_at < instant))


def _place(person_id: int) -> str:
    return f"dialogues.body:{person_id}"
