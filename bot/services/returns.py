"""Coming back from space: asked of the one who left, never of the one who waits."""

from collections.abc import Sequence
from datetime import datetime

from bot.db import outbox_control, scheduled_jobs, signals
from bot.db.scheduled_jobs import DueJob, NewJob
from bot.db.signals import Signal
from bot.db.unit_of_work import UnitOfWork
from bot.domain import clocktimes, promises
from bot.domain import returns as domain
from bot.domain.drafts import DraftGone
from bot.domain.people import Member
from bot.domain.receiving import is_paused
from bot.domain.returns import (
    Extended,
    LineAsked,
    LineKept,
    LongerPreviewed,
    LongerRefused,
    NothingToReturnFrom,
    OpenerAdded,
    ReturnAsked,
    Returned,
    ReturnPreviewed,
    SpaceClosed,
    WaitWentOn,
    Welcomed,
)
from bot.domain.signals import Kind, Move, ReceiptChanged, Sent, SignalOver, State, after
from bot.domain.stored_names import DedupeKey, JobKind
from bot.services import keeping, pins
from bot.services import promises as appointments
from bot.services.signals import move, view


async def plan(uow: UnitOfWork, row: Signal) -> None:
    """Put on the agenda what lies ahead of a space, in place of what stood there before."""
    await scheduled_jobs.cancel(uow, row.id)
    if row.until_at is None:
        return
    subject, person, couple, stamp = row.id, row.sender_id, row.couple_id, int(row.until_at.timestamp())
    ahead = promises.schedule(domain.KIND, row.until_at, uow.now)
    await scheduled_jobs.plan(
        uow, *(NewJob(kind, at, kind.once(subject, stamp), person, couple, subject) for kind, at in ahead)
    )


async def came_due(uow: UnitOfWork, item: DueJob) -> Sequence[object]:
    """Do one step of a space: ask the one who left, tell the one who waits, or put it away.

    A step that may not be taken yet, because somebody rests, goes back on the agenda.
    """
    row = await signals.load_for_job(uow, item.subject_id or 0)
    if row is None or (row.closed_at is not None and item.kind != domain.TOLD):
        return []
    if item.kind == JobKind.SPACE_DUE:
        # What was kept for a space that the one who waits has not heard of goes out: nobody comes back from it.
        return [] if await move(uow, row, Move.TIME) else await keeping.let_go(uow, row)
    signal, is_unheard = await view(uow, row), State(row.state) in {State.SENT, State.HELD}
    if is_unheard and item.kind != JobKind.SPACE_CLOSE:
        return []  # the one who waits does not know of it, so there is nothing to follow through
    if row.until_at is None or promises.is_stale(item.kind, row.until_at, uow.now):
        return []
    later = promises.comes_at(item.kind, row.until_at, signal.sender, signal.receiver, uow.now)
    if later > uow.now and not is_unheard:
        await scheduled_jobs.reschedule(uow, item, later)
        return []
    return await _step(uow, item.kind, row, signal)


async def _step(uow: UnitOfWork, kind: str, row: Signal, signal: Sent) -> Sequence[object]:
    if kind == JobKind.SPACE_CLOSE:
        return await _closed(uow, row)
    if kind == domain.TOLD:
        return [SpaceClosed(signal, signal.receiver, uow.now)]
    if kind == JobKind.SPACE_WAITING:
        is_away_too = bool(await signals.open_of_sender(uow, signal.receiver.id, Kind.SPACE))
        return [] if is_away_too or is_paused(signal.receiver, uow.now) else [WaitWentOn(signal, uow.now)]
    if is_paused(signal.sender, uow.now):
        return []  # whoever pauses is asked nothing; /back works all the same
    return [ReturnAsked(signal, _question(kind, row, signal.sender), uow.now)]


def _question(kind: str, row: Signal, asked: Member) -> str:
    """Return which question a step asks; another one after a night, or about a time that had passed unheard."""
    if row.until_at is None:
        return promises.step_of(kind)
    if kind == domain.LAST_QUESTION and promises.was_unheard(row.until_at, row.delivered_at):
        return "unheard"
    return "morning" if promises.has_slept(kind, row.until_at, asked) else promises.step_of(kind)


