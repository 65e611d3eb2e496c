"""Whether somebody can be reached: a bot that is blocked stops all it begins by itself, whoever tells of it.

Unblocking it, or writing to it, lets go what waited and starts nothing: small questions and lessons come again when
their receiver asks for one, says /start, or changes when they come.
"""

from bot.db import people, scheduled_jobs
from bot.db.unit_of_work import UnitOfWork
from bot.services import checkins, lessons, pauses


async def lost(uow: UnitOfWork, person_id: int) -> None:
    """Note that Telegram delivers nothing to somebody any more: they blocked the bot, or a message was refused."""
    row = await people.person(uow, person_id)
    if row is not None:
        row.is_reachable = False
        await scheduled_jobs.cancel(uow, person_id, checkins.ASK, lessons.DUTY)


async def regained(uow: UnitOfWork, person_id: int) -> list[object]:
    """Note that somebody can be reached, let go what waited for them, and return what happened through it."""
    row = await people.person(uow, person_id)
    if row is not None:
        row.is_reachable = True
    return await pauses.release(uow, person_id)
