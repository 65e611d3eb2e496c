"""The choice under the message that says what comes by itself; *Fine* stands under older ones."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.rendering.menu import Tapped
from bot.services import beginnings
from handlers.turn import Turn, type_of_application


async def agreed(update: Update, turn: Turn) -> None:
    """Take the buttons away; nothing else depends on it."""
    await turn.carry(Tapped(turn.person))


async def questions_chosen(update: Update, turn: Turn) -> None:
    """Let a question come each evening, or not."""
    await turn.carry(await beginnings.choose_questions(turn.uow, turn.person, turn.group(1) == "on"))


def register(application: type_of_application) -> None:
    """Listen to whoever is fine with it."""
    application.add_handler(CallbackQueryHandler(questions_chosen, r"^start:question:(on|off)$"))
    application.add_handler(CallbackQueryHandler(agreed, r"^start:fine$"))
