"""Questions as rows: when each person wants them, one round a couple and day, one poll for each person in it."""

from dataclasses import asdict
from datetime import date, datetime, time, timedelta

from sqlalchemy import (
    BigInteger,
    Boolean,
    ForeignKey,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    UniqueConstraint,
    delete,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from bot import jsoncodec
from bot.db import labels
from bot.db.pairing import Couple
from bot.db.scheduled_jobs import ScheduledJob
from bot.db.schema import Clock, Day, Encrypted, EncryptedColumn, Instant, Row, random_id
from bot.db.unit_of_work import UnitOfWork
from bot.domain.checkins import EVENING, Answer, CheckinSettings
from bot.domain.stored_names import JobKind

SENT, OFFERED, SKIPPED, CLOSED = "sent", "offered", "skipped", "closed"
REVEAL = JobKind.CHECKIN_REVEAL
_ROUNDS_KEPT = timedelta(days=400)  # what was asked, without answers: so that questions go on taking turns
_STRAYS_KEPT = timedelta(days=2)  # Telegram says it again with each vote


class CheckinSetting(Row):
    """When a person wants to be asked; a person without a row wants what is usual."""

    __tablename__ = "checkin_settings"

    person_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("people.id"), primary_key=True, autoincrement=False)
    is_on: Mapped[bool] = mapped_column(Boolean)
    clock: Mapped[time] = mapped_column(Clock)
    weekdays: Mapped[int] = mapped_column(SmallInteger)  # one bit for each, Monday the lowest
    begun_on: Mapped[date | None] = mapped_column(Day)
    is_reviewed: Mapped[bool] = mapped_column(Boolean)


class CheckinRound(Row):
    """One question to a couple, on one date of the calendar wherever the two are."""

    __tablename__ = "checkin_rounds"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    couple_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("couples.id"))
    asked_on: Mapped[date] = mapped_column(Day, index=True)
    item: Mapped[str] = mapped_column(String(8))
    settles_at: Mapped[datetime] = mapped_column(Instant)
    settled_at: Mapped[datetime | None] = mapped_column(Instant)  # from then on no answer changes
    is_shared: Mapped[bool] = mapped_column(Boolean, default=False)

    __table_args__ = (UniqueConstraint("couple_id", "asked_on"),)


class CheckinPoll(Row):
    """The question as one person has it; `answer` is sealed with the key of the couple, because both may see it."""

    __tablename__ = "checkin_polls"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    round_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("checkin_rounds.id"))
    couple_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("couples.id"), index=True)
    person_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("people.id"))
    state: Mapped[str] = mapped_column(String(8))
    poll_id: Mapped[str | None] = mapped_column(String(64), unique=True)  # Telegram's, once it is known
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    sealed_answer: Mapped[Encrypted | None] = mapped_column("answer", EncryptedColumn)
    asked_at: Mapped[datetime] = mapped_column(Instant, index=True)
    reveals_at: Mapped[datetime] = mapped_column(Instant)
    is_shown: Mapped[bool] = mapped_column(
        Boolean, default=False
    )  # both answers to this person, or what they told to the other

    __table_args__ = (
        UniqueConstraint("round_id", "person_id"),
        Index("ix_checkin_polls_person_id_asked_at", "person_id", "asked_at"),
    )


class StrayPoll(Row):
    """A poll that Telegram speaks of and nobody here knows: the process died between sending it and writing it down."""

    __tablename__ = "stray_polls"

    poll_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    question_hash: Mapped[bytes] = mapped_column(LargeBinary)
    heard_at: Mapped[datetime] = mapped_column(Instant, index=True)


async def settings(uow: UnitOfWork, person_id: int) -> CheckinSettings:
    """Return when a person wants to be asked."""
    row = await uow.session.get(CheckinSetting, person_id)
    if row is None:
        return CheckinSettings()
    days = frozenset(day for day in range(7) if row.weekdays >> day & 1)
    return CheckinSettings(row.is_on, row.clock or EVENING, days, row.begun_on, row.is_reviewed)


