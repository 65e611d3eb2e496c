"""Which messages stand in a chat, for two days: what /x can still remove."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.schema import Instant, Row, insert_ignore
from bot.db.unit_of_work import UnitOfWork

REMOVABLE = timedelta(hours=48)  # Bot API, deleteMessage


class ChatMessage(Row):
    """A message of a private chat, by its number alone."""

    __tablename__ = "chat_messages"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Instant, index=True)


_messages = ChatMessage.metadata.tables["chat_messages"]
_INSERT = insert_ignore(_messages)


async def note(uow: UnitOfWork, chat_id: int, message_id: int) -> None:
    """Remember that a message stands in a chat."""
    uow.defer_write(_messages, _insert, {"chat_id": chat_id, "message_id": message_id, "at": uow.now})


async def _insert(uow: UnitOfWork, rows: Sequence[dict[str, Any]]) -> None:
    await uow.session.execute(_INSERT[uow.dialect], rows)


async def take(uow: UnitOfWork, chat_id: int) -> list[int]:
    """Return the numbers of the messages that can still be removed, and forget them."""
    ids = await uow.session.scalars(
        select(ChatMessage.message_id).where(ChatMessage.chat_id == chat_id, ChatMessage.at > uow.now - REMOVABLE)
    )
    found = sorted(ids)
    await uow.session.execute(delete(ChatMessage).where(ChatMessage.chat_id == chat_id))
    return found


async def forget_old(uow: UnitOfWork) -> None:
    """Forget what can no longer be removed."""
    await uow.session.execute(delete(ChatMessage).where(ChatMessage.at <= uow.now - REMOVABLE))
