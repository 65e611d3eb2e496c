"""Four weeks of two people in two zones, across both their clock changes: all that comes by itself, and nothing else.

Anna lives in Berlin, where clocks go forward on 28 March, Boris in New York, where they do on 14 March. What each gets
is written down here from the rules, and compared message by message with what stands in their chats, with its time.
"""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import cycle
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import SystemClock
from bot.content import ContentStore, Language
from bot.playground.people import ImpossibleError
from bot.scheduler.jobs import build as build_job_handlers
from bot.scheduler.runner import JobRunner
from tests.content.folder import OURS
from tests.dialogues.evenings import changes
from tests.stage import Phone, Stage, words_of

pytestmark = pytest.mark.both_databases  # a whole life of a couple

BEGIN, END = datetime(2027, 3, 1, 12, tzinfo=UTC), datetime(2027, 3, 29, 12, tzinfo=UTC)
ZONES = {"Anna": ZoneInfo("Europe/Berlin"), "Boris": ZoneInfo("America/New_York")}
OUTAGE = datetime(2027, 3, 17, 6, tzinfo=UTC), datetime(2027, 3, 18, 6, tzinfo=UTC)
LATE, WEEKLY = timedelta(hours=2), timedelta(hours=48)
LESSON, QUESTION, MORNING, QUIET_TO = time(12, 30), time(20), time(9), time(8)
REVIEW_ON = date(2027, 3, 22)  # three weeks after the first day
THURSDAY = 3  # evenings on which Boris answers nothing
REVIEW = "You have had a small question in the evening for three weeks now."
DAILY = ("D1", "D2", "D5", "D3", "D7", "D4", "D6")  # in turn, but for the evenings that are about the week
ABOUT_THE_WEEK = {
    date(2027, 3, 7): "W10",
    date(2027, 3, 13): "W11",
    date(2027, 3, 14): "W12",
    date(2027, 3, 19): "W8",
    date(2027, 3, 20): "W1",
    date(2027, 3, 21): "W10",
    date(2027, 3, 27): "W11",
    date(2027, 3, 28): "W12",
}

Timeline = list[tuple[datetime, str]]


async def test_four_weeks_bring_what_was_said(tmp_path: Path) -> None:
    async with Stage.opened(tmp_path, at=BEGIN) as stage:
        anna, boris = await _connects(stage)
        await _lives(stage, anna, boris, until=END)
        for phone in (anna, boris):
            assert _chat(phone) == _expected(phone.name)


async def test_restart_outage_and_two_ticks_keep_the_rules(tmp_path: Path) -> None:
    async with Stage.opened(tmp_path, at=BEGIN) as stage:
        anna, boris = await _connects(stage)
        await _lives(stage, anna, boris, until=datetime(2027, 3, 5, 19, tzinfo=UTC) - timedelta(seconds=1))
        await stage.restarts()
        await _lives(stage, anna, boris, until=datetime(2027, 3, 10, 11, 30, tzinfo=UTC), ticks=2)
        await _lives(stage, anna, boris, until=OUTAGE[0])
        await stage.stops()
        stage.simulator.clock.move_to(OUTAGE[1])
        await stage.starts()
        await stage.settles()
        await _lives(stage, anna, boris, until=END)
        for phone in (anna, boris):
            assert _chat(phone) == _expected(phone.name, outage=OUTAGE)


async def _connects(stage: Stage) -> tuple[Phone, Phone]:
    anna, boris = stage.phone("Anna"), stage.phone("Boris")
    for phone in (anna, boris):
        await phone.types("/start")
        await changes(stage, "UPDATE people SET zone = ? WHERE id = ?", ZONES[phone.name].key, phone.id)
    await stage.pairs(anna, boris, with_routine=True)
    return anna, boris


async def _lives(stage: Stage, anna: Phone, boris: Phone, *, until: datetime, ticks: int = 1) -> None:
    """Let time pass from one thing that is due to the next; both answer their questions as they come."""
    while (at := _next_at(stage)) is not None and at <= until:
        stage.simulator.clock.move_to(max(at, stage.now))
        if ticks > 1:
            await asyncio.gather(*(_another(stage).run_due() for _ in range(ticks)))
        await stage.moves(seconds=0)
        await _answers(stage, anna, boris)
    stage.simulator.clock.move_to(max(until, stage.now + timedelta(seconds=1)))
    await stage.settles()


def _another(stage: Stage) -> JobRunner:
    """Return a job runner as another process has it, on the same database."""
    assert stage.app is not None
    return JobRunner(stage.app.storage, build_job_handlers(stage.app.shelf), stage.app.enqueue_outcomes)


