"""Answers to a signal: one stands, and is shown before it goes where it says more than its button."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.db import signals
from bot.db.signals import Signal
from bot.db.unit_of_work import UnitOfWork
from bot.domain.answers import (
    LARGE,
    NOES,
    NOES_WITHIN,
    Answered,
    AnswerPreviewed,
    Echoed,
    NoHeard,
    NoOffered,
)
from bot.domain.people import Member
from bot.domain.receiving import is_paused, wakes_at
from bot.domain.signals import TIMED, Answer, Kind, Move, Sent, SignalOver, State, after
from bot.services import accounts, keeping, promises
from bot.services.signals import move, view


async def open_for(uow: UnitOfWork, person: Member, signal_id: int, given: Answer) -> Sent | None:
    """Return a signal that this person can answer so, or None. A time can still follow a "not today"."""
    row = await _open(uow, person, signal_id, given)
    return None if row is None else await view(uow, row)


async def answer(
    uow: UnitOfWork,
    person: Member,
    signal_id: int,
    given: Answer,
    agreed_at: datetime | None = None,
    *,
    is_meant: bool = False,
) -> list[object]:
    """Answer a signal that one received, and return all that happened; the first answer stands.

    One more "not today" after several is asked about first, unless it `is_meant`.
    """
    row = await _open(uow, person, signal_id, given)
    if row is None or (given in TIMED and (agreed_at is None or agreed_at <= uow.now)):
        return [SignalOver(person)]
    is_one_more = given is Answer.NOT_TODAY and await _is_one_more(uow, row)
    if is_one_more and not is_meant:
        return [NoOffered(await view(uow, row))]
    answered = await _given(uow, row, given, agreed_at=agreed_at)
    asker = answered.signal.sender
    is_resting = is_paused(asker, uow.now) or wakes_at(asker, uow.now) > uow.now
    return [answered, NoHeard(answered.signal, uow.now)] if is_one_more and not is_resting else [answered]


async def preview_time(
    uow: UnitOfWork, person: Member, signal_id: int, given: Answer, agreed_at: datetime, *, is_by_clock: bool
) -> AnswerPreviewed | SignalOver:
    """Show an answer with a time, which may have been named as a time of the clock, as it will be read."""
    row = await _open(uow, person, signal_id, given)
    if row is None:
        return SignalOver(person)
    if is_by_clock:
        stamp = int(agreed_at.timestamp())
        zones = {**row.facts.agreed_zones, str(stamp): person.zone.key}
        await keeping.note(uow, row, agreed_said_at=stamp, agreed_zones=zones)
    return AnswerPreviewed(await view(uow, row), given, uow.now, agreed_at)


async def by_clock_of_now(uow: UnitOfWork, person: Member, signal_id: int, agreed_at: datetime) -> datetime | None:
    """Return the instant of a clock time that was previewed by another zone than that of now; None where it holds."""
    row = await signals.load(uow, signal_id)
    if row is None or row.receiver_id != person.id:
        return None
    named_in = row.facts.agreed_zones.get(str(int(agreed_at.timestamp())))
    if named_in is None or named_in == person.zone.key:
        return None
    moved = agreed_at.astimezone(ZoneInfo(named_in)).replace(tzinfo=person.zone).astimezone(UTC)
    return None if moved == agreed_at else moved


async def preview_line(uow: UnitOfWork, person: Member, signal_id: int, line: str) -> AnswerPreviewed | SignalOver:
    """Show an answer in one's own words as it will be read; it is kept until then."""
    row = await _open(uow, person, signal_id, Answer.WRITE)
    if row is None:
        return SignalOver(person)
    number = row.facts.answer_previews + 1
    await keeping.note(uow, row, answer_line=line, answer_previews=number)
    return AnswerPreviewed(await view(uow, row), Answer.WRITE, uow.now, line=line, number=number)


async def answer_in_words(uow: UnitOfWork, person: Member, signal_id: int, number: int) -> list[object]:
    """Send the line that was previewed, unless it is not the newest one."""
    row = await _open(uow, person, signal_id, Answer.WRITE)
    line = row and row.facts.answer_line
    if row is None or not line or row.facts.answer_previews != number:
        return [SignalOver(person)]
    return [await _given(uow, row, Answer.WRITE, line=line)]


async def echo(uow: UnitOfWork, person: Member, signal_id: int, what: str) -> Echoed | SignalOver:
    """Let one heart follow what the partner said last about a signal; a second one changes nothing."""
    row, mark = await signals.load(uow, signal_id), f"{what}:{person.id}"
    if row is None or person.id not in {row.sender_id, row.receiver_id} or mark in row.facts.echoes:
        return SignalOver(person)
    partner = await accounts.partner_of(uow, person)
    if partner is None or row.couple_id != person.couple_id:
        return SignalOver(person)
    await keeping.note(uow, row, echoes=[*row.facts.echoes, mark])
    return Echoed(person, partner, row.id, what, uow.now)


async def _open(uow: UnitOfWork, person: Member, signal_id: int, given: Answer) -> Signal | None:
    row = await signals.load(uow, signal_id)
    if row is None or row.receiver_id != person.id:
        return None
    is_more = row.state == State.ANSWERED and row.answer == Answer.NOT_TODAY and given in TIMED
    if is_more or (after(State(row.state), Move.ANSWER) is not None and row.answer is None):
        return row
    is_again = row.kind == Kind.SPACE and row.state == State.DUE
    return row if is_again else None


async def _given(
    uow: UnitOfWork, row: Signal, given: Answer, agreed_at: datetime | None = None, line: str | None = None
) -> Answered:
    """Note an answer; a time in it is a promise from now on."""
    await move(uow, row, Move.ANSWER)
    row.answer, row.answered_at = given, uow.now
    made = None
    if agreed_at is not None:
        by_clock = row.facts.agreed_said_at == int(agreed_at.timestamp())
        made = await promises.make(uow, row, row.kind, row.receiver_id, agreed_at, is_by_clock=by_clock)
    is_silent = row.kind == Kind.SPACE or bool(await signals.open_of_sender(uow, row.sender_id, Kind.SPACE))
    is_shown = agreed_at is not None or line is not None
    return Answered(await view(uow, row), given, uow.now, agreed_at, line, made, is_shown, is_silent)


async def _is_one_more(uow: UnitOfWork, row: Signal) -> bool:
    """Return whether several wishes of the same person were answered with "not today" lately, and none with a yes."""
    since = uow.now - NOES_WITHIN
    lately = [one for one in await signals.sent_since(uow, row.sender_id, row.kind, since) if one.answered_at]
    lately.sort(key=lambda one: one.answered_at or uow.now)
    yes = [number for number, one in enumerate(lately, 1) if one.answer in LARGE]
    noes = [one for one in lately[max(yes, default=0) :] if one.answer == Answer.NOT_TODAY]
    return len(noes) + 1 >= NOES
