"""The menu, /help, and everything that fits nowhere."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.domain.drafts import DraftCancelled
from bot.domain.pairing import Welcomed
from bot.presentation.menu import HelpAsked, Said
from bot.services import drafts, prompts, soothing
from handlers import keyboard
from handlers.context import HandlerContext, type_of_application

_CHAT = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE


async def menu_opened(update: Update, ctx: HandlerContext) -> None:
    """Show the menu, and wait for no more words: whoever turns to the menu has stopped writing."""
    await prompts.cancel(ctx.uow, ctx.person)
    await soothing.leave(ctx.uow, ctx.person)
    await ctx.reply(Welcomed(ctx.person, await ctx.partner()))
    if update.message is not None:
        await keyboard.show(ctx)


async def help_asked(update: Update, ctx: HandlerContext) -> None:
    """Show what there is."""
    await ctx.reply(HelpAsked(ctx.person, await ctx.partner()))


async def cancelled(update: Update, ctx: HandlerContext) -> None:
    """Step out of whatever is open."""
    if await drafts.drop(ctx.uow, ctx.person):
        await ctx.reply(DraftCancelled(ctx.person))
    else:
        await ctx.reply(Said(ctx.person, "nothing-open", await ctx.partner(), with_menu=True))


async def unknown_command(update: Update, ctx: HandlerContext) -> None:
    """Point to the help."""
    await ctx.reply(Said(ctx.person, "unknown-command", await ctx.partner(), with_menu=True))


async def message_edited(update: Update, ctx: HandlerContext) -> None:
    """Say that changes are not followed, where somebody made one."""
    if ctx.continuity.is_edit(update, ctx.uow.now):
        await ctx.reply(Said(ctx.person, "edited"))


async def old_button_tapped(update: Update, ctx: HandlerContext) -> None:
    """Say that the button does nothing now."""
    await ctx.reply(Said(ctx.person, "button-old", await ctx.partner(), with_menu=True))


def register(application: type_of_application) -> None:
    """Listen to what opens the menu."""
    application.add_handler(CommandHandler("help", help_asked, _CHAT))
    application.add_handler(CommandHandler("menu", menu_opened, _CHAT))
    application.add_handler(CommandHandler("cancel", cancelled, _CHAT))
    application.add_handler(CallbackQueryHandler(menu_opened, r"^menu:home$"))
    application.add_handler(CallbackQueryHandler(help_asked, r"^menu:help$"))


def register_rest(application: type_of_application) -> None:
    """Listen to what nobody else listened to."""
    application.add_handler(MessageHandler(_CHAT & filters.COMMAND, unknown_command))
    application.add_handler(
        MessageHandler(filters.ChatType.PRIVATE & filters.UpdateType.EDITED_MESSAGE, message_edited)
    )
    application.add_handler(CallbackQueryHandler(old_button_tapped))
