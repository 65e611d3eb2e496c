"""What people answer, change and take back, and which poll that was meant for."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.content.checkins import CheckIns, Item, Visibility
from bot.db import checkins, pairing
from bot.db.checkins import CLOSED, OFFERED, SENT, SKIPPED, CheckinPoll, CheckinRound
from bot.db.unit_of_work import UnitOfWork
from bot.domain.api_calls import Delivered, DeliveryResult
from bot.domain.checkins import (
    AFRAID,
    TELLS,
    Answer,
    CheckinClosed,
    FearNamed,
    OfferChanged,
    PollClosed,
    Posed,
    TellingAsked,
    question_hash,
)
from bot.domain.people import Member
from bot.services import accounts, exports, tellings


async def answered(
    uow: UnitOfWork, person: Member, poll_id: str, chosen: Sequence[int], questions: CheckIns
) -> Sequence[object]:
    """Keep a vote, a changed vote, or that it was taken back (`chosen` empty); the same vote twice is as good as once.

    Telegram says only whose vote it is and in which of its polls.
    """
    poll = await checkins.poll_called(uow, poll_id) or await _matched(uow, person, poll_id, questions)
    asked = await _open_round(uow, person, poll)
    couple = await pairing.couple(uow, person.couple_id or 0)
    if poll is None or asked is None or couple is None:
        return []
    question = questions.items.get(asked.item)
    if question is None or not _is_possible(question, chosen):
        return []
    before = await checkins.answer(uow, poll)
    places = tuple(sorted(chosen))
    if places == before.chosen:
        return []
    words = tuple(question.options[place] for place in places)
    await checkins.keep_answer(uow, couple, poll, replace(before, chosen=places, words=words))
    return await _asks_for_more(uow, person, poll, asked, before, places)


async def skip(uow: UnitOfWork, person: Member, poll_number: int, message_id: int) -> PollClosed | CheckinClosed:
    """Let a question be, and take back what was answered to it; tapping twice is as good as once."""
    poll = await checkins.poll(uow, poll_number)
    if poll is None or await _open_round(uow, person, poll, SENT, OFFERED) is None:
        return CheckinClosed(person, "button-old")
    poll.state, poll.sealed_answer = SKIPPED, None
    return PollClosed(person, message_id)


async def offer(
    uow: UnitOfWork, person: Member, poll_number: int, message_id: int, *, is_offered: bool, questions: CheckIns
) -> OfferChanged | CheckinClosed:
    """Share the answer to this question if the other one does too, or take that back; nobody is told."""
    poll = await checkins.poll(uow, poll_number)
    asked = await _open_round(uow, person, poll)
    couple = await pairing.couple(uow, person.couple_id or 0)
    question = questions.items.get(asked.item) if asked else None
    if poll is None or couple is None or question is None or question.visibility is not Visibility.OPT_IN:
        return CheckinClosed(person, "button-old")
    given = await checkins.answer(uow, poll)
    await checkins.keep_answer(uow, couple, poll, replace(given, is_offered=is_offered))
    return OfferChanged(person, poll.id, message_id, is_offered)


async def show(uow: UnitOfWork, person: Member, poll_number: int) -> Posed | CheckinClosed:
    """Show the question to somebody whose notifications show nothing and who tapped to have it."""
    poll, partner = await checkins.poll(uow, poll_number), await accounts.partner_of(uow, person)
    asked = await _open_round(uow, person, poll, OFFERED)
    if poll is None or asked is None or partner is None:
        return CheckinClosed(person, "button-old")
    poll.state = SENT
    return Posed(person, partner, poll.id, asked.item, poll.reveals_at, uow.now, is_asked_for=True)


async def posted(uow: UnitOfWork, verdict: DeliveryResult, poll_number: int) -> Sequence[object]:
    """Note under which ids Telegram took a question, or that it never arrived."""
    poll = await checkins.poll(uow, poll_number)
    if poll is None:
        return []
    if not isinstance(verdict, Delivered):
        if poll.state == SENT and poll.sealed_answer is None:
            await checkins.erase(uow, poll)
        return []
    made = verdict.result if isinstance(verdict.result, dict) else {}
    poll.poll_id, poll.message_id = made.get("poll", {}).get("id", poll.poll_id), verdict.message_id
    person = await accounts.known(uow, poll.person_id)
    if poll.state == CLOSED and person is not None and poll.message_id is not None:
        return [PollClosed(person, poll.message_id)]  # it arrived after its time
    return []


async def heard_of(uow: UnitOfWork, poll_id: str, question: str) -> None:
    """Note what a poll asks that nobody here knows, so that its votes go to the right question or to none."""
    if await checkins.poll_called(uow, poll_id) is None:
        await checkins.note_stray(uow, poll_id, question_hash(question))


async def exported(uow: UnitOfWork, person: Member) -> dict[str, Any]:
    """Return when somebody is asked and what they answered, for their own export."""
    settings, found = await checkins.settings(uow, person.id), await checkins.answers_of(uow, person.id)
    return {
        "come_by_themselves": settings.is_on,
        "days_from_monday_0": sorted(settings.weekdays),
        "at": settings.clock.isoformat("minutes"),
        "answers": [
            {"question": asked.item, "on": asked.asked_on.isoformat(), "answer": list(given.words), "told": given.line}
            for asked, given in found
        ],
    }


exports.SECTIONS["checkins"] = exported


async def _matched(uow: UnitOfWork, person: Member, poll_id: str, questions: CheckIns) -> CheckinPoll | None:
    """Return the one open question that a vote in an unknown poll can be meant for, or None.

    A poll is unknown when the process died between sending it and writing down its id. A question without an id comes
    first; where Telegram told what the poll asks, nothing else will do.
    """
    found = await checkins.open_polls(uow, person.id)
    asked = await checkins.stray(uow, poll_id)
    if asked is not None:
        found = [(poll, item) for poll, item in found if asked == _hash_of(questions.items.get(item))]
    nameless = [(poll, item) for poll, item in found if poll.poll_id is None]
    if len(nameless or found) != 1:
        return None
    poll, _ = (nameless or found)[0]
    if poll.poll_id is None:
        poll.poll_id = poll_id
    return poll


def _hash_of(question: Item | None) -> bytes | None:
    return None if question is None else question_hash(question.question)


async def _open_round(uow: UnitOfWork, person: Member, poll: CheckinPoll | None, *states: str) -> CheckinRound | None:
    """Return the round of a person's own poll while it takes answers, else None."""
    if poll is None or poll.person_id != person.id or poll.couple_id != person.couple_id:
        return None
    if poll.state not in (states or (SENT,)):
        return None
    asked = await checkins.round_of(uow, poll)
    return asked if asked.settled_at is None else None


def _is_possible(question: Item, chosen: Sequence[int]) -> bool:
    is_known = all(0 <= place < len(question.options) for place in chosen)
    return is_known and len(set(chosen)) == len(chosen) and (len(chosen) <= 1 or question.takes_several)


async def _asks_for_more(
    uow: UnitOfWork, person: Member, poll: CheckinPoll, asked: CheckinRound, before: Answer, places: tuple[int, ...]
) -> Sequence[object]:
    """Return what an answer leads to: a good moment that wants to be told, or a way to help."""
    new = {(asked.item, place) for place in places if place not in before.chosen}
    if AFRAID in new:
        return [FearNamed(person)]
    if TELLS in new and not before.is_told:
        begun: TellingAsked | None = await tellings.begin(uow, person, poll.id)
        return [] if begun is None else [begun]
    return []
