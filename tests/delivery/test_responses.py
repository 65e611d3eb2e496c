"""Each kind of answer of Telegram leads to the right verdict, to another try, or to patience."""

import logging

import pytest
from sqlalchemy import update

from bot.db import outbox
from bot.delivery import responses
from bot.delivery.sender import ATTEMPTS, backoff_delay
from bot.delivery.worker import DeliveryConfig
from bot.domain.api_calls import BotApiCall, Delivered, Priority, Refused
from tests.db.databases import TOKEN
from tests.db.outbox_fixture import ANNA, BORIS, letter
from tests.delivery.harness import UNHURRIED, DeliveryHarness
from tests.delivery.stand_in import Reply, done, page, refused, until

ONE_BY_ONE = DeliveryConfig(per_second=10_000, slots=1, poll=0.05)
BAD_GATEWAYS = {
    "page of a proxy": page(502),
    "server error": refused(500, "Internal Server Error"),
    "no JSON at all": Reply(200, "{"),
    "not done, no reason": Reply(200, '{"ok": false}'),
    "somebody else's JSON": Reply(403, '{"error": "forbidden by the office firewall"}'),
    "torn": Reply(is_torn=True),
}


async def test_flood_pauses_all_senders(round_: DeliveryHarness, caplog: pytest.LogCaptureFixture) -> None:
    """When Telegram asks for patience, nothing more is sent, and the letter goes back as if it was never tried."""
    round_.telegram.every = refused(429, "Too Many Requests: retry after 900", retry_after=900)
    await round_.office.post(letter(), letter(to=BORIS), letter(to=BORIS, priority=Priority.LESSON))
    async with round_.delivery(ONE_BY_ONE) as delivery:
        await until(lambda: delivery.counters.released == 1 and delivery.in_flight == 0)
    assert len(round_.telegram.received) == 1
    assert [(row.state, row.attempts) for row in await round_.office.rows()] == [(0, 0)] * 3
    assert delivery.counters.pauses == 1
    other = await round_.office.claim(token=2)
    assert other.calls == ()
    assert other.next_slot_in == pytest.approx(900, abs=60)
    assert "everybody to wait" in caplog.text


async def test_flood_ends_by_itself(round_: DeliveryHarness) -> None:
    """After the time Telegram asked for everything goes on its way, once."""
    round_.telegram.will_answer(ANNA, refused(429, "Too Many Requests", retry_after=0.1))
    await round_.office.post(letter(), letter(to=BORIS))
    async with round_.delivery(ONE_BY_ONE) as delivery:
        await round_.until_settled(delivery, 2)
    assert sorted(round_.telegram.texts()) == ["hello"] * 3
    assert (delivery.counters.sent, delivery.counters.ambiguous) == (2, 0)


@pytest.mark.parametrize(
    "answer",
    [
        refused(403, "Forbidden: bot was blocked by the user"),
        refused(403, "Forbidden: user is deactivated"),
        refused(400, "Bad Request: chat not found"),
    ],
    ids=["blocked", "deactivated", "not found"],
)
async def test_unreachable_person_gets_no_more(round_: DeliveryHarness, answer: Reply) -> None:
    """All that waits for somebody who blocked the bot is refused at once; others get theirs."""
    round_.telegram.will_answer(ANNA, answer)
    await round_.office.post(
        letter(about="1"), letter(about="2"), letter(about="3", priority=Priority.BULK), letter(to=BORIS)
    )
    async with round_.delivery(ONE_BY_ONE) as delivery:
        await round_.until_settled(delivery, 4)
    refusals = [verdict for verdict in round_.verdicts if isinstance(verdict, Refused)]
    assert {one.about for one in refusals} == {"1", "2", "3"}
    assert all(one.is_unreachable for one in refusals)
    assert len(round_.telegram.texts(ANNA)) == 1
    assert len(round_.telegram.texts(BORIS)) == 1
    assert await round_.office.waiting() == 0


async def test_refused_words_stay_out_of_logs(round_: DeliveryHarness, caplog: pytest.LogCaptureFixture) -> None:
    """A message Telegram does not understand is refused for good; the log says why, without a word of it."""
    caplog.set_level(logging.DEBUG)
    round_.telegram.will_answer(ANNA, refused(400, 'Bad Request: can\'t parse entities: Unsupported tag "my secret"'))
    await round_.office.post(letter("<my secret>", about="relay:1"))
    async with round_.delivery() as delivery:
        await round_.until_settled(delivery, 1)
    assert round_.verdicts == [Refused(ANNA, "sendMessage", "relay:1", is_unreachable=False)]
    (record,) = [one for one in caplog.records if one.name == "bot.delivery.sender"]
    assert vars(record)["reason"] == "400 can't parse entities"
    assert all("my secret" not in str(vars(one)) for one in caplog.records)


