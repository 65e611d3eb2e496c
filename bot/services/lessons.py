"""Lessons: when they come by themselves, what somebody had, and what each wants; nobody sees the other's.

That somebody had a lesson is noted when Telegram took it, so that one which could not be delivered comes again.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, time
from typing import Any

from bot.content.lessons import Lessons
from bot.db import lessons, outbox_control, people, scheduled_jobs, signals
from bot.db.lessons import Course
from bot.db.scheduled_jobs import DueJob, NewJob
from bot.db.unit_of_work import UnitOfWork
from bot.domain import lessons as domain
from bot.domain.lessons import (
    CourseOver,
    LessonDue,
    LessonMarked,
    LessonOpened,
    LessonSettings,
    LessonsListed,
    Progress,
)
from bot.domain.localtime import quiet_ends_at
from bot.domain.people import Member
from bot.domain.receiving import is_paused
from bot.domain.stored_names import DedupeKey, JobKind
from bot.services import accounts, budget, exports

DUTY = JobKind.LESSON_SEND
LessonsOf = Callable[[str], Lessons]  # the lessons of a language


async def begin(uow: UnitOfWork, person: Member) -> None:
    """Let lessons come from now on, unless they are switched off; beginning twice is as good as once."""
    course = await _course(uow, person)
    course.is_begun = True
    await _plan(uow, person, course)


async def stop(uow: UnitOfWork, person_id: int) -> None:
    """Let no more lessons come by themselves; what somebody had and chose is kept."""
    course = await lessons.load(uow, person_id)
    if course is not None:
        course.is_begun = False
    await scheduled_jobs.cancel(uow, person_id, DUTY)


async def settings(uow: UnitOfWork, person: Member) -> LessonSettings:
    """Return when lessons come to somebody, and which."""
    course = await lessons.load(uow, person.id)
    return LessonSettings() if course is None else _settings(course)


async def set_hour(uow: UnitOfWork, person: Member, clock: time) -> None:
    """Set at which hour of the own clock lessons come."""
    course = await _course(uow, person)
    course.clock = clock
    await _plan(uow, person, course)


async def set_days(uow: UnitOfWork, person: Member, days: frozenset[int]) -> None:
    """Set on which days lessons come, from Monday 0 to Sunday 6; no day at all switches them off."""
    course = await _course(uow, person)
    if days:
        course.weekdays = lessons.bits(days)
    else:
        course.is_on = False
    await _plan(uow, person, course)


async def switch(uow: UnitOfWork, person: Member, is_on: bool) -> None:
    """Switch on or off that lessons come by themselves; /lesson works all the same."""
    course = await _course(uow, person)
    course.is_on = is_on
    await _plan(uow, person, course)


async def set_track(uow: UnitOfWork, person: Member, track: str) -> None:
    """Set the track: "reach", "retreat" or "mixed"; raise `ValueError` for any other."""
    if track not in domain.TRACKS:
        raise ValueError(f"no track is called {track[:20]!r}")
    course = await _course(uow, person)
    await lessons.change_facts(uow, course, track=track)


async def replan(uow: UnitOfWork, person: Member) -> None:
    """NewJob the next lesson anew, as after a change of the time zone; `person` is as they are now."""
    course = await lessons.load(uow, person.id)
    if course is not None:
        await _plan(uow, person, course)


async def prefetch(uow: UnitOfWork, person_ids: Collection[int]) -> None:
    """Read what decides over the next lessons of these people, so that it need not be asked for one by one."""
    known = await people.prefetch(uow, (), person_ids)
    await signals.read_spaces_ahead(uow, {one.couple_id for one in known if one.couple_id is not None})
    await lessons.prefetch(uow, person_ids)
    await budget.prefetch(uow, person_ids)


async def came_due(uow: UnitOfWork, item: DueJob, lessons_of: LessonsOf) -> Sequence[LessonDue]:
    """Send the lesson of a slot, or let the slot pass, by the rules in bot/domain/lessons.py; plan the next one."""
    person_id = item.person_id or 0
    course, person = await lessons.load(uow, person_id), await accounts.known(uow, person_id)
    if course is None or person is None or not (course.is_on and course.is_begun):
        return []
    if person.couple_id is None:  # lessons that come by themselves are for two; alone one asks for them
        course.is_begun = False
        return []
    if not person.is_reachable:  # whoever blocked the bot is left alone until they speak again
        return []
    slot_on = date.fromisoformat(item.occurrence.rpartition(":")[2])
    is_late = uow.now - item.due_at > domain.TOO_LATE
    quiet_until = quiet_ends_at(uow.now, person.zone, person.quiet_from, person.quiet_to)
    if quiet_until > uow.now and not is_late:
        await scheduled_jobs.plan(uow, _slot(person, slot_on, quiet_until))
        return []
    lessons.end_slot(uow, course, slot_on)
    await _plan_on(uow, person, course)
    lesson_id = _next(uow, _progress(course), lessons_of(person.language))
    if is_late or lesson_id is None or not await _may_come(uow, person):
        return []
    await budget.started(uow, person)
    return [LessonDue(person, lesson_id, uow.now, is_connected=True, slot_on=slot_on)]


async def show_next(uow: UnitOfWork, person: Member, library: Lessons) -> LessonDue | CourseOver:
    """Show the next lesson to somebody who asks for it; whoever was gone and asks again is here again."""
    await replan(uow, person)
    lesson_id = _next(uow, await progress(uow, person), library)
    return CourseOver(person) if lesson_id is None else LessonDue(person, lesson_id, uow.now, _is_connected(person))


async def show_all(uow: UnitOfWork, person: Member, *, over_fence: bool = False) -> LessonsListed:
    """Show the lessons with one's own place among them, or those of the other track."""
    return LessonsListed(person, await progress(uow, person), uow.now, over_fence)


