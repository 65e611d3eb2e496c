"""Groups and channels: one sentence, and gone. Nothing of a couple belongs there."""

from telegram import Update
from telegram.constants import ChatType

from bot.domain.api_calls import BotApiCall
from bot.domain.stored_names import DedupeKey
from bot.services.enqueueing import enqueue_as_system
from bot.services.work import UnitOfWork

_THERE = frozenset({"member", "administrator", "restricted"})


async def left(uow: UnitOfWork, update: Update, goodbye: str) -> bool:
    """Say `goodbye` and leave the group or channel an update came from; False for what came from a private chat."""
    chat = update.effective_chat
    if chat is None or chat.type == ChatType.PRIVATE:
        return False
    member = update.my_chat_member
    if member is not None and member.new_chat_member.status not in _THERE:
        return True
    letters = [BotApiCall(chat.id, "leaveChat", {"chat_id": chat.id}, dedupe_key=DedupeKey.LEAVE.of(chat.id))]
    if chat.type != ChatType.CHANNEL:
        said = {"chat_id": chat.id, "text": goodbye}
        letters.insert(0, BotApiCall(chat.id, "sendMessage", said, dedupe_key=DedupeKey.GOODBYE.of(chat.id)))
    await enqueue_as_system(uow, letters)
    return True
