"""Carrying a need from one partner to the other: preview, send, what became of it, and the answer."""

from datetime import datetime, timedelta
from typing import Protocol

from bot.db import outbox_control, pairing, people, scheduled_jobs, signals
from bot.db.payloads import SignalFacts
from bot.db.scheduled_jobs import NewJob
from bot.db.schema import random_id
from bot.db.signals import Signal
from bot.db.unit_of_work import UnitOfWork
from bot.db.unreadable import read_or
from bot.domain import clocktimes
from bot.domain.collisions import JoinedArrived
from bot.domain.drafts import Asked, Draft, DraftGone, Previewed
from bot.domain.lengths import Choice, chosen_last
from bot.domain.people import Member
from bot.domain.receiving import Reception, reception
from bot.domain.returns import LAST_QUESTION
from bot.domain.signals import (
    CLOSED,
    LEAST_LEFT,
    Answer,
    Kind,
    Length,
    Move,
    NotConnected,
    ReceiptChanged,
    RelayGone,
    Sent,
    SignalOver,
    SignalSent,
    State,
    Strength,
    after,
    judge,
)
from bot.domain.stored_names import DedupeKey
from bot.domain.text import Text
from bot.services import accounts, drafts
from bot.services.housekeeping import SIGNALS_KEPT


class Wording(Protocol):
    """What words a draft in the receiver's language; with `is_held` as it would be held for them."""

    def __call__(
        self, draft: Draft, sender: Member, receiver: Member, now: datetime, *, is_held: bool | None = None
    ) -> Text:
        """Return the words."""


async def choose_wording(uow: UnitOfWork, draft: Draft, receiver: Member, wordings: int) -> Draft:
    """Return the draft with the wording that the receiver has not had for longest, unless one was chosen."""
    frame = f"{draft.kind}.{receiver.tone}.{draft.strength.value}"
    if draft.frame == frame:
        return draft
    known = [f"{frame}.{number}" for number in range(wordings)]
    recent = await signals.recent_wordings(uow, receiver.id, known)
    variant = max(range(wordings), key=lambda number: recent.index(known[number]) if known[number] in recent else 99)
    return draft.changed(frame=frame, variant=variant)


async def preview(
    uow: UnitOfWork, person: Member, draft: Draft, wordings: int, wording: Wording, note: str | None = None
) -> Previewed | Asked | NotConnected:
    """Word the draft and keep what is shown, so that it is, word for word, what will be sent."""
    partner = await accounts.partner_of(uow, person)
    if partner is None:
        return NotConnected(person)
    if draft.own_words and not partner.takes_lines:
        draft, note = draft.without_own_words(), "no-line"
    need = draft.needs()
    if need is not None:
        await drafts.keep(uow, person, draft, need)
        return Asked(person, partner, draft, need, uow.now, f"{need}-off")
    problem = draft.until_at and _problem(draft.until_at, uow.now)
    if problem:
        await drafts.keep(uow, person, draft.changed(until_at=None), "until")
        return Asked(person, partner, draft, "until", uow.now, problem)
    draft = await choose_wording(uow, draft, partner, wordings)
    draft = draft.changed(text=wording(draft, person, partner, uow.now))
    await drafts.keep(uow, person, draft, "preview")
    return Previewed(person, partner, draft, uow.now, note)


async def ready(
    uow: UnitOfWork, person: Member, partner: Member, draft: Draft, wordings: int, wording: Wording
) -> Draft | Previewed | Asked | NotConnected | DraftGone:
    """Return the draft when it can be sent as it was previewed; otherwise what has to be shown instead."""
    if draft.text is None:
        return DraftGone(person)
    is_too_late = draft.until_at is not None and draft.until_at < uow.now + LEAST_LEFT
    if is_too_late or (draft.own_words and not partner.takes_lines):
        return await preview(uow, person, draft, wordings, wording)
    # What was shown goes as it was shown for as long as it is true; with its weekday it is on every day.
    still_true = (wording(draft, person, partner, uow.now, is_held=is_held) for is_held in (None, True))
    if draft.text not in still_true:
        return await preview(uow, person, draft, wordings, wording, note="new-words")
    return draft


