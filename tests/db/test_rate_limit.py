"""The pace of the bot and of each chat is kept in rows that all senders share."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import func, select, update

from bot.db import outbox_claims, rate_limit
from bot.db.engine import Storage
from bot.db.rate_limit import CHAT_LIMIT, GLOBAL, RateLimit, bot_limit, budgets
from bot.domain.api_calls import Priority
from tests.db.outbox_fixture import ANNA, BORIS, PostOffice, letter

NOW_US = 1_800_000_000_000_000
SLOW = RateLimit(per_second=1 / 3_600, burst=3)  # one call an hour: no test waits for the next


@pytest.fixture
async def office(storage: Storage) -> PostOffice:
    """Return the outbox of a fresh database."""
    return await PostOffice.of(storage)


@given(
    per_second=some.integers(1, 2_000),
    steps=some.lists(some.tuples(some.integers(0, 3_000_000), some.integers(0, 500)), max_size=40),
)
def test_pace_never_exceeds_its_cap(per_second: int, steps: list[tuple[int, int]]) -> None:
    """However a bucket is asked, in any stretch of time no more goes than the pace and one burst allow."""
    pace = bot_limit(per_second)
    tat, now, went = 0, NOW_US, []
    for passed_us, asked in steps:
        now += passed_us
        calls = min(asked, pace.allowance(tat, now))
        tat = max(tat, pace.floor_us(now)) + calls * pace.interval_us
        went.append((now, calls))
    for start in range(len(went)):
        for end in range(start, len(went)):
            length_us = went[end][0] - went[start][0]
            assert sum(calls for _, calls in went[start : end + 1]) <= pace.burst + length_us / pace.interval_us + 1


@given(per_second=some.integers(1, 2_000), tat_us=some.integers(0, 2 * NOW_US), calls=some.integers(1, 5))
def test_waiting_as_told_is_enough(per_second: int, tat_us: int, calls: int) -> None:
    """After the wait that a bucket names, as many calls may go as were asked for."""
    pace = RateLimit(per_second, burst=5)
    wait_us = round(pace.wait(tat_us, NOW_US, calls) * 1_000_000)
    assert pace.allowance(tat_us, NOW_US + wait_us) >= calls
    if wait_us > 0:
        assert pace.allowance(tat_us, NOW_US + wait_us - 1_000) < calls


def test_whole_bot_has_hardly_any_burst() -> None:
    """At Telegram's thirty a second three calls may be saved up, at a thousand a hundred."""
    assert bot_limit(30).allowance(0, NOW_US) == 3
    assert bot_limit(1_000).allowance(0, NOW_US) == 100
    assert bot_limit(1).allowance(0, NOW_US) == 1


async def test_claims_stop_at_the_cap(office: PostOffice) -> None:
    """What the pace allows goes at once, the rest says how long it has to wait."""
    await office.post(*(letter(to=number) for number in range(1, 10)))
    first = await office.claim(pace=SLOW)
    assert len(first.calls) == 3
    assert not first.is_drained
    second = await office.claim(token=2, pace=SLOW)  # another sender shares the bucket
    assert second.calls == ()
    assert second.next_slot_in == pytest.approx(3_600, abs=60)
    assert (await office.claim(pace=SLOW, wanted=2)).next_slot_in == pytest.approx(7_200, abs=60)


async def test_urgent_lane_gets_next_token(office: PostOffice, storage: Storage) -> None:
    """When one more call may go, it is the relay's, not the lesson's that waited longer."""
    await office.post(*(letter("lesson", to=number, priority=Priority.LESSON) for number in range(1, 10)))
    await office.claim(pace=SLOW)
    await office.post(letter("relay", to=BORIS, priority=Priority.RELAY))
    await _an_hour_passes(storage)
    (call,) = (await office.claim(pace=SLOW)).calls
    assert call.lane == Priority.RELAY


@pytest.mark.parametrize("per_second", [1, 30, 1_000])
async def test_bulk_leaves_no_debt_to_those_who_come_after(office: PostOffice, per_second: int) -> None:
    """However much of it waits, the next call may go one interval later at most: so bulk needs no bucket of its own."""
    await office.post(*(letter("bulk", to=number, priority=Priority.BULK) for number in range(1, 150)))
    batch = await office.claim(limit=150, pace=bot_limit(per_second))
    assert 0 < len(batch.calls) < 149
    assert 0 < batch.next_slot_in <= 1 / per_second


async def test_fast_tapper_is_not_slowed(office: PostOffice) -> None:
    """Eight answers to one person go at once; the ninth has to wait about a second, and nobody else has to."""
    sent = 0
    await office.post(*(letter(str(number)) for number in range(12)))
    while calls := (await office.claim()).calls:
        sent += len(calls)
        await office.settle(*calls)
    assert 8 <= sent <= 10  # a slow machine refills the bucket a little
    await office.post(letter("for Boris", to=BORIS))
    assert "for Boris" in await office.texts()


async def test_spent_chat_is_in_the_outlook(office: PostOffice, storage: Storage) -> None:
    """While only a spent bucket holds letters up, the queue knows when it is full enough again."""
    await office.post(letter())
    async with storage.begin() as uow:
        _, now_us = await rate_limit.hold_bot_budget(uow)
        await rate_limit.consume(uow, SLOW, now_us, [ANNA] * 600)
    assert (await office.claim()).calls == ()
    async with storage.read() as uow:
        due_in = (await outbox_claims.queue_status(uow, uow.now)).due_in
    assert due_in == pytest.approx(600 - CHAT_LIMIT.burst + 1, abs=60)


async def test_pause_stops_every_sender(office: PostOffice, storage: Storage) -> None:
    """While Telegram asks for patience nobody claims anything; a shorter pause does not shorten it."""
    await office.post(letter())
    async with storage.begin() as uow:
        await rate_limit.pause_all(uow, timedelta(minutes=5))
        await rate_limit.pause_all(uow, timedelta(seconds=1))
    for token in (1, 2):
        batch = await office.claim(token=token, pace=bot_limit(30))
        assert batch.calls == ()
        assert batch.next_slot_in == pytest.approx(300, abs=30)
    await _an_hour_passes(storage)
    assert len((await office.claim()).calls) == 1


async def test_full_buckets_are_forgotten(office: PostOffice, storage: Storage) -> None:
    """Chats that were left alone long enough cost no row; the others, and the bot itself, keep theirs."""
    await office.post(letter(), letter(to=BORIS))
    await office.claim()
    async with storage.begin() as uow:
        assert await rate_limit.prune(uow) == 0
        await uow.session.execute(update(budgets).where(budgets.c.scope != BORIS).values(tat_us=0))
        assert await rate_limit.prune(uow) == 1
        assert set(await uow.session.scalars(select(budgets.c.scope))) == {GLOBAL, BORIS}


async def test_database_time_is_the_present(storage: Storage) -> None:
    """The time that leases and buckets go by is the database's own, in microseconds, to the millisecond."""
    async with storage.begin() as uow:
        _, now_us = await rate_limit.hold_bot_budget(uow)
        _, again_us = await rate_limit.hold_bot_budget(uow)
        count = await uow.session.scalar(select(func.count()).select_from(budgets))
    assert abs(now_us / 1_000_000 - uow.now.timestamp()) < 60
    assert again_us >= now_us
    assert count == 1


async def _an_hour_passes(storage: Storage) -> None:
    async with storage.begin() as uow:
        await uow.session.execute(update(budgets).values(tat_us=budgets.c.tat_us - 3_600_000_000))
