"""The bot by webhook: the same stories, whatever way updates come in."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.updates.polling import ALLOWED
from bot.updates.webhook import CONNECTIONS, SECRET_HEADER
from tests.dialogues.conftest import MONDAY_NINE
from tests.dialogues.relaying import arrived, quoted, sends, space_and_back
from tests.ports import free_port
from tests.stage import Phone, Stage, words_of

Couple = tuple[Phone, Phone]


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Yield a stage on which Telegram brings updates to the bot's own address."""
    port = free_port()
    address = f"http://127.0.0.1:{port}/telegram"
    async with Stage.opened(tmp_path, at=MONDAY_NINE, WEBHOOK_URL=address, PORT=str(port)) as opened:
        yield opened


async def test_main_story_by_webhook(stage: Stage, couple: Couple) -> None:
    await space_and_back(*couple)
    stage.nothing_else_was_sent()
    assert stage.simulator.webhook.attempts > 8
    assert not [call for call in stage.simulator.calls if call.method.lower() == "getupdates"]


async def test_webhook_is_set_as_it_is_meant(stage: Stage) -> None:
    info = stage.simulator.webhook.info()
    assert info["url"] == stage.environ["WEBHOOK_URL"]
    assert info["allowed_updates"] == sorted(ALLOWED)
    assert info["max_connections"] == CONNECTIONS
    (call,) = [call for call in stage.simulator.calls if call.method.lower() == "setwebhook"]
    assert not call.parameters.flag("drop_pending_updates")
    assert len(str(call.parameters["secret_token"])) == 64


async def test_taps_are_answered_at_once(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await sends(anna, "/space 2h")
    answered = [call for call in stage.simulator.calls if call.method.lower() == "answercallbackquery"]
    tapped = stage.simulator.webhook.attempts
    assert tapped > len(answered) >= 3  # Accept, Yes, Send; the others were words
    assert all(call.ok for call in answered)


async def test_what_waited_at_telegram_arrives_after_the_start(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await stage.stops()
    anna.person.types("/space 2h")
    await stage.starts()
    await stage.settles()
    preview = anna.sees("word for word")
    await anna.taps("Send")
    assert arrived(boris.sees("Anna")) == quoted(preview)


async def test_redelivered_updates_are_no_ops(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await sends(anna, "/space 2h")
    for phone in couple:
        phone.looks_away()
    before = stage.records.all()
    assert stage.simulator.redeliver() == 1
    await stage.settles()
    stage.nothing_else_was_sent()
    assert stage.records.all() == before


async def test_update_of_an_unknown_kind_is_taken_and_means_nothing(stage: Stage, couple: Couple) -> None:
    before = stage.records.all()
    news = {"update_id": 7, "thought_reading": {"from": {"id": couple[0].id}, "words": "/unpair"}}
    assert await posts(stage, news) == [200]
    await stage.settles()
    stage.nothing_else_was_sent()
    assert stage.records.all() == before


async def test_stranger_who_guesses_the_address_can_do_nothing(stage: Stage, couple: Couple) -> None:
    before = stage.records.all()
    anna = {"id": couple[0].id, "is_bot": False, "first_name": "Anna"}
    words = {"message_id": 99, "date": 1, "chat": {"id": couple[0].id, "type": "private"}, "text": "/unpair"}
    assert await posts(stage, {"update_id": 7, "message": words | {"from": anna}}, secret="guessed") == [403]
    await stage.settles()
    stage.nothing_else_was_sent()
    assert stage.records.all() == before


async def test_words_of_one_person_keep_their_order(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    for number in range(20):
        anna.person.types(f"/space 2h line {number:02}")
    await stage.settles()
    shown = [words_of(message) for message in anna.person.received if "word for word" in words_of(message)]
    assert [text.partition("“line ")[2][:2] for text in shown] == [f"{number:02}" for number in range(20)]


async def test_couples_side_by_side(stage: Stage, couple: Couple) -> None:
    (anna, boris), clara, david = couple, stage.phone("Clara"), stage.phone("David")
    await stage.pairs(clara, david)
    for phone in (anna, clara):
        phone.person.types(f"/space 2h says {phone.name}")
    await stage.settles()
    previews = {phone.name: quoted(phone.sees("word for word")) for phone in (anna, clara)}
    for phone in (anna, clara):
        phone.person.taps("Send")
    await stage.settles()
    for phone, other in ((anna, boris), (clara, david)):
        assert arrived(other.sees(f"says {phone.name}")) == previews[phone.name]
        phone.sees("Delivered")
    stage.nothing_else_was_sent()


async def test_anybody_sees_health_and_whoever_has_the_secret_numbers(stage: Stage) -> None:
    assert stage.app is not None
    host = stage.environ["WEBHOOK_URL"].removesuffix("/telegram")
    known = {"Authorization": f"Bearer {stage.app.settings.webhook_secret}"}
    async with aiohttp.ClientSession(host) as browser:
        async with browser.get("/healthz") as response:
            assert (response.status, await response.text()) == (200, "ok\n")
        for headers, status in (({}, 403), ({"Authorization": "Bearer guessed"}, 403), (known, 200)):
            async with browser.get("/metrics", headers=headers) as response:
                assert response.status == status
                assert ("halfway_webhook_accepted_total" in await response.text()) == (status == 200)


async def posts(stage: Stage, *updates: dict[str, Any], secret: str | None = None) -> list[int]:
    """Post updates to the bot as Telegram would, or as somebody else, and return what is answered."""
    assert stage.app is not None
    headers = {SECRET_HEADER: secret or stage.app.settings.webhook_secret}
    found = []
    async with aiohttp.ClientSession() as session:
        for update in updates:
            async with session.post(stage.environ["WEBHOOK_URL"], json=update, headers=headers) as response:
                found.append(response.status)
    return found