async def add(uow: UnitOfWork, person: Member, partner: Member, draft: Draft, receipt_message_id: int) -> Signal:
    """Add a signal that was approved, and end its dialogue."""
    await drafts.drop(uow, person)
    couple = await pairing.couple(uow, person.couple_id or 0)
    assert couple is not None  # noqa: S101 - the caller saw the couple
    assert draft.text is not None  # noqa: S101 - the caller saw the preview
    row = Signal(
        id=random_id(),
        couple_id=couple.id,
        sender_id=person.id,
        receiver_id=None if partner.is_gone else partner.id,
        kind=draft.kind,
        state=State.SENT,
        strength=draft.strength,
        wording=f"{draft.frame}.{draft.variant}",
        sent_at=uow.now,
        until_at=draft.until_at,
        extensions=0,
        repeats=0,
        receipt_message_id=receipt_message_id or None,
    )
    until, is_by_clock = draft.until_at, draft.clock_said_at == draft.until_at
    facts = SignalFacts(
        text=draft.text.as_json(),
        wish=draft.wish,
        own_wish=draft.own_wish or " ".join(draft.topic) or None,
        window=draft.window,
        signs=draft.signs,
        line=draft.line,
        clocks=None if until is None else clocktimes.kept(until, person, partner, is_by_clock=is_by_clock),
    )
    return await signals.add(uow, couple, row, facts)


async def dispatch(uow: UnitOfWork, row: Signal, sender: Member, receiver: Member) -> SignalSent:
    """Let an added signal go to the partner: now, without sound, or held."""
    if reception(receiver, uow.now) is Reception.HELD:
        await move(uow, row, Move.HOLD)
    return SignalSent(_sent(row, sender, receiver), uow.now, timedelta(seconds=sender.undo_seconds))


async def prefetch(uow: UnitOfWork, signal_ids: set[int]) -> None:
    """Read these signals, whose couples must be held, with their people: one statement a table."""
    couples = await signals.couples_of(uow, signal_ids) if signal_ids else set()
    if couples:
        await pairing.prefetch(uow, couples)
        await people.prefetch(uow, couples)
        uow.prefetched.keep_alive(await signals.load_many(uow, signal_ids))


async def delivered(
    uow: UnitOfWork, signal_id: int, message_id: int | None
) -> ReceiptChanged | RelayGone | JoinedArrived | None:
    """Note that Telegram took the relay, which is all that anybody can know of it.

    One that was taken back while it was on its way is removed again; one that met the other's in the meantime stays.
    """
    row = await signals.load(uow, signal_id)
    if row is None:
        return None
    row.relay_message_id = message_id
    if row.facts.joined and row.state != State.TAKEN_BACK:
        return JoinedArrived(await view(uow, row), uow.now)
    if State(row.state) in {State.TAKEN_BACK, State.KEPT, State.RETURNED}:
        return RelayGone((await view(uow, row)).receiver, message_id) if message_id else None
    return await _arrived(uow, row)


async def receipt_shown(uow: UnitOfWork, signal_id: int, message_id: int) -> None:
    """Note which message tells the sender what became of a signal, unless one does already."""
    row = await signals.load(uow, signal_id)
    if row is not None and row.receipt_message_id is None:
        row.receipt_message_id = message_id


async def seen(
    uow: UnitOfWork, person: Member, signal_id: int, message_id: int | None
) -> ReceiptChanged | SignalOver | None:
    """Note that a relay has arrived, because its receiver taps a button of it, where Telegram's word for that is out.

    That word may be lost, or on its way while a process dies; a copy that waits for its turn is not sent any more.
    A copy of what was taken back, kept or over before that word came is a stray.
    """
    row = await signals.load(uow, signal_id)
    if row is None or row.receiver_id != person.id:
        return None
    if row.relay_message_id is None and (row.closed_at is not None or row.state == State.KEPT):
        return SignalOver(person, is_stray=True)
    if State(row.state) not in {State.SENT, State.HELD}:
        return None
    await outbox_control.cancel(uow, DedupeKey.RELAY.of(row.id))
    row.relay_message_id = message_id
    return await _arrived(uow, row)


async def received(uow: UnitOfWork, person: Member, signal_id: int) -> Sent | None:
    """Return a signal that this person received and that is still open, or None."""
    row = await signals.load(uow, signal_id)
    if row is None or row.receiver_id != person.id or row.closed_at is not None:
        return None
    return await view(uow, row)


