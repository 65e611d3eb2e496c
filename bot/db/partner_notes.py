"""Notes from one partner to the other as rows, with the receipt that says how far each has come.

Two tables hold them: questions of lessons, and messages in somebody's own words. What a message is, a line like any
other or one about ending one's life, stands in its sealed body alone: no column, no key and no count of the database
tells one from the other.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import BigInteger, ColumnElement, ForeignKey, String, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import labels
from bot.db.pairing import Couple
from bot.db.payloads import MessageBody, Opened, Payload, QuestionText
from bot.db.schema import Encrypted, EncryptedColumn, Instant, Row, random_id
from bot.db.unit_of_work import UnitOfWork


class PartnerNote(Row):
    """What notes of all kinds have in common; what arrives stands sealed in `body`."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    couple_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("couples.id"), index=True)
    sender_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("people.id"))
    receiver_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("people.id"), index=True)  # None: nobody
    way: Mapped[str] = mapped_column(String(12))
    sealed_body: Mapped[Encrypted]
    written_at: Mapped[datetime]
    receipt_message_id: Mapped[int | None] = mapped_column(BigInteger)  # in the sender's chat

    body = Opened[Any]()

    async def opened(self, uow: UnitOfWork) -> Payload:
        """Return what stands sealed, or what is usual where that cannot be read."""
        raise NotImplementedError

    async def seal(self, uow: UnitOfWork, key_id: int, body: Payload) -> Encrypted:
        """Return `body` sealed for this note."""
        raise NotImplementedError


class LessonQuestion(PartnerNote):
    """A question that was approved, and the lesson it is from."""

    __tablename__ = "lesson_questions"

    sealed_body: Mapped[Encrypted] = mapped_column("text", EncryptedColumn)
    written_at: Mapped[datetime] = mapped_column("asked_at", Instant, index=True)

    body = Opened[QuestionText]()

    async def opened(self, uow: UnitOfWork) -> QuestionText:
        """Return what stands sealed."""
        return QuestionText.of_json(await uow.open_json(labels.lesson_question_text(self.id), self.sealed_body) or {})

    async def seal(self, uow: UnitOfWork, key_id: int, body: Payload) -> Encrypted:
        """Return what is to stand sealed."""
        return await uow.seal_json(key_id, labels.lesson_question_text(self.id), body.as_json())


class PartnerMessageRow(PartnerNote):
    """A message that was approved: its form, its text and the answer to it."""

    __tablename__ = "partner_messages"

    sender_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("people.id"), index=True)
    sealed_body: Mapped[Encrypted] = mapped_column("body", EncryptedColumn)
    written_at: Mapped[datetime] = mapped_column(Instant, index=True)
    relay_message_id: Mapped[int | None] = mapped_column(BigInteger)  # in the receiver's chat

    body = Opened[MessageBody]()

    async def opened(self, uow: UnitOfWork) -> MessageBody:
        """Return what stands sealed."""
        return MessageBody.of_json(await uow.open_json(labels.partner_message_body(self.id), self.sealed_body) or {})

    async def seal(self, uow: UnitOfWork, key_id: int, body: Payload) -> Encrypted:
        """Return what is to stand sealed."""
        return await uow.seal_json(key_id, labels.partner_message_body(self.id), body.as_json())


_N = TypeVar("_N", bound=PartnerNote)


async def add(uow: UnitOfWork, couple: Couple, note: _N, body: Payload, receipt: int) -> _N:
    """Add a note, its `body` sealed for the couple; `receipt` is the message that shows how far it has come."""
    note.id, note.couple_id, note.written_at = random_id(), couple.id, uow.now
    note.receipt_message_id = receipt or None
    await _seal(uow, couple, note, body)
    uow.session.add(note)
    await uow.session.flush()
    return note


async def change(uow: UnitOfWork, couple: Couple, note: PartnerNote, **changes: Any) -> None:
    """Change some of what the sealed body says."""
    await _seal(uow, couple, note, replace(note.body, **changes))


async def load(uow: UnitOfWork, kind: type[_N], note_id: int) -> _N | None:
    """Return one note with its body opened, or None."""
    found = await uow.session.get(kind, note_id)
    return None if found is None else await _opened(uow, found)


async def of_sender(uow: UnitOfWork, kind: type[_N], sender_id: int) -> list[_N]:
    """Return the notes of somebody, oldest first."""
    return await _all(uow, kind, kind.sender_id == sender_id)


async def to(uow: UnitOfWork, kind: type[_N], receiver_id: int, way: str) -> list[_N]:
    """Return the notes to somebody that have come so far, oldest first."""
    return await _all(uow, kind, (kind.receiver_id == receiver_id) & (kind.way == way))


async def drop(uow: UnitOfWork, note: PartnerNote) -> None:
    """Delete a note."""
    await uow.session.delete(note)
    await uow.session.flush()


async def erase_of_couple(uow: UnitOfWork, couple_id: int) -> None:
    """Delete the notes between two people."""
    for kind in (LessonQuestion, PartnerMessageRow):
        await uow.session.execute(delete(kind).where(kind.couple_id == couple_id))


async def forget(uow: UnitOfWork, kind: type[PartnerNote], before: datetime, *, way: str | None = None) -> None:
    """Delete the notes written before an instant, with `way` only those that have come so far."""
    old = delete(kind).where(kind.written_at < before)
    await uow.session.execute(old if way is None else old.where(kind.way == way))


async def _all(uow: UnitOfWork, kind: type[_N], wanted: ColumnElement[bool]) -> list[_N]:
    found = await uow.session.scalars(select(kind).where(wanted).order_by(kind.written_at))
    return [await _opened(uow, one) for one in found]


async def _opened(uow: UnitOfWork, note: _N) -> _N:
    if not type(note).body.is_of(note):
        note.body = await note.opened(uow)
    return note


async def _seal(uow: UnitOfWork, couple: Couple, note: PartnerNote, body: Payload) -> None:
    note.sealed_body = await note.seal(uow, couple.key_id, body)
    note.body = body
