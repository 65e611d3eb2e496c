"""Blocking and unblocking the bot: it stops everything at once, and starts nothing by itself."""

from telegram import ChatMember, ChatMemberUpdated
from telegram.constants import ChatType

from bot.services import accounts
from bot.services.work import UnitOfWork


async def changed(uow: UnitOfWork, change: ChatMemberUpdated) -> None:
    """Remember whether somebody can be reached."""
    if change.chat.type == ChatType.PRIVATE:
        is_reachable = change.new_chat_member.status not in {ChatMember.BANNED, ChatMember.LEFT}
        await accounts.set_reachable(uow, change.chat.id, is_reachable)
