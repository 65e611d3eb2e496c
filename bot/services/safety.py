"""Help in private: nothing about it is recorded, and nothing is told to the partner."""

from datetime import date

from bot.db import chats, people
from bot.db.unit_of_work import UnitOfWork
from bot.domain.pauses import is_open_end
from bot.domain.people import Member
from bot.domain.safety import (
    CallingExplained,
    ChatCleared,
    CountriesShown,
    FriendHelpOpened,
    HelpOffered,
    SafetyOpened,
    WorryShared,
)
from bot.services import accounts, pauses

_UNSAID = "--"  # as the library has it: chosen, so nothing is guessed


async def open_page(uow: UnitOfWork, person: Member) -> SafetyOpened:
    """Open the safety page; quiet mode is a pause without an end, and looks like any other from outside."""
    is_quiet = person.paused_until is not None and is_open_end(person.paused_until)
    return SafetyOpened(person, _today(uow, person), await _country(uow, person), is_quiet)


async def choose_country(uow: UnitOfWork, person: Member, country: str | None) -> SafetyOpened:
    """Set the country, or the part of one, whose lines are shown; None for somebody who does not say."""
    row = await people.person(uow, person.id)
    if row is not None:
        row.country = country[:2] if country else _UNSAID
        row.country_part = country if country and "-" in country else None
    return await open_page(uow, person)


async def show_countries(uow: UnitOfWork, person: Member) -> CountriesShown:
    """Offer the countries of which something is known."""
    return CountriesShown(person)


async def set_quiet_mode(uow: UnitOfWork, person: Member, on: bool) -> list[object]:
    """Stop every prompt and hold the partner's signals, or let both go on; return all that happened through it."""
    happened = await (pauses.begin_quietly if on else pauses.end_quietly)(uow, person)
    return [await open_page(uow, await accounts.known(uow, person.id) or person), *happened]


async def offer_help(uow: UnitOfWork, person: Member) -> HelpOffered:
    """Show help to somebody whose line speaks of ending their life; nothing of it is kept."""
    return HelpOffered(person, _today(uow, person), await _country(uow, person))


async def share_worry(uow: UnitOfWork, person: Member) -> WorryShared:
    """Show help to somebody who is worried by what they got."""
    return WorryShared(person, _today(uow, person), await _country(uow, person))


async def help_a_friend(uow: UnitOfWork, person: Member) -> FriendHelpOpened:
    """Show what to do for a person in danger."""
    return FriendHelpOpened(person, _today(uow, person), await _country(uow, person))


async def explain_calling(uow: UnitOfWork, person: Member) -> CallingExplained:
    """Show what happens when one calls."""
    return CallingExplained(person, _today(uow, person), await _country(uow, person))


async def clear_chat(uow: UnitOfWork, person: Member) -> ChatCleared:
    """Remove what can be removed of the last two days."""
    return ChatCleared(person, tuple(await chats.take(uow, person.id)))


async def note_message(uow: UnitOfWork, chat_id: int, message_id: int) -> None:
    """Remember, for two days, that a message stands in a chat, so that it can be removed."""
    await chats.note(uow, chat_id, message_id)


def _today(uow: UnitOfWork, person: Member) -> date:
    return uow.now.astimezone(person.zone).date()


async def _country(uow: UnitOfWork, person: Member) -> str | None:
    row = await people.person(uow, person.id)
    return None if row is None else row.country_part or row.country
