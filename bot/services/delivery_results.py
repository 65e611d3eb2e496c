"""What follows from a call that Telegram took or refused."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.db import scheduled_jobs
from bot.db.scheduled_jobs import DueJob, NewJob
from bot.db.unit_of_work import UnitOfWork
from bot.domain.api_calls import Delivered, DeliveryResult, Expired, Refused
from bot.domain.stored_names import About, JobKind, KeptResult, read_about
from bot.services import (
    checkins_answers,
    holds,
    keeping,
    lessons,
    partner_messages,
    pins,
    promises,
    questions,
    reachability,
    safety,
    signals,
    tellings,
)

LATER = JobKind.DELIVERY_RESULT  # the agenda's kind for results that this version does not know what to do with
_LATER = timedelta(minutes=5)  # until such a result is tried again
_OCCURRENCE = 80  # characters of `scheduled_jobs.occurrence`
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class ResultCounters:
    """What became of results since the start, for the metrics."""

    unknown: int = 0


counters = ResultCounters()


async def prefetch(uow: UnitOfWork, verdicts: Sequence[DeliveryResult]) -> None:
    """Read what these verdicts are about, so that it need not be asked for one by one."""
    named = [read_about(verdict.about) for verdict in verdicts]
    await signals.prefetch(uow, {int(number) for subject, number in named if subject == About.RELAY})


async def on_delivery_result(uow: UnitOfWork, verdict: DeliveryResult) -> Sequence[object]:
    """Note what became of a call and return what happened through it."""
    if isinstance(verdict, Refused) and verdict.is_unreachable:
        await reachability.lost(uow, verdict.chat_id)
    is_kept = verdict.about != About.DELETED  # of somebody whose account is gone not even the place is kept
    if isinstance(verdict, Delivered) and verdict.method.startswith("send") and verdict.message_id and is_kept:
        await safety.note_message(uow, verdict.chat_id, verdict.message_id)
    return await _told(uow, verdict)


async def came_due(uow: UnitOfWork, item: DueJob) -> Sequence[object]:
    """Hear a result that was put by once more: by now somebody may know what follows from it."""
    outcome, _, about = item.occurrence.partition(":")
    about = about.rpartition(":")[0]
    chat_id = item.person_id or 0
    if outcome == KeptResult.DELIVERED:
        return await _told(uow, Delivered(chat_id, "", about, {"message_id": item.subject_id}))
    if outcome == KeptResult.EXPIRED:
        return await _told(uow, Expired(chat_id, "", about))
    return await _told(uow, Refused(chat_id, "", about, is_unreachable=outcome == KeptResult.UNREACHABLE))


async def _told(uow: UnitOfWork, verdict: DeliveryResult) -> Sequence[object]:
    """Let the feature that a call was about know what became of it; put the result by where no feature is known."""
    subject, number = read_about(verdict.about)
    hears = _HEARERS.get(subject)
    if hears is not None:
        return await hears(uow, verdict, number)
    if verdict.about:
        await _put_by(uow, verdict, subject)
    return []


async def _put_by(uow: UnitOfWork, verdict: DeliveryResult, subject: str) -> None:
    """Keep a result for a version that knows what it is about, so that going back to an older one loses nothing."""
    counters.unknown += 1
    message_id = verdict.message_id if isinstance(verdict, Delivered) else None
    outcome = KeptResult.DELIVERED if isinstance(verdict, Delivered) else KeptResult.EXPIRED
    if isinstance(verdict, Refused):
        outcome = KeptResult.UNREACHABLE if verdict.is_unreachable else KeptResult.REFUSED
    occurrence = f"{outcome}:{verdict.about}:{message_id or 0}"
    if len(occurrence) > _OCCURRENCE:
        _log.error("a result is about something unknown and too long to be put by", extra={"about": subject[:20]})
        return
    _log.warning("a result is about something unknown and is put by", extra={"about": subject})
    await scheduled_jobs.plan(
        uow, NewJob(LATER, uow.now + _LATER, occurrence, person_id=verdict.chat_id, subject_id=message_id)
    )


async def _relayed(uow: UnitOfWork, verdict: DeliveryResult, number: str) -> Sequence[object]:
    signal_id = int(number)
    if isinstance(verdict, Delivered):
        happened = await signals.delivered(uow, signal_id, verdict.message_id)
        pinned = await pins.pin(uow, signal_id, verdict.message_id)
        return [] if happened is None else [happened, *await keeping.shown(uow, signal_id), *pinned]
    return await holds.undelivered(uow, signal_id, verdict)


async def _receipt_shown(uow: UnitOfWork, verdict: DeliveryResult, number: str) -> Sequence[object]:
    """Note where the receipt stands of what was sent without a screen, so that it changes with what becomes of it."""
    if isinstance(verdict, Delivered) and verdict.message_id:
        await signals.receipt_shown(uow, int(number), verdict.message_id)
    return []


async def _posted(uow: UnitOfWork, verdict: DeliveryResult, number: str) -> Sequence[object]:
    return await checkins_answers.posted(uow, verdict, int(number))


async def _asked(uow: UnitOfWork, verdict: DeliveryResult, number: str) -> Sequence[object]:
    moved = await questions.came_through(uow, int(number), verdict)
    return [] if moved is None else [moved]


async def _moment_told(uow: UnitOfWork, verdict: DeliveryResult, number: str) -> Sequence[object]:
    told = await tellings.came_through(uow, int(number), verdict)
    return [] if told is None else [told]


async def _messaged(uow: UnitOfWork, verdict: DeliveryResult, number: str) -> Sequence[object]:
    moved = await partner_messages.came_through(uow, int(number), verdict)
    return [] if moved is None else [moved]


async def _taught(uow: UnitOfWork, verdict: DeliveryResult, number: str) -> Sequence[object]:
    if isinstance(verdict, Delivered):
        await lessons.delivered(uow, verdict.chat_id, number)
    return []


async def _extended(uow: UnitOfWork, verdict: DeliveryResult, number: str) -> Sequence[object]:
    return await pins.pin(uow, int(number), verdict.message_id) if isinstance(verdict, Delivered) else []


async def _let_go(uow: UnitOfWork, verdict: DeliveryResult, number: str) -> Sequence[object]:
    return []


async def _promise_asked(uow: UnitOfWork, verdict: DeliveryResult, number: str) -> Sequence[object]:
    if isinstance(verdict, Delivered):
        await promises.note_question(uow, int(number), verdict.message_id)
    return []


# What a call is about (the first word of `Letter.about`), and who hears what became of it.
_HEARERS: Mapping[str, Callable[[UnitOfWork, DeliveryResult, str], Awaitable[Sequence[object]]]] = {
    About.RELAY: _relayed,
    About.EXTENDED: _extended,
    About.RECEIPT: _receipt_shown,
    About.POLL: _posted,
    About.QUESTION: _asked,
    About.MESSAGE: _messaged,
    About.TOLD: _moment_told,
    About.LESSON: _taught,
    About.PROMISE: _promise_asked,
    About.DELETED: _let_go,
}
