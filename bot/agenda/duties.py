"""What each kind of agenda item means: the kind's name and the service that does it."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.agenda.clerk import Duty
from bot.domain.returns import STEPS
from bot.services import housekeeping, returns, wishes
from bot.storage.agenda import AgendaItem, Plan, plan
from bot.storage.unit_of_work import UnitOfWork

_EVERY = timedelta(hours=6)


async def _clean(uow: UnitOfWork, item: AgendaItem) -> Sequence[object]:
    await housekeeping.clean(uow)
    await begin(uow)
    return ()


async def begin(uow: UnitOfWork) -> None:
    """Put what the house itself needs on the agenda, where it is not there already."""
    await plan(uow, Plan("housekeeping", uow.now + _EVERY, "housekeeping"))


DUTIES: Mapping[str, Duty] = {
    "housekeeping": _clean,
    **dict.fromkeys(STEPS, returns.came_due),
    **dict.fromkeys(("wish.remind", "wish.window", "wish.close"), wishes.came_due),
}
