"""Letters leave the outbox in order, under a lease, and only whoever holds them can settle them."""

import asyncio
from datetime import timedelta

import pytest

from bot.clock import MovableClock
from bot.db import outbox_claims
from bot.db.engine import Storage
from bot.domain.api_calls import Priority
from tests.db.outbox_fixture import ANNA, BORIS, LEASE, PostOffice, letter, text_of

CLARA = 1_003


@pytest.fixture
async def office(storage: Storage) -> PostOffice:
    """Return the outbox of a fresh database."""
    return await PostOffice.of(storage)


async def test_order_within_chat_is_kept(office: PostOffice) -> None:
    """Of one chat and lane one letter is under way at a time, oldest first."""
    await office.post(letter("one"), letter("two"), letter("for Boris", to=BORIS), letter("three"))
    seen = []
    while calls := (await office.claim()).calls:
        seen.append([text_of(call) for call in calls])
        await office.settle(*calls)
    assert seen == [["one", "for Boris"], ["two"], ["three"]]


async def test_letter_to_retry_keeps_its_place(office: PostOffice, storage: Storage, clock: MovableClock) -> None:
    """A letter that has to be tried again holds up what follows it in its chat, and nobody else."""
    await office.post(letter("one"), letter("two"), letter("for Boris", to=BORIS))
    first, _other = (await office.claim()).calls
    async with storage.begin() as uow:
        await outbox_claims.retry_later(uow, 1, first.id, timedelta(minutes=1), "502")
    assert await office.texts() == []
    clock.move(minutes=2)
    (again,) = (await office.claim()).calls
    assert (text_of(again), again.attempts) == ("one", 2)
    assert (await office.rows())[0].last_error == "502"


async def test_letter_for_later_holds_nobody_up(office: PostOffice, clock: MovableClock) -> None:
    """What is planned for tomorrow waits for the clock alone, and lets younger letters pass."""
    await office.post(letter("tomorrow", not_before=clock.now() + timedelta(days=1)), letter("today"))
    (today,) = (await office.claim()).calls
    assert text_of(today) == "today"
    await office.settle(today)
    clock.move(hours=23)
    assert await office.texts() == []
    clock.move(hours=2)
    assert await office.texts() == ["tomorrow"]


async def test_relay_overtakes_thousands_of_lessons(office: PostOffice) -> None:
    """A relay that comes last goes first, however much waits in the lanes below."""
    await office.post(*(letter("lesson", to=number, priority=Priority.LESSON) for number in range(5_000, 8_000)))
    await office.post(letter("I need space", priority=Priority.RELAY), letter("done", to=BORIS))
    assert await office.texts(3) == ["done", "I need space", "lesson"]


async def test_lanes_below_leave_room(office: PostOffice) -> None:
    """The lanes that are not urgent get no more than their share, together; the urgent ones may have it all."""
    rest = [letter(f"rest {n}", to=n, priority=Priority(3 + n % 3)) for n in range(1, 20)]
    await office.post(*rest, *(letter(f"urgent {n}", to=n, priority=Priority.RELAY) for n in range(1, 8)))
    batch = await office.claim(10, rest=2)
    assert [call.lane >= Priority.CHECKIN for call in batch.calls] == [False] * 7 + [True] * 2
    assert not batch.is_drained
    assert len((await office.claim(10, rest=0)).calls) == 0


async def test_claim_takes_no_more_than_asked(office: PostOffice) -> None:
    """A claim is exact, and says whether it left something behind."""
    await office.post(*(letter(to=number, priority=Priority(number % 6)) for number in range(1, 31)))
    batch = await office.claim(7)
    assert (len(batch.calls), batch.is_drained) == (7, False)
    rest = await office.claim(100)
    assert (len(rest.calls), rest.is_drained) == (23, True)


async def test_claimed_letter_is_nobody_elses(office: PostOffice) -> None:
    """What one sender holds another can neither claim nor settle, give back or postpone."""
    await office.post(letter())
    (call,) = (await office.claim(token=1)).calls
    assert (await office.claim(token=2)).calls == ()
    assert await office.settle(call, token=2) == 1
    async with office.storage.begin() as uow:
        await outbox_claims.release(uow, 2, [call.id])
        await outbox_claims.retry_later(uow, 2, call.id, LEASE, "not mine")
    assert await office.settle(call, token=1) == 0
    assert await office.waiting() == 0


