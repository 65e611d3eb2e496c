"""Tell those who watch that something changed: the page's event stream and tests that wait for a moment."""

import asyncio
from collections.abc import Callable

from aiohttp import web

from bot.playground.answers import Json, encode

_BACKLOG = 256
"""Events kept for a slow page; beyond that the oldest go, since the page fetches whole chats anyway."""


class Events:
    """Numbers changes and wakes whoever watches or waits."""

    def __init__(self) -> None:
        """Start with nobody watching."""
        self.seq = 0
        self._streams: set[asyncio.Queue[Json | None]] = set()
        self._waiters: list[asyncio.Future[None]] = []
        self._is_closed = False

    def publish(self, what: str, *chats: int) -> None:
        """Tell the page that `chats` changed and wake those who wait."""
        self.seq += 1
        if self._streams:
            self._offer({"seq": self.seq, "chats": list(chats), "what": what})
        if self._waiters:
            self.stir()

    def stir(self) -> None:
        """Wake those who wait, without telling the page."""
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def wait_for(self, predicate: Callable[[], object], timeout: float) -> None:
        """Return once `predicate()` is true, asked again after each change; TimeoutError after `timeout` seconds."""
        async with asyncio.timeout(timeout):
            while not predicate():
                waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                self._waiters.append(waiter)
                await waiter

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Answer a page with Server-Sent Events until it goes away or the simulator stops."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        queue: asyncio.Queue[Json | None] = asyncio.Queue(_BACKLOG)
        self._streams.add(queue)
        try:
            await response.prepare(request)
            await response.write(b"retry: 1000\n\n")
            while not self._is_closed and (event := await queue.get()) is not None:
                await response.write(f"event: change\ndata: {encode(event)}\n\n".encode())
        except ConnectionError:
            pass
        finally:
            self._streams.discard(queue)
        return response

    def open(self) -> None:
        """Let pages watch (again)."""
        self._is_closed = False

    def close(self) -> None:
        """End all streams."""
        self._is_closed = True
        for queue in self._streams:
            while queue.full():
                queue.get_nowait()
            queue.put_nowait(None)

    def _offer(self, event: Json) -> None:
        """Put an event into every stream, the oldest making room."""
        for queue in self._streams:
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(event)
