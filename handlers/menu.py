"""The menu, /help, and everything that fits nowhere."""

from functools import partial

from telegram.ext import MessageHandler, filters

from bot.domain.drafts import DraftCancelled
from bot.domain.pairing import Welcomed
from bot.presentation.buttons.menu import OpenHelp, OpenMenu
from bot.presentation.menu import HelpAsked, Said
from bot.services import drafts, prompts, soothing
from handlers import keyboard
from handlers.context import HandlerContext
from handlers.router import Router

router = Router()


@router.command("menu")
@router.button(OpenMenu)
async def menu_opened(ctx: HandlerContext) -> None:
    """Show the menu, and wait for no more words: whoever turns to the menu has stopped writing."""
    await prompts.cancel(ctx.uow, ctx.person)
    await soothing.leave(ctx.uow, ctx.person)
    await ctx.reply(Welcomed(ctx.person, await ctx.partner()))
    if ctx.incoming.message is not None:
        await keyboard.show(ctx)


@router.command("help")
@router.button(OpenHelp)
async def help_asked(ctx: HandlerContext) -> None:
    """Show what there is."""
    await ctx.reply(HelpAsked(ctx.person, await ctx.partner()))


@router.command("cancel")
async def cancelled(ctx: HandlerContext) -> None:
    """Step out of whatever is open."""
    if await drafts.drop(ctx.uow, ctx.person):
        await ctx.reply(DraftCancelled(ctx.person))
    else:
        await ctx.reply(Said(ctx.person, "nothing-open", await ctx.partner(), with_menu=True))


@router.message(filters.COMMAND)
async def unknown_command(ctx: HandlerContext) -> None:
    """Point to the help."""
    await ctx.reply(Said(ctx.person, "unknown-command", await ctx.partner(), with_menu=True))


@router.by(partial(MessageHandler, filters.UpdateType.EDITED_MESSAGE))
async def message_edited(ctx: HandlerContext) -> None:
    """Say that changes are not followed, where somebody made one."""
    if ctx.continuity.is_edit(ctx.incoming, ctx.uow.now):
        await ctx.reply(Said(ctx.person, "edited"))


@router.otherwise
async def old_button_tapped(ctx: HandlerContext) -> None:
    """Say that the button does nothing now."""
    await ctx.reply(Said(ctx.person, "button-old", await ctx.partner(), with_menu=True))
