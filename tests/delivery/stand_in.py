"""A stand-in for Telegram that answers as a test tells it to, over real HTTP on this machine."""

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.db.databases import TOKEN

_PATIENCE = 20.0  # seconds until a story that does not go on is given up; no test waits for it to pass


@dataclass(frozen=True)
class Reply:
    """How one request is answered; `text` is sent as it is."""

    status: int = 200
    text: str = ""
    is_torn: bool = False
    until: asyncio.Event | None = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Received:
    """One request."""

    method: str
    payload: dict[str, Any]
    files: dict[str, tuple[str, bytes]]

    @property
    def text(self) -> str:
        """What the message says."""
        return str(self.payload.get("text"))


def done(result: Any = True) -> Reply:
    """Return an answer that says it is done."""
    return Reply(text=json.dumps({"ok": True, "result": result}))


def refused(code: int, description: str, **parameters: Any) -> Reply:
    """Return an answer of Telegram that says no."""
    answer = {"ok": False, "error_code": code, "description": description}
    return Reply(code, json.dumps(answer | ({"parameters": parameters} if parameters else {})))


def page(code: int) -> Reply:
    """Return a page of a proxy that quotes the address it was asked for."""
    return Reply(code, f"<html><h1>{code}</h1>/bot{TOKEN}/sendMessage could not be served</html>")


class StandIn:
    """Telegram, as far as sending goes."""

    def __init__(self) -> None:
        """Answer everything with a fresh message until told otherwise."""
        self.received: list[Received] = []
        self.gate = asyncio.Event()  # answers wait for it
        self.gate.set()
        self.every: Reply | None = None  # the answer to everything
        self._scripts: dict[Any, list[Reply]] = defaultdict(list)
        self._port = 0
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """The base address."""
        return f"http://127.0.0.1:{self._port}"

    def will_answer(self, chat_id: int | None, *replies: Reply) -> None:
        """Answer the next requests for a chat so, one after the other."""
        self._scripts[chat_id].extend(replies)

    def texts(self, chat_id: int | None = None) -> list[str]:
        """Return what was sent, in the order it came, to one chat or to all."""
        return [one.text for one in self.received if chat_id is None or one.payload.get("chat_id") == chat_id]

    async def start(self) -> None:
        """Listen, on the same port as before where there was one."""
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Hang up."""
        self.gate.set()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        received = await _read(request)
        self.received.append(received)
        script = self._scripts[received.payload.get("chat_id")]
        reply = self.every or (script.pop(0) if script else done(_message(len(self.received), received)))
        await (reply.until or self.gate).wait()
        if reply.is_torn:
            assert request.transport is not None
            request.transport.abort()
        kind = "application/json" if reply.text.startswith("{") else "text/html"
        return web.Response(status=reply.status, text=reply.text, content_type=kind, headers=reply.headers)


async def _read(request: web.Request) -> Received:
    token, method = request.path.strip("/").removeprefix("bot").split("/")
    assert token == TOKEN
    if request.content_type == "application/json":
        return Received(method, await request.json(), {})
    fields = await request.post()
    files = {
        name: (part.filename, part.file.read()) for name, part in fields.items() if isinstance(part, web.FileField)
    }
    return Received(method, {name: value for name, value in fields.items() if name not in files}, files)


def _message(number: int, received: Received) -> dict[str, Any]:
    chat = {"id": received.payload.get("chat_id", 0), "type": "private", "first_name": "A"}
    return {"message_id": number, "date": 1_800_000_000, "chat": chat, "text": received.text}


@asynccontextmanager
async def standing_in() -> AsyncIterator[StandIn]:
    """Run a stand-in for the length of a test."""
    telegram = StandIn()
    await telegram.start()
    try:
        yield telegram
    finally:
        await telegram.stop()


async def until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(_PATIENCE):
        while not is_so():  # noqa: ASYNC110 - what tests wait for rings no channel
            await asyncio.sleep(0.005)
