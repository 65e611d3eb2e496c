"""Cards as rows: what somebody prepared, sealed with the key of the couple, so that it ends with the connection."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import labels
from bot.db.pairing import Couple
from bot.db.payloads import Opened
from bot.db.schema import Encrypted, EncryptedColumn, Instant, Row, random_id
from bot.db.unit_of_work import UnitOfWork


class CardRow(Row):
    """One card; `body` is the sealed JSON of all that it says, its label included."""

    __tablename__ = "cards"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    couple_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("couples.id"), index=True)
    person_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("people.id"), index=True)
    sealed_body: Mapped[Encrypted] = mapped_column("body", EncryptedColumn)
    used_at: Mapped[datetime] = mapped_column(Instant, index=True)  # made, approved or sent last

    body = Opened[dict[str, Any]]()  # of which bot.domain.cards makes a card


async def add(uow: UnitOfWork, couple: Couple, person_id: int, body: dict[str, Any]) -> CardRow:
    """Add a card with its body sealed for the couple."""
    number = random_id() >> 20  # short enough for a link and a button, too long to be guessed
    added = CardRow(
        id=number,
        couple_id=couple.id,
        person_id=person_id,
        sealed_body=await uow.seal_json(couple.key_id, labels.card_body(number), body),
        used_at=uow.now,
    )
    added.body = body
    uow.session.add(added)
    await uow.session.flush()
    return added


async def change(uow: UnitOfWork, couple: Couple, row: CardRow, **changes: Any) -> None:
    """Change some of what a card says."""
    row.body = row.body | changes
    row.sealed_body = await uow.seal_json(couple.key_id, labels.card_body(row.id), row.body)
    row.used_at = uow.now


async def of_person(uow: UnitOfWork, person_id: int) -> list[CardRow]:
    """Return the cards of somebody that can be read, oldest first."""
    found = await uow.session.scalars(select(CardRow).where(CardRow.person_id == person_id).order_by(CardRow.id))
    for row in (rows := list(found)):
        if not CardRow.body.is_of(row):
            row.body = await uow.open_json(labels.card_body(row.id), row.sealed_body) or {}
    return sorted((row for row in rows if row.body), key=lambda row: row.body["number"])


async def drop(uow: UnitOfWork, person_id: int, card_id: int) -> None:
    """Delete one card of somebody."""
    await uow.session.execute(delete(CardRow).where(CardRow.id == card_id, CardRow.person_id == person_id))


async def erase_of_couple(uow: UnitOfWork, couple_id: int) -> None:
    """Delete the cards of two people."""
    await uow.session.execute(delete(CardRow).where(CardRow.couple_id == couple_id))


async def forget(uow: UnitOfWork, before: datetime) -> None:
    """Delete the cards that were not used since an instant."""
    await uow.session.execute(delete(CardRow).where(CardRow.used_at < before))