def _next_at(stage: Stage) -> datetime | None:
    found = stage.records.rows(
        "SELECT min(due_at) FROM (SELECT due_at FROM agenda WHERE kind != 'housekeeping'"
        " UNION ALL SELECT not_before FROM outbox)"
    )
    return datetime.fromtimestamp(found[0][0] / 1000, UTC) if found[0][0] is not None else None


async def _answers(stage: Stage, anna: Phone, boris: Phone) -> None:
    for phone in (anna, boris):
        polls = [message for message in phone.person.received if "poll" in message]
        is_out = phone is boris and polls and _sent_at(polls[-1], phone).weekday() == THURSDAY
        if polls and not polls[-1]["poll"]["is_closed"] and not is_out:
            with suppress(ImpossibleError):
                phone.person.votes(1)
            await stage.settles()


def _sent_at(message: dict[str, object], phone: Phone) -> datetime:
    return datetime.fromtimestamp(int(str(message["date"])), ZONES[phone.name]).replace(second=0)


def _chat(phone: Phone) -> Timeline:
    """Return what came to a phone since the two are connected, each with its local time."""
    shown = [(_sent_at(one, phone).replace(tzinfo=None), _named(words_of(one))) for one in phone.person.received]
    begun = next(place for place, (_, words) in enumerate(shown) if words.startswith("Good. The question comes"))
    return sorted(shown[begun + 1 :])


def _named(words: str) -> str:
    """Return the part of a message by which it is known here."""
    first = words.splitlines()[0]
    return "You: …" if first.startswith("You: ") else REVIEW if first.startswith(REVIEW) else first


@cache
def _english() -> Language:
    return ContentStore(OURS, SystemClock()).language("en")


def _expected(name: str, outage: tuple[datetime, datetime] | None = None) -> Timeline:
    """Return what the rules say that one of the two gets, in order, each with its local time."""
    due = [*_lessons(name, outage), *_questions(name, outage), *_reveals(name, outage)]
    return sorted((at.astimezone(ZONES[name]).replace(tzinfo=None), what) for at, what in due if BEGIN < at <= END)


def _lessons(name: str, outage: tuple[datetime, datetime] | None) -> Iterator[tuple[datetime, str]]:
    titles = iter(lesson.title for lesson in _english().lessons.course("mixed"))
    for day in _days():
        at = _at(name, day, LESSON)
        if day.weekday() in {0, 2, 4} and BEGIN < at <= END and not _is_lost(at, outage):
            yield at, next(titles)


def _questions(name: str, outage: tuple[datetime, datetime] | None) -> Iterator[tuple[datetime, str]]:
    for day in _days():
        at = _at(name, day, QUESTION)
        if not _is_lost(at, outage):
            is_review = day == REVIEW_ON
            yield at, REVIEW if is_review else _english().checkins.items[_items(outage)[day]].question


def _reveals(name: str, outage: tuple[datetime, datetime] | None) -> Iterator[tuple[datetime, str]]:
    """Go through what is shown of two answers: nothing of private ones, nor where one is missing."""
    for day, item in _items(outage).items():
        asked = [_at(one, day, QUESTION) for one in ZONES]
        question = _english().checkins.items[item]
        is_left_out = day.weekday() == THURSDAY
        if question.visibility == "private" or (is_left_out and name == "Boris"):
            continue
        at = asked[list(ZONES).index(name)] + WEEKLY if question.freq == "weekly" else _at(name, day, MORNING, ahead=1)
        if question.visibility == "shared" and not is_left_out:
            yield _once_up(name, at, outage), "You: …"


def _items(outage: tuple[datetime, datetime] | None) -> dict[date, str]:
    """Return the question of each evening; neither is asked on an evening that was lost, nor three weeks in."""
    daily, found = cycle(DAILY), {}
    for day in _days():
        if day != REVIEW_ON and not _is_lost(_at("Anna", day, QUESTION), outage):
            found[day] = ABOUT_THE_WEEK[day] if day in ABOUT_THE_WEEK else next(daily)
    return found


def _is_lost(at: datetime, outage: tuple[datetime, datetime] | None) -> bool:
    """Return whether a question or a lesson was due so long before the outage ended that it is let go."""
    return outage is not None and outage[0] < at < outage[1] - LATE


def _once_up(name: str, at: datetime, outage: tuple[datetime, datetime] | None) -> datetime:
    """Return when a reveal comes that was due at `at`: after an outage as soon as it is not quiet."""
    if outage is None or not outage[0] < at < outage[1]:
        return at
    return _at(name, outage[1].astimezone(ZONES[name]).date(), QUIET_TO)


def _at(name: str, day: date, clock: time, *, ahead: int = 0) -> datetime:
    return datetime.combine(day + timedelta(days=ahead), clock, ZONES[name]).astimezone(UTC)


def _days() -> list[date]:
    return [BEGIN.date() + timedelta(days=number) for number in range((END.date() - BEGIN.date()).days + 1)]
