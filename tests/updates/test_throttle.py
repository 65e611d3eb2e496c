"""A flood by one person: the last of it is left out, they are told once a minute, and nobody else notices."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.db.engine import Storage
from bot.db.processed_updates import DeadLetter, ProcessedUpdate
from bot.db.unit_of_work import UnitOfWork
from bot.updates.processor import UpdateProcessor
from bot.updates.throttle import LIMIT, TOLD_EVERY, WINDOW, Decision, UserThrottle
from tests.stage import Stage
from tests.updates.harness import ANNA, BORIS, ProcessorHarness, count, message


class Watch:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        """Start anywhere: monotonic clocks do."""
        self.seconds = 86_000.0

    def __call__(self) -> float:
        """Return the time."""
        return self.seconds


def _let_in(throttle: UserThrottle, person_id: int, numbers: range) -> int:
    return [throttle.check(number, person_id) for number in numbers].count(Decision.LET_IN)


def test_thirty_at_once_are_let_in() -> None:
    assert _let_in(UserThrottle(LIMIT, Watch()), ANNA, range(100)) == 30


def test_share_fills_up_as_time_passes() -> None:
    watch = Watch()
    throttle = UserThrottle(30, watch)
    _let_in(throttle, ANNA, range(100))
    watch.seconds += WINDOW / 2
    assert _let_in(throttle, ANNA, range(100, 200)) == 15
    watch.seconds += 10 * WINDOW
    assert _let_in(throttle, ANNA, range(200, 300)) == 30


def test_one_person_spends_nobody_elses_share() -> None:
    throttle = UserThrottle(30, Watch())
    _let_in(throttle, ANNA, range(1_000))
    assert _let_in(throttle, BORIS, range(1_000, 1_030)) == 30


def test_told_once_a_minute_at_most() -> None:
    watch = Watch()
    throttle = UserThrottle(5, watch)
    found = []
    for number in range(1_300):  # ten a second, for more than two minutes
        found.append(throttle.check(number, ANNA))
        watch.seconds += 0.1
    assert found.count(Decision.LEFT_OUT_AND_TOLD) == 130 // TOLD_EVERY + 1


def test_update_that_comes_again_costs_nothing() -> None:
    """A database that is away for a minute must not turn five messages into a flood."""
    throttle = UserThrottle(5, Watch())
    first = [throttle.check(number, ANNA) for number in range(8)]
    assert [throttle.check(number, ANNA) for number in range(8)] == first
    assert first.count(Decision.LEFT_OUT_AND_TOLD) == 1


@given(st.lists(st.floats(0.34, 60), min_size=1, max_size=100))
def test_slower_than_three_a_second_is_never_touched(waits: list[float]) -> None:
    watch = Watch()
    throttle = UserThrottle(LIMIT, watch)
    for number, seconds in enumerate(waits):
        assert throttle.check(number, ANNA) is Decision.LET_IN
        watch.seconds += seconds


@pytest.fixture
def calmed() -> list[int]:
    """Return who is told, as it happens."""
    return []


@pytest.fixture
def harness(storage: Storage, calmed: list[int]) -> ProcessorHarness:
    """Return a harness that lets five in at once."""
    made = ProcessorHarness(storage)

    async def notify_throttled(uow: UnitOfWork, person_id: int) -> None:
        calmed.append(person_id)

    throttle = UserThrottle(5, Watch())
    made.processor = UpdateProcessor(
        storage,
        made.dispatch,
        made.notify_failed,
        made.answered.append,
        throttle=throttle,
        notify_throttled=notify_throttled,
    )
    return made


async def test_flood_is_recorded_and_goes_no_further(
    storage: Storage, harness: ProcessorHarness, calmed: list[int]
) -> None:
    updates = [message(number) for number in range(1, 21)] + [message(21, BORIS)]
    await harness.processor.process(updates)
    assert harness.entered == [1, 2, 3, 4, 5, 21]
    assert calmed == [ANNA]
    assert await count(storage, ProcessedUpdate) == 21
    assert harness.processor.counters.left_out == 15
    await harness.processor.process(updates)
    assert harness.entered == [1, 2, 3, 4, 5, 21]


async def test_failing_flood_is_judged_once(storage: Storage, harness: ProcessorHarness) -> None:
    harness.failures[3] = 1_000
    await harness.processor.process([message(number) for number in range(1, 11)])
    assert [number for number in (1, 2, 4, 5) if number in harness.entered] == [1, 2, 4, 5]
    assert max(harness.entered) == 5
    assert await count(storage, DeadLetter) == 1
    assert harness.processor.counters.left_out == 5


async def test_blocking_is_heard_in_a_flood(storage: Storage, harness: ProcessorHarness) -> None:
    flood = [message(number) for number in range(1, 21)]
    blocked = {"update_id": 21, "my_chat_member": {"from": {"id": ANNA}}}
    await harness.processor.process([*flood, blocked])
    assert harness.entered[-1] == 21


@pytest.mark.plays_on("sqlite", "postgresql")
async def test_flooding_person_gets_one_kind_sentence(tmp_path: Path) -> None:
    at = datetime(2027, 3, 1, 9, tzinfo=UTC)
    async with Stage.opened(tmp_path, at=at, FLOOD_LIMIT="5") as stage:
        anna, boris = stage.phone("Anna"), stage.phone("Boris")
        await anna.types("/start")
        for _ in range(60):
            anna.person.types("/help")
        await boris.types("/start")
        anna.sees_once("That was a lot")
        boris.sees("I'm Halfway")
        assert len(anna.person.received) < 60
        for phone in (anna, boris):
            phone.looks_away()
