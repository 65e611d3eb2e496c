"""Calls outside the outbox: answers to taps are sent once and forgotten, set-up calls are tried again."""

import logging

import pytest

from bot.delivery.direct_client import CallFailedError
from tests.delivery.harness import DeliveryHarness
from tests.delivery.stand_in import done, page, refused, until


async def test_tap_is_answered_at_once(round_: DeliveryHarness) -> None:
    """The answer to a tap needs no row, and nobody waits for it."""
    async with round_.delivery() as delivery:
        delivery.answer_callback("77")
        delivery.answer_callback("78", "This button is old.", show_alert=True)
        await until(lambda: len(round_.telegram.received) == 2)
    payloads = {one.payload["callback_query_id"]: one.payload for one in round_.telegram.received}
    assert payloads["77"] == {"callback_query_id": "77"}
    assert payloads["78"] == {"callback_query_id": "78", "text": "This button is old.", "show_alert": True}
    assert (delivery.counters.direct, delivery.counters.failed_direct) == (2, 0)


@pytest.mark.parametrize("answer", [refused(400, "Bad Request: query is too old"), page(502)], ids=["old", "502"])
async def test_failed_answer_is_only_counted(round_: DeliveryHarness, answer: object) -> None:
    """A tap that cannot be answered troubles nobody: its spinner ends by itself."""
    round_.telegram.every = answer  # type: ignore[assignment]
    async with round_.delivery() as delivery:
        delivery.answer_callback("77")
        await until(lambda: delivery.counters.failed_direct == 1)
    assert len(round_.telegram.received) == 1


async def test_flood_of_taps_is_bounded(round_: DeliveryHarness) -> None:
    """Beyond a bound taps are left unanswered rather than piled up."""
    round_.telegram.gate.clear()
    async with round_.delivery(grace=0.05) as delivery:
        for number in range(300):
            delivery.answer_callback(str(number))
        assert delivery.counters.failed_direct == 100


async def test_set_up_call_is_tried_again(round_: DeliveryHarness) -> None:
    """A call that sets the bot up returns its result after failures that pass."""
    round_.telegram.will_answer(None, page(502), refused(429, "Too Many Requests", retry_after=0.1), done({"id": 5}))
    async with round_.delivery() as delivery:
        assert await delivery.call("setMyCommands", {"commands": []}) == {"id": 5}
    assert [one.method for one in round_.telegram.received] == ["setMyCommands"] * 3


async def test_refused_set_up_call_says_why(round_: DeliveryHarness, caplog: pytest.LogCaptureFixture) -> None:
    """A call that Telegram refuses is not repeated; the error names method and reason, and nothing that was sent."""
    caplog.set_level(logging.DEBUG)
    round_.telegram.every = refused(400, "Bad Request: wrong parameter: my secret")
    async with round_.delivery() as delivery:
        with pytest.raises(CallFailedError, match=r"^setMyName: 400 wrong parameter$"):
            await delivery.call("setMyName", {"name": "my secret"})
    assert len(round_.telegram.received) == 1
    assert "my secret" not in caplog.text
