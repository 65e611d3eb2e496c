"""/history: one's own weeks."""

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.services import history
from handlers.context import HandlerContext, type_of_application

_CHAT = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE


async def history_asked(update: Update, ctx: HandlerContext) -> None:
    """Show somebody their own weeks."""
    await ctx.reply(await history.show(ctx.uow, ctx.person, ctx.language.checkins))


def register(application: type_of_application) -> None:
    """Listen to who looks back."""
    application.add_handler(CommandHandler("history", history_asked, _CHAT))
