"""Blocking and unblocking the bot: it stops everything at once, and starts nothing by itself but what waited."""

from collections.abc import Sequence

from telegram import ChatMember, ChatMemberUpdated
from telegram.constants import ChatType

from bot.services import accounts, pauses
from bot.services.work import UnitOfWork


async def on_changed(uow: UnitOfWork, change: ChatMemberUpdated) -> Sequence[object]:
    """Remember whether somebody can be reached, and return what happened through it."""
    if change.chat.type != ChatType.PRIVATE:
        return []
    if change.new_chat_member.status in {ChatMember.BANNED, ChatMember.LEFT}:
        await accounts.set_reachable(uow, change.chat.id, reachable=False)
        return []
    return await on_heard_from(uow, change.chat.id)


async def on_heard_from(uow: UnitOfWork, person_id: int) -> Sequence[object]:
    """Remember that somebody can be reached, and let go what waited for them."""
    await accounts.set_reachable(uow, person_id, reachable=True)
    return await pauses.release(uow, person_id)
