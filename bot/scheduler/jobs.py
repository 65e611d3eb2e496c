"""What each kind build agenda item means: the kind's name and the service that does it."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Protocol

from bot.content import Language
from bot.content.checkins import CheckIns
from bot.content.lessons import Lessons
from bot.db.scheduled_jobs import DueJob, NewJob, plan
from bot.db.unit_of_work import UnitOfWork
from bot.domain.returns import STEPS, TOLD
from bot.domain.stored_names import JobKind
from bot.scheduler.runner import JobHandler
from bot.services import (
    beginnings,
    checkins,
    checkins_reveal,
    delivery_results,
    housekeeping,
    lessons,
    lookback,
    pauses,
    promises,
    returns,
    wishes,
    zonerules,
)

_EVERY = timedelta(hours=6)


async def _clean(uow: UnitOfWork, item: DueJob) -> Sequence[object]:
    await housekeeping.clean(uow)
    await begin(uow)
    return ()


async def begin(uow: UnitOfWork) -> None:
    """Put what the app itself needs on the agenda, where it is not there already."""
    await plan(uow, NewJob(JobKind.HOUSEKEEPING, uow.now + _EVERY, JobKind.HOUSEKEEPING.once()))


JOB_HANDLERS: Mapping[str, JobHandler] = {
    JobKind.HOUSEKEEPING: _clean,
    **dict.fromkeys((*STEPS, TOLD), returns.came_due),
    **dict.fromkeys(promises.KINDS, promises.came_due),
    **dict.fromkeys((JobKind.WISH_REMIND, JobKind.WISH_WINDOW, JobKind.WISH_CLOSE), wishes.came_due),
    pauses.DUTY: pauses.came_due,
    beginnings.OFFER: beginnings.came_due,
    delivery_results.LATER: delivery_results.came_due,
    **dict.fromkeys((zonerules.PERSON, zonerules.PROMISE, zonerules.NAMED), zonerules.came_due),
}


class ContentSource(Protocol):
    """Where languages are found."""

    def language(self, code: str) -> Language:
        """Return a language; English where `code` is not offered."""


def build(shelf: ContentSource) -> Mapping[str, JobHandler]:
    """Return all job handlers, those included that choose from the content as it is at that moment."""

    def questions(code: str) -> CheckIns:
        return shelf.language(code).checkins

    def lessons_of(code: str) -> Lessons:
        return shelf.language(code).lessons

    return {
        **JOB_HANDLERS,
        lessons.DUTY: partial(lessons.came_due, lessons_of=lessons_of),
        checkins.ASK: partial(checkins.came_due, questions=questions),
        checkins_reveal.DUTY: partial(checkins_reveal.came_due, questions=questions),
        lookback.DUTY: partial(lookback.came_due, questions=questions),
    }
