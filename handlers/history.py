"""/history: one's own weeks."""

from telegram import Update
from telegram.ext import CommandHandler, filters

from bot.services import history
from handlers.turn import Turn, type_of_application

_CHAT = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE


async def history_asked(update: Update, turn: Turn) -> None:
    """Show somebody their own weeks."""
    await turn.carry(await history.show(turn.uow, turn.person, turn.language.checkins))


def register(application: type_of_application) -> None:
    """Listen to who looks back."""
    application.add_handler(CommandHandler("history", history_asked, _CHAT))
