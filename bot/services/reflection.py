"""Taking over what the private self-reflection suggested; its answers and its result are kept nowhere."""

from bot.db.unit_of_work import UnitOfWork
from bot.domain.people import Member, Tone
from bot.domain.reflection import SuggestionUsed
from bot.services import lessons, settings


async def use(uow: UnitOfWork, person: Member, tone: Tone, track: str) -> SuggestionUsed:
    """Set the suggested tone and lessons, which can be set without the self-reflection just as well."""
    await lessons.set_track(uow, person, track)
    shown = await settings.set_tone(uow, person, tone)
    return SuggestionUsed(shown.person, tone)
