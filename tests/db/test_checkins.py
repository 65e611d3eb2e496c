"""An evening and a morning of small questions on both databases, below the front door."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.clock import MovableClock, SystemClock
from bot.content import ContentStore
from bot.db import checkins as kept
from bot.db import pairing, people, scheduled_jobs
from bot.db.engine import Storage
from bot.db.unit_of_work import UnitOfWork
from bot.domain.api_calls import Delivered
from bot.domain.checkins import NotRevealed, PollClosed, Posed, Revealed
from bot.domain.people import Member
from bot.services import accounts, budget, checkins, checkins_answers, checkins_reveal, housekeeping

CONTENT = Path(__file__).parent.parent.parent / "content"
QUESTIONS = ContentStore(CONTENT, SystemClock()).language("en").checkins
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
ANNA, BORIS = 11, 12


async def test_evening_and_morning_on_both_databases(storage: Storage, clock: MovableClock) -> None:
    """Asked at eight, answered, shown at nine; done again nothing happens twice."""
    _show(clock, NOON)
    await _connected(storage)
    async with storage.begin() as uow:
        for person_id in (ANNA, BORIS):
            await checkins.switch(uow, await _member(uow, person_id), True)
    _show(clock, NOON + timedelta(hours=8))
    asked = [one for one in await _due(storage) if isinstance(one, Posed)]
    assert {one.person.id for one in asked} == {ANNA, BORIS}
    assert await _due(storage) == []
    for number, posed in enumerate(asked):
        result = {"message_id": 70 + number, "poll": {"id": f"poll-{number}"}}
        async with storage.begin() as uow:
            verdict = Delivered(posed.person.id, "sendPoll", f"poll:{posed.poll_number}", result)
            assert await checkins_answers.posted(uow, verdict, posed.poll_number) == []
            await checkins_answers.heard_of(uow, f"poll-{number}", "?")
            await checkins_answers.heard_of(uow, "of another", "?")
            await checkins_answers.answered(uow, posed.person, f"poll-{number}", [3], QUESTIONS)
    _show(clock, NOON + timedelta(hours=21))
    shown = await _due(storage)
    assert [one.message_id for one in shown if isinstance(one, PollClosed)] == [70, 71]
    assert {(one.own, one.theirs) for one in shown if isinstance(one, Revealed)} == {((3,), (3,))}
    assert len(shown) == 4
    assert await _due(storage) == []


async def test_budget_counts_by_the_day_of_the_person(storage: Storage, clock: MovableClock) -> None:
    """Two a day; with the next date where the person is there is room again."""
    _show(clock, NOON)
    await _connected(storage)
    for allowed in (True, True, False):
        async with storage.begin() as uow:
            anna = await _member(uow, ANNA)
            assert await budget.may_start(uow, anna) is allowed
            if allowed:
                await budget.started(uow, anna)
    _show(clock, NOON + timedelta(hours=12))
    async with storage.begin() as uow:
        assert await budget.may_start(uow, await _member(uow, ANNA))


async def test_old_answers_are_forgotten(storage: Storage, clock: MovableClock) -> None:
    """After ninety days an answer is gone; which question it was stays, so that they go on taking turns."""
    _show(clock, NOON)
    await _connected(storage)
    async with storage.begin() as uow:
        posed = await checkins.ask_now(uow, await _member(uow, ANNA), QUESTIONS)
        assert isinstance(posed, Posed)
    for days, left in ((89, 1), (91, 0)):
        _show(clock, NOON + timedelta(days=days))
        async with storage.begin() as uow:
            await housekeeping.clean(uow)
            assert (await kept.poll(uow, posed.poll_number) is not None) == bool(left)
    async with storage.read() as uow:
        couple_id = (await _member(uow, ANNA)).couple_id
        assert await kept.past(uow, couple_id or 0) == [(date(2027, 3, 1), "D1")]


async def test_leaving_deletes_answers_and_plans(storage: Storage, clock: MovableClock) -> None:
    """Who leaves takes the answers along; the other is told the one sentence."""
    _show(clock, NOON)
    await _connected(storage)
    for person_id in (ANNA, BORIS):
        async with storage.begin() as uow:
            person = await _member(uow, person_id)
            posed = await checkins.ask_now(uow, person, QUESTIONS)
            assert isinstance(posed, Posed)
            await checkins_answers.answered(uow, person, "unknown", [1], QUESTIONS)
    async with storage.begin() as uow:
        await checkins.stop(uow, BORIS)
        assert not await kept.answers_of(uow, BORIS)
        assert [asked.item for asked, _ in await kept.answers_of(uow, ANNA)] == ["D1"]
        assert (await checkins.settings_of(uow, BORIS)).begun_on is None
    _show(clock, NOON + timedelta(hours=21))
    assert [type(one) for one in await _due(storage)] == [NotRevealed]


def _show(clock: MovableClock, at: datetime) -> None:
    """Set the clock a second behind an instant, so that what is due then is due."""
    clock.move(seconds=(at - clock.now()).total_seconds() + 1)


async def _connected(storage: Storage) -> None:
    async with storage.begin() as uow:
        for person_id, name in ((ANNA, "Anna"), (BORIS, "Boris")):
            await accounts.arrived(uow, person_id, name, "en", frozenset({"en"}))
        couple = await pairing.add_couple(uow)
        for person_id in (ANNA, BORIS):
            row = await people.person(uow, person_id)
            assert row is not None
            row.couple_id = couple.id
        await uow.session.flush()
        for person_id in (ANNA, BORIS):
            await checkins.begin(uow, await _member(uow, person_id))
            await checkins.begin(uow, await _member(uow, person_id))


async def _due(storage: Storage) -> list[Any]:
    """Do what is due and return what happened."""
    happened: list[Any] = []
    handlers: dict[str, Any] = {checkins.ASK: checkins.came_due, checkins_reveal.DUTY: checkins_reveal.came_due}
    async with storage.begin() as uow:
        for item in await scheduled_jobs.take(uow, await scheduled_jobs.due_ids(uow, 100)):
            happened += await handlers[item.kind](uow, item, lambda _: QUESTIONS)
    return happened


async def _member(uow: UnitOfWork, person_id: int) -> Member:
    found = await accounts.known(uow, person_id)
    assert found is not None
    return found
