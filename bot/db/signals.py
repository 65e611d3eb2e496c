"""Signals as rows: a need for space, a wish for closeness, a topic, from being sent to being put away."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Boolean, ForeignKey, Index, SmallInteger, String, bindparam, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import labels
from bot.db.pairing import Couple
from bot.db.payloads import Opened, SignalFacts
from bot.db.people import MEMBERS
from bot.db.prefetched import Prefetch
from bot.db.scheduled_jobs import ScheduledJob
from bot.db.schema import Encrypted, EncryptedColumn, Instant, Row
from bot.db.unit_of_work import UnitOfWork
from bot.db.unreadable import note
from bot.domain.signals import Kind, State
from bot.errors import Unreadable

LATELY = timedelta(hours=72)  # how far back signals are read ahead; what counts them looks no further


class Signal(Row):
    """One signal; `facts` is the sealed JSON of what was chosen and said, the approved text included."""

    __tablename__ = "signals"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    couple_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("couples.id"), index=True)
    sender_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("people.id"))
    receiver_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("people.id"))  # None: it reaches nobody
    kind: Mapped[str] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(12))
    strength: Mapped[int] = mapped_column(SmallInteger)
    wording: Mapped[str] = mapped_column(String(40))  # frame and variant, so that no wording repeats too soon
    sealed_facts: Mapped[Encrypted] = mapped_column("facts", EncryptedColumn)
    sent_at: Mapped[datetime] = mapped_column(Instant, index=True)
    until_at: Mapped[datetime | None] = mapped_column(Instant)  # the promised return, or the end of the window
    delivered_at: Mapped[datetime | None] = mapped_column(Instant)
    answer: Mapped[str | None] = mapped_column(String(16))
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    closed_at: Mapped[datetime | None] = mapped_column(Instant)
    extensions: Mapped[int] = mapped_column(SmallInteger, default=0)
    has_words: Mapped[bool] = mapped_column(Boolean, default=True)  # False once they were forgotten
    repeats: Mapped[int] = mapped_column(SmallInteger, default=0)  # wishes that were not sent again; nobody is told
    receipt_message_id: Mapped[int | None] = mapped_column(BigInteger)  # in the sender's chat
    relay_message_id: Mapped[int | None] = mapped_column(BigInteger)  # in the receiver's chat

    __table_args__ = (
        Index("ix_signals_sender_id_sent_at", "sender_id", "sent_at"),
        Index("ix_signals_receiver_id_sent_at", "receiver_id", "sent_at"),
    )

    facts = Opened[SignalFacts]()


_SENT = Prefetch[list[Signal]]()  # lately, or still open; by sender
_IN_SPACE = Prefetch[bool]()  # by couple
_ids, _people = (bindparam(name, expanding=True, type_=BigInteger) for name in ("ids", "people"))
_since = bindparam("since", type_=Instant())
_LATELY = select(Signal).where(Signal.sender_id.in_(_people), Signal.closed_at.is_(None) | (Signal.sent_at > _since))
_COUPLES = select(Signal.couple_id).where(Signal.id.in_(_ids)).distinct()
_MANY = select(Signal).where(Signal.id.in_(_ids))
_SPACES = select(Signal.couple_id).where(
    Signal.couple_id.in_(bindparam("couples", expanding=True, type_=BigInteger)),
    Signal.kind == "space",
    Signal.closed_at.is_(None),
)


async def add(uow: UnitOfWork, couple: Couple, signal: Signal, facts: SignalFacts) -> Signal:
    """Add a signal with its facts sealed for the couple."""
    await _seal(uow, couple, signal, facts)
    uow.session.add(signal)
    if (known := uow.prefetched.of(_SENT).get(signal.sender_id)) is not None:
        known.append(signal)
    return signal


async def load(uow: UnitOfWork, signal_id: int) -> Signal | None:
    """Return one signal with its facts opened; None where there is none, or one of which a newer version knows more."""
    found = await uow.get(Signal, signal_id)
    if found is None or not _is_known(found):
        return None
    return found if await _open(uow, found) else None


async def load_for_job(uow: UnitOfWork, signal_id: int) -> Signal | None:
    """Return the signal that a job is about, None where it is gone.

    Raises `Unreadable` where only a newer version can read it, so that the job is put off and stays on the agenda.
    """
    found = await load(uow, signal_id)
    if found is None and await uow.get(Signal, signal_id) is not None:
        raise Unreadable("signals")
    return found


def _is_known(signal: Signal) -> bool:
    """Return whether a signal is of a kind and in a state that there is; others belong to another version."""
    is_known = signal.kind in set(Kind) and signal.state in set(State)
    if not is_known:
        note("signals.kind", signal.id)
    return is_known


async def _open(uow: UnitOfWork, signal: Signal) -> bool:
    """Open the facts of a signal and return True; False where a newer version wrote them, and knows more of it.

    Where they do not open at all it goes on without words, as if they had been forgotten.
    """
    if not Signal.facts.is_of(signal):
        opened = await uow.open_json(labels.signal_facts(signal.id), signal.sealed_facts)
        if uow.is_newer(labels.signal_facts(signal.id)):
            return False
        signal.facts = SignalFacts.of_json(opened or {})
    return True


async def change_facts(uow: UnitOfWork, couple: Couple, signal: Signal, **changes: Any) -> None:
    """Change some facts of a signal."""
    await _seal(uow, couple, signal, replace(signal.facts, **changes))


async def _seal(uow: UnitOfWork, couple: Couple, signal: Signal, facts: SignalFacts) -> None:
    signal.sealed_facts = await uow.seal_json(couple.key_id, labels.signal_facts(signal.id), facts.as_json())
    signal.facts = facts


async def prefetch(uow: UnitOfWork, people: Collection[int]) -> None:
    """Read what these people sent lately or is still open, so that it need not be asked for one by one."""
    found = await _opened(uow, _LATELY, {"people": list(people), "since": uow.now - LATELY})
    known = uow.prefetched.of(_SENT)
    known |= {person_id: [] for person_id in people}
    for signal in found:
        known[signal.sender_id].append(signal)


async def read_spaces_ahead(uow: UnitOfWork, couples: Collection[int]) -> None:
    """Read in which of these couples a space is open, so that it need not be asked for one by one."""
    inside = set(await uow.session.scalars(_SPACES, {"couples": list(couples)}))
    uow.prefetched.of(_IN_SPACE).update({couple_id: couple_id in inside for couple_id in couples})


async def is_in_space(uow: UnitOfWork, couple_id: int) -> bool:
    """Return whether a space of either of a couple is open, or was when that was read ahead."""
    if couple_id not in uow.prefetched.of(_IN_SPACE):
        await read_spaces_ahead(uow, [couple_id])
    return uow.prefetched.of(_IN_SPACE)[couple_id]


async def couples_of(uow: UnitOfWork, ids: Collection[int]) -> set[int]:
    """Return the couples that these signals belong to."""
    return set(await uow.session.scalars(_COUPLES, {"ids": list(ids)}))


async def load_many(uow: UnitOfWork, ids: Collection[int]) -> list[Signal]:
    """Return those of the signals that there are, with their facts opened."""
    return await _opened(uow, _MANY, {"ids": list(ids)})


def _remembered(uow: UnitOfWork, senders: Iterable[int]) -> list[Signal] | None:
    """Return what was read ahead of people's signals, newest first; None where it was not read."""
    kept = [uow.prefetched.of(_SENT).get(sender) for sender in senders]
    if None in kept or not kept:
        return None
    there = [signal for some in kept for signal in some or () if signal in uow.session]
    return sorted(there, key=lambda signal: signal.sent_at, reverse=True)


