"""Looking back on one's own weeks; nothing of the partner is asked for, and nothing new is kept."""

from collections.abc import Mapping
from datetime import date, datetime

from bot.content.checkins import CheckIns, Item
from bot.db import checkins, signals
from bot.db.unit_of_work import UnitOfWork
from bot.domain.checkins import ANSWERS_KEPT, Answer
from bot.domain.history import Given, HistoryEmpty, HistoryShown, Mark, look
from bot.domain.people import Member
from bot.domain.signals import Kind, State
from bot.services import lessons
from bot.services.housekeeping import SIGNALS_KEPT


async def show(uow: UnitOfWork, person: Member, questions: CheckIns) -> HistoryShown | HistoryEmpty:
    """Return somebody's own weeks: as far back as their answers are kept, and signals as far as those are."""
    today, since = _day(uow.now, person), _day(uow.now - ANSWERS_KEPT, person)
    answers = [
        found
        for asked, given in await checkins.answers_of(uow, person.id)
        if asked.asked_on >= since and (found := _given(questions.items.get(asked.item), asked.asked_on, given))
    ]
    return look(person, today, answers, await _marks(uow, person), _day(uow.now - SIGNALS_KEPT, person))


async def _marks(uow: UnitOfWork, person: Member) -> Mapping[Mark, list[date]]:
    had = (await lessons.progress(uow, person)).had.values()
    return {
        Mark.LESSON: [_day(at, person) for at in had],
        Mark.ROOM: await _sent(uow, person, Kind.SPACE),
        Mark.WISH: await _sent(uow, person, Kind.CLOSENESS),
    }


async def _sent(uow: UnitOfWork, person: Member, kind: Kind) -> list[date]:
    found = await signals.sent_since(uow, person.id, kind, uow.now - SIGNALS_KEPT)
    return [_day(one.sent_at, person) for one in found if one.state != State.TAKEN_BACK]


def _given(question: Item | None, on: date, answer: Answer) -> Given | None:
    """Return an answer with what it counts; None where its question is not asked any more, or has fewer options now."""
    if question is None or not answer.chosen or max(answer.chosen) >= len(question.options):
        return None
    place = answer.chosen[0]
    return Given(question.id, on, place, question.scores[place] if question.scores else None)


def _day(at: datetime, person: Member) -> date:
    return at.astimezone(person.zone).date()
