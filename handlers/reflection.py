"""The private self-reflection, from the settings."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.domain.reflection import Answers, Reflecting, ReflectionLeft, ReflectionOpened
from bot.services import reflection
from handlers.turn import Turn, type_of_application


async def opened(update: Update, turn: Turn) -> None:
    """Say what it is."""
    await turn.carry(ReflectionOpened(turn.person))


async def answered(update: Update, turn: Turn) -> None:
    """Go on with the answers that the button carries."""
    await turn.carry(Reflecting(turn.person, Answers.read(turn.group(1))))


async def used(update: Update, turn: Turn) -> None:
    """Take over what a result suggests."""
    found = {result.id: result for _, result in turn.language.reflection.rules}.get(turn.group(1))
    if found is None:
        await turn.carry(ReflectionOpened(turn.person))
    else:
        await turn.carry(await reflection.use(turn.uow, turn.person, found.tone, found.track))


async def stopped(update: Update, turn: Turn) -> None:
    """Stop on the way, or leave everything as it was."""
    await turn.carry(ReflectionLeft(turn.person, turn.group(1) == "leave"))


def register(application: type_of_application) -> None:
    """Listen to who looks at themselves."""
    application.add_handler(CallbackQueryHandler(opened, "^reflect:open$"))
    application.add_handler(CallbackQueryHandler(answered, r"^reflect:at:([0-5]{0,40})$"))
    application.add_handler(CallbackQueryHandler(used, r"^reflect:use:([a-z_]{1,40})$"))
    application.add_handler(CallbackQueryHandler(stopped, "^reflect:(stop|leave)$"))
