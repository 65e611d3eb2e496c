"""The monthly look back: on only while both want it, the same for both, and of good things alone.

One's no is told to nobody: it comes or it does not, and every kind of missing is the same silence, whether one does
not want it, there was nothing, somebody paused, blocked the bot or left. What the agenda does:

* `lookback.show`, one for each couple in which both want it, unique by couple and month, on the first Saturday. While
  one of the two is in a space, a pause or quiet hours, or had two messages that day, it looks again every three hours;
  after a day, or an outage of a day, the month is let go. In any case the next one is planned.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from bot.content.checkins import CheckIns
from bot.db import lookback, people, scheduled_jobs
from bot.db.scheduled_jobs import DueJob, NewJob
from bot.db.unit_of_work import UnitOfWork
from bot.domain.localtime import quiet_ends_at
from bot.domain.lookback import (
    LOOKS_AGAIN,
    MAY_WAIT,
    TOLD,
    GoodMoment,
    LookBackShown,
    LookedBack,
    chosen_for,
    comes_at,
    is_good,
    month_before,
    next_look_back,
)
from bot.domain.people import Member
from bot.domain.receiving import takes_nothing
from bot.domain.signals import NotConnected
from bot.domain.stored_names import JobKind
from bot.services import accounts, budget, exports
from bot.services.checkins import open_space

DUTY = JobKind.LOOK_BACK_SHOW
Questions = Callable[[str], CheckIns]  # the questions of a language


async def show(uow: UnitOfWork, person: Member) -> LookBackShown | NotConnected:
    """Show somebody whether they want it."""
    if person.couple_id is None:
        return NotConnected(person)
    return LookBackShown(person, await lookback.is_wanted(uow, person.id, person.couple_id))


async def choose(uow: UnitOfWork, person: Member, *, is_on: bool) -> LookBackShown | NotConnected:
    """Want it or not; the other is told of neither."""
    if person.couple_id is None:
        return NotConnected(person)
    if is_on:
        await lookback.keep(uow, person.id, person.couple_id)
    else:
        await lookback.forget(uow, person.id)
    await scheduled_jobs.cancel(uow, person.couple_id, DUTY)
    both = await _both(uow, person.couple_id)
    if both:
        await _plan_next(uow, person.couple_id, both)
    return LookBackShown(person, is_on)


async def plan_anew(uow: UnitOfWork, couple_id: int) -> None:
    """NewJob the next look back in place of the one that was planned, where both want it."""
    both = await _both(uow, couple_id)
    if both:
        await scheduled_jobs.cancel(uow, couple_id, DUTY)
        await _plan_next(uow, couple_id, both)


async def came_due(uow: UnitOfWork, item: DueJob, questions: Questions) -> Sequence[LookedBack]:
    """Send both the look back on the month before, or let it be."""
    couple_id = item.couple_id or 0
    both = await _both(uow, couple_id)
    if not both:
        return []
    month = date.fromisoformat(item.occurrence.rpartition(":")[2])
    last_at = comes_at(month, [one.zone for one in both]) + MAY_WAIT
    again_at = await _obstacle_until(uow, both)
    if again_at is not None and again_at <= last_at:
        await scheduled_jobs.plan(uow, _item(couple_id, month, again_at))
        return []
    await _plan_next(uow, couple_id, both)
    if again_at is not None or uow.now > last_at:
        return []
    first, last = month_before(month)
    found = await _moments(uow, couple_id, first, last, questions(both[0].language))
    moments = chosen_for(found, with_lines=all(one.takes_lines for one in both))
    if not moments:
        return []
    for one in both:
        await budget.started(uow, one)
    return [LookedBack(one, first, moments, last_at) for one in both]


async def _both(uow: UnitOfWork, couple_id: int) -> list[Member]:
    """Return the two of a couple if both want it, else nobody."""
    found = await people.of_couple(uow, couple_id)
    is_wanted = len(found) == 2 and await lookback.count(uow, couple_id) == 2
    return [accounts.member(uow, one) for one in found] if is_wanted else []


async def _plan_next(uow: UnitOfWork, couple_id: int, both: Sequence[Member]) -> None:
    month, at = next_look_back(uow.now, [one.zone for one in both])
    await scheduled_jobs.plan(uow, _item(couple_id, month, at))


def _item(couple_id: int, month: date, at: datetime) -> NewJob:
    occurrence = DUTY.once(couple_id, month.isoformat())
    return NewJob(DUTY, at, occurrence, couple_id=couple_id, subject_id=couple_id)


async def _obstacle_until(uow: UnitOfWork, both: Sequence[Member]) -> datetime | None:
    """Return when to look again, where something of either stands before it."""
    quiet = [quiet_ends_at(uow.now, one.zone, one.quiet_from, one.quiet_to) for one in both]
    if max(quiet) > uow.now:
        return max(quiet)
    is_away = any(takes_nothing(one, uow.now) for one in both)
    has_space = await open_space(uow, *both) is not None
    may_start = [await budget.may_start(uow, one) for one in both]
    return uow.now + LOOKS_AGAIN if is_away or has_space or not all(may_start) else None


async def _moments(uow: UnitOfWork, couple_id: int, first: date, last: date, questions: CheckIns) -> list[GoodMoment]:
    """Return what both called good and were both shown, and what one told the other and arrived."""
    found = []
    for asked, given in await lookback.answers(uow, couple_id, first, last):
        question = questions.items.get(asked.item)
        if question is None:
            continue
        if asked.item == TOLD:
            found += [
                GoodMoment(TOLD, asked.asked_on, line=one.line) for poll, one in given if one.is_told and poll.is_shown
            ]
        answers = [one.chosen for poll, one in given if poll.is_shown]
        if is_good(asked.item, question.scores, answers):
            found.append(GoodMoment(asked.item, asked.asked_on, tuple(place for one in answers for place in one)))
    return found


async def _exported(uow: UnitOfWork, person: Member) -> dict[str, Any]:
    shown = await show(uow, person)
    return {"wanted": isinstance(shown, LookBackShown) and shown.is_on}


exports.SECTIONS["look_back"] = _exported