async def open_of_sender(uow: UnitOfWork, sender_id: int, kind: str) -> list[Signal]:
    """Return the signals of one kind that somebody sent and that are not put away, newest first."""
    if (known := _remembered(uow, [sender_id])) is not None:
        return [signal for signal in known if signal.kind == kind and signal.closed_at is None]
    wanted = select(Signal).where(Signal.sender_id == sender_id, Signal.kind == kind, Signal.closed_at.is_(None))
    return await _opened(uow, wanted.order_by(Signal.sent_at.desc()))


async def open_of_couple(uow: UnitOfWork, couple_id: int) -> list[Signal]:
    """Return all signals of a couple that are not put away, newest first."""
    members = uow.prefetched.of(MEMBERS).get(couple_id, ())
    if len(members) == 2 and (known := _remembered(uow, [member.id for member in members])) is not None:
        return [signal for signal in known if signal.couple_id == couple_id and signal.closed_at is None]
    wanted = select(Signal).where(Signal.couple_id == couple_id, Signal.closed_at.is_(None))
    return await _opened(uow, wanted.order_by(Signal.sent_at.desc()))


async def held_for(uow: UnitOfWork, receiver_id: int) -> list[Signal]:
    """Return the signals that are held for somebody, spaces and what is not over, oldest first."""
    is_held = (Signal.receiver_id == receiver_id) & (Signal.state == "held") & Signal.closed_at.is_(None)
    is_ahead = Signal.until_at.is_(None) | (Signal.until_at > uow.now) | (Signal.kind == "space")
    return await _opened(uow, select(Signal).where(is_held, is_ahead).order_by(Signal.sent_at))


