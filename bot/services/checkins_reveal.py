"""Showing two answers together, at a fixed time, by the rules of a reveal in docs/develop/evidence.md.

An answer that is missing is missing in one way only: whether somebody did not answer, kept it private, paused, blocked
the bot or left, the other is told nothing, and sees that the question is closed.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.content.checkins import Item, Visibility
from bot.db import checkins, pairing
from bot.db.checkins import CLOSED, REVEAL, SENT, CheckinPoll, CheckinRound
from bot.db.scheduled_jobs import DueJob
from bot.db.unit_of_work import UnitOfWork
from bot.domain.checkins import WAITS, NotRevealed, PollClosed, Revealed
from bot.domain.localtime import quiet_ends_at
from bot.domain.people import Member
from bot.domain.receiving import is_paused
from bot.services import accounts
from bot.services.checkins import Questions, open_space, plan_reveal

DUTY = REVEAL
_LOOK_AGAIN = timedelta(minutes=30)
_INSTANT = timedelta(seconds=1)


async def came_due(uow: UnitOfWork, item: DueJob, questions: Questions) -> Sequence[object]:
    """Show one person what both answered, or that there is nothing to show; later, if it has to wait."""
    poll = await checkins.poll(uow, item.subject_id or 0)
    if poll is None or await pairing.couple(uow, poll.couple_id) is None:
        return []
    person = await accounts.known(uow, poll.person_id)
    partner = person and await accounts.partner_of(uow, person)
    if person is None or partner is None or person.couple_id != poll.couple_id:
        await checkins.erase(uow, poll)  # what somebody answered ends with their leaving
        return []
    asked = await checkins.round_of(uow, poll)
    question = questions(person.language).items.get(asked.item)
    last_at = poll.reveals_at + WAITS
    if question is None or not person.is_reachable or uow.now > last_at:
        return _closed(poll, person)
    until = await _obstacle_until(uow, person, partner, last_at)
    if until is not None:
        await plan_reveal(uow, poll.id, person, until)
        return []
    closed = await _settle(uow, asked, question, person, partner)
    return [*closed, *await _shown(uow, poll, asked, question, person, partner)]


async def _obstacle_until(uow: UnitOfWork, person: Member, partner: Member, last_at: datetime) -> datetime | None:
    """Return when to look again, where a pause, a space of either or quiet hours stand before the reveal.

    A space can end before its time or after it, so it is looked at again and again until the reveal is let go.
    """
    if is_paused(person, uow.now):
        return min(person.paused_until or last_at, last_at + _INSTANT)
    if await open_space(uow, person, partner):
        return uow.now + _LOOK_AGAIN
    quiet_until = quiet_ends_at(uow.now, person.zone, person.quiet_from, person.quiet_to)
    return quiet_until if quiet_until > uow.now else None


async def _settle(
    uow: UnitOfWork, asked: CheckinRound, question: Item, person: Member, partner: Member
) -> list[PollClosed]:
    """Decide once, for both, whether the answers are shown; from then on neither changes."""
    if asked.settled_at is not None:
        return []
    polls = await checkins.polls_in(uow, asked.id)
    answers = [await checkins.answer(uow, poll) for poll in polls]
    is_there = all(_takes_part(one, asked, uow.now) for one in (person, partner))
    is_answered = {person.id, partner.id} == {poll.person_id for poll in polls} and all(one.chosen for one in answers)
    is_agreed = question.visibility is Visibility.SHARED or (
        question.visibility is Visibility.OPT_IN and all(one.is_offered for one in answers)
    )
    asked.settled_at, asked.is_shared = uow.now, is_there and is_answered and is_agreed
    people = {person.id: person, partner.id: partner}
    return [done for poll in polls if poll.person_id in people for done in _closed(poll, people[poll.person_id])]


async def _shown(
    uow: UnitOfWork, poll: CheckinPoll, asked: CheckinRound, question: Item, person: Member, partner: Member
) -> list[object]:
    """Return what one person is shown."""
    own = await checkins.answer(uow, poll)
    if question.visibility is Visibility.PRIVATE or not own.chosen:
        return []
    other = await checkins.poll_in(uow, asked.id, partner.id) if asked.is_shared else None
    theirs = await checkins.answer(uow, other) if other is not None else None
    if theirs is None or not theirs.chosen:
        return [NotRevealed(person, poll.id, poll.message_id)]
    poll.is_shown = True
    return [Revealed(person, partner, poll.id, asked.item, own.chosen, theirs.chosen, poll.message_id, asked.id)]


def _takes_part(person: Member, asked: CheckinRound, now: datetime) -> bool:
    is_here = person.is_reachable and not person.is_gone and person.couple_id == asked.couple_id
    return is_here and not is_paused(person, now)


def _closed(poll: CheckinPoll, person: Member) -> list[PollClosed]:
    was_open, poll.state = poll.state == SENT, CLOSED
    return [PollClosed(person, poll.message_id)] if was_open and poll.message_id is not None else []
