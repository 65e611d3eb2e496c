"""What people type outside of commands: the answer to what was asked, or nothing that goes anywhere."""

from collections.abc import Awaitable, Callable

from telegram import Message
from telegram.ext import filters

from bot.content import Alarm
from bot.domain.marks import plain
from bot.domain.own_words import normalized
from bot.domain.stored_names import ConversationKind
from bot.presentation.menu import Said
from bot.services import partner_messages, prompts, safety
from handlers import (
    cards,
    drafts,
    keys,
    pairing,
    prompt_replies,
    screening,
    settings,
    soothing,
    tellings,
    typed_words,
    zones,
)
from handlers.context import HandlerContext, written_in
from handlers.router import Router

router = Router()


@router.message(filters.TEXT & ~filters.COMMAND)
async def text_typed(ctx: HandlerContext) -> None:
    """Hand the words to the dialogue that is open, or offer the menu; the rest of a text cut in two was answered."""
    if ctx.continuity.is_rest(ctx.incoming) and not await _is_let_go(ctx):
        return
    said = ctx.message.text or ""
    if await keys.pressed(ctx, said) or await cards.pressed(ctx, said):
        return
    if await pairing.invitation_pasted(ctx) or await _taken(ctx, ctx.message):
        return
    if await zones.said_first(ctx, plain(said)):
        return
    partner, text = await ctx.partner(), normalized(written_in(ctx.message) or "")
    if partner is not None and text and not text.startswith("/"):  # a command to another bot is no line
        await typed_words.caught(ctx, partner, text)
    elif partner is not None or not await typed_words.caught_alone(ctx):
        alone = "free-text-alone-left" if ctx.person.was_left else "free-text-alone"
        await ctx.reply(Said(ctx.person, "free-text" if partner else alone, partner, with_menu=True))


@router.message(~filters.TEXT & ~filters.COMMAND)
async def other_sent(ctx: HandlerContext) -> None:
    """Say that only text is understood, in the middle of a dialogue with what was asked."""
    if ctx.continuity.is_answered(ctx.incoming) and not await _is_let_go(ctx):
        return
    place = ctx.message.location
    if place is not None and await zones.place_shared(ctx, place):
        return
    if not await _taken(ctx, ctx.message):
        await ctx.reply(Said(ctx.person, "not-text", await ctx.partner(), with_menu=True))


async def _is_let_go(ctx: HandlerContext) -> bool:
    """Return whether all that comes is for nobody and goes at once, each part of it."""
    return await prompts.open_kind(ctx.uow, ctx.person) == soothing.KIND


async def _taken(ctx: HandlerContext, message: Message) -> bool:
    """Give the message to the dialogue that waits for words; False without one."""
    if await zones.typed(ctx, message.text and plain(message.text)):
        return True
    kind = await prompts.open_kind(ctx.uow, ctx.person)
    return await _DIALOGUES[kind](ctx, message) if kind in _DIALOGUES else False


async def _drafted(ctx: HandlerContext, message: Message) -> bool:
    return await drafts.typed(ctx, written_in(message))


async def _soothed(ctx: HandlerContext, message: Message) -> bool:
    if not await soothing.written(ctx, message.message_id):
        return False
    if screening.alarm(ctx, message.text or "") is Alarm.SELF_HARM:  # read in private too, and told to nobody
        await ctx.reply(await safety.offer_help(ctx.uow, ctx.person))
    return True


async def _reply_typed(ctx: HandlerContext, message: Message) -> bool:
    awaited = await prompts.pending(ctx.uow, ctx.person)
    if awaited is None:
        return False
    await prompt_replies.on_reply(ctx, awaited, written_in(message) or "")
    return True


async def _answer_typed(ctx: HandlerContext, message: Message) -> bool:
    return await typed_words.typed(ctx, written_in(message))


async def _setting_typed(ctx: HandlerContext, message: Message) -> bool:
    return await settings.typed(ctx, written_in(message) and plain(message.text or ""))


async def _moment_typed(ctx: HandlerContext, message: Message) -> bool:
    return await tellings.typed(ctx, written_in(message))


_DIALOGUES: dict[str, Callable[[HandlerContext, Message], Awaitable[bool]]] = {
    ConversationKind.SIGNAL: _drafted,
    ConversationKind.SOOTHE: _soothed,
    ConversationKind.SETTINGS: _setting_typed,
    prompts.KIND: _reply_typed,
    tellings.KIND: _moment_typed,
    partner_messages.KIND: _answer_typed,
}
