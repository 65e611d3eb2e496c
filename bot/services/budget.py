"""The budget of what the bot starts by itself: at most two messages a day, by the date where the person is.

Questions and lessons count. Reveals do not: they answer one's own vote. Nor do signals and returns, nor what somebody
asked for. A message is counted in the transaction that puts it into the outbox.
"""

from collections.abc import Collection
from datetime import date, timedelta

from bot.db import proactive_messages
from bot.db.unit_of_work import UnitOfWork
from bot.domain.people import Member

_ANY_ZONE = timedelta(days=1)  # by which the date somewhere may lie behind that in UTC
A_DAY_AT_MOST = 2  # docs/develop/evidence.md, E18


async def prefetch(uow: UnitOfWork, person_ids: Collection[int]) -> None:
    """Read what was started lately for these people, so that it need not be asked for one by one."""
    await proactive_messages.prefetch(uow, person_ids, uow.now.date() - _ANY_ZONE)


async def may_start(uow: UnitOfWork, person: Member) -> bool:
    """Return whether the bot may start one more message to a person today."""
    return await proactive_messages.count(uow, person.id, _today(uow, person)) < A_DAY_AT_MOST


async def started(uow: UnitOfWork, person: Member) -> None:
    """Count a message that the bot starts now."""
    await proactive_messages.add(uow, person.id, _today(uow, person))


def _today(uow: UnitOfWork, person: Member) -> date:
    return uow.now.astimezone(person.zone).date()
