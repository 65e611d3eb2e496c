"""What waits inside the bot, in numbers only."""

from datetime import datetime
from typing import Any

from bot.db import outbox, processed_updates, scheduled_jobs
from bot.db.unit_of_work import UnitOfWork


async def next_thing_at(uow: UnitOfWork) -> datetime | None:
    """Return when the next thing for people is due, None without one."""
    return await scheduled_jobs.next_due_at(uow, without=("housekeeping",))


async def numbers(uow: UnitOfWork) -> dict[str, Any]:
    """Return what waits in the outbox by lane and on the agenda by kind, and how many updates are set aside."""
    return {
        "outbox": {depth.lane.name.lower(): depth.waiting for depth in await outbox.depths(uow)},
        "agenda": [
            {"what": kind, "count": count, "next": first.isoformat()}
            for kind, count, first in await scheduled_jobs.pending_by_kind(uow)
        ],
        "set_aside": await processed_updates.count_set_aside(uow),
    }
