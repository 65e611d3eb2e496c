"""/unpair, /delete, /export and /privacy."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.domain.leaving import LINES, Manner, PrivacyAsked
from bot.domain.signals import NotConnected
from bot.services import exports, leaving
from handlers.turn import Turn, type_of_application

_CHAT = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_LINES = "|".join(LINES)
_OTHER_WORDS = ("unlink", "disconnect", "leave")  # whoever wants out finds the way


async def unpair_asked(update: Update, turn: Turn) -> None:
    """Begin to disconnect."""
    await turn.carry(await leaving.ask(turn.uow, turn.person))


async def manner_chosen(update: Update, turn: Turn) -> None:
    """Choose whether the other is told."""
    await turn.carry(await leaving.choose(turn.uow, turn.person, Manner(turn.group(1)), turn.group(2) or None))


async def unpaired(update: Update, turn: Turn) -> None:
    """Disconnect from the one the button was about."""
    if turn.person.couple_id != turn.number(2):
        await turn.carry(NotConnected(turn.person))
        return
    line = turn.group(3) or None
    await turn.carry(*await leaving.unpair(turn.uow, turn.person, Manner(turn.group(1)), line))


async def delete_asked(update: Update, turn: Turn) -> None:
    """Begin to delete everything."""
    await turn.carry(await leaving.ask_to_delete(turn.uow, turn.person))


async def deleted(update: Update, turn: Turn) -> None:
    """Delete everything."""
    for happened in await leaving.delete(turn.uow, turn.person):
        await turn.carry_outside(happened)


async def exported(update: Update, turn: Turn) -> None:
    """Hand over one's own data."""
    await turn.carry(await exports.export(turn.uow, turn.person))


async def privacy_asked(update: Update, turn: Turn) -> None:
    """Say what is kept."""
    await turn.carry(PrivacyAsked(turn.person))


def register(application: type_of_application) -> None:
    """Listen to who leaves, and to who wants to know."""
    for command, handler in (
        ("unpair", unpair_asked),
        *((word, unpair_asked) for word in _OTHER_WORDS),
        ("delete", delete_asked),
        ("export", exported),
        ("privacy", privacy_asked),
    ):
        application.add_handler(CommandHandler(command, handler, _CHAT))
    application.add_handler(CallbackQueryHandler(unpair_asked, r"^unpair:ask$"))
    application.add_handler(CallbackQueryHandler(manner_chosen, rf"^unpair:choose:(kindly|quietly)(?::({_LINES}))?$"))
    application.add_handler(
        CallbackQueryHandler(unpaired, rf"^unpair:yes:(kindly|quietly):(\d{{1,19}})(?::({_LINES}))?$")
    )
    application.add_handler(CallbackQueryHandler(deleted, r"^account:delete$"))
