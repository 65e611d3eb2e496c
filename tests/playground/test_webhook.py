"""A webhook gets each update until it takes it, in order where Telegram keeps order."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web

from bot.playground.people import Person
from bot.playground.simulator import Simulator
from bot.playground.webhook import telegram_backoff
from tests.playground.conftest import Caller


class Doorbell:
    """The bot's own address: notes what comes and answers as it is told."""

    def __init__(self) -> None:
        self.url = ""
        self.seen: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.reply: Callable[[dict[str, Any]], Awaitable[web.Response] | web.Response] = lambda update: web.Response()

    async def ring(self, request: web.Request) -> web.StreamResponse:
        update = await request.json()
        self.seen.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        answer = self.reply(update)
        return answer if isinstance(answer, web.Response) else await answer

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.seen if "message" in update]


@pytest.fixture
async def door() -> AsyncIterator[Doorbell]:
    doorbell = Doorbell()
    application = web.Application()
    application.add_routes([web.post("/hook", doorbell.ring)])
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    doorbell.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield doorbell
    await runner.cleanup()


async def test_updates_arrive_with_the_secret(bot: Caller, sim: Simulator, anna: Person, door: Doorbell) -> None:
    anna.types("before")
    await bot("setWebhook", url=door.url, secret_token="s-3_cret")
    anna.types("after")
    await sim.wait_for(lambda: not sim.pending_updates())
    assert door.texts() == ["before", "after"]
    assert door.secrets == ["s-3_cret", "s-3_cret"]


async def test_refused_update_is_tried_until_taken(bot: Caller, sim: Simulator, anna: Person, door: Doorbell) -> None:
    door.reply = lambda update: web.Response(status=500 if len(door.seen) < 4 else 200)
    await bot("setWebhook", url=door.url)
    anna.types("insistent")
    anna.types("patient")
    await sim.wait_for(lambda: not sim.pending_updates())
    assert door.texts() == ["insistent"] * 4 + ["patient"], "what fails holds back what follows in the chat"
    assert len({update["update_id"] for update in door.seen}) == 2
    info = await bot("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    assert info["pending_update_count"] == 0


async def test_one_stuck_chat_holds_up_no_other(
    bot: Caller, sim: Simulator, anna: Person, boris: Person, door: Doorbell
) -> None:
    door.reply = lambda update: web.Response(status=503 if update["message"]["chat"]["id"] == anna.id else 200)
    await bot("setWebhook", url=door.url)
    anna.types("stuck")
    boris.types("free")
    await sim.wait_for(lambda: [update.body["from"]["id"] for update in sim.pending_updates()] == [anna.id])
    await bot("deleteWebhook")
    assert [update["message"]["text"] for update in await bot("getUpdates")] == ["stuck"]


async def test_taps_and_words_travel_apart(bot: Caller, sim: Simulator, anna: Person, door: Doorbell) -> None:
    markup = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    await bot("sendMessage", chat_id=anna.id, text="Well?", reply_markup=markup)
    door.reply = lambda update: web.Response(status=503 if "message" in update else 200)
    await bot("setWebhook", url=door.url)
    anna.types("stuck")
    anna.taps("Yes")
    await sim.wait_for(lambda: [update.kind for update in sim.pending_updates()] == ["message"])


async def test_expired_update_is_given_up(bot: Caller, sim: Simulator, anna: Person, door: Doorbell) -> None:
    door.reply = lambda update: web.Response(status=500)
    await bot("setWebhook", url=door.url)
    anna.types("too late")
    await sim.wait_for(lambda: sim.webhook.attempts > 2)
    sim.clock.advance(86_401)
    await sim.wait_for(lambda: not sim.pending_updates())


async def test_answer_may_carry_a_method(bot: Caller, sim: Simulator, anna: Person, door: Doorbell) -> None:
    door.reply = lambda update: web.json_response({"method": "sendMessage", "chat_id": anna.id, "text": "Heard"})
    await bot("setWebhook", url=door.url)
    anna.types("hello")
    assert (await anna.hears("Heard"))["from"]["is_bot"]


async def test_polling_and_webhook_exclude_each_other(bot: Caller, sim: Simulator, door: Doorbell) -> None:
    await bot("setWebhook", url=door.url, max_connections=7, allowed_updates=["message"])
    assert "can't use getUpdates method while webhook is active" in await bot.refused("getUpdates")
    info = await bot("getWebhookInfo")
    assert (info["url"], info["max_connections"], info["allowed_updates"]) == (door.url, 7, ["message"])
    await bot("setWebhook", url="")
    assert await bot("getUpdates") == []
    assert (await bot("getWebhookInfo"))["url"] == ""


async def test_pending_updates_can_be_dropped(bot: Caller, sim: Simulator, anna: Person, door: Doorbell) -> None:
    anna.types("forgotten")
    await bot("setWebhook", url=door.url, drop_pending_updates=True)
    anna.types("kept")
    await sim.wait_for(lambda: not sim.pending_updates())
    assert door.texts() == ["kept"]


async def test_bad_addresses_and_secrets_are_refused(bot: Caller) -> None:
    assert await bot.refused("setWebhook", url="http://example.org/hook") == (
        "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
    )
    assert "only on ports" in await bot.refused("setWebhook", url="https://example.org:1234/hook")
    assert "unallowed characters" in await bot.refused("setWebhook", url="https://example.org/", secret_token="ä")
    assert "too long" in await bot.refused("setWebhook", url="https://example.org/", secret_token="a" * 257)
    assert (await bot("getWebhookInfo"))["url"] == ""


async def test_address_gone_for_a_day_is_dropped(bot: Caller, sim: Simulator, anna: Person, door: Doorbell) -> None:
    door.reply = lambda update: web.Response(status=410)
    await bot("setWebhook", url=door.url)
    anna.types("anybody?")
    await sim.wait_for(lambda: sim.webhook.attempts > 1)
    sim.clock.advance(23 * 3600)
    await sim.wait_for(lambda: not sim.webhook.url)
    assert not sim.updates.is_webhook_set


def test_waits_double_up_to_two_minutes() -> None:
    waits = [telegram_backoff(attempt) for attempt in range(1, 12)]
    assert waits[:6] == [0, 2, 4, 8, 16, 32]
    assert all(60 <= wait <= 120 for wait in waits[7:])
