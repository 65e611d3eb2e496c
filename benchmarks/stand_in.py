"""A stand-in for Telegram that is never what is waited for: it hands out updates, counts calls, notes when they came.

It knows no rules of Telegram and refuses nothing; the playground's simulator is for that.
"""

import asyncio
import json
from collections import deque
from collections.abc import Callable, Collection
from time import perf_counter, time
from typing import Any, cast

Json = dict[str, Any]
TOKEN = "100200300:benchmark-token-that-opens-nothing"
_ME = {"id": 100_200_300, "is_bot": True, "first_name": "Halfway", "username": "halfway_bench_bot"}
_ME |= {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
_MOST = 100  # updates in one answer, as at Telegram


class StandIn:
    """The Bot API for one bot, on one port of this machine."""

    def __init__(self) -> None:
        """Begin with no updates."""
        self.calls: dict[str, int] = {}
        self.first_at: float | None = None  # when the first update was handed out, by `perf_counter`
        self.came_at: dict[int, float] = {}  # update id: when it became available
        self.sent_at: dict[int, float] = {}  # chat id: when the first message to it arrived
        self._updates: deque[Json] = deque()
        self._waiting: list[tuple[_Connection, int]] = []
        self._goal: tuple[Callable[[], bool], asyncio.Event] | None = None
        self._missing: set[int] = set()
        self._messages = 1_000
        self._server: asyncio.Server | None = None
        self.polled = asyncio.Event()

    @property
    def url(self) -> str:
        """The base address of the Bot API."""
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    @property
    def messages(self) -> int:
        """How many messages were sent."""
        return self.calls.get("sendMessage", 0)

    async def __aenter__(self) -> "StandIn":
        """Begin to listen."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Connection(self), "127.0.0.1", 0)
        return self

    async def __aexit__(self, *error: object) -> None:
        """Close the port."""
        assert self._server is not None
        self._server.close()

    def feed(self, updates: list[Json]) -> None:
        """Let updates come, at once."""
        now = perf_counter()
        for update in updates:
            self.came_at[update["update_id"]] = now
        self._updates.extend(updates)
        for connection, offset in self._waiting:
            self._hand_out(connection, offset)
        self._waiting.clear()

    async def until_sent(self, count: int, seconds: float) -> None:
        """Wait until so many messages were sent."""
        await self._until(lambda: self.messages >= count, seconds)

    async def until_reached(self, chats: Collection[int], seconds: float) -> None:
        """Wait until a message went to each of these chats."""
        self._missing = set(chats) - self.sent_at.keys()
        await self._until(lambda: not self._missing, seconds)

    async def _until(self, is_so: Callable[[], bool], seconds: float) -> None:
        self._goal = is_so, asyncio.Event()
        self._check()
        async with asyncio.timeout(seconds):
            await self._goal[1].wait()

    def answer(self, connection: "_Connection", method: str, body: bytes) -> None:
        """Answer one call."""
        self.calls[method] = self.calls.get(method, 0) + 1
        if method == "getUpdates":
            self._poll(connection, _offset(body))
        elif method == "sendMessage":
            self._message(connection, _chat(body))
        elif method == "getMe":
            connection.say(_ok(_ME))
        else:
            connection.say(b'{"ok":true,"result":true}')

    def _poll(self, connection: "_Connection", offset: int) -> None:
        while self._updates and self._updates[0]["update_id"] < offset:
            self._updates.popleft()
        self.polled.set()
        if self._updates:
            self._hand_out(connection, offset)
        else:
            self._waiting.append((connection, offset))

    def _hand_out(self, connection: "_Connection", offset: int) -> None:
        some = [self._updates[n] for n in range(min(_MOST, len(self._updates)))]
        if self.first_at is None:
            self.first_at = perf_counter()
        connection.say(_ok([update for update in some if update["update_id"] >= offset]))

    def _message(self, connection: "_Connection", chat: int) -> None:
        self._messages += 1
        self.sent_at.setdefault(chat, perf_counter())
        self._missing.discard(chat)
        message = {"message_id": self._messages, "from": _ME, "date": int(time()), "text": "bench"}
        connection.say(_ok(message | {"chat": {"id": chat, "type": "private", "first_name": "Somebody"}}))
        self._check()

    def _check(self) -> None:
        if self._goal is not None and self._goal[0]():
            self._goal[1].set()


class _Connection(asyncio.Protocol):
    """One kept-alive connection, read with as little work as can be."""

    def __init__(self, stand_in: StandIn) -> None:
        self._stand_in, self._read = stand_in, b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's are not of that class

    def data_received(self, data: bytes) -> None:
        self._read += data
        while (end := self._read.find(b"\r\n\r\n")) >= 0:
            head = self._read[:end]
            size = _length(head)
            if size < 0:
                end, size, body = self._chunked(end + 4)
                if end < 0:
                    return
            else:
                body = self._read[end + 4 : end + 4 + size]
                if len(body) < size:
                    return
                end += 4 + size
            self._read = self._read[end:]
            path = head.split(b" ", 2)[1]
            self._stand_in.answer(self, path.rpartition(b"/")[2].decode(), body)

    def say(self, body: bytes) -> None:
        """Answer with JSON."""
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(_HEAD % len(body) + body)

    def _chunked(self, start: int) -> tuple[int, int, bytes]:
        """Return where a chunked body ends, its length, and the body; -1 while it is not whole."""
        parts: list[bytes] = []
        at = start
        while (line := self._read.find(b"\r\n", at)) >= 0:
            size = int(self._read[at:line], 16)
            if len(self._read) < line + 4 + size:
                break
            if size == 0:
                body = b"".join(parts)
                return line + 4, len(body), body
            parts.append(self._read[line + 2 : line + 2 + size])
            at = line + 4 + size
        return -1, 0, b""


def _length(head: bytes) -> int:
    """Return the length of the body; -1 for one in chunks."""
    lowered = head.lower()
    _, found, rest = lowered.partition(b"\r\ncontent-length:")
    if found:
        return int(rest.split(b"\r\n", 1)[0])
    return -1 if b"transfer-encoding: chunked" in lowered else 0


def _ok(result: Any) -> bytes:
    return b'{"ok":true,"result":' + json.dumps(result).encode() + b"}"


def _number(body: bytes, name: bytes) -> int:
    """Return a number from JSON, a form, or a form in parts."""
    _, found, rest = body.partition(name)
    if not found:
        return 0
    digits, at = b"", 0
    while at < len(rest) and not (rest[at : at + 1].isdigit() or rest[at : at + 1] == b"-"):
        at += 1
    while at < len(rest) and (rest[at : at + 1].isdigit() or (not digits and rest[at : at + 1] == b"-")):
        digits += rest[at : at + 1]
        at += 1
    return int(digits or 0)


def _offset(body: bytes) -> int:
    return _number(body, b"offset")


def _chat(body: bytes) -> int:
    return _number(body, b"chat_id")