async def overdue_for(uow: UnitOfWork, receiver_id: int) -> list[Signal]:
    """Return the signals that are held for somebody and whose time is over, oldest first."""
    is_held = (Signal.receiver_id == receiver_id) & (Signal.state == "held") & Signal.closed_at.is_(None)
    return await _opened(uow, select(Signal).where(is_held, Signal.until_at <= uow.now).order_by(Signal.sent_at))


async def on_the_way_to(uow: UnitOfWork, receiver_id: int) -> list[Signal]:
    """Return the signals to somebody that Telegram has not taken yet, oldest first."""
    is_sent = (Signal.receiver_id == receiver_id) & (Signal.state == "sent") & Signal.closed_at.is_(None)
    return await _opened(uow, select(Signal).where(is_sent).order_by(Signal.sent_at))


async def sent_since(uow: UnitOfWork, sender_id: int, kind: str, since: datetime) -> list[Signal]:
    """Return the signals of one kind that somebody sent after `since`, newest first, facts closed."""
    if since >= uow.now - LATELY and (known := _remembered(uow, [sender_id])) is not None:
        return [signal for signal in known if signal.kind == kind and signal.sent_at > since]
    wanted = select(Signal).where(Signal.sender_id == sender_id, Signal.kind == kind, Signal.sent_at > since)
    return list(await uow.session.scalars(wanted.order_by(Signal.sent_at.desc())))


async def recent_wordings(uow: UnitOfWork, receiver_id: int, wordings: list[str]) -> list[str]:
    """Return which of these wordings a person got, newest first."""
    wanted = select(Signal.wording).where(Signal.receiver_id == receiver_id, Signal.wording.in_(wordings))
    return list(await uow.session.scalars(wanted.order_by(Signal.sent_at.desc()).limit(len(wordings) * 2)))


async def _opened(uow: UnitOfWork, wanted: Any, values: dict[str, Any] | None = None) -> list[Signal]:
    found = list(await uow.session.scalars(wanted, values))
    await uow.fetch_keys_of([signal.sealed_facts for signal in found])
    return [signal for signal in found if _is_known(signal) and await _open(uow, signal)]


async def erase_of_couple(uow: UnitOfWork, couple_id: int) -> None:
    """Delete all signals of a couple, and what the agenda holds about them."""
    ids = select(Signal.id).where(Signal.couple_id == couple_id)
    await uow.session.execute(delete(ScheduledJob).where(ScheduledJob.subject_id.in_(ids)))
    await uow.session.execute(delete(Signal).where(Signal.couple_id == couple_id))


async def forget(uow: UnitOfWork, notes_before: datetime, signals_before: datetime) -> None:
    """Delete signals sent before `signals_before`, and the words of closed ones sent before `notes_before`."""
    await uow.session.execute(delete(Signal).where(Signal.sent_at < signals_before, Signal.closed_at.is_not(None)))
    old = (Signal.sent_at < notes_before) & Signal.closed_at.is_not(None) & (Signal.has_words)
    wanted = select(Signal).where(old).limit(500)
    for row in await _opened(uow, wanted):
        couple = await uow.get(Couple, row.couple_id)
        if couple is not None:
            row.has_words = False
            await _seal(uow, couple, row, SignalFacts())


async def all_of(uow: UnitOfWork, *, sender_id: int | None = None, receiver_id: int | None = None) -> list[Signal]:
    """Return all signals that somebody sent, or received, oldest first."""
    wanted = Signal.sender_id == sender_id if sender_id is not None else Signal.receiver_id == receiver_id
    return await _opened(uow, select(Signal).where(wanted).order_by(Signal.sent_at))