@pytest.mark.parametrize(
    ("method", "description"),
    [
        ("editMessageText", "Bad Request: message is not modified: specified new message content is the same"),
        ("editMessageReplyMarkup", "Bad Request: message to edit not found"),
        ("deleteMessage", "Bad Request: message to delete not found"),
        ("stopPoll", "Bad Request: message with poll to stop not found"),
        ("stopPoll", "Bad Request: poll has already been closed"),
    ],
)
async def test_nothing_left_to_do_is_done(round_: DeliveryHarness, method: str, description: str) -> None:
    """What Telegram refuses because it is so already counts as delivered."""
    round_.telegram.will_answer(ANNA, refused(400, description))
    await round_.office.post(BotApiCall(ANNA, method, {"chat_id": ANNA, "message_id": 5}, about="receipt:1"))
    async with round_.delivery() as delivery:
        await round_.until_settled(delivery, 1)
    assert round_.verdicts == [Delivered(ANNA, method, "receipt:1", True)]
    assert delivery.counters.refused == 0


@pytest.mark.parametrize("reason", ["message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"])
async def test_lost_screen_is_sent_anew(round_: DeliveryHarness, reason: str) -> None:
    """An edit of a message that is gone becomes a new message with the same text and buttons."""
    round_.telegram.will_answer(ANNA, refused(400, f"Bad Request: {reason}"))
    screen = {"chat_id": ANNA, "text": "delivered", "reply_markup": {"inline_keyboard": [[]]}}
    await round_.office.post(BotApiCall(ANNA, "editMessageText", screen | {"message_id": 5}, about="receipt:1"))
    async with round_.delivery() as delivery:
        await round_.until_settled(delivery, 1)
    assert [one.method for one in round_.telegram.received] == ["editMessageText", "sendMessage"]
    assert round_.telegram.received[1].payload == screen
    (verdict,) = round_.verdicts
    assert isinstance(verdict, Delivered)
    assert (verdict.method, verdict.about, verdict.message_id) == ("sendMessage", "receipt:1", 2)


@pytest.mark.parametrize("answer", BAD_GATEWAYS.values(), ids=BAD_GATEWAYS.keys())
async def test_unclear_answer_is_tried_again(round_: DeliveryHarness, answer: Reply) -> None:
    """When nobody knows whether Telegram took a letter, it is tried again later, and that is counted."""
    round_.telegram.will_answer(ANNA, answer)
    await round_.office.post(letter())
    async with round_.delivery() as delivery:
        await until(lambda: delivery.counters.retried == 1 and delivery.in_flight == 0)
        (row,) = await round_.office.rows()
        assert (row.state, row.attempts, bool(row.last_error)) == (0, 1, True)
        assert round_.verdicts == []
        await round_.moves(minutes=1)
        await round_.until_settled(delivery, 1)
    assert len(round_.telegram.received) == 2
    assert (delivery.counters.ambiguous, delivery.breaker.count) == (1, 0)


async def test_hopeless_letter_is_given_up(round_: DeliveryHarness, caplog: pytest.LogCaptureFixture) -> None:
    """After the last of many tries a letter is refused, loudly."""
    await round_.office.post(letter(about="relay:1"))
    async with round_.storage.begin() as uow:
        await uow.session.execute(update(outbox.calls).values(attempts=ATTEMPTS - 1))
    round_.telegram.every = page(502)
    async with round_.delivery() as delivery:
        await round_.until_settled(delivery, 1)
    assert round_.verdicts == [Refused(ANNA, "sendMessage", "relay:1", is_unreachable=False)]
    assert [one.levelname for one in caplog.records if "gave up" in one.message] == ["ERROR"]


@pytest.mark.parametrize(
    "answer", [refused(401, "Unauthorized"), refused(404, "Not Found"), page(404)], ids=["401", "404", "page"]
)
async def test_unknown_bot_is_an_outage(
    round_: DeliveryHarness, answer: Reply, caplog: pytest.LogCaptureFixture
) -> None:
    """While Telegram does not know the bot nothing is settled or counted; when it does again, all is delivered."""
    round_.telegram.every = answer
    await round_.office.post(*(letter(to=number) for number in range(1, 6)))
    async with round_.delivery(ONE_BY_ONE) as delivery:
        await until(lambda: delivery.breaker.is_open and delivery.in_flight == 0)
        assert [(row.state, row.attempts) for row in await round_.office.rows()] == [(0, 0)] * 5
        round_.telegram.every = done({"message_id": 9})
        await round_.until_settled(delivery, 5)
        assert not delivery.breaker.is_open
    assert all(isinstance(verdict, Delivered) for verdict in round_.verdicts)
    assert delivery.breaker.count == 1
    assert "everything waits" in caplog.text
    assert TOKEN not in caplog.text


