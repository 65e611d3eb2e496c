"""Small questions that come by themselves, one each evening, to each of the two separately.

What the agenda does, by kind, and what it does after an outage:

* `checkin.ask`, one for each person, unique by person and local date. Late by more than two hours it is let go. In any
  case the next one is planned, so a day's outage costs the questions of that day and nothing else. It is let go in
  silence, too, during a pause, during an open space of either, when the day's budget is used up, and while the bot is
  blocked; in quiet hours that were set meanwhile it waits for their end, if that is within two hours.
* `checkin.reveal`, one for each poll (checkins_reveal.py). Late, it is done at once within 48 hours, then let go.

Which local times there are across daylight saving is decided in domain/localtime.py: a time that comes twice asks
once, and one that is skipped asks at the end of the gap.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.content.checkins import CheckIns
from bot.db import checkins, outbox_control, pairing, scheduled_jobs
from bot.db import signals as kept_signals
from bot.db.checkins import OFFERED, REVEAL, SENT, CheckinRound
from bot.db.pairing import Couple
from bot.db.scheduled_jobs import DueJob, NewJob
from bot.db.unit_of_work import UnitOfWork
from bot.domain import checkins as domain
from bot.domain.checkins import (
    LATE,
    AlreadyPosed,
    CheckinClosed,
    CheckinSettings,
    Going,
    Offered,
    Posed,
    ReviewAnswered,
    ReviewAsked,
    SpaceFirst,
)
from bot.domain.localtime import quiet_ends_at
from bot.domain.people import Member
from bot.domain.receiving import is_paused
from bot.domain.rotation import Order, question_on
from bot.domain.signals import Kind, NotConnected, Sent, State
from bot.domain.stored_names import DedupeKey, JobKind
from bot.services import accounts, budget, signals

ASK = JobKind.CHECKIN_ASK
Questions = Callable[[str], CheckIns]  # the questions of a language
_A_WEEK = timedelta(days=7)


async def begin(uow: UnitOfWork, person: Member) -> None:
    """Let questions be there from now on, by themselves once somebody says so; beginning twice is as good as once."""
    settings = await checkins.settings(uow, person.id)
    if settings.begun_on is None:
        today = uow.now.astimezone(person.zone).date()
        await _keep(uow, person, replace(settings, begun_on=today, is_on=False))
    else:
        await plan_anew(uow, person)


async def stop(uow: UnitOfWork, person_id: int) -> list[int]:
    """End all questions of somebody who leaves, and delete their answers; the settings stay for another time.

    Return the messages with polls that were still open.
    """
    await scheduled_jobs.cancel(uow, person_id, ASK, JobKind.CHECKIN_OFFER)
    shown = [poll.message_id for poll, _ in await checkins.open_polls(uow, person_id) if poll.message_id is not None]
    await checkins.erase_of_person(uow, person_id)
    settings = await checkins.settings(uow, person_id)
    if settings.begun_on is not None:
        await checkins.keep_settings(uow, person_id, replace(settings, begun_on=None, is_reviewed=False))
    return shown


async def halt(uow: UnitOfWork, person_id: int) -> None:
    """Ask nothing more by oneself until somebody begins again."""
    await scheduled_jobs.cancel(uow, person_id, ASK)


async def withdraw(uow: UnitOfWork, person: Member) -> None:
    """Take out of the outbox what still waits there, as when somebody begins a pause; it counts as never asked."""
    for key in await outbox_control.cancel_by_prefix(uow, person.id, DedupeKey.CHECKIN.series()):
        poll = await checkins.poll(uow, int(key.rpartition(":")[2]))
        if poll is not None:
            await checkins.erase(uow, poll)


async def settings_of(uow: UnitOfWork, person_id: int) -> CheckinSettings:
    """Return when a person wants to be asked."""
    return await checkins.settings(uow, person_id)


async def set_hour(uow: UnitOfWork, person: Member, clock: time) -> CheckinSettings:
    """Ask at another time of the day; a time in quiet hours is kept, and the nearest outside of them is used."""
    return await _keep(uow, person, replace(await checkins.settings(uow, person.id), clock=clock))


async def set_days(uow: UnitOfWork, person: Member, weekdays: frozenset[int]) -> CheckinSettings:
    """Ask on other weekdays (Monday 0 to Sunday 6); none at all is as good as off."""
    return await _keep(uow, person, replace(await checkins.settings(uow, person.id), weekdays=weekdays))


async def switch(uow: UnitOfWork, person: Member, on: bool) -> CheckinSettings:
    """Let questions come by themselves, or not."""
    return await _keep(uow, person, replace(await checkins.settings(uow, person.id), is_on=on))


async def plan_anew(uow: UnitOfWork, person: Member) -> None:
    """NewJob the next question in place of the one that was planned, as after a change of zone or quiet hours."""
    await halt(uow, person.id)
    await _plan_next(uow, person, await checkins.settings(uow, person.id), uow.now)


async def review(uow: UnitOfWork, person: Member, going: Going) -> ReviewAnswered:
    """Go on as before, less often, or not for now."""
    if going is Going.FEWER:
        await set_days(uow, person, domain.FEWER)
    elif going is Going.BREAK:
        await switch(uow, person, on=False)
    return ReviewAnswered(person, going)


async def came_due(uow: UnitOfWork, item: DueJob, questions: Questions) -> Sequence[object]:
    """Ask one person the question of the evening, or after three weeks whether to go on; or let it be."""
    ready = await _may_be_asked(uow, item)
    if ready is None:
        return []
    couple, person, partner, settings = ready
    asked_on, listed = date.fromisoformat(item.occurrence.rpartition(":")[2]), questions(person.language)
    if domain.is_to_review(settings, asked_on):
        await checkins.keep_settings(uow, person.id, replace(settings, is_reviewed=True))
        await budget.started(uow, person)
        return [ReviewAsked(person, uow.now + LATE)]
    asked = await _round(uow, couple, person, partner, asked_on, listed)
    if asked.settled_at is not None or await checkins.poll_in(uow, asked.id, person.id) is not None:
        return []
    await budget.started(uow, person)
    posed = await _pose(uow, asked, person, partner, OFFERED if person.is_discreet else SENT, listed)
    return [Offered(person, posed.poll_number, uow.now + LATE) if person.is_discreet else posed]


async def _may_be_asked(uow: UnitOfWork, item: DueJob) -> tuple[Couple, Member, Member, CheckinSettings] | None:
    """Return the couple, the person and the partner, and what the person set, or None; in any case plan the next."""
    person = await accounts.known(uow, item.person_id or 0)
    couple = await pairing.couple(uow, person.couple_id) if person and person.couple_id else None
    if person is None or couple is None:
        await stop(uow, item.person_id or 0)
        return None
    settings = await checkins.settings(uow, person.id)
    if not person.is_reachable or not settings.is_on or settings.begun_on is None:
        return None
    await _plan_next(uow, person, settings, max(item.due_at, uow.now - LATE))
    partner = await accounts.partner_of(uow, person)
    if partner is None or uow.now - item.due_at > LATE or is_paused(person, uow.now):
        return None
    quiet_until = quiet_ends_at(uow.now, person.zone, person.quiet_from, person.quiet_to)
    if quiet_until > uow.now:
        await _wait(uow, item, quiet_until)
        return None
    if await open_space(uow, person, partner) or not await budget.may_start(uow, person):
        return None
    return couple, person, partner, settings


async def ask_now(
    uow: UnitOfWork, person: Member, questions: CheckIns
) -> Posed | Offered | AlreadyPosed | CheckinClosed | SpaceFirst | NotConnected:
    """Ask today's question because the person wants it now; it does not count as something the bot started."""
    partner = await accounts.partner_of(uow, person)
    couple = await pairing.couple(uow, person.couple_id or 0)
    if partner is None or couple is None:
        return NotConnected(person)
    settings = await checkins.settings(uow, person.id)
    if settings.begun_on is not None:
        await plan_anew(uow, person)  # whoever was gone and asks again is here again
    if await open_space(uow, person, partner, known_to=person):
        return SpaceFirst(person, "checkin-in-space")
    today = uow.now.astimezone(person.zone).date()
    asked = await _round(uow, couple, person, partner, today, questions)
    poll = await checkins.poll_in(uow, asked.id, person.id)
    if asked.settled_at is not None:
        return CheckinClosed(person, "checkin-closed")
    if poll is not None and poll.state == SENT:
        return AlreadyPosed(person, poll.message_id, poll.reveals_at, uow.now)
    posed = await _pose(uow, asked, person, partner, SENT, questions)
    return replace(posed, is_asked_for=True)


