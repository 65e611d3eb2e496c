"""The request speaks HTTP for python-telegram-bot, tells failures apart, and never names the address."""

import asyncio
import socket
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from io import BytesIO

import aiohttp
import pytest
from telegram import Bot
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError, TimedOut

from bot.delivery.api_urls import ApiUrls
from bot.delivery.request import AiohttpRequest, NotSentError, NotSentInTimeError
from tests.db.databases import TOKEN
from tests.delivery.stand_in import Reply, StandIn, done, page, refused

SECRET = b'{"text": "my secret"}'
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@pytest.fixture
async def request_() -> AsyncIterator[AiohttpRequest]:
    """Yield an open request with little patience."""
    async with AiohttpRequest(connections=1, read_timeout=0.2, connect_timeout=0.2, pool_timeout=0.2) as opened:
        yield opened


async def test_refused_connection_was_not_sent(request_: AiohttpRequest) -> None:
    """Where nobody listens nothing was sent."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    await _fails(request_, f"http://127.0.0.1:{port}", NotSentError)


async def test_unknown_host_was_not_sent(request_: AiohttpRequest) -> None:
    """Where there is no such host nothing was sent."""
    await _fails(request_, "http://halfway.invalid", NotSentError)


async def test_impossible_address_was_not_sent(request_: AiohttpRequest) -> None:
    """Where the address is none nothing was sent."""
    await _fails(request_, "http://", NotSentError)


async def test_wait_for_connection_was_not_sent(request_: AiohttpRequest, telegram: StandIn) -> None:
    """Where no connection becomes free in time nothing was sent."""
    telegram.gate.clear()
    holding = asyncio.create_task(request_.call(f"{telegram.url}/bot{TOKEN}/getMe", b"{}", 20.0))
    await asyncio.sleep(0)
    await _fails(request_, telegram.url, NotSentInTimeError)
    telegram.gate.set()
    assert (await holding)[0] == 200


async def test_silence_is_ambiguous(request_: AiohttpRequest, telegram: StandIn) -> None:
    """Where no answer comes in time the call may have been taken."""
    telegram.gate.clear()
    error = await _fails(request_, telegram.url, TimedOut)
    assert not isinstance(error, NotSentError)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-",
    ],
    ids=["nothing", "half a body", "not HTTP", "half a header"],
)
async def test_cut_connection_is_ambiguous(request_: AiohttpRequest, answer: bytes) -> None:
    """Where the connection breaks off the call may have been taken."""

    async def cut(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        await writer.drain()
        writer.close()

    async with _serving(cut) as url:
        error = await _fails(request_, url, NetworkError)
    assert not isinstance(error, NotSentError)


@pytest.mark.parametrize("code", [301, 307, 401, 404, 502])
async def test_page_of_proxy_is_not_quoted(request_: AiohttpRequest, telegram: StandIn, code: int) -> None:
    """A page that quotes the address, as a proxy's does, gets into no error; a redirect is not followed."""
    location = {"Location": f"{telegram.url}/bot{TOKEN}/elsewhere"} if code < 400 else {}
    telegram.every = Reply(code, page(code).text, headers=location)
    with pytest.raises(TelegramError) as caught:
        await request_.post(f"{telegram.url}/bot{TOKEN}/getMe")
    _assert_nameless(caught.value)
    assert len(telegram.received) == 1


async def test_torn_json_is_not_quoted(
    request_: AiohttpRequest, telegram: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    """What cannot be read is neither logged nor quoted: it may be what somebody wrote."""
    telegram.every = Reply(200, '{"ok": true, "result": [{"message": {"text": "my secret')
    with pytest.raises(TelegramError) as caught:
        await request_.post(f"{telegram.url}/bot{TOKEN}/getUpdates")
    _assert_nameless(caught.value)
    assert "my secret" not in repr(caught.value)
    assert "my secret" not in caplog.text


async def test_library_bot_works_with_it(telegram: StandIn) -> None:
    """python-telegram-bot calls, long polls and uploads through it, and gets its own kinds of errors."""
    telegram.every = done({"id": 5, "is_bot": True, "first_name": "Halfway", "username": "halfway_bot"})
    bot = Bot(TOKEN, f"{telegram.url}/bot", request=AiohttpRequest(), get_updates_request=AiohttpRequest())
    async with bot:
        assert bot.username == "halfway_bot"
        telegram.every = done([])
        assert await bot.do_api_request("getUpdates", {"timeout": 50, "allowed_updates": ["poll"]}) == []
        telegram.every = done({"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}})
        await bot.send_document(7, BytesIO(b"{}"), filename="export.json", caption="yours")
        telegram.every = refused(400, "Bad Request: chat not found")
        with pytest.raises(BadRequest):
            await bot.send_message(7, "hello")
        telegram.every = refused(401, "Unauthorized")
        with pytest.raises(InvalidToken):
            await bot.get_me()
    polled, uploaded = telegram.received[1:3]
    assert polled.payload == {"timeout": 50, "allowed_updates": ["poll"]}
    assert uploaded.files == {"document": ("export.json", b"{}")}
    assert uploaded.payload == {"chat_id": "7", "caption": "yours"}


async def test_read_timeout_can_be_longer(request_: AiohttpRequest, telegram: StandIn) -> None:
    """A long poll may take longer than other calls."""
    telegram.gate.clear()
    asyncio.get_running_loop().call_later(0.4, telegram.gate.set)
    code, _ = await request_.do_request(f"{telegram.url}/bot{TOKEN}/getUpdates", "POST", read_timeout=20.0)
    assert (code, request_.read_timeout) == (200, 0.2)


def test_nothing_shows_the_token() -> None:
    """Neither the request nor the addresses can be printed with the token in them."""
    addresses = ApiUrls("http://localhost", TOKEN)
    assert str(addresses.of("getMe")).endswith(f"/bot{TOKEN}/getMe")
    assert TOKEN not in repr(addresses) + str(addresses) + repr(AiohttpRequest())


async def _fails(request: AiohttpRequest, base: str, kind: type[TelegramError]) -> TelegramError:
    """Assert that a call and a request of the library both fail so, and name nothing."""
    url = f"{base}/bot{TOKEN}/sendMessage"
    with pytest.raises(kind) as called:
        await request.call(url, SECRET, 0.3)
    with pytest.raises(kind) as posted:
        await request.post(url)
    for caught in (called, posted):
        _assert_nameless(caught.value)
    return called.value


def _assert_nameless(error: BaseException) -> None:
    chain = [error]
    while (last := chain[-1].__cause__ or chain[-1].__context__) is not None:
        chain.append(last)
    shown = "".join(traceback.format_exception(error))
    for one in chain:
        assert not isinstance(one, aiohttp.ClientError)
        shown += repr(one) + str(one) + repr(vars(one)) + repr(one.args)
    assert TOKEN not in shown
    assert "my secret" not in shown


@asynccontextmanager
async def _serving(serve: Serve) -> AsyncIterator[str]:
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
