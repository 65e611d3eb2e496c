"""The budget of what the bot starts by itself: at most two messages a day, by the date where the person is.

Questions and lessons count. Reveals do not: they answer one's own vote. Nor do signals and returns, nor what somebody
asked for. A message is counted in the transaction that puts it into the outbox.
"""

from datetime import date

from bot.domain.people import Member
from bot.storage import budget
from bot.storage.unit_of_work import UnitOfWork

A_DAY_AT_MOST = 2  # DESIGN 1, point 9


async def may_start(uow: UnitOfWork, person: Member) -> bool:
    """Say whether the bot may start one more message to a person today."""
    return await budget.count(uow, person.id, _today(uow, person)) < A_DAY_AT_MOST


async def started(uow: UnitOfWork, person: Member) -> None:
    """Count a message that the bot starts now."""
    await budget.add(uow, person.id, _today(uow, person))


def _today(uow: UnitOfWork, person: Member) -> date:
    return uow.now.astimezone(person.zone).date()
