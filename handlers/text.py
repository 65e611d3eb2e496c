"""What people type outside of commands: the answer to what was asked, or nothing that goes anywhere."""

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.rendering.menu import Said
from handlers import drafts
from handlers.turn import Turn, message_of, type_of_application

_PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE


async def text_typed(update: Update, turn: Turn) -> None:
    """Hand the words to the dialogue that is open, or offer the menu."""
    if await drafts.typed(turn, message_of(update).text or ""):
        return
    partner = await turn.partner()
    await turn.carry(Said(turn.person, "free-text" if partner else "free-text-alone", partner, with_menu=True))


async def other_sent(update: Update, turn: Turn) -> None:
    """Say that only text is understood, in the middle of a dialogue with what was asked."""
    if not await drafts.typed(turn, None):
        await turn.carry(Said(turn.person, "not-text", await turn.partner(), with_menu=True))


def register(application: type_of_application) -> None:
    """Listen to all that is typed or sent and is no command."""
    application.add_handler(MessageHandler(_PRIVATE & filters.TEXT & ~filters.COMMAND, text_typed))
    application.add_handler(MessageHandler(_PRIVATE & ~filters.TEXT & ~filters.COMMAND, other_sent))
