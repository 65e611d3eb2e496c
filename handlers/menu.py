"""The menu, /help, and everything that fits nowhere."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.domain.drafts import DraftCancelled
from bot.domain.pairing import Welcomed
from bot.rendering.menu import HelpAsked, Said
from bot.services import drafts, replies, soothing
from handlers import keyboard
from handlers.turn import Turn, type_of_application

_CHAT = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE


async def menu_opened(update: Update, turn: Turn) -> None:
    """Show the menu, and wait for no more words: whoever turns to the menu has stopped writing."""
    await replies.leave(turn.uow, turn.person)
    await soothing.leave(turn.uow, turn.person)
    await turn.carry(Welcomed(turn.person, await turn.partner()))
    if update.message is not None:
        await keyboard.show(turn)


async def help_asked(update: Update, turn: Turn) -> None:
    """Show what there is."""
    await turn.carry(HelpAsked(turn.person, await turn.partner()))


async def cancelled(update: Update, turn: Turn) -> None:
    """Step out of whatever is open."""
    if await drafts.drop(turn.uow, turn.person):
        await turn.carry(DraftCancelled(turn.person))
    else:
        await turn.carry(Said(turn.person, "nothing-open", await turn.partner(), with_menu=True))


async def unknown_command(update: Update, turn: Turn) -> None:
    """Point to the help."""
    await turn.carry(Said(turn.person, "unknown-command", await turn.partner(), with_menu=True))


async def message_edited(update: Update, turn: Turn) -> None:
    """Say that changes are not followed, where somebody made one."""
    if turn.continuity.is_edit(update, turn.uow.now):
        await turn.carry(Said(turn.person, "edited"))


async def old_button_tapped(update: Update, turn: Turn) -> None:
    """Say that the button does nothing now."""
    await turn.carry(Said(turn.person, "button-old", await turn.partner(), with_menu=True))


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
