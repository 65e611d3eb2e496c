"""/soothe: ten minutes for oneself, in private."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.domain.soothing import WAYS
from bot.services import soothing
from handlers.context import HandlerContext, type_of_application

KIND = soothing.KIND
_CHAT = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE


async def soothe_asked(update: Update, ctx: HandlerContext) -> None:
    """Offer the ways, below whatever they were asked for from."""
    await ctx.reply(await soothing.open_menu(ctx.uow, ctx.person))


async def another_way_wanted(update: Update, ctx: HandlerContext) -> None:
    """Offer the ways in the place of one of them."""
    query = update.callback_query
    tapped = query.message.message_id if query and query.message else None
    await ctx.reply(await soothing.open_menu(ctx.uow, ctx.person, tapped))


async def well_asked(update: Update, ctx: HandlerContext) -> None:
    """Show the way that leads to somebody else, below whatever it was asked for from."""
    await ctx.reply(await soothing.take(ctx.uow, ctx.person, "well", is_elsewhere=True))


async def way_chosen(update: Update, ctx: HandlerContext) -> None:
    """Take one way."""
    query, way = update.callback_query, ctx.group(1)
    if way == "breathe" and query and query.message:
        await ctx.reply(await soothing.breathe(ctx.uow, ctx.person, query.message.message_id))
    else:
        await ctx.reply(await soothing.take(ctx.uow, ctx.person, way))


async def written(ctx: HandlerContext, message_id: int) -> bool:
    """Let words go that were written for nobody; False where none were asked for."""
    outcome = await soothing.let_go(ctx.uow, ctx.person, message_id)
    if outcome is None:
        return False
    await ctx.reply(outcome)
    return True


def register(application: type_of_application) -> None:
    """Listen to who wants ten minutes."""
    application.add_handler(CommandHandler("soothe", soothe_asked, _CHAT))
    application.add_handler(CallbackQueryHandler(soothe_asked, r"^menu:soothe$"))
    application.add_handler(CallbackQueryHandler(another_way_wanted, r"^soothe:menu$"))
    application.add_handler(CallbackQueryHandler(well_asked, r"^menu:well$"))
    application.add_handler(CallbackQueryHandler(way_chosen, rf"^soothe:({'|'.join(WAYS)})$"))
