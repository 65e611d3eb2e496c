"""The buttons of the monthly look back."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.services import lookback
from handlers.context import HandlerContext, type_of_application


async def look_back_opened(update: Update, ctx: HandlerContext) -> None:
    """Show what it is, and whether this person wants it."""
    await ctx.reply(await lookback.show(ctx.uow, ctx.person))


async def look_back_chosen(update: Update, ctx: HandlerContext) -> None:
    """Want it, or not."""
    await ctx.reply(await lookback.choose(ctx.uow, ctx.person, is_on=ctx.group(1) == "on"))


def register(application: type_of_application) -> None:
    """Listen to who wants to look back together."""
    application.add_handler(CallbackQueryHandler(look_back_opened, r"^lookback:open$"))
    application.add_handler(CallbackQueryHandler(look_back_chosen, r"^lookback:(on|off)$"))
