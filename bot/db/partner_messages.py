"""Messages in somebody's own words to their partner, as rows; gone after two days.

What a message is, a line like any other or one about ending one's life, stands in its sealed body alone: no column, no
key and no count of the database tells one from the other.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Select, String, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import labels
from bot.db.pairing import Couple
from bot.db.payloads import MessageBody, Opened
from bot.db.schema import Encrypted, EncryptedColumn, Instant, Row, random_id
from bot.db.unit_of_work import UnitOfWork


class PartnerMessageRow(Row):
    """A message that was approved; `body` is the sealed JSON of its form, its text and the answer to it."""

    __tablename__ = "partner_messages"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    couple_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("couples.id"), index=True)
    sender_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("people.id"), index=True)
    receiver_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("people.id"), index=True)  # None: nobody
    way: Mapped[str] = mapped_column(String(12))
    sealed_body: Mapped[Encrypted] = mapped_column("body", EncryptedColumn)
    written_at: Mapped[datetime] = mapped_column(Instant, index=True)
    receipt_message_id: Mapped[int | None] = mapped_column(BigInteger)  # in the sender's chat
    relay_message_id: Mapped[int | None] = mapped_column(BigInteger)  # in the receiver's chat

    body = Opened[MessageBody]()


async def add(
    uow: UnitOfWork,
    couple: Couple,
    sender_id: int,
    receiver_id: int | None,
    way: str,
    body: MessageBody,
    receipt: int,
) -> PartnerMessageRow:
    """Add a message with its body sealed for the couple; `receipt` is the message that shows how far it has come."""
    number = random_id()
    added = PartnerMessageRow(
        id=number,
        couple_id=couple.id,
        sender_id=sender_id,
        receiver_id=receiver_id,
        way=way,
        sealed_body=await uow.seal_json(couple.key_id, labels.partner_message_body(number), body.as_json()),
        written_at=uow.now,
        receipt_message_id=receipt or None,
    )
    added.body = body
    uow.session.add(added)
    await uow.session.flush()
    return added


async def change(uow: UnitOfWork, couple: Couple, row: PartnerMessageRow, **changes: Any) -> None:
    """Change some of what the sealed body says."""
    body = replace(row.body, **changes)
    row.sealed_body = await uow.seal_json(couple.key_id, labels.partner_message_body(row.id), body.as_json())
    row.body = body


async def load(uow: UnitOfWork, message_id: int) -> PartnerMessageRow | None:
    """Return one message with its body opened, or None."""
    found = await uow.session.get(PartnerMessageRow, message_id)
    return None if found is None else await _opened(uow, found)


async def of_sender(uow: UnitOfWork, sender_id: int) -> list[PartnerMessageRow]:
    """Return the messages of somebody, oldest first."""
    return await _all(uow, select(PartnerMessageRow).where(PartnerMessageRow.sender_id == sender_id))


async def to(uow: UnitOfWork, receiver_id: int, *ways: str) -> list[PartnerMessageRow]:
    """Return the messages to somebody that have come so far, oldest first."""
    is_so_far = (PartnerMessageRow.receiver_id == receiver_id) & PartnerMessageRow.way.in_(ways)
    return await _all(uow, select(PartnerMessageRow).where(is_so_far))


async def erase_of_couple(uow: UnitOfWork, couple_id: int) -> None:
    """Delete the messages between two people."""
    await uow.session.execute(delete(PartnerMessageRow).where(PartnerMessageRow.couple_id == couple_id))


async def forget(uow: UnitOfWork, before: datetime) -> None:
    """Delete the messages written before an instant, wherever they are."""
    await uow.session.execute(delete(PartnerMessageRow).where(PartnerMessageRow.written_at < before))


async def _all(uow: UnitOfWork, wanted: Select[PartnerMessageRow]) -> list[PartnerMessageRow]:
    found = await uow.session.scalars(wanted.order_by(PartnerMessageRow.written_at))
    return [await _opened(uow, one) for one in found]


async def _opened(uow: UnitOfWork, row: PartnerMessageRow) -> PartnerMessageRow:
    if not PartnerMessageRow.body.is_of(row):
        row.body = MessageBody.of_json(await uow.open_json(labels.partner_message_body(row.id), row.sealed_body) or {})
    return row
