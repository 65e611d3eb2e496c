"""The start of what comes by itself: each is told once what will come, in the transaction that plans it."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.db import scheduled_jobs
from bot.db.scheduled_jobs import DueJob, NewJob
from bot.db.unit_of_work import UnitOfWork
from bot.domain.beginnings import Begun, QuestionsChosen, QuestionsOffered, Routine
from bot.domain.checkins import LATE, own_clock
from bot.domain.localtime import next_local
from bot.domain.pairing import Paired
from bot.domain.people import Member
from bot.domain.receiving import Reception, reception
from bot.domain.settings import ClockChoice
from bot.domain.signals import NotConnected
from bot.domain.stored_names import JobKind
from bot.services import accounts, budget, checkins, lessons, signals, zonequestions

OFFER = JobKind.CHECKIN_OFFER
_CALM_AFTER = timedelta(hours=12)  # a guess: what made somebody name a time of the clock is slept on
_TRIED_FOR = timedelta(days=14)


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


async def offer_questions_later(uow: UnitOfWork, person: Member) -> None:
    """Plan the offer for another evening, for somebody whose time became known in the middle of something else."""
    if await offer_questions(uow, person):
        today = uow.now.astimezone(person.zone).date()
        await _plan_offer(uow, person, OFFER.once(person.id, today.isoformat()))


async def came_due(uow: UnitOfWork, item: DueJob) -> Sequence[object]:
    """Offer a question each evening, once and in a calm hour: in a space, a wish or a pause it is another evening."""
    person = await accounts.known(uow, item.person_id or 0)
    partner = await accounts.partner_of(uow, person) if person is not None else None
    if person is None or partner is None or not person.is_reachable:
        return []
    offered = await offer_questions(uow, person)
    if not offered:
        return []
    if uow.now - item.due_at <= LATE and await _is_calm(uow, person, partner):
        await budget.started(uow, person)
        return offered
    first_on = date.fromisoformat(item.occurrence.rpartition(":")[2])
    if uow.now.astimezone(person.zone).date() - first_on < _TRIED_FOR:
        await _plan_offer(uow, person, item.occurrence)
    return []


async def _plan_offer(uow: UnitOfWork, person: Member, occurrence: str) -> None:
    asked = await checkins.settings_of(uow, person.id)
    _, at = next_local(uow.now + _CALM_AFTER, own_clock(person, asked), person.zone, asked.weekdays)
    job = NewJob(OFFER, at, occurrence, person.id, person.couple_id, subject_id=person.id)
    await scheduled_jobs.plan(uow, job)


async def _is_calm(uow: UnitOfWork, person: Member, partner: Member) -> bool:
    """Return whether nothing is between the two, and the bot may start a message now."""
    for one in (person, partner):
        if await signals.open_space_of(uow, one) or await signals.open_wish_of(uow, one):
            return False
    return reception(person, uow.now) is Reception.NOW and await budget.may_start(uow, person)


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
