"""The delivery worker carries each letter once, in order, and writes down what became of it."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy.exc import OperationalError

from bot.db import outbox
from bot.db.unit_of_work import UnitOfWork
from bot.delivery.sender import TIMEOUT
from bot.delivery.worker import LEASE, DeliveryConfig
from bot.domain.api_calls import BotApiCall, Delivered, DeliveryResult, Expired, Priority
from tests.db.outbox_fixture import ANNA, BORIS, letter
from tests.delivery.harness import DeliveryHarness
from tests.delivery.stand_in import until

_HOUR = timedelta(hours=1)


async def test_letters_arrive_in_order(round_: DeliveryHarness) -> None:
    """Every chat gets its letters in the order they were written, each once, and each verdict names its message."""
    chats = range(1, 7)
    await round_.office.post(*(letter(f"{n}", to=chat, about=f"{chat}:{n}") for n in range(7) for chat in chats))
    async with round_.delivery() as delivery:
        await round_.until_settled(delivery, 42)
    assert all(round_.telegram.texts(chat) == [str(n) for n in range(7)] for chat in chats)
    assert {verdict.about for verdict in round_.verdicts} == {f"{chat}:{n}" for chat in chats for n in range(7)}
    assert all(isinstance(verdict, Delivered) and verdict.message_id for verdict in round_.verdicts)
    assert await round_.office.waiting() == 0
    assert (delivery.counters.sent, delivery.counters.lost_leases) == (42, 0)


async def test_bell_wakes_sleeping_courier(round_: DeliveryHarness) -> None:
    """A letter is sent when it is committed, not at the next look round."""
    async with round_.delivery(DeliveryConfig(per_second=10_000, poll=600.0)) as delivery:
        for number in range(1, 4):
            await round_.office.post(letter(to=number))
            await round_.until_settled(delivery, number)


async def test_letter_for_later_is_sent_when_due(round_: DeliveryHarness) -> None:
    """What is planned for later is sent once the clock gets there, without anybody ringing."""
    async with round_.delivery() as delivery:
        await round_.office.post(letter("later", not_before=round_.clock.now() + 5 * _HOUR), letter("now"))
        await round_.until_settled(delivery, 1)
        assert round_.telegram.texts() == ["now"]
        await round_.moves(hours=6)
        await round_.until_settled(delivery, 2)


async def test_relay_passes_hanging_lessons(round_: DeliveryHarness) -> None:
    """However many lessons wait and hang, a relay finds a free hand."""
    round_.telegram.gate.clear()
    await round_.office.post(*(letter("lesson", to=n, priority=Priority.LESSON) for n in range(5_000, 7_000)))
    async with round_.delivery(DeliveryConfig(per_second=10_000, slots=16, poll=0.05), grace=0.1):
        await until(lambda: len(round_.telegram.received) == 12)
        await round_.office.post(letter("I need space", priority=Priority.RELAY))
        await until(lambda: "I need space" in round_.telegram.texts())
        assert len(round_.telegram.received) == 13


async def test_dead_couriers_letter_is_carried_on(round_: DeliveryHarness) -> None:
    """What a process claimed and never settled is sent by another, but only when the lease is over."""
    await round_.office.post(letter("claimed"), letter("free", to=BORIS))
    await round_.office.claim(1, token=77)
    async with round_.delivery() as delivery:
        await round_.until_settled(delivery, 1)
        assert round_.telegram.texts() == ["free"]
        await round_.office.let_leases_run_out()
        await round_.until_settled(delivery, 2)
    assert round_.telegram.texts() == ["free", "claimed"]


async def test_letter_nobody_rang_for_is_found(round_: DeliveryHarness) -> None:
    """A channel is only a hint: what was committed without one is found by looking."""
    async with round_.delivery() as delivery:
        async with round_.storage.begin() as uow:
            await outbox.enqueue(uow, [(round_.office.key_id, letter())])
            uow.channels.clear()
        await round_.until_settled(delivery, 1)


async def test_nothing_is_begun_near_the_end_of_a_lease(round_: DeliveryHarness) -> None:
    """A call may take two tries of a timeout each: where the lease does not hold so long, it is given back unsent."""
    assert LEASE.total_seconds() > 2 * TIMEOUT
    await round_.office.post(letter())
    async with round_.delivery(
        DeliveryConfig(per_second=10_000, poll=0.05, lease=timedelta(seconds=2 * TIMEOUT))
    ) as delivery:
        await until(lambda: delivery.counters.released > 1)
    assert round_.telegram.received == []
    assert await round_.office.waiting() == 1


async def test_letter_in_hand_is_not_sent_twice(round_: DeliveryHarness) -> None:
    """Even when its lease runs out and the clock is pushed, a letter that is being sent here is not sent again."""
    round_.telegram.gate.clear()
    await round_.office.post(letter("once", about="relay:1"))
    async with round_.delivery() as delivery:
        await until(lambda: len(round_.telegram.received) == 1)
        await round_.moves(days=2)
        await round_.office.let_leases_run_out()
        await until(lambda: delivery.counters.claimed == 2)
        round_.telegram.gate.set()
        await round_.until_settled(delivery, 1)
    assert round_.telegram.texts() == ["once"]
    assert delivery.counters.lost_leases == 0
    assert await round_.office.waiting() == 0


async def test_new_content_follows_old_in_hand(round_: DeliveryHarness) -> None:
    """A letter that lost its lease and got new content while the old is being sent is sent with the new as well."""
    round_.telegram.gate.clear()
    await round_.office.post(letter("on its way", replaces="receipt"))
    async with round_.delivery() as delivery:
        await until(lambda: len(round_.telegram.received) == 1)
        await _reap_and_replace(round_, letter("delivered", replaces="receipt"))
        await until(lambda: delivery.counters.claimed == 2)
        round_.telegram.gate.set()
        await until(lambda: delivery.counters.lost_leases == 1)
        await round_.moves(minutes=1)
        await round_.until_settled(delivery, 1)
    assert round_.telegram.texts() == ["on its way", "delivered"]


async def test_dropped_letter_has_no_verdict(round_: DeliveryHarness) -> None:
    """When a couple parts while its letter is being sent, nobody hears of that letter again."""
    round_.telegram.gate.clear()
    await round_.office.post(letter(couple_id=5))
    async with round_.delivery() as delivery:
        await until(lambda: len(round_.telegram.received) == 1)
        async with round_.storage.begin() as uow:
            await outbox.drop_between(uow, 5)
        round_.telegram.gate.set()
        await until(lambda: delivery.in_flight == 0)
    assert (round_.verdicts, delivery.counters.lost_leases) == ([], 1)


async def test_expired_letters_are_let_go(round_: DeliveryHarness) -> None:
    """Letters whose time is over are not sent; each gets its verdict."""
    over = round_.clock.now() - _HOUR
    await round_.office.post(*(letter(to=n, expires_at=over, about=f"relay:{n}") for n in range(1, 251)))
    async with round_.delivery() as delivery:
        await round_.until_settled(delivery, 250)
    assert {verdict.about for verdict in round_.verdicts if isinstance(verdict, Expired)} == {
        f"relay:{n}" for n in range(1, 251)
    }
    assert round_.telegram.received == []
    assert delivery.counters.expired == 250


async def test_outcomes_are_settled_in_groups(round_: DeliveryHarness) -> None:
    """Letters that are answered together are written down together."""
    round_.telegram.gate.clear()
    await round_.office.post(*(letter(to=n) for n in range(1, 41)))
    async with round_.delivery() as delivery:
        await until(lambda: len(round_.telegram.received) == 40)
        round_.telegram.gate.set()
        await round_.until_settled(delivery, 40)
    assert len({id(uow) for uow in round_.transactions}) <= 20


async def test_bad_verdict_takes_nothing_along(round_: DeliveryHarness, caplog: pytest.LogCaptureFixture) -> None:
    """A verdict that nobody can work on is settled untold; its neighbours are told, and no letter goes twice."""

    async def stumbles(uow: UnitOfWork, verdict: DeliveryResult) -> None:
        if verdict.about == "bad":
            raise ValueError("something is wrong with this one")
        await round_.notes(uow, verdict)

    round_.on_verdict = stumbles
    round_.telegram.gate.clear()
    await round_.office.post(*(letter("quiet words", to=n, about="bad" if n == 5 else "good") for n in range(1, 11)))
    async with round_.delivery() as delivery:
        await until(lambda: len(round_.telegram.received) == 10)
        round_.telegram.gate.set()
        await until(lambda: delivery.counters.sent == 10 and delivery.in_flight == 0)
    assert await round_.office.waiting() == 0
    assert len(round_.telegram.received) == 10
    assert delivery.counters.failed_verdicts == 1
    assert len({verdict.chat_id for verdict in round_.verdicts}) == 9
    assert "quiet words" not in caplog.text


async def test_locked_database_costs_no_letter(round_: DeliveryHarness) -> None:
    """While what became of letters cannot be written down, it is remembered, and nothing is sent again."""
    failures = iter(range(3))

    async def locked_at_first(uow: UnitOfWork, verdict: DeliveryResult) -> None:
        if next(failures, None) is not None:
            raise OperationalError("UPDATE", {}, Exception("database is locked"))
        await round_.notes(uow, verdict)

    round_.on_verdict = locked_at_first
    await round_.office.post(letter(), letter(to=BORIS))
    async with round_.delivery() as delivery:
        await round_.until_settled(delivery, 2)
    assert sorted(verdict.chat_id for verdict in round_.verdicts) == [ANNA, BORIS]
    assert len(round_.telegram.received) == 2
    assert (await round_.office.waiting(), delivery.counters.failed_verdicts) == (0, 0)


async def test_stopping_finishes_what_is_in_hand(round_: DeliveryHarness) -> None:
    """A delivery worker that is stopped waits for the answers it is owed, settles them, and begins nothing new."""
    round_.telegram.gate.clear()
    await round_.office.post(*(letter(str(n)) for n in range(5)))
    async with round_.delivery():
        await until(lambda: len(round_.telegram.received) == 1)
        asyncio.get_running_loop().call_later(0.05, round_.telegram.gate.set)
    assert round_.telegram.texts() == ["0"]
    assert [type(verdict) for verdict in round_.verdicts] == [Delivered]
    assert [row.state for row in await round_.office.rows()] == [0] * 4


async def test_stopping_gives_up_after_grace(round_: DeliveryHarness) -> None:
    """What is not answered in time stays leased, so that nobody sends it again at once; it is counted."""
    round_.telegram.gate.clear()
    await round_.office.post(letter())
    async with round_.delivery(grace=0.05) as delivery:
        await until(lambda: len(round_.telegram.received) == 1)
    assert [row.state for row in await round_.office.rows()] == [1]
    assert delivery.counters.ambiguous == 1


async def test_courier_shows_that_it_lives(round_: DeliveryHarness) -> None:
    """With nothing to do the loop still comes round, so that a watchdog can tell it from one that hangs."""
    async with round_.delivery() as delivery:
        looks = [delivery.idle_for]

        def came_round() -> bool:
            looks.append(delivery.idle_for)
            return looks[-1] < looks[-2]

        await until(came_round)
        await until(came_round)


async def test_files_travel_as_a_form(round_: DeliveryHarness) -> None:
    """A letter with a file arrives as one, its other parameters beside it."""
    attached = {"document": {"name": "export.json", "base64": "eyJhIjogMX0="}}
    payload = {"chat_id": ANNA, "caption": "yours", "reply_markup": {"inline_keyboard": []}, "files": attached}
    await round_.office.post(BotApiCall(ANNA, "sendDocument", payload))
    async with round_.delivery() as delivery:
        await round_.until_settled(delivery, 1)
    (received,) = round_.telegram.received
    assert received.method == "sendDocument"
    assert received.files == {"document": ("export.json", b'{"a": 1}')}
    assert received.payload == {"chat_id": str(ANNA), "caption": "yours", "reply_markup": '{"inline_keyboard":[]}'}


async def _reap_and_replace(round_: DeliveryHarness, newer: BotApiCall) -> None:
    """Let the lease run out and the content change in one step, before any delivery worker can look."""
    async with round_.storage.begin() as uow:
        await uow.session.execute(outbox.calls.update().values(state=0, claim=None, lease_ms=None))
        await outbox.enqueue(uow, [(round_.office.key_id, newer)])
