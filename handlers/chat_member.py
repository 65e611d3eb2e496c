"""Blocking and unblocking the bot, as Telegram tells of it (`bot/services/reachability.py`)."""

from collections.abc import Sequence

from telegram import ChatMember, ChatMemberUpdated
from telegram.constants import ChatType

from bot.services import reachability
from bot.services.work import UnitOfWork


async def on_changed(uow: UnitOfWork, change: ChatMemberUpdated) -> Sequence[object]:
    """Remember whether somebody can be reached, and return what happened through it."""
    if change.chat.type != ChatType.PRIVATE:
        return []
    if change.new_chat_member.status in {ChatMember.BANNED, ChatMember.LEFT}:
        await reachability.lost(uow, change.chat.id)
        return []
    return await reachability.regained(uow, change.chat.id)
