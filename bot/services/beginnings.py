"""The start of what comes by itself: each is told once what will come, in the transaction that plans it."""

from bot.domain.beginnings import Begun, QuestionsChosen, Routine
from bot.domain.pairing import Paired
from bot.domain.people import Member
from bot.domain.settings import ClockChoice
from bot.domain.signals import NotConnected
from bot.services import checkins, lessons, zonequestions
from bot.storage.unit_of_work import UnitOfWork


async def begin(uow: UnitOfWork, paired: Paired) -> Begun:
    """Let lessons come to both and offer questions, and return what each is told of it before anything comes."""
    both = (paired.inviter, paired.invited)
    for person in both:
        await checkins.begin(uow, person)
        await lessons.begin(uow, person)
    return Begun(tuple([await _routine(uow, person) for person in both]), uow.now)


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
    asked, taught = await checkins.settings_of(uow, person.id), await lessons.settings(uow, person)
    likely = await _likely(uow, person)
    return Routine(
        person,
        asked.clock,
        asked.weekdays,
        taught.clock if taught.is_on else None,
        taught.days,
        likely,
    )