async def come_back(
    uow: UnitOfWork,
    person: Member,
    signal_id: int | None = None,
    *,
    opener: str | None = None,
    line: str | None = None,
    topic_at: datetime | None = None,
    said_at: datetime | None = None,
) -> list[object]:
    """End one's own open space, the one with `signal_id` where that is given, and return all that happened.

    What was kept for this moment, a wish or a topic, goes to the one who is back, who answers it as any other. Where
    the bot reads late what was written at `said_at`, the other is told so.
    """
    row = await _own(uow, person, signal_id)
    if row is None:
        return [NothingToReturnFrom(person)]
    is_on_its_way = State(row.state) in {State.SENT, State.HELD}
    is_known = not is_on_its_way or await outbox_control.was_attempted(uow, DedupeKey.RELAY.of(row.id))
    if is_on_its_way:
        await outbox_control.cancel(uow, DedupeKey.RELAY.of(row.id))
    await move(uow, row, Move.BACK)
    await scheduled_jobs.cancel(uow, row.id)
    if opener or line or topic_at:
        await keeping.note(uow, row, has_opener=True)
    if topic_at is not None and is_known:
        by_clock = row.facts.topic_said_at == int(topic_at.timestamp())
        await appointments.make(uow, row, "topic", row.sender_id, topic_at, is_by_clock=by_clock)
    letter, back = row.facts.letter, await view(uow, row)
    late = said_at if said_at is not None and said_at < uow.now else None
    return [
        Returned(back, uow.now, is_known, opener, line, topic_at, letter, late),
        *await pins.unpin(uow, row),
        *await keeping.let_go(uow, row),
    ]


async def preview_return(
    uow: UnitOfWork,
    person: Member,
    line: str | None = None,
    topic_at: datetime | None = None,
    opener: str | None = None,
    note: str | None = None,
    said_at: datetime | None = None,
    *,
    is_by_clock: bool = False,
) -> ReturnPreviewed | NothingToReturnFrom:
    """Show what the one who waits would read about a return; it is kept until then.

    It comes with a ready line, one of one's own, which somebody who takes ready-made ones only is spared, or a time for
    the topic, which may have been named as a time of the clock.
    """
    row = await _own(uow, person, None)
    if row is None:
        return NothingToReturnFrom(person)
    signal = await view(uow, row)
    is_left_out = line is not None and not signal.receiver.takes_lines
    line = None if is_left_out else line
    number = row.facts.previews + 1
    late = said_at if said_at is not None and said_at < uow.now else None
    kept = {"back_opener": opener, "back_line": line, "topic_at": topic_at and topic_at.isoformat()}
    kept |= {"back_said_at": late and late.isoformat()}
    if is_by_clock and topic_at is not None:
        await keeping.note(uow, row, topic_said_at=int(topic_at.timestamp()))
    await keeping.note(uow, row, **kept, previews=number, previewed_as=_turning(signal, topic_at, uow.now))
    return ReturnPreviewed(signal, opener, line, topic_at, is_left_out, note, number, late, at=uow.now)


async def come_back_as_previewed(
    uow: UnitOfWork, person: Member, signal_id: int, number: int | None = None
) -> list[object]:
    """Come back with what was previewed, unless it was not the newest preview; changed words are shown again."""
    row = await _own(uow, person, signal_id)
    if row is None:
        return [NothingToReturnFrom(person)]
    facts = row.facts
    if number not in {None, facts.previews}:
        return [DraftGone(person)]
    opener, line, at = facts.back_opener, facts.back_line, facts.topic_at
    topic_at = None if at is None else datetime.fromisoformat(at)
    late = facts.back_said_at
    said_at = None if late is None else datetime.fromisoformat(late)
    if facts.previewed_as != _turning(await view(uow, row), topic_at, uow.now):
        return [await preview_return(uow, person, line, topic_at, opener, "new-words", said_at)]
    return await come_back(uow, person, signal_id, opener=opener, line=line, topic_at=topic_at, said_at=said_at)


async def welcome(uow: UnitOfWork, person: Member, signal_id: int, words: str) -> Welcomed | SignalOver:
    """Answer a return with a ready sentence; the first one stands, and tapping it again changes nothing."""
    row = await signals.load(uow, signal_id)
    if row is None or row.receiver_id != person.id or row.state != State.RETURNED or row.facts.welcome:
        return SignalOver(person)
    await keeping.note(uow, row, welcome=words)
    return Welcomed(await view(uow, row), words, uow.now)


async def add_opener(uow: UnitOfWork, person: Member, signal_id: int, opener: str) -> OpenerAdded | SignalOver:
    """Let a ready line follow a return that had none: one, and soon."""
    row = await signals.load(uow, signal_id)
    if row is None or row.sender_id != person.id or row.state != State.RETURNED or row.closed_at is None:
        return SignalOver(person)
    if row.facts.has_opener or uow.now - row.closed_at > domain.OPENER_FOR:
        return SignalOver(person)
    await keeping.note(uow, row, has_opener=True)
    return OpenerAdded(await view(uow, row), opener, uow.now)