async def open_space_of(uow: UnitOfWork, person: Member) -> Sent | None:
    """Return the space this person is in, or None."""
    found = await signals.open_of_sender(uow, person.id, Kind.SPACE)
    return await view(uow, found[0]) if found else None


async def last_length(uow: UnitOfWork, person: Member) -> Choice:
    """Return the length that somebody chose last for a need for space."""
    taken = await signals.sent_since(uow, person.id, Kind.SPACE, uow.now - SIGNALS_KEPT)
    return chosen_last((row.sent_at, row.until_at) for row in taken if row.until_at and not row.extensions)


async def make_room(uow: UnitOfWork, person: Member) -> Sent | None:
    """Return the space this person is in, or None; one that is over and never arrived makes room for another."""
    found = await signals.open_of_sender(uow, person.id, Kind.SPACE)
    if not found:
        return None
    space = await view(uow, found[0])
    if space.state is not State.HELD or not space.is_over(uow.now):
        return space
    await outbox_control.cancel(uow, DedupeKey.RELAY.of(space.id))
    await scheduled_jobs.cancel(uow, space.id)
    await move(uow, found[0], Move.END)
    return None


async def open_wish_of(uow: UnitOfWork, person: Member) -> Sent | None:
    """Return the wish of this person that waits for an answer, or None."""
    found = [row for row in await signals.open_of_sender(uow, person.id, Kind.CLOSENESS) if row.answer is None]
    return await view(uow, found[0]) if found else None


async def view(uow: UnitOfWork, row: Signal) -> Sent:
    """Return a signal as the layers above bot.db know it."""
    sender = await accounts.known(uow, row.sender_id)
    receiver = await accounts.receiver(uow, row.receiver_id, row.couple_id)
    assert sender is not None  # noqa: S101 - foreign keys keep both
    assert receiver is not None  # noqa: S101
    return _sent(row, sender, receiver)


async def _arrived(uow: UnitOfWork, row: Signal) -> ReceiptChanged | None:
    if not await move(uow, row, Move.TOOK):
        return None
    row.delivered_at = uow.now
    signal = await view(uow, row)
    if signal.is_over(uow.now):
        await move(uow, row, Move.TIME)
        await _ask_after_all(uow, row)
    return ReceiptChanged(await view(uow, row), uow.now)


async def _ask_after_all(uow: UnitOfWork, row: Signal) -> None:
    """NewJob the question about a promise whose time went by while nobody knew of it, unless it lies ahead anyway."""
    if row.kind == Kind.SPACE and row.until_at is not None:
        once = LAST_QUESTION.once(row.id, int(row.until_at.timestamp()))
        await scheduled_jobs.plan(uow, NewJob(LAST_QUESTION, uow.now, once, row.sender_id, row.couple_id, row.id))


async def move(uow: UnitOfWork, row: Signal, what: Move) -> bool:
    """Let a move happen to a signal; False, and nothing changed, when it is not possible any more."""
    state = after(State(row.state), what)
    if state is None:
        return False
    row.state = state
    if state in CLOSED:
        row.closed_at = uow.now
    return True


def _problem(until_at: datetime, now: datetime) -> str | None:
    length = judge(until_at, now)
    return None if length is Length.FINE else f"too-{length}"


def _sent(row: Signal, sender: Member, receiver: Member) -> Sent:
    return Sent(
        id=row.id,
        kind=Kind(row.kind),
        state=State(row.state),
        strength=read_or(Strength.QUITE, lambda: Strength(row.strength), "signals.strength", row.id),
        sender=sender,
        receiver=receiver,
        text=read_or(Text(), lambda: Text.of_json(row.facts.text), "signals.facts", row.id),
        until_at=row.until_at,
        wish=row.facts.wish,
        own_wish=row.facts.own_wish,
        window=row.facts.window,
        answer=read_or(None, lambda: Answer(str(row.answer)), "signals.answer", row.id) if row.answer else None,
        receipt_message_id=row.receipt_message_id,
        relay_message_id=row.relay_message_id,
        extensions=row.extensions,
        started_at=row.sent_at,
        signs=tuple(row.facts.signs),
        line=row.facts.line,
        delivered_at=row.delivered_at,
        is_undated=row.facts.undated,
    )
