"""Half-finished dialogues as rows, one a person, so that a restart forgets nothing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, String, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import labels
from bot.db.people import Person
from bot.db.prefetched import Prefetch
from bot.db.schema import Encrypted, EncryptedColumn, Instant, Row
from bot.db.unit_of_work import UnitOfWork


class ConversationRow(Row):
    """What a person is in the middle of; `body` is the sealed JSON of what was said so far."""

    __tablename__ = "dialogues"

    person_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("people.id"), primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger)  # new for each dialogue; buttons carry it, so that old ones do nothing
    kind: Mapped[str] = mapped_column(String(16))
    step: Mapped[str] = mapped_column(String(16))
    body: Mapped[Encrypted] = mapped_column(EncryptedColumn)
    changed_at: Mapped[datetime] = mapped_column(Instant)


@dataclass(frozen=True, slots=True)
class Conversation:
    """The dialogue a person is in, as it was read or is about to be written."""

    person_id: int
    id: int
    kind: str
    step: str
    body: Encrypted
    changed_at: datetime


_CONVERSATION = Prefetch[Conversation | None]()  # by person; as it will be once it is written
_dialogues = ConversationRow.metadata.tables["dialogues"]
_COLUMNS = tuple(field.name for field in fields(Conversation))
_people = bindparam("people", expanding=True, type_=BigInteger)
_OPEN = select(*(_dialogues.c[name] for name in _COLUMNS)).where(_dialogues.c.person_id.in_(_people))
_OVER = delete(_dialogues).where(_dialogues.c.person_id.in_(_people))


def _upsert(insert: Any) -> Any:
    new = {name: insert.excluded[name] for name in _COLUMNS if name != "person_id"}
    return insert.on_conflict_do_update(index_elements=["person_id"], set_=new)


_PUT = {"sqlite": _upsert(sqlite.insert(_dialogues)), "postgresql": _upsert(postgresql.insert(_dialogues))}


async def load(uow: UnitOfWork, person_id: int) -> tuple[Conversation, dict[str, Any]] | None:
    """Return the open dialogue of a person with its opened body; None without one, or where it cannot be read."""
    if person_id not in uow.prefetched.of(_CONVERSATION):
        await prefetch(uow, [person_id])
    found = uow.prefetched.of(_CONVERSATION)[person_id]
    body = None if found is None else await uow.open_json(labels.dialogue_body(person_id), found.body)
    return None if found is None or body is None else (found, body)


async def keep(uow: UnitOfWork, of: Person, dialogue_id: int, kind: str, step: str, body: dict[str, Any]) -> None:
    """Keep where a dialogue stands; it takes the place of whatever dialogue was open."""
    sealed = await uow.seal_json(of.key_id, labels.dialogue_body(of.id), body, over_newer=True)
    _remember(uow, of.id, Conversation(of.id, dialogue_id, kind, step, sealed, uow.now))


async def drop(uow: UnitOfWork, person_id: int) -> bool:
    """Forget the open dialogue of a person; return whether there was one."""
    if await load(uow, person_id) is None:
        return False
    _remember(uow, person_id, None)
    return True


async def prefetch(uow: UnitOfWork, people: Collection[int]) -> None:
    """Read what these people are in the middle of."""
    known = uow.prefetched.of(_CONVERSATION)
    known |= dict.fromkeys(people)
    known |= {row.person_id: Conversation(*row) for row in await uow.session.execute(_OPEN, {"people": list(people)})}


def _remember(uow: UnitOfWork, person_id: int, now: Conversation | None) -> None:
    uow.prefetched.of(_CONVERSATION)[person_id] = now
    uow.defer_write(_dialogues, _write, (person_id, now))


async def _write(uow: UnitOfWork, changes: Sequence[tuple[int, Conversation | None]]) -> None:
    """Write what people are in the middle of by now, and forget what is over."""
    now = dict(changes)
    over = [person_id for person_id, dialogue in now.items() if dialogue is None]
    if over:
        await uow.session.execute(_OVER, {"people": over})
    rows = [{name: getattr(one, name) for name in _COLUMNS} for one in now.values() if one is not None]
    if rows:
        await uow.session.execute(_PUT[uow.dialect], rows)


async def forget_before(uow: UnitOfWork, instant: datetime) -> None:
    """Forget dialogues in which nothing was said since `instant`."""
    await uow.session.execute(delete(_dialogues).where(_dialogues.c.changed_at < instant))
