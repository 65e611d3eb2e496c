"""Asking once more for what a conversation waits for, after words came back to their writer."""

from collections.abc import Awaitable, Callable

from bot.domain.stored_names import ConversationKind
from bot.services import drafts, partner_messages, prompts, tellings
from handlers import drafts as drafting
from handlers import prompt_replies
from handlers import tellings as telling
from handlers.context import HandlerContext


async def ask_again(ctx: HandlerContext) -> None:
    """Ask again for what the open conversation waits for, where it says how."""
    kind = await prompts.open_kind(ctx.uow, ctx.person)
    if kind in _AGAIN:
        await _AGAIN[kind](ctx)


async def _draft(ctx: HandlerContext) -> None:
    found = await drafts.load(ctx.uow, ctx.person)
    if found is not None:
        await drafting.ask_again(ctx, *found)


async def _reply(ctx: HandlerContext) -> None:
    awaited = await prompts.pending(ctx.uow, ctx.person)
    if awaited is not None:
        await prompt_replies.reprompt(ctx, awaited)


async def _telling(ctx: HandlerContext) -> None:
    number = await tellings.awaits_line(ctx.uow, ctx.person)
    if number is not None:
        await telling.ask_again(ctx, number)


async def _answer(ctx: HandlerContext) -> None:
    is_waited_for, about = await partner_messages.awaits_answer(ctx.uow, ctx.person)
    if is_waited_for:
        await ctx.reply(await partner_messages.wait_for_answer(ctx.uow, ctx.person, about))


_AGAIN: dict[str, Callable[[HandlerContext], Awaitable[None]]] = {
    ConversationKind.SIGNAL: _draft,
    prompts.KIND: _reply,
    tellings.KIND: _telling,
    partner_messages.KIND: _answer,
}
