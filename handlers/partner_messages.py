"""Buttons of messages in own words: *Send*, *Don't send*, *That's not what I meant*, and the answers to them."""

from bot.domain.partner_messages import WordsReturned
from bot.presentation.buttons.partner_messages import (
    AnswerMessage,
    CallSomebody,
    DropMessage,
    GiveWordsBack,
    ReplyToAnswer,
    SendMessage,
    UnsendMessage,
)
from bot.services import partner_messages
from handlers import reprompting
from handlers.context import HandlerContext
from handlers.router import Router

router = Router()


@router.tap(SendMessage)
async def sent(ctx: HandlerContext, tap: SendMessage) -> None:
    """Send what was previewed."""
    await ctx.reply(await partner_messages.send(ctx.uow, ctx.person, tap.number, ctx.tapped_id or 0))


@router.tap(DropMessage)
async def dropped(ctx: HandlerContext, tap: DropMessage) -> None:
    """Send nothing."""
    await ctx.reply(await partner_messages.drop(ctx.uow, ctx.person, tap.number))


@router.tap(GiveWordsBack)
async def not_meant(ctx: HandlerContext, tap: GiveWordsBack) -> None:
    """Bring back the words and the question they answered."""
    outcome = await partner_messages.give_back(ctx.uow, ctx.person, tap.number)
    await ctx.reply(outcome)
    if isinstance(outcome, WordsReturned):
        ctx.here = None  # the question stands below the words
        await reprompting.ask_again(ctx)


@router.button(CallSomebody)
async def call_wanted(ctx: HandlerContext) -> None:
    """Help somebody to call a person."""
    await ctx.reply(await partner_messages.ask_whom_to_call(ctx.uow, ctx.person))


@router.tap(AnswerMessage)
async def answered(ctx: HandlerContext, tap: AnswerMessage) -> None:
    """Answer with one tap."""
    given = tap.answer
    await ctx.reply(await partner_messages.answer(ctx.uow, ctx.person, tap.number, given))


@router.tap(ReplyToAnswer)
async def replied(ctx: HandlerContext, tap: ReplyToAnswer) -> None:
    """Let one tap follow the answer to one's own message."""
    await ctx.reply(await partner_messages.reply(ctx.uow, ctx.person, tap.number))


@router.tap(UnsendMessage)
async def taken_back(ctx: HandlerContext, tap: UnsendMessage) -> None:
    """Take one's own message back."""
    await ctx.reply(await partner_messages.take_back(ctx.uow, ctx.person, tap.number))