async def open_space(uow: UnitOfWork, person: Member, partner: Member, known_to: Member | None = None) -> Sent | None:
    """Return the space that one of the two is in, or None; with `known_to` only one that this person knows of."""
    for one in (person, partner):
        space = await signals.open_space_of(uow, one)
        is_secret = space is not None and space.state in {State.SENT, State.HELD} and known_to not in {None, one}
        if space is not None and not is_secret:
            return space
    return None


async def _pose(
    uow: UnitOfWork, asked: CheckinRound, person: Member, partner: Member, state: str, questions: CheckIns
) -> Posed:
    clock = domain.own_clock(person, await checkins.settings(uow, person.id))
    is_weekly = questions.items[asked.item].freq == "weekly"
    shown_at = domain.reveals_at(asked.asked_on, is_weekly, person.zone, clock, asked.settles_at, uow.now)
    poll = await checkins.add_poll(uow, asked, person.id, shown_at, state)
    await plan_reveal(uow, poll.id, person, shown_at)
    return Posed(person, partner, poll.id, asked.item, shown_at, uow.now)


async def plan_reveal(uow: UnitOfWork, poll_number: int, person: Member, at: datetime) -> None:
    """NewJob when the answers to a question are shown to one person."""
    occurrence = REVEAL.once(poll_number)
    await scheduled_jobs.plan(uow, NewJob(REVEAL, at, occurrence, person.id, person.couple_id, subject_id=poll_number))


