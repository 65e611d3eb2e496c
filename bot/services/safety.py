"""Help in private: nothing about it is recorded, and nothing is told to the partner."""

from datetime import UTC, date, datetime

from bot.domain.people import Member
from bot.domain.safety import ChatCleared, CountriesShown, HelpOffered, SafetyOpened, WorryShared
from bot.storage import chats, people
from bot.storage.unit_of_work import UnitOfWork

_OPEN_END = datetime(9000, 1, 1, tzinfo=UTC)


async def open_page(uow: UnitOfWork, person: Member) -> SafetyOpened:
    """Open the safety page."""
    return SafetyOpened(person, _today(uow, person), await _country(uow, person), person.paused_until == _OPEN_END)


async def choose_country(uow: UnitOfWork, person: Member, country: str | None) -> SafetyOpened:
    """Set the country whose lines are shown; None for somebody who does not say."""
    row = await people.person(uow, person.id)
    if row is not None:
        row.country = country
    return await open_page(uow, person)


async def show_countries(uow: UnitOfWork, person: Member) -> CountriesShown:
    """Offer the countries of which something is known."""
    return CountriesShown(person)


async def set_quiet_mode(uow: UnitOfWork, person: Member, on: bool) -> SafetyOpened:
    """Stop every prompt and hold the partner's signals, or let both go on; from outside it looks like a pause."""
    row = await people.person(uow, person.id)
    if row is not None:
        row.paused_until = _OPEN_END if on else None
    return SafetyOpened(person, _today(uow, person), await _country(uow, person), on)


async def offer_help(uow: UnitOfWork, person: Member) -> HelpOffered:
    """Show help to somebody whose line speaks of ending their life; nothing of it is kept."""
    return HelpOffered(person, _today(uow, person), await _country(uow, person))


async def share_worry(uow: UnitOfWork, person: Member) -> WorryShared:
    """Show help to somebody who is worried by what they got."""
    return WorryShared(person, _today(uow, person), await _country(uow, person))


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
    return None if row is None else row.country
