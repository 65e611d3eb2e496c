"""Questions from lessons from one partner to the other, as rows; gone two days after they have arrived."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Select, String, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import labels
from bot.db.pairing import Couple
from bot.db.payloads import Opened, QuestionText
from bot.db.schema import Encrypted, EncryptedColumn, Instant, Row, random_id
from bot.db.unit_of_work import UnitOfWork


class LessonQuestion(Row):
    """A question that was approved; `text` is the sealed JSON of what arrives, and the lesson it is from."""

    __tablename__ = "lesson_questions"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    couple_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("couples.id"), index=True)
    sender_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("people.id"))
    receiver_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("people.id"), index=True)  # None: nobody
    way: Mapped[str] = mapped_column(String(12))
    sealed_text: Mapped[Encrypted] = mapped_column("text", EncryptedColumn)
    asked_at: Mapped[datetime] = mapped_column(Instant, index=True)
    receipt_message_id: Mapped[int | None] = mapped_column(BigInteger)  # in the sender's chat

    text = Opened[QuestionText]()


async def add(
    uow: UnitOfWork,
    couple: Couple,
    sender_id: int,
    receiver_id: int | None,
    way: str,
    text: QuestionText,
    receipt: int,
) -> LessonQuestion:
    """Add a question with its text sealed for the couple; `receipt` is the message that shows how far it has come."""
    number = random_id()
    added = LessonQuestion(
        id=number,
        couple_id=couple.id,
        sender_id=sender_id,
        receiver_id=receiver_id,
        way=way,
        sealed_text=await uow.seal_json(couple.key_id, labels.lesson_question_text(number), text.as_json()),
        asked_at=uow.now,
        receipt_message_id=receipt or None,
    )
    added.text = text
    uow.session.add(added)
    await uow.session.flush()
    return added


async def load(uow: UnitOfWork, question_id: int) -> LessonQuestion | None:
    """Return one question with its text opened, or None."""
    found = await uow.session.get(LessonQuestion, question_id)
    return None if found is None else await _opened(uow, found)


async def of_sender(uow: UnitOfWork, sender_id: int) -> list[LessonQuestion]:
    """Return the questions of somebody that have not arrived, oldest first."""
    return await _all(uow, select(LessonQuestion).where(LessonQuestion.sender_id == sender_id))


async def to(uow: UnitOfWork, receiver_id: int, way: str) -> list[LessonQuestion]:
    """Return the questions to somebody that have come so far, oldest first."""
    is_so_far = (LessonQuestion.receiver_id == receiver_id) & (LessonQuestion.way == way)
    return await _all(uow, select(LessonQuestion).where(is_so_far))


async def _all(uow: UnitOfWork, wanted: Select[LessonQuestion]) -> list[LessonQuestion]:
    found = await uow.session.scalars(wanted.order_by(LessonQuestion.asked_at))
    return [await _opened(uow, one) for one in found]


async def _opened(uow: UnitOfWork, row: LessonQuestion) -> LessonQuestion:
    if not LessonQuestion.text.is_of(row):
        row.text = QuestionText.of_json(await uow.open_json(labels.lesson_question_text(row.id), row.sealed_text) or {})
    return row


async def drop(uow: UnitOfWork, question: LessonQuestion) -> None:
    """Delete a question."""
    await uow.session.delete(question)
    await uow.session.flush()


async def erase_of_couple(uow: UnitOfWork, couple_id: int) -> None:
    """Delete the questions between two people."""
    await uow.session.execute(delete(LessonQuestion).where(LessonQuestion.couple_id == couple_id))


async def forget(uow: UnitOfWork, before: datetime, *, way: str | None = None) -> None:
    """Delete the questions asked before an instant, with `way` only those that have come so far."""
    old = delete(LessonQuestion).where(LessonQuestion.asked_at < before)
    await uow.session.execute(old if way is None else old.where(LessonQuestion.way == way))