async def preview_longer(
    uow: UnitOfWork, person: Member, signal_id: int, until_at: datetime, *, is_by_clock: bool = False
) -> LongerPreviewed | LongerRefused | SignalOver:
    """Show what the one who waits would read about a new time, which may have been said as a time of the clock."""
    row = await _own(uow, person, signal_id)
    if row is None:
        return SignalOver(person)
    why = _why_no_longer(uow, row, until_at)
    if is_by_clock:
        await keeping.note(uow, row, longer_said_at=int(until_at.timestamp()))
    signal = await view(uow, row)
    return LongerRefused(signal, why, uow.now) if why else LongerPreviewed(signal, until_at, uow.now)


async def extend(
    uow: UnitOfWork, person: Member, signal_id: int, until_at: datetime
) -> Extended | LongerRefused | SignalOver:
    """Set a new time for one's own space: twice at most, a day in all. Tapping twice is as good as once."""
    row = await _own(uow, person, signal_id)
    if row is None:
        return SignalOver(person)
    if row.until_at == until_at:
        return Extended(await view(uow, row), uow.now, is_news=False)
    why = _why_no_longer(uow, row, until_at)
    if why is not None:
        return LongerRefused(await view(uow, row), why, uow.now)
    if not await move(uow, row, Move.LONGER):
        return SignalOver(person)
    row.until_at, row.extensions = until_at, row.extensions + 1
    await note_clocks(uow, row, is_by_clock=row.facts.longer_said_at == int(until_at.timestamp()))
    await plan(uow, row)
    return Extended(await view(uow, row), uow.now)


async def note_clocks(uow: UnitOfWork, row: Signal, *, is_by_clock: bool) -> None:
    """Keep what clocks show for the promised time as it is now, in case their rules change before it comes."""
    signal = await view(uow, row)
    if row.until_at is not None:
        clocks = clocktimes.kept(row.until_at, signal.sender, signal.receiver, is_by_clock=is_by_clock)
        await keeping.note(uow, row, clocks=clocks)


async def keep_line(
    uow: UnitOfWork, person: Member, signal_id: int, line: str | None
) -> LineKept | LineAsked | SignalOver:
    """Keep a line of the one who waits for the return, in place of one that was kept before; None takes it out.

    Somebody who takes ready-made lines only gets none.
    """
    row = await signals.load(uow, signal_id)
    if row is None or row.receiver_id != person.id or row.closed_at is not None or row.kind != Kind.SPACE:
        return SignalOver(person)
    signal = await view(uow, row)
    if line is not None and not signal.sender.takes_lines:
        return LineAsked(signal, "line-off")
    await keeping.note(uow, row, letter=line)
    return LineKept(signal, line)


async def own_space(uow: UnitOfWork, person: Member, signal_id: int | None = None) -> Sent | None:
    """Return one's own open space, or None."""
    row = await _own(uow, person, signal_id)
    return None if row is None else await view(uow, row)


async def _own(uow: UnitOfWork, person: Member, signal_id: int | None) -> Signal | None:
    rows = await signals.open_of_sender(uow, person.id, Kind.SPACE)
    found = [row for row in rows if signal_id in {None, row.id} and after(State(row.state), Move.BACK) is not None]
    return found[0] if found else None


def _why_no_longer(uow: UnitOfWork, row: Signal, until_at: datetime) -> str | None:
    if State(row.state) in {State.SENT, State.HELD}:
        return "unknown"  # the one who waits would hear of a new time without having heard of the first
    return domain.obstacle(row.sent_at, row.extensions, until_at, uow.now)


async def _closed(uow: UnitOfWork, row: Signal) -> Sequence[object]:
    """Put a space away, and with it one of the other that ends with it: both hear of it once."""
    was_known = State(row.state) not in {State.SENT, State.HELD}
    theirs = await signals.open_of_sender(uow, row.receiver_id or 0, Kind.SPACE)
    for space in (row, *(one for one in theirs if one.until_at == row.until_at)):
        await outbox_control.cancel(uow, DedupeKey.RELAY.of(space.id))
        await scheduled_jobs.cancel(uow, space.id)
        await move(uow, space, Move.END)
    if not was_known:
        return [ReceiptChanged(await view(uow, row), uow.now), *await keeping.let_go(uow, row)]
    signal, over = await view(uow, row), await keeping.lapse(uow, row)
    told_at = uow.now + promises.AFTERWARDS
    await scheduled_jobs.plan(
        uow, NewJob(domain.TOLD, told_at, domain.TOLD.once(row.id), signal.receiver.id, row.couple_id, row.id)
    )
    return [SpaceClosed(signal, signal.sender, uow.now), *await pins.unpin(uow, row), *over]


def _turning(signal: Sent, topic_at: datetime | None, now: datetime) -> str | None:
    """Return what the words of a return turn on as time goes on: the day on which a time in them is read."""
    return None if topic_at is None else now.astimezone(signal.receiver.zone).date().isoformat()