async def open_one(uow: UnitOfWork, person: Member, lesson_id: str) -> LessonOpened:
    """Open a lesson somebody chose."""
    return LessonOpened(person, lesson_id, _is_connected(person))


async def skip(uow: UnitOfWork, person: Member, lesson_id: str) -> LessonMarked:
    """Skip a lesson, which is as good as done."""
    await _note(uow, person, lesson_id, is_had=True)
    return LessonMarked(person, lesson_id, _is_connected(person), is_later=False)


async def postpone(uow: UnitOfWork, person: Member, lesson_id: str) -> LessonMarked:
    """Let a lesson come again next time."""
    await _note(uow, person, lesson_id, is_had=False)
    return LessonMarked(person, lesson_id, _is_connected(person), is_later=True)


async def delivered(uow: UnitOfWork, person_id: int, lesson_id: str) -> None:
    """Note that Telegram took a lesson."""
    person = await accounts.known(uow, person_id)
    if person is not None:
        await _note(uow, person, lesson_id, is_had=True)


async def withdraw(uow: UnitOfWork, person: Member) -> None:
    """Take a lesson out of the outbox that still waits there; as it was not delivered, it comes again."""
    await outbox_control.cancel_by_prefix(uow, person.id, DedupeKey.LESSON.series())


async def progress(uow: UnitOfWork, person: Member) -> Progress:
    """Return what somebody had so far, for nobody's eyes but their own."""
    course = await lessons.load(uow, person.id)
    return Progress() if course is None else _progress(course)


async def may_ask_today(uow: UnitOfWork, person: Member) -> bool:
    """Return whether somebody may ask their partner a lesson's question today."""
    course = await _course(uow, person)
    return course.facts.asked_on != _today(uow, person)


async def asked(uow: UnitOfWork, person: Member) -> None:
    """Note that somebody asked their partner a lesson's question today."""
    course = await _course(uow, person)
    await lessons.change_facts(uow, course, asked_on=_today(uow, person))


async def _may_come(uow: UnitOfWork, person: Member) -> bool:
    """Return whether a lesson may come to somebody now."""
    if is_paused(person, uow.now):
        return False
    if person.couple_id is not None and await signals.is_in_space(uow, person.couple_id):
        return False
    return await budget.may_start(uow, person)


def _next(uow: UnitOfWork, so_far: Progress, library: Lessons) -> str | None:
    return domain.next_of([lesson.id for lesson in library.course(so_far.track)], so_far.had, uow.now)


async def _plan(uow: UnitOfWork, person: Member, course: Course) -> None:
    """Put the next slot on the agenda in place of the one that stands there; none where lessons do not come."""
    await scheduled_jobs.cancel(uow, person.id, DUTY)
    if course.is_on and course.is_begun:
        await _plan_on(uow, person, course)


async def _plan_on(uow: UnitOfWork, person: Member, course: Course) -> None:
    """Put the next slot on the agenda after one that was taken off it."""
    day, at = domain.next_slot(_settings(course), person.zone, uow.now, course.ended_on)
    await scheduled_jobs.plan(uow, _slot(person, day, at))


def _slot(person: Member, day: date, at: datetime) -> NewJob:
    return NewJob(DUTY, at, DUTY.once(person.id, day.isoformat()), person.id, person.couple_id, subject_id=person.id)


async def _course(uow: UnitOfWork, person: Member) -> Course:
    """Return the course of a person, made when it is first needed."""
    found = await lessons.load(uow, person.id)
    if found is not None:
        return found
    return await lessons.add(uow, person.id, domain.CLOCK, domain.DAYS)


async def _note(uow: UnitOfWork, person: Member, lesson_id: str, *, is_had: bool) -> None:
    course = await _course(uow, person)
    changed = {name: at for name, at in course.facts.had.items() if name != lesson_id}
    if is_had:
        changed[lesson_id] = uow.now.isoformat()
    await lessons.change_facts(uow, course, had=changed)


def _settings(course: Course) -> LessonSettings:
    return LessonSettings(course.is_on, course.days, course.clock or domain.CLOCK, _track(course))


def _progress(course: Course) -> Progress:
    had = {name: datetime.fromisoformat(at) for name, at in course.facts.had.items()}
    return Progress(_track(course), had)


def _track(course: Course) -> str:
    """Return which lessons come first; a mixture where the row names none, or one of a newer version."""
    return course.facts.track if course.facts.track in domain.TRACKS else "mixed"


def _is_connected(person: Member) -> bool:
    return person.couple_id is not None


def _today(uow: UnitOfWork, person: Member) -> str:
    return uow.now.astimezone(person.zone).date().isoformat()


async def _exported(uow: UnitOfWork, person: Member) -> dict[str, Any]:
    """Return what is kept of somebody's lessons, for their own export."""
    chosen, so_far = await settings(uow, person), await progress(uow, person)
    return {
        "come_by_themselves": chosen.is_on,
        "days_from_monday_0": sorted(chosen.days),
        "at": chosen.clock.isoformat("minutes"),
        "track": chosen.track,
        "had": {name: at.isoformat(timespec="seconds") for name, at in so_far.had.items()},
    }


exports.SECTIONS["lessons"] = _exported
