"""Buttons of messages in own words: *Send*, *Don't send*, *That's not what I meant*, and the answers to them."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.domain.partner_messages import Answer, WordsReturned
from bot.services import partner_messages
from handlers import reprompting
from handlers.context import HandlerContext, scene, type_of_application

_ID = r"(\d{1,19})"


async def sent(update: Update, ctx: HandlerContext) -> None:
    """Send what was previewed."""
    query = update.callback_query
    receipt = query.message.message_id if query and query.message else 0
    await ctx.reply(await partner_messages.send(ctx.uow, ctx.person, ctx.number(1), receipt))


async def dropped(update: Update, ctx: HandlerContext) -> None:
    """Send nothing."""
    await ctx.reply(await partner_messages.drop(ctx.uow, ctx.person, ctx.number(1)))


async def not_meant(update: Update, ctx: HandlerContext) -> None:
    """Bring back the words and the question they answered."""
    outcome = await partner_messages.give_back(ctx.uow, ctx.person, ctx.number(1))
    await ctx.reply(outcome)
    if isinstance(outcome, WordsReturned):
        scene.get().here = None  # the question stands below the words
        await reprompting.ask_again(ctx)


async def call_wanted(update: Update, ctx: HandlerContext) -> None:
    """Help somebody to call a person."""
    await ctx.reply(await partner_messages.ask_whom_to_call(ctx.uow, ctx.person))


async def answered(update: Update, ctx: HandlerContext) -> None:
    """Answer with one tap."""
    given = Answer(ctx.group(1))
    await ctx.reply(await partner_messages.answer(ctx.uow, ctx.person, ctx.number(2), given))


async def replied(update: Update, ctx: HandlerContext) -> None:
    """Let one tap follow the answer to one's own message."""
    await ctx.reply(await partner_messages.reply(ctx.uow, ctx.person, ctx.number(1)))


async def taken_back(update: Update, ctx: HandlerContext) -> None:
    """Take one's own message back."""
    await ctx.reply(await partner_messages.take_back(ctx.uow, ctx.person, ctx.number(1)))


def register(application: type_of_application) -> None:
    """Listen to who sends, answers and takes back."""
    for pattern, handler in (
        (rf"send:{_ID}", sent),
        (rf"drop:{_ID}", dropped),
        (rf"back:{_ID}", not_meant),
        (r"call", call_wanted),
        (rf"say:({'|'.join(Answer)}):{_ID}", answered),
        (rf"reply:{_ID}", replied),
        (rf"unsend:{_ID}", taken_back),
    ):
        application.add_handler(CallbackQueryHandler(handler, f"^message:{pattern}$"))
