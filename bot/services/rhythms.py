"""When questions and lessons come by themselves: one way to look at either and to change it, for the settings."""

from datetime import time

from bot.db import scheduled_jobs
from bot.db.unit_of_work import UnitOfWork
from bot.domain.people import Member
from bot.domain.settings import Rhythm, Section
from bot.services import checkins, lessons


async def rhythm(uow: UnitOfWork, person: Member, of: Section) -> Rhythm:
    """Return when questions (`Section.CHECKINS`) or lessons (`Section.LESSONS`) come to somebody."""
    if of is Section.CHECKINS:
        asked = await checkins.settings_of(uow, person.id)
        return Rhythm(asked.is_on and bool(asked.weekdays), asked.weekdays, asked.clock)
    sent = await lessons.settings(uow, person)
    return Rhythm(sent.is_on, sent.days, sent.clock, sent.track)


async def switch(uow: UnitOfWork, person: Member, of: Section, *, is_on: bool) -> None:
    """Let them come, or not."""
    await (checkins if of is Section.CHECKINS else lessons).switch(uow, person, is_on)


async def set_clock(uow: UnitOfWork, person: Member, of: Section, clock: time) -> None:
    """Let them come at another time of the day."""
    await (checkins if of is Section.CHECKINS else lessons).set_hour(uow, person, clock)


async def set_day(uow: UnitOfWork, person: Member, of: Section, day: int, *, is_on: bool) -> None:
    """Let them come on a weekday (Monday 0 to Sunday 6), or not; without any day left they are off."""
    now = (await rhythm(uow, person, of)).days
    days = now | {day} if is_on else now - {day}
    if days:
        await (checkins if of is Section.CHECKINS else lessons).set_days(uow, person, days)
    else:
        await switch(uow, person, of, is_on=False)


async def plan_anew(uow: UnitOfWork, person: Member) -> None:
    """Plan what comes next anew, as after a change of zone or quiet hours; `person` is as they are now."""
    await checkins.plan_anew(uow, person)
    await lessons.replan(uow, person)


async def plan_by_new_rules(uow: UnitOfWork, person: Member) -> None:
    """Plan anew what is planned, as under new rules of time zones; what does not come by itself begins not."""
    planned = await scheduled_jobs.kinds_about(uow, person.id)
    if checkins.ASK in planned:
        await checkins.plan_anew(uow, person)
    if lessons.DUTY in planned:
        await lessons.replan(uow, person)
