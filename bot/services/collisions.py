"""Two signals that meet, decided in one transaction: space takes effect first, closeness gets a dated first slot."""

from datetime import datetime

from bot.db import outbox_control, scheduled_jobs, signals
from bot.db.signals import Signal
from bot.db.unit_of_work import UnitOfWork
from bot.domain.answers import Answered
from bot.domain.collisions import (
    Choice,
    HeartSent,
    Joined,
    Liked,
    Meeting,
    WishChosen,
    WishHeard,
    WishKept,
    WishStays,
)
from bot.domain.drafts import Draft
from bot.domain.people import Member
from bot.domain.signals import CLOSED_AFTER, Answer, Kind, Move, SignalOver, State
from bot.domain.stored_names import CollapseKey, DedupeKey
from bot.services import drafts, keeping, returns
from bot.services.signals import move, view


async def join(uow: UnitOfWork, how: Meeting, one: Signal, other: Signal) -> Joined:
    """Make one joint offer of two signals of the same minutes; what has arrived of them stays where it is.

    What comes out depends on the two signals, not on which of them came first.
    """
    first, second = sorted((one, other), key=lambda row: (row.kind != Kind.SPACE, row.sender_id))
    arrived = {row.id for row in (first, second) if await _has_arrived(uow, row)}
    for row in (first, second):
        await scheduled_jobs.cancel(uow, row.id)
        if row.id not in arrived:
            await outbox_control.cancel_by_collapse_key(uow, CollapseKey.RECEIPT.of(row.id))
    until_at = await _settle(uow, how, first, second)
    views = await view(uow, first), await view(uow, second)
    for row in (first, second):
        row.receipt_message_id = None  # it changes once more, with the joint words, and then no more
    wish = views[1] if how is Meeting.SPACE_AND_CLOSENESS else None
    return Joined(how, *views, until_at, wish, uow.now, frozenset(arrived))


async def _has_arrived(uow: UnitOfWork, row: Signal) -> bool:
    """Return whether a signal was delivered, or may have been; one that still waits in the outbox goes no more."""
    if row.relay_message_id is not None:
        return True
    key = DedupeKey.RELAY.of(row.id)
    return not await outbox_control.cancel(uow, key) and await outbox_control.was_attempted(uow, key)


async def keep_wish(uow: UnitOfWork, wish: Signal, space: Signal) -> WishKept:
    """Keep a wish, or a topic, for the end of the partner's space."""
    await keeping.keep(uow, wish, space)
    return await keeping.told(uow, wish, space)


async def keep_quietly(uow: UnitOfWork, person: Member, wish_id: int) -> WishStays | SignalOver:
    """Leave a kept wish where it is, without a sign; nothing changes but what is shown."""
    wish = await signals.load(uow, wish_id)
    if wish is None or wish.sender_id != person.id or wish.state != State.KEPT:
        return SignalOver(person)
    space = await signals.load(uow, wish.facts.kept_for or 0)
    return SignalOver(person) if space is None else WishStays(await view(uow, wish), await view(uow, space), uow.now)


async def send_heart(uow: UnitOfWork, person: Member, wish_id: int) -> HeartSent | SignalOver:
    """Send one small sign into the partner's space; once."""
    wish = await signals.load(uow, wish_id)
    if wish is None or wish.sender_id != person.id or wish.state != State.KEPT or wish.facts.heart:
        return SignalOver(person)
    space = await signals.load(uow, wish.facts.kept_for or 0)
    if space is None or space.closed_at is not None:
        return SignalOver(person)
    await keeping.note(uow, wish, heart=True)
    return HeartSent(await view(uow, wish), await view(uow, space), uow.now)


async def choose(uow: UnitOfWork, person: Member, signal_id: int, liked: Liked) -> WishChosen | SignalOver:
    """Say which of two wishes that met somebody would like; once, and within a day."""
    own = await signals.load(uow, signal_id)
    if own is None or own.sender_id != person.id or own.couple_id != person.couple_id or own.facts.liked:
        return SignalOver(person)
    other = await signals.load(uow, own.facts.met or 0)
    if other is None or uow.now - max(own.sent_at, other.sent_at) > CLOSED_AFTER:
        return SignalOver(person)
    await keeping.note(uow, own, liked=liked)
    is_silent = bool(await signals.open_of_sender(uow, other.sender_id, Kind.SPACE))
    return WishChosen(await view(uow, own), await view(uow, other), liked, uow.now, is_silent)


async def answer_with_space(uow: UnitOfWork, space: Signal, wish: Signal, choice: Choice) -> WishHeard:
    """Let a need for space answer an open wish, which has the first slot where that was agreed and is over else."""
    heard = WishHeard(await view(uow, wish))
    if choice is Choice.HEART_AND_TIME:
        await keeping.keep(uow, wish, space)
        return heard
    await scheduled_jobs.cancel(uow, wish.id)
    await move(uow, wish, Move.ANSWER)
    wish.answer, wish.answered_at = Answer.NOT_NOW, uow.now
    await move(uow, wish, Move.END)
    return heard


async def answer_first(uow: UnitOfWork, person: Member, draft: Draft, wish: Signal) -> Answered:
    """Say yes to the wish now; the need for space stays as a draft, to be sent when the time has come."""
    await drafts.keep(uow, person, draft, "preview")
    await move(uow, wish, Move.ANSWER)
    wish.answer, wish.answered_at = Answer.YES_NOW, uow.now
    return Answered(await view(uow, wish), Answer.YES_NOW, uow.now)


async def _settle(uow: UnitOfWork, how: Meeting, first: Signal, second: Signal) -> datetime | None:
    """Bring two signals into the state that their joint words describe; return when the quiet ends."""
    for row, other in ((first, second), (second, first)):
        await keeping.note(uow, row, joined=True, met=other.id)
    if how is Meeting.BOTH_CLOSENESS:
        for row in (first, second):
            await move(uow, row, Move.END)
            row.until_at = None
        return None
    spaces = (first, second) if how is Meeting.BOTH_SPACE else (first,)
    until_at = max(row.until_at for row in spaces if row.until_at is not None)
    for row in spaces:
        await move(uow, row, Move.JOIN)
        row.until_at, row.delivered_at = until_at, row.delivered_at or uow.now
        await returns.plan(uow, row)
    if how is Meeting.SPACE_AND_CLOSENESS:
        await keeping.keep(uow, second, first)
    return until_at
