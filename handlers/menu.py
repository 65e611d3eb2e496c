"""The menu, /help, and everything that fits nowhere."""

from telegram.ext import MessageHandler, filters

from bot.domain.drafts import DraftCancelled
from bot.domain.pairing import Welcomed
from bot.presentation.menu import HelpAsked, Said
from bot.services import drafts, prompts, soothing
from handlers import keyboard
from handlers.context import HandlerContext
from handlers.router import Router, of_context


async def menu_opened(ctx: HandlerContext) -> None:
    """Show the menu, and wait for no more words: whoever turns to the menu has stopped writing."""
    await prompts.cancel(ctx.uow, ctx.person)
    await soothing.leave(ctx.uow, ctx.person)
    await ctx.reply(Welcomed(ctx.person, await ctx.partner()))
    if ctx.incoming.message is not None:
        await keyboard.show(ctx)


async def help_asked(ctx: HandlerContext) -> None:
    """Show what there is."""
    await ctx.reply(HelpAsked(ctx.person, await ctx.partner()))


async def cancelled(ctx: HandlerContext) -> None:
    """Step out of whatever is open."""
    if await drafts.drop(ctx.uow, ctx.person):
        await ctx.reply(DraftCancelled(ctx.person))
    else:
        await ctx.reply(Said(ctx.person, "nothing-open", await ctx.partner(), with_menu=True))


async def unknown_command(ctx: HandlerContext) -> None:
    """Point to the help."""
    await ctx.reply(Said(ctx.person, "unknown-command", await ctx.partner(), with_menu=True))


async def message_edited(ctx: HandlerContext) -> None:
    """Say that changes are not followed, where somebody made one."""
    if ctx.continuity.is_edit(ctx.incoming, ctx.uow.now):
        await ctx.reply(Said(ctx.person, "edited"))


async def old_button_tapped(ctx: HandlerContext) -> None:
    """Say that the button does nothing now."""
    await ctx.reply(Said(ctx.person, "button-old", await ctx.partner(), with_menu=True))


def register(router: Router) -> None:
    """Listen to what opens the menu."""
    router.command("help", help_asked)
    router.command("menu", menu_opened)
    router.command("cancel", cancelled)
    router.pattern(r"^menu:home$", menu_opened)
    router.pattern(r"^menu:help$", help_asked)


def register_rest(router: Router) -> None:
    """Listen to what nobody else listened to."""
    router.message(filters.COMMAND, unknown_command)
    router.add(MessageHandler(filters.UpdateType.EDITED_MESSAGE, of_context(message_edited)))
    router.otherwise(old_button_tapped)
