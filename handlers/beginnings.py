"""*Fine*, under the message that says what will come by itself; *Change* opens the settings."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.rendering.menu import Tapped
from handlers.turn import Turn, type_of_application


async def agreed(update: Update, turn: Turn) -> None:
    """Take the buttons away; nothing else depends on it."""
    await turn.carry(Tapped(turn.person))


def register(application: type_of_application) -> None:
    """Listen to whoever is fine with it."""
    application.add_handler(CallbackQueryHandler(agreed, r"^start:fine$"))