async def keep_settings(uow: UnitOfWork, person_id: int, wanted: CheckinSettings) -> None:
    """Keep when a person wants to be asked."""
    values = asdict(wanted) | {"weekdays": sum(1 << day for day in wanted.weekdays)}
    row = await uow.session.get(CheckinSetting, person_id)
    if row is None:
        uow.session.add(CheckinSetting(person_id=person_id, **values))
    else:
        for name, value in values.items():
            setattr(row, name, value)
    await uow.session.flush()


async def round_on(uow: UnitOfWork, couple_id: int, asked_on: date) -> CheckinRound | None:
    """Return the question a couple got on a date, or None."""
    wanted = select(CheckinRound).where(CheckinRound.couple_id == couple_id, CheckinRound.asked_on == asked_on)
    return await uow.session.scalar(wanted)


async def past(uow: UnitOfWork, couple_id: int) -> list[tuple[date, str]]:
    """Return what a couple was asked, newest first."""
    wanted = select(CheckinRound.asked_on, CheckinRound.item).where(CheckinRound.couple_id == couple_id)
    found = await uow.session.execute(wanted.order_by(CheckinRound.asked_on.desc()).limit(200))
    return [(row.asked_on, row.item) for row in found]


async def add_round(uow: UnitOfWork, couple_id: int, asked_on: date, item: str, settles_at: datetime) -> CheckinRound:
    """Add the question of a date."""
    added = CheckinRound(
        id=random_id(), couple_id=couple_id, asked_on=asked_on, item=item, settles_at=settles_at, is_shared=False
    )
    uow.session.add(added)
    await uow.session.flush()
    return added


async def round_of(uow: UnitOfWork, poll: CheckinPoll) -> CheckinRound:
    """Return the round a poll belongs to."""
    return await uow.session.get_one(CheckinRound, poll.round_id)


async def add_poll(
    uow: UnitOfWork, asked: CheckinRound, person_id: int, reveals_at: datetime, state: str
) -> CheckinPoll:
    """Add the question of a round as one person gets it; one that was skipped is taken up again."""
    found = await poll_in(uow, asked.id, person_id)
    if found is None:
        found = CheckinPoll(id=random_id(), round_id=asked.id, couple_id=asked.couple_id, person_id=person_id)
        uow.session.add(found)
    found.state, found.asked_at, found.reveals_at = state, uow.now, reveals_at
    found.poll_id, found.message_id, found.sealed_answer = None, None, None
    await uow.session.flush()
    return found


async def poll(uow: UnitOfWork, number: int) -> CheckinPoll | None:
    """Return a poll by our own number, or None."""
    return await uow.session.get(CheckinPoll, number)


async def poll_in(uow: UnitOfWork, round_id: int, person_id: int) -> CheckinPoll | None:
    """Return the poll of one person in a round, or None."""
    wanted = select(CheckinPoll).where(CheckinPoll.round_id == round_id, CheckinPoll.person_id == person_id)
    return await uow.session.scalar(wanted)


async def polls_in(uow: UnitOfWork, round_id: int) -> list[CheckinPoll]:
    """Return the polls of a round."""
    return list(await uow.session.scalars(select(CheckinPoll).where(CheckinPoll.round_id == round_id)))


async def poll_called(uow: UnitOfWork, poll_id: str) -> CheckinPoll | None:
    """Return a poll by Telegram's id, or None."""
    return await uow.session.scalar(select(CheckinPoll).where(CheckinPoll.poll_id == poll_id))


