"""*Send*: a previewed signal goes to the partner, or meets one of the partner's that is open."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.db import signals
from bot.db.signals import Signal
from bot.db.unit_of_work import UnitOfWork
from bot.domain.collisions import CLOSE_BY, Choice, Meeting, WishWaits, meeting
from bot.domain.drafts import Draft
from bot.domain.people import Member
from bot.domain.receiving import Reception, reception
from bot.domain.signals import (
    CLOSED_AFTER,
    MUCH_SPACE_WITHIN,
    PER_DAY,
    Kind,
    MuchSpace,
    Sent,
    State,
    TooMany,
    is_much_space,
)
from bot.domain.text import Text
from bot.services import collisions, drafts, keeping, returns, takebacks, wishes
from bot.services.signals import Wording, add, dispatch, preview, ready, view

# What a need for space says beside a wish of the partner, by what comes first.
WordingBesideWish = Callable[[Draft, Member, Member, Sent, Choice, datetime], Text]


async def send(
    uow: UnitOfWork,
    person: Member,
    partner: Member,
    previewed: Draft,
    wordings: int,
    wording: Wording,
    receipt_message_id: int,
) -> list[object]:
    """Send what was previewed and return all that happened; nothing is sent where it has to be shown again."""
    draft = await ready(uow, person, partner, previewed, wordings, wording)
    if not isinstance(draft, Draft):
        return [draft]
    if await _is_too_many(uow, person, draft.kind):
        await drafts.drop(uow, person)
        return [TooMany(person, partner, draft.kind)]
    other = await _open_of_partner(uow, person, partner, draft.kind)
    how = None if other is None else meeting(draft.kind, Kind(other.kind), _age(other, uow.now))
    if other is not None and how is Meeting.SPACE_MEETS_WISH:
        await drafts.keep(uow, person, draft, "collision")
        return [WishWaits(person, partner, draft, await view(uow, other), uow.now)]
    before = await takebacks.replaced(uow, person, draft)
    row = await add(uow, person, partner, draft, receipt_message_id)
    if other is None or how is None:
        return [*before, *await _go(uow, row, person, partner), *await _much_space(uow, person, partner, row)]
    if how in {Meeting.WISH_MEETS_SPACE, Meeting.TOPIC_MEETS_SPACE}:
        return [*before, await collisions.keep_wish(uow, row, other)]
    return [*before, await collisions.join(uow, how, other, row)]


async def send_despite_wish(
    uow: UnitOfWork,
    person: Member,
    partner: Member,
    previewed: Draft,
    choice: Choice,
    wordings: int,
    wording: Wording,
    wording_beside_wish: WordingBesideWish,
    message_id: int,
) -> list[object]:
    """Send a need for space that met an open wish, the way its sender chose and in the words that were shown."""
    draft = await ready(uow, person, partner, previewed, wordings, wording)
    if not isinstance(draft, Draft):
        return [draft]
    wish = await _open_of_partner(uow, person, partner, Kind.SPACE)
    if wish is None or wish.kind != Kind.CLOSENESS:  # answered or put away in the meantime
        return await _go(uow, await add(uow, person, partner, draft, message_id), person, partner)
    if choice is Choice.TEN_MINUTES_FIRST:
        answered = await collisions.answer_first(uow, person, draft, wish)
        return [answered, await preview(uow, person, draft, wordings, wording, note="ten-first")]
    draft = draft.changed(text=wording_beside_wish(draft, person, partner, await view(uow, wish), choice, uow.now))
    row = await add(uow, person, partner, draft, message_id)
    return [await collisions.answer_with_space(uow, row, wish, choice), *await _go(uow, row, person, partner)]


def _age(other: Signal, now: datetime) -> timedelta:
    """Return how old a signal of the partner is; one that was answered is known, so nothing meets it at once."""
    is_known = other.answer is not None or bool(other.facts.letter)
    return max(now - other.sent_at, CLOSE_BY + timedelta(minutes=1)) if is_known else now - other.sent_at


async def _much_space(uow: UnitOfWork, person: Member, partner: Member, row: Signal) -> list[object]:
    """Ask the one who takes a lot of space, once as it becomes a lot, what would make things lighter."""
    if row.kind != Kind.SPACE:
        return []
    since = uow.now - MUCH_SPACE_WITHIN
    taken = [one for one in await signals.sent_since(uow, person.id, Kind.SPACE, since) if one.id != row.id]
    spaces = [(one.sent_at, one.closed_at or one.until_at or one.sent_at) for one in taken if _counts(one)]
    with_this = [*spaces, (row.sent_at, row.until_at or row.sent_at)]
    is_news = is_much_space(with_this, uow.now) and not is_much_space(spaces, uow.now)
    return [MuchSpace(person, partner, row.id)] if is_news else []


def _counts(row: Signal) -> bool:
    return State(row.state) not in {State.TAKEN_BACK, State.UNDELIVERED}


async def _go(uow: UnitOfWork, row: Signal, sender: Member, receiver: Member) -> list[object]:
    """Let a signal go its way; a wish that is held for somebody in a space, before or after, is kept for its end."""
    if row.kind == Kind.SPACE:
        await returns.plan(uow, row)
        return [await dispatch(uow, row, sender, receiver), *await keeping.keep_held(uow, sender.id)]
    await wishes.plan(uow, row)
    sent = await dispatch(uow, row, sender, receiver)
    if sent.signal.state is not State.HELD:
        return [sent]
    kept = await keeping.keep_held(uow, receiver.id)
    return [*kept] or [replace(sent, signal=await view(uow, row))]


async def _open_of_partner(uow: UnitOfWork, person: Member, partner: Member, kind: Kind) -> Signal | None:
    """Return the open signal of the partner that a new one meets: their space, or their unanswered wish."""
    if Reception.HELD in {reception(partner, uow.now), reception(person, uow.now)}:
        return None  # what is held meets nothing before it arrives
    found = [
        row
        for row in await signals.open_of_couple(uow, person.couple_id or 0)
        if row.sender_id == partner.id and _is_there(row)
    ]
    spaces = [row for row in found if row.kind == Kind.SPACE]
    wishes_ = [row for row in found if row.kind == Kind.CLOSENESS and row.answer is None]
    order = [*wishes_, *spaces] if kind is Kind.SPACE and wishes_ else [*spaces, *wishes_]
    return order[0] if order else None


def _is_there(row: Signal) -> bool:
    return State(row.state) in {State.SENT, State.DELIVERED, State.ANSWERED}


async def _is_too_many(uow: UnitOfWork, person: Member, kind: Kind) -> bool:
    since = uow.now - CLOSED_AFTER
    sent = [row for row in await signals.sent_since(uow, person.id, kind, since) if row.state != State.TAKEN_BACK]
    return len(sent) >= PER_DAY[kind]
