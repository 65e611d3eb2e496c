"""The buttons of the monthly look back."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.services import lookback
from handlers.turn import Turn, type_of_application


async def look_back_opened(update: Update, turn: Turn) -> None:
    """Show what it is, and whether this person wants it."""
    await turn.carry(await lookback.show(turn.uow, turn.person))


async def look_back_chosen(update: Update, turn: Turn) -> None:
    """Want it, or not."""
    await turn.carry(await lookback.choose(turn.uow, turn.person, is_on=turn.group(1) == "on"))


def register(application: type_of_application) -> None:
    """Listen to who wants to look back together."""
    application.add_handler(CallbackQueryHandler(look_back_opened, r"^lookback:open$"))
    application.add_handler(CallbackQueryHandler(look_back_chosen, r"^lookback:(on|off)$"))