async def open_polls(uow: UnitOfWork, person_id: int) -> list[tuple[CheckinPoll, str]]:
    """Return the polls of a person that take answers, each with its question's id."""
    wanted = (
        select(CheckinPoll, CheckinRound.item)
        .join(CheckinRound, CheckinRound.id == CheckinPoll.round_id)
        .where(CheckinPoll.person_id == person_id, CheckinPoll.state == SENT, CheckinRound.settled_at.is_(None))
    )
    return [(row[0], row[1]) for row in await uow.session.execute(wanted)]


async def answer(uow: UnitOfWork, of: CheckinPoll) -> Answer:
    """Return what was answered; an answer without a choice where nothing was."""
    if of.sealed_answer is None:
        return Answer()
    kept = jsoncodec.fields_of(Answer, await uow.open_json(labels.checkin_answer(of.id), of.sealed_answer) or {})
    return Answer(**kept | {name: tuple(kept.get(name) or ()) for name in ("chosen", "words")})


async def keep_answer(uow: UnitOfWork, couple: Couple, of: CheckinPoll, given: Answer) -> None:
    """Keep what was answered, in place of what was answered before."""
    of.sealed_answer = await uow.seal_json(couple.key_id, labels.checkin_answer(of.id), asdict(given))


async def answers_of(uow: UnitOfWork, person_id: int) -> list[tuple[CheckinRound, Answer]]:
    """Return what a person answered and when, oldest first."""
    wanted = (
        select(CheckinPoll, CheckinRound)
        .join(CheckinRound, CheckinRound.id == CheckinPoll.round_id)
        .where(CheckinPoll.person_id == person_id, CheckinPoll.sealed_answer.is_not(None))
        .order_by(CheckinRound.asked_on)
    )
    rows = [(row[0], row[1]) for row in await uow.session.execute(wanted)]
    return [(asked, given) for poll, asked in rows if (given := await answer(uow, poll)).chosen]


async def erase_of_person(uow: UnitOfWork, person_id: int) -> None:
    """Delete all polls and answers of a person, and what the agenda holds about them."""
    mine = (ScheduledJob.person_id == person_id) & (ScheduledJob.kind == REVEAL)
    await uow.session.execute(delete(ScheduledJob).where(mine))
    await uow.session.execute(delete(CheckinPoll).where(CheckinPoll.person_id == person_id))


async def seal_anew(uow: UnitOfWork, couple: Couple) -> None:
    """Seal the answers of a couple with its present key."""
    wanted = select(CheckinPoll).where(CheckinPoll.couple_id == couple.id, CheckinPoll.sealed_answer.is_not(None))
    for of in await uow.session.scalars(wanted):
        await keep_answer(uow, couple, of, await answer(uow, of))


async def erase(uow: UnitOfWork, of: CheckinPoll) -> None:
    """Delete one poll."""
    await uow.session.delete(of)
    await uow.session.flush()


async def note_stray(uow: UnitOfWork, poll_id: str, question_hash: bytes) -> None:
    """Remember the question of a poll that nobody knows."""
    insert = sqlite.insert if uow.dialect == "sqlite" else postgresql.insert
    fresh = insert(StrayPoll).values(poll_id=poll_id, question_hash=question_hash, heard_at=uow.now)
    await uow.session.execute(fresh.on_conflict_do_nothing())


async def stray(uow: UnitOfWork, poll_id: str) -> bytes | None:
    """Return the hash of the question of a poll that nobody knows, or None."""
    return await uow.session.scalar(select(StrayPoll.question_hash).where(StrayPoll.poll_id == poll_id))


async def forget_old(uow: UnitOfWork, answers_before: datetime) -> None:
    """Delete polls with their answers that were asked before an instant, and what else has served its time."""
    await uow.session.execute(delete(CheckinPoll).where(CheckinPoll.asked_at < answers_before))
    rounds_before = (uow.now - _ROUNDS_KEPT).date()
    await uow.session.execute(delete(CheckinRound).where(CheckinRound.asked_on < rounds_before))
    await uow.session.execute(delete(StrayPoll).where(StrayPoll.heard_at < uow.now - _STRAYS_KEPT))
