"""/safety, /x, and help in private."""

from dataclasses import replace

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.domain.safety import ClearAsked
from bot.rendering.menu import Said
from bot.services import safety
from handlers.turn import Turn, type_of_application

_CHAT = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE


async def safety_opened(update: Update, turn: Turn) -> None:
    """Open the safety page."""
    await turn.carry(await safety.open_page(turn.uow, turn.person))


async def safety_opened_below(update: Update, turn: Turn) -> None:
    """Open the safety page below what was tapped, which is still wanted."""
    await turn.carry(replace(await safety.open_page(turn.uow, turn.person), is_below=True))


async def countries_opened(update: Update, turn: Turn) -> None:
    """Offer the countries."""
    await turn.carry(await safety.show_countries(turn.uow, turn.person))


async def country_chosen(update: Update, turn: Turn) -> None:
    """Set the country whose lines are shown."""
    code = turn.group(1)
    await turn.carry(await safety.choose_country(turn.uow, turn.person, None if code == "--" else code))


async def quiet_mode_set(update: Update, turn: Turn) -> None:
    """Set quiet mode."""
    await turn.carry(*await safety.set_quiet_mode(turn.uow, turn.person, turn.group(1) == "on"))


async def clear_asked(update: Update, turn: Turn) -> None:
    """Ask once whether what can be removed is to be: a command may be tapped by mistake, or on somebody's word."""
    await turn.carry(ClearAsked(turn.person))


async def chat_cleared(update: Update, turn: Turn) -> None:
    """Remove what can be removed."""
    await turn.carry(await safety.clear_chat(turn.uow, turn.person))


async def more_asked(update: Update, turn: Turn) -> None:
    """Say what could not be removed."""
    await turn.carry(Said(turn.person, "cleared-more"))


async def worried(update: Update, turn: Turn) -> None:
    """Show help to somebody who is worried by what they got."""
    await turn.carry(await safety.share_worry(turn.uow, turn.person))


async def friend_help_opened(update: Update, turn: Turn) -> None:
    """Show what to do for a person in danger."""
    await turn.carry(await safety.help_a_friend(turn.uow, turn.person))


async def calling_explained(update: Update, turn: Turn) -> None:
    """Show what happens when one calls."""
    await turn.carry(await safety.explain_calling(turn.uow, turn.person))


def register(application: type_of_application) -> None:
    """Listen to who needs help."""
    application.add_handler(CommandHandler("safety", safety_opened, _CHAT))
    application.add_handler(CommandHandler("x", clear_asked, _CHAT))
    for pattern, handler in (
        ("menu:safety", safety_opened),
        ("safety:below", safety_opened_below),
        ("safety:countries", countries_opened),
        (r"safety:country:([A-Z]{2}(?:-[A-Z]{3})?|--)", country_chosen),
        ("safety:quiet:(on|off)", quiet_mode_set),
        ("safety:friend", friend_help_opened),
        ("safety:calling", calling_explained),
        ("safety:x", chat_cleared),
        ("safety:more", more_asked),
        (r"safety:worry:\d{1,19}", worried),
    ):
        application.add_handler(CallbackQueryHandler(handler, f"^{pattern}$"))
