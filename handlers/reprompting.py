"""Asking once more for what a conversation waits for, after words came back to their writer."""

from collections.abc import Awaitable, Callable

from bot.domain.stored_names import ConversationKind
from bot.services import drafts, partner_messages, replies, tellings
from handlers import drafts as drafting
from handlers import replying
from handlers import tellings as telling
from handlers.turn import Turn


async def ask_again(turn: Turn) -> None:
    """Ask again for what the open conversation waits for, where it says how."""
    kind = await replies.open_kind(turn.uow, turn.person)
    if kind in _AGAIN:
        await _AGAIN[kind](turn)


async def _draft(turn: Turn) -> None:
    found = await drafts.load(turn.uow, turn.person)
    if found is not None:
        await drafting.ask_again(turn, *found)


async def _reply(turn: Turn) -> None:
    awaited = await replies.awaited(turn.uow, turn.person)
    if awaited is not None:
        await replying.ask_again(turn, awaited)


async def _telling(turn: Turn) -> None:
    number = await tellings.awaits_line(turn.uow, turn.person)
    if number is not None:
        await telling.ask_again(turn, number)


async def _answer(turn: Turn) -> None:
    is_waited_for, about = await partner_messages.awaits_answer(turn.uow, turn.person)
    if is_waited_for:
        await turn.carry(await partner_messages.wait_for_answer(turn.uow, turn.person, about))


_AGAIN: dict[str, Callable[[Turn], Awaitable[None]]] = {
    ConversationKind.SIGNAL: _draft,
    replies.KIND: _reply,
    tellings.KIND: _telling,
    partner_messages.KIND: _answer,
}
