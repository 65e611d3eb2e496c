"""The choice under the message that says what comes by itself; *Fine* stands under older ones."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.presentation.menu import Tapped
from bot.services import beginnings
from handlers.context import HandlerContext, type_of_application


async def agreed(update: Update, ctx: HandlerContext) -> None:
    """Take the buttons away; nothing else depends on it."""
    await ctx.reply(Tapped(ctx.person))


async def questions_chosen(update: Update, ctx: HandlerContext) -> None:
    """Let a question come each evening, or not."""
    await ctx.reply(await beginnings.choose_questions(ctx.uow, ctx.person, ctx.group(1) == "on"))


def register(application: type_of_application) -> None:
    """Listen to whoever is fine with it."""
    application.add_handler(CallbackQueryHandler(questions_chosen, r"^start:question:(on|off)$"))
    application.add_handler(CallbackQueryHandler(agreed, r"^start:fine$"))
