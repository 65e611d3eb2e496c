"""Who wants a look back, for whom they said so, and the answers of a couple that it may speak of."""

from datetime import date

from sqlalchemy import BigInteger, ForeignKey, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from bot.db import checkins
from bot.db.checkins import CheckinPoll, CheckinRound
from bot.db.schema import Row
from bot.db.unit_of_work import UnitOfWork
from bot.domain.checkins import Answer


class LookBackWish(Row):
    """Somebody wants a look back with the one they are connected with; without a row they don't."""

    __tablename__ = "look_back_wishes"

    person_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("people.id"), primary_key=True, autoincrement=False)
    couple_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("couples.id"), index=True)


async def is_wanted(uow: UnitOfWork, person_id: int, couple_id: int) -> bool:
    """Return whether somebody wants it in this couple."""
    row = await uow.session.get(LookBackWish, person_id)
    return row is not None and row.couple_id == couple_id


async def count(uow: UnitOfWork, couple_id: int) -> int:
    """Return how many of a couple want it."""
    wanted = select(func.count()).where(LookBackWish.couple_id == couple_id)
    return await uow.session.scalar(wanted) or 0


async def keep(uow: UnitOfWork, person_id: int, couple_id: int) -> None:
    """Note that somebody wants it in this couple."""
    await uow.session.merge(LookBackWish(person_id=person_id, couple_id=couple_id))
    await uow.session.flush()


async def forget(uow: UnitOfWork, person_id: int) -> None:
    """Note that somebody does not want it."""
    await uow.session.execute(delete(LookBackWish).where(LookBackWish.person_id == person_id))


async def answers(
    uow: UnitOfWork, couple_id: int, first: date, last: date
) -> list[tuple[CheckinRound, list[tuple[CheckinPoll, Answer]]]]:
    """Return the questions of a couple from one day to another, each with its polls and answers, oldest first."""
    wanted = (
        select(CheckinRound, CheckinPoll)
        .join(CheckinPoll, CheckinPoll.round_id == CheckinRound.id)
        .where(CheckinRound.couple_id == couple_id, CheckinRound.asked_on.between(first, last))
        .order_by(CheckinRound.asked_on, CheckinPoll.id)
    )
    found: dict[int, tuple[CheckinRound, list[tuple[CheckinPoll, Answer]]]] = {}
    for asked, poll in (await uow.session.execute(wanted)).all():
        found.setdefault(asked.id, (asked, []))[1].append((poll, await checkins.answer(uow, poll)))
    return list(found.values())
