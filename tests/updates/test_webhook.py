"""What is posted to the webhook: only with the secret, answered after commit, gathered under load, never lost."""

import asyncio
import io
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from sqlalchemy import text

from bot.db.engine import Storage
from bot.db.processed_updates import DeadLetter, ProcessedUpdate
from bot.db.unit_of_work import UnitOfWork
from bot.health import serving
from bot.updates.processor import TRIES, RawUpdate
from bot.updates.webhook import LARGEST, SECRET_HEADER, Webhook
from tests.db.databases import on_sqlite
from tests.updates.harness import ANNA, BORIS, CLARA, DAVID, ProcessorHarness, connect, count, letters_of, message

SECRET = "a-secret-of-the-tests"
JSON = "application/json"


class Telegram:
    """Posts to the webhook as Telegram does, or as somebody else might."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self.session, self.address = session, address

    async def posts(self, update: Any, *, kind: str = JSON, **headers: str) -> int:
        """Post an update, or a body as it is, and return the status."""
        body = update if isinstance(update, bytes) else json.dumps(update).encode()
        sent = {SECRET_HEADER: SECRET, "Content-Type": kind} | headers
        async with self.session.post(self.address, data=io.BytesIO(body), headers=sent) as response:
            assert await response.read() == b""
            return response.status


@pytest.fixture
def webhook(harness: ProcessorHarness) -> Webhook:
    return Webhook(harness.processor.process, SECRET)


@pytest.fixture
async def telegram(storage: Storage, webhook: Webhook) -> AsyncIterator[Telegram]:
    application = web.Application(client_max_size=LARGEST)
    application.add_routes([web.post("/telegram", webhook.handle)])
    async with serving(application, "127.0.0.1", 0, "PORT") as port, aiohttp.ClientSession() as session:
        yield Telegram(session, f"http://127.0.0.1:{port}/telegram")


async def test_update_is_answered_after_its_commit(
    storage: Storage, telegram: Telegram, harness: ProcessorHarness
) -> None:
    assert await telegram.posts(message(1)) == 200
    assert harness.entered == [1]
    assert await letters_of(storage) == ["u:1"]


async def test_json_by_any_name_is_taken(telegram: Telegram, harness: ProcessorHarness) -> None:
    names = [JSON, f"{JSON}; charset=utf-8", "Application/JSON;charset=UTF-8"]
    assert [await telegram.posts(message(number), kind=kind) for number, kind in enumerate(names)] == [200] * 3
    assert harness.entered == [0, 1, 2]


async def test_wrong_secret_opens_nothing(storage: Storage, telegram: Telegram, webhook: Webhook) -> None:
    wrong = ["", "wrong", f"{SECRET}x", SECRET[:-1], SECRET.upper(), "ünlesbar"]
    assert [await telegram.posts(message(1), **{SECRET_HEADER: secret}) for secret in wrong] == [403] * len(wrong)
    assert await count(storage, ProcessedUpdate) == 0
    assert webhook.counters.forbidden == len(wrong)


async def test_missing_secret_opens_nothing(storage: Storage, telegram: Telegram) -> None:
    async with telegram.session.post(telegram.address, json=message(1)) as response:
        assert response.status == 403
    assert await count(storage, ProcessedUpdate) == 0


async def test_secret_is_looked_at_before_the_body_is_there(telegram: Telegram) -> None:
    """Who does not know the secret is not listened to: the answer comes while the body has not even been sent."""
    answered = asyncio.Event()

    async def body() -> AsyncIterator[bytes]:
        yield b"{"
        await answered.wait()

    async with telegram.session.post(telegram.address, data=body(), headers={"Content-Type": JSON}) as response:
        assert response.status == 403
        answered.set()


async def test_what_is_no_update_is_refused(telegram: Telegram, webhook: Webhook, harness: ProcessorHarness) -> None:
    texts = [b"", b"{", b"[" * 100_000, b"\xff\xfe\xfd", b"[]", b"null", b"{}"]
    numbers = [b'{"update_id": "1"}', b'{"update_id": true}', b'{"update_id": 1.0}']
    assert [await telegram.posts(body) for body in texts + numbers] == [400] * 10
    assert await telegram.posts(b'"' + b"x" * LARGEST + b'"') == 413
    assert webhook.counters.malformed == 11
    assert await telegram.posts(message(1)) == 200
    assert harness.entered == [1]


async def test_body_that_comes_in_chunks_is_bounded_too(storage: Storage, telegram: Telegram) -> None:
    async def body() -> AsyncIterator[bytes]:
        for _ in range(LARGEST // 65_536 + 2):
            yield b" " * 65_536

    headers = {SECRET_HEADER: SECRET, "Content-Type": JSON}
    async with telegram.session.post(telegram.address, data=body(), headers=headers) as response:
        assert response.status == 413
    assert await count(storage, ProcessedUpdate) == 0


async def test_anything_but_json_is_refused(telegram: Telegram, harness: ProcessorHarness) -> None:
    kinds = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]
    assert [await telegram.posts(message(1), kind=kind) for kind in kinds] == [415] * 3
    assert harness.entered == []


async def test_only_posts_are_taken(telegram: Telegram, harness: ProcessorHarness) -> None:
    for method in ("GET", "PUT", "DELETE"):
        headers = {SECRET_HEADER: SECRET}
        async with telegram.session.request(method, telegram.address, json=message(1), headers=headers) as response:
            assert response.status == 405
    assert harness.entered == []


async def test_redelivered_update_is_a_no_op(storage: Storage, telegram: Telegram, harness: ProcessorHarness) -> None:
    assert [await telegram.posts(message(1)) for _ in range(3)] == [200] * 3
    assert harness.entered == [1]
    assert await letters_of(storage) == ["u:1"]
    assert harness.processor.counters.repeated == 2


async def test_poison_is_set_aside_and_acknowledged(
    storage: Storage, telegram: Telegram, harness: ProcessorHarness
) -> None:
    """Otherwise Telegram would bring it for a day, and hold back everything behind it."""
    harness.failures[1] = 1_000
    assert await telegram.posts(message(1)) == 200
    assert harness.failures[1] == 1_000 - 1 - TRIES
    assert await count(storage, DeadLetter) == 1
    assert await telegram.posts(message(1)) == 200
    assert await count(storage, DeadLetter) == 1


@on_sqlite  # nothing else locks the whole of a database
async def test_locked_database_postpones(
    sqlite_url: str, storage: Storage, telegram: Telegram, harness: ProcessorHarness, webhook: Webhook
) -> None:
    async with storage.begin() as uow:
        await uow.session.execute(text("PRAGMA busy_timeout = 20"))  # instead of five seconds; for the one writer
    with closing(sqlite3.connect(sqlite_url.partition(":///")[2], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert await telegram.posts(message(1)) == 503
        other.execute("ROLLBACK")
    assert (harness.entered, webhook.counters.postponed) == ([], 1)
    assert await telegram.posts(message(1)) == 200
    assert await letters_of(storage) == ["u:1"]


class Door:
    """Keeps the first update inside until it is let go, so that others arrive meanwhile."""

    def __init__(self, harness: ProcessorHarness) -> None:
        self.is_entered, self.opens = asyncio.Event(), asyncio.Event()
        harness.during = self._holds

    async def _holds(self, uow: UnitOfWork, raw: RawUpdate) -> None:
        if not self.is_entered.is_set():
            self.is_entered.set()
            await self.opens.wait()


async def all_posted(telegram: Telegram, webhook: Webhook, *updates: dict[str, Any]) -> list[asyncio.Task[int]]:
    """Post updates side by side and return when all of them wait to be committed."""
    before = webhook.waiting
    posting = [asyncio.create_task(telegram.posts(update)) for update in updates]
    async with asyncio.timeout(10):
        while True:
            if webhook.waiting == before + len(updates):
                return posting
            await asyncio.sleep(0.001)


async def test_updates_that_wait_share_a_transaction_in_their_order(
    storage: Storage, telegram: Telegram, webhook: Webhook, harness: ProcessorHarness
) -> None:
    """Words, taps and votes of one person come on connections of their own; update_id tells their order."""
    door = Door(harness)
    first = asyncio.create_task(telegram.posts(message(1)))
    await door.is_entered.wait()
    posting = await all_posted(telegram, webhook, *(message(number) for number in (6, 3, 5, 2, 4)))
    door.opens.set()
    assert await asyncio.gather(first, *posting) == [200] * 6
    assert harness.entered == [1, 2, 3, 4, 5, 6]
    assert len(set(map(id, harness.transactions[1:]))) == 1
    assert len(set(map(id, harness.transactions))) == 2


async def test_poison_among_those_that_wait_harms_nobody(
    storage: Storage, telegram: Telegram, webhook: Webhook, harness: ProcessorHarness
) -> None:
    await connect(storage, (ANNA, BORIS), (CLARA, DAVID))
    door = Door(harness)
    first = asyncio.create_task(telegram.posts(message(1)))
    await door.is_entered.wait()
    harness.failures[3] = 1_000
    some = (message(2, BORIS), message(3, ANNA), message(4, ANNA), message(5, CLARA))
    posting = await all_posted(telegram, webhook, *some)
    door.opens.set()
    assert await asyncio.gather(first, *posting) == [200] * 5
    assert sorted(await letters_of(storage)) == ["u:1", "u:2", "u:4", "u:5"]
    assert await count(storage, DeadLetter) == 1


async def test_connection_that_is_cut_costs_nobody_else_anything(
    storage: Storage, telegram: Telegram, webhook: Webhook, harness: ProcessorHarness
) -> None:
    """Telegram brings again what it heard no answer to; it was committed all the same, once."""
    door = Door(harness)
    first = asyncio.create_task(telegram.posts(message(1)))
    await door.is_entered.wait()
    cut, other = await all_posted(telegram, webhook, message(2), message(3))
    cut.cancel()
    door.opens.set()
    assert (await first, await other) == (200, 200)
    assert await telegram.posts(message(2)) == 200
    assert harness.entered == [1, 2, 3]


async def test_what_is_in_hand_is_finished_at_the_end(
    storage: Storage, telegram: Telegram, webhook: Webhook, harness: ProcessorHarness
) -> None:
    door = Door(harness)
    first = asyncio.create_task(telegram.posts(message(1)))
    await door.is_entered.wait()
    (second,) = await all_posted(telegram, webhook, message(2))
    finishing = asyncio.create_task(webhook.finish(10))
    await asyncio.sleep(0)
    assert await telegram.posts(message(3)) == 503  # for the next process, or this one when it is back
    door.opens.set()
    await finishing
    assert (await first, await second) == (200, 200)
    assert await letters_of(storage) == ["u:1", "u:2"]