async def test_senders_side_by_side_share(office: PostOffice) -> None:
    """However many senders claim at once, each letter goes to one of them, and one of a chat at a time."""
    await office.post(*(letter(f"{n}", to=1 + n % 40, priority=Priority.RELAY) for n in range(200)))
    seen: list[tuple[int, str]] = []
    while batches := [b for b in await asyncio.gather(*(office.claim(7, token=t) for t in range(1, 6))) if b.calls]:
        claimed = [call for batch in batches for call in batch.calls]
        assert len({call.chat_id for call in claimed}) == len(claimed)
        seen += [(call.chat_id, text_of(call)) for call in claimed]
        async with office.storage.begin() as uow:
            for token in range(1, 6):
                await outbox_claims.complete(uow, token, [call.id for call in claimed])
    assert len(set(seen)) == len(seen) == 200
    for chat in range(1, 41):
        order = [int(text) for to, text in seen if to == chat]
        assert order == sorted(order)


async def test_lease_runs_out_by_database_time(office: PostOffice, clock: MovableClock) -> None:
    """Moving the clock ends no lease; its own time does, and then the late settlement is void."""
    await office.post(letter())
    (call,) = (await office.claim(token=1)).calls
    clock.move(days=3)
    async with office.storage.begin() as uow:
        assert await outbox_claims.release_expired_leases(uow) == 0
    assert await office.let_leases_run_out() == 1
    (again,) = (await office.claim(token=2)).calls
    assert again.attempts == 2
    assert await office.settle(call, token=1) == 1
    assert await office.settle(again, token=2) == 0


async def test_lease_lasts_as_long_as_asked(office: PostOffice) -> None:
    """A lease of no length is over at once; one of a minute is not."""
    await office.post(letter("short"), letter("long", to=BORIS))
    short, long = (await office.claim(lease=timedelta(minutes=-1), limit=1)).calls, (await office.claim()).calls
    async with office.storage.begin() as uow:
        assert await outbox_claims.release_expired_leases(uow) == 1
    assert await office.settle(*short) == len(short)  # for so many the lease was lost
    assert await office.settle(*long) == 0


async def test_released_letter_counts_no_attempt(office: PostOffice) -> None:
    """What was given back unsent is claimed again at once, as if for the first time."""
    await office.post(letter())
    (call,) = (await office.claim()).calls
    async with office.storage.begin() as uow:
        await outbox_claims.release(uow, 1, [call.id])
    (again,) = (await office.claim()).calls
    assert again.attempts == 1


async def test_expired_letter_is_not_sent(office: PostOffice, clock: MovableClock) -> None:
    """A letter whose time is over cannot be claimed; it is handed out unopened to be let go, once."""
    soon = clock.now() + timedelta(minutes=10)
    await office.post(letter("late", expires_at=soon, about="relay:1"), letter("any time", to=BORIS))
    await office.post(letter("in time", to=CLARA, expires_at=soon + timedelta(hours=1)))
    clock.move(minutes=11)
    assert await office.texts() == ["any time", "in time"]
    async with office.storage.begin() as uow:
        (over,) = await outbox_claims.take_expired(uow, uow.now, LEASE, 1)
        assert await outbox_claims.take_expired(uow, uow.now, LEASE, 1) == []
    assert (over.chat_id, over.about, over.body) == (ANNA, "relay:1", "")
    assert await office.settle(over) == 0


async def test_outlook_tells_what_comes(office: PostOffice, clock: MovableClock) -> None:
    """An idle queue knows whether something is due, and how long until the next letter is."""
    assert await _outlook(office) == (False, False, None)
    await office.post(letter(not_before=clock.now() + timedelta(minutes=5), priority=Priority.BULK))
    await office.post(letter(not_before=clock.now() + timedelta(minutes=3), to=BORIS))
    is_due, is_over, due_in = await _outlook(office)
    assert (is_due, is_over) == (False, False)
    assert due_in == pytest.approx(180, abs=60)
    clock.move(minutes=4)
    assert (await _outlook(office))[0] is True


async def test_outlook_tells_what_is_over(office: PostOffice, clock: MovableClock) -> None:
    """An expired letter and a lease that ran out need hands."""
    await office.post(letter(expires_at=clock.now() + timedelta(minutes=1)), letter(to=BORIS))
    await office.claim(lease=-LEASE)
    assert (await _outlook(office))[1] is True
    async with office.storage.begin() as uow:
        await outbox_claims.release_expired_leases(uow)
    assert (await _outlook(office))[1] is False
    clock.move(minutes=2)
    assert (await _outlook(office))[1] is True


async def test_old_id_never_comes_back(office: PostOffice) -> None:
    """The id of a settled letter is not given to another, which a late settlement could meet."""
    await office.post(letter())
    (first,) = (await office.claim()).calls
    await office.settle(first)
    await office.post(letter())
    (second,) = (await office.claim()).calls
    assert second.id > first.id


async def _outlook(office: PostOffice) -> tuple[bool, bool, float | None]:
    async with office.storage.read() as uow:
        seen = await outbox_claims.queue_status(uow, uow.now)
    return seen.is_due, seen.is_over, seen.due_in