async def test_one_letter_finds_out_alone(round_: DeliveryHarness) -> None:
    """While Telegram cannot be used, one letter at a time is tried, after a while, and not all that wait."""
    round_.telegram.every = refused(401, "Unauthorized")
    await round_.office.post(*(letter(to=number) for number in range(1, 101)))
    async with round_.delivery() as delivery:
        await until(lambda: delivery.breaker.is_open and delivery.in_flight == 0)
        at_once = len(round_.telegram.received)
        await until(lambda: len(round_.telegram.received) > at_once)
        await until(lambda: delivery.in_flight == 0)
        assert len(round_.telegram.received) == at_once + 1


async def test_unknown_method_is_no_outage(round_: DeliveryHarness) -> None:
    """A call that no Telegram can do is refused, and holds up nobody."""
    round_.telegram.will_answer(ANNA, refused(404, "Not Found: method not found"))
    await round_.office.post(BotApiCall(ANNA, "sendHologram", {"chat_id": ANNA}), letter(to=BORIS))
    async with round_.delivery() as delivery:
        await round_.until_settled(delivery, 2)
    assert {type(verdict) for verdict in round_.verdicts} == {Refused, Delivered}


@pytest.mark.parametrize("answer", [page(404), refused(404, "Not Found")], ids=["page", "plain"])
async def test_method_that_a_server_lacks_stops_nobody_else(round_: DeliveryHarness, answer: Reply) -> None:
    """A server that is not quite Telegram answers a missing method like a wrong token; getMe tells the two apart."""
    round_.telegram.will_answer(ANNA, answer, answer)
    await round_.office.post(BotApiCall(ANNA, "sendHologram", {"chat_id": ANNA}), letter(to=BORIS))
    async with round_.delivery(ONE_BY_ONE) as delivery:
        await round_.until_settled(delivery, 2)
        assert delivery.breaker.count == 0
    assert {verdict.chat_id: type(verdict) for verdict in round_.verdicts} == {ANNA: Refused, BORIS: Delivered}


async def test_call_is_not_lost_when_the_token_is_put_right_beside_it(round_: DeliveryHarness) -> None:
    round_.telegram.will_answer(ANNA, refused(404, "Not Found"))
    await round_.office.post(letter())
    async with round_.delivery(ONE_BY_ONE) as delivery:
        await round_.until_settled(delivery, 1)
    assert isinstance(round_.verdicts[0], Delivered)


async def test_unreachable_telegram_costs_no_attempt(round_: DeliveryHarness) -> None:
    """While no connection can be made, letters wait as they are; nothing is ambiguous about that."""
    await round_.telegram.stop()
    await round_.office.post(letter(), letter(to=BORIS))
    async with round_.delivery() as delivery:
        await until(lambda: delivery.breaker.is_open and delivery.in_flight == 0)
        assert [(row.state, row.attempts) for row in await round_.office.rows()] == [(0, 0)] * 2
        await round_.telegram.start()
        await round_.until_settled(delivery, 2)
    assert sorted(round_.telegram.texts()) == ["hello", "hello"]
    assert delivery.counters.ambiguous == 0


async def test_many_bad_gateways_are_an_outage(round_: DeliveryHarness) -> None:
    """When nothing but errors comes back, letters are not worn out one after the other."""
    round_.telegram.every = page(502)
    await round_.office.post(*(letter(to=number) for number in range(1, 301)))
    async with round_.delivery(UNHURRIED) as delivery:
        await until(lambda: delivery.breaker.is_open and delivery.in_flight == 0)
        untouched = sum(row.attempts == 0 for row in await round_.office.rows())
    assert untouched >= 200
    assert len(round_.telegram.received) < 100


def test_delays_grow_and_are_spread() -> None:
    """Each failure about doubles the wait, up to ten minutes, and no two waits are alike."""
    for attempt in range(1, ATTEMPTS + 1):
        longest = min(600, 2 ** (attempt - 1))
        delays = {backoff_delay(attempt).total_seconds() for _ in range(50)}
        assert longest / 2 <= min(delays) <= max(delays) <= longest
        assert len(delays) > 10


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"null", b'"ok"', b'{"ok": 1}', b'{"ok": true}', b'{"ok": false, "parameters": []}', b"\xff"]
)
def test_strange_answers_are_never_taken_for_done(body: bytes) -> None:
    """Whatever comes back, only a result counts as done, and nothing raises."""
    for status in range(200, 600):
        assert not isinstance(responses.read("sendMessage", status, body), responses.Ok)