async def _round(
    uow: UnitOfWork, couple: Couple, person: Member, partner: Member, asked_on: date, questions: CheckIns
) -> CheckinRound:
    """Return the question that the couple gets on a date; whoever is asked first decides on it for both."""
    found = await checkins.round_on(uow, couple.id, asked_on)
    if found is not None and found.item in questions.items:
        return found
    begun_on = couple.connected_at.astimezone(person.zone).date()
    past, happened = await checkins.past(uow, couple.id), await _happened(uow, person, partner)
    item = question_on(asked_on, begun_on, order_of(questions), past, happened)
    clocks = [(one.zone, domain.own_clock(one, await checkins.settings(uow, one.id))) for one in (person, partner)]
    settles_at = domain.settles_at(asked_on, questions.items[item].freq == "weekly", clocks)
    if found is not None:  # its question was taken out of the content meanwhile
        found.item = item
        return found
    return await checkins.add_round(uow, couple.id, asked_on, item, settles_at)


def order_of(questions: CheckIns) -> Order:
    """Return the order of the questions as the domain knows it."""
    weekly = questions.weekly_order
    return Order(questions.daily_order, weekly.each_week, weekly.after_events, weekly.in_turn, weekly.every_second_week)


async def _happened(uow: UnitOfWork, person: Member, partner: Member) -> frozenset[str]:
    since = uow.now - _A_WEEK
    found: set[str] = set()
    for one in (person, partner):
        for kind in (Kind.SPACE, Kind.CLOSENESS):
            if await kept_signals.sent_since(uow, one.id, kind, since):
                found.add(kind)
    return frozenset(found)


async def _keep(uow: UnitOfWork, person: Member, settings: CheckinSettings) -> CheckinSettings:
    await checkins.keep_settings(uow, person.id, settings)
    await plan_anew(uow, person)
    return settings


async def _plan_next(uow: UnitOfWork, person: Member, settings: CheckinSettings, after: datetime) -> None:
    found = domain.next_ask(after, person, settings)
    if found is None or settings.begun_on is None or person.couple_id is None:
        return
    day, at = found
    occurrence = ASK.once(person.id, day.isoformat())
    await scheduled_jobs.plan(uow, NewJob(ASK, at, occurrence, person.id, person.couple_id, subject_id=person.id))


async def _wait(uow: UnitOfWork, item: DueJob, until: datetime) -> None:
    """Let an ask wait for the end of quiet hours, if it is not too late then."""
    if until - item.due_at <= LATE:
        again = NewJob(ASK, until, item.occurrence, item.person_id, item.couple_id, subject_id=item.subject_id)
        await scheduled_jobs.plan(uow, again)
