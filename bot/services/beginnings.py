"""The start of what comes by itself: each is told once what will come, in the transaction that plans it."""

from bot.db.unit_of_work import UnitOfWork
from bot.domain.beginnings import Begun, QuestionsChosen, QuestionsOffered, Routine
from bot.domain.pairing import Paired
from bot.domain.people import Member
from bot.domain.settings import ClockChoice
from bot.domain.signals import NotConnected
from bot.services import checkins, lessons, zonequestions


async def begin(uow: UnitOfWork, paired: Paired) -> list[Begun | QuestionsOffered]:
    """Let lessons come to both, and return what each is told of it before anything comes.

    Questions are offered to whose time is known; to the other as soon as it is.
    """
    both = (paired.inviter, paired.invited)
    for person in both:
        await checkins.begin(uow, person)
        await lessons.begin(uow, person)
    begun = Begun(tuple([await _routine(uow, person) for person in both]), uow.now)
    return [begun, *[offered for person in both for offered in await offer_questions(uow, person)]]


async def offer_questions(uow: UnitOfWork, person: Member) -> list[QuestionsOffered]:
    """Return the offer of a question each evening, by somebody's own clock; nothing where they have no need of it."""
    asked = await checkins.settings_of(uow, person.id)
    is_open = asked.begun_on is not None and not asked.is_on and bool(asked.weekdays)
    if person.couple_id is None or not person.is_zone_known or not is_open:
        return []
    return [QuestionsOffered(person, asked.clock, asked.weekdays, uow.now)]


async def choose_questions(uow: UnitOfWork, person: Member, on: bool) -> QuestionsChosen | NotConnected:
    """Let a question come by itself each evening, or not."""
    if person.couple_id is None:
        return NotConnected(person)
    chosen = await checkins.switch(uow, person, on=on)
    return QuestionsChosen(person, on, chosen.clock, await _likely(uow, person) if on else ())


async def _likely(uow: UnitOfWork, person: Member) -> tuple[ClockChoice, ...]:
    """Return where somebody may be whose time is not known."""
    return () if person.is_zone_known else await zonequestions.likely_places(uow, person.language)


async def carry_on(uow: UnitOfWork, person: Member) -> None:
    """Plan what had begun once more, for somebody who was gone, as after blocking the bot, and says /start."""
    if person.couple_id is None:
        return
    if (await checkins.settings_of(uow, person.id)).begun_on is not None:
        await checkins.plan_anew(uow, person)
    await lessons.replan(uow, person)


async def _routine(uow: UnitOfWork, person: Member) -> Routine:
    taught = await lessons.settings(uow, person)
    return Routine(person, taught.clock if taught.is_on else None, taught.days, await _likely(uow, person))
