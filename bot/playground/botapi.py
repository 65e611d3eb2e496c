"""Answer the Bot API over HTTP: token, method, faults, limits, and the record of each call."""

import asyncio
import re
import time
from collections.abc import Callable
from typing import Any

from aiohttp import web

from bot.playground import (
    methods_chats,
    methods_media,
    methods_messages,
    methods_pins,
    methods_polls,
    methods_profile,
)
from bot.playground.answers import RefusedError, accepted
from bot.playground.calls import Call, Calls
from bot.playground.doors import chat_number
from bot.playground.faults import Faults, Rule
from bot.playground.limits import Limits
from bot.playground.parameters import Parameters, read_parameters
from bot.playground.updates import Updates
from bot.playground.webhook import Webhook
from bot.playground.world import World

METHODS: dict[str, Callable[[World, Parameters], Any]] = {
    **methods_messages.METHODS,
    **methods_media.METHODS,
    **methods_polls.METHODS,
    **methods_profile.METHODS,
    **methods_chats.METHODS,
    **methods_pins.METHODS,
}
_HTML = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n"
    "<body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>\r\n"
)
_NOT_FOUND = RefusedError(404, "Not Found")  # an address that is no bot's: a wrong token, a file that is not there
_NO_METHOD = RefusedError(404, "Not Found: method not found")
_UNAUTHORIZED = RefusedError(401, "Unauthorized")


_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{10,100}")
_BEFORE = {"torn_before": RefusedError(0, "The connection was cut."), "502_html": RefusedError(502, "Bad Gateway")}
"""Faults that strike before Telegram takes the call; the records show code 0 where no answer came at all."""


def _wrong_token(token: str) -> RefusedError:
    """Return what a stranger is told: what cannot be a token is not even an address."""
    return _UNAUTHORIZED if _TOKEN.fullmatch(token) else _NOT_FOUND


class BotApi:
    """The door for the bot."""

    def __init__(
        self, token: str, world: World, updates: Updates, faults: Faults, calls: Calls, limits: Limits | None
    ) -> None:
        """Serve the bot with `token`; `limits` refuse what comes too fast, None lets everything through."""
        self._token, self._world, self._updates = token, world, updates
        self._faults, self._calls, self._limits = faults, calls, limits
        self.webhook: Webhook | None = None

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one request to /bot<token>/<method>."""
        started = time.perf_counter()
        method = request.match_info["method"]
        if request.match_info["token"] != self._token:
            return self._refused(_wrong_token(request.match_info["token"]))
        try:
            parameters = await read_parameters(request)
        except RefusedError as refusal:
            return self._refused(refusal)
        chat_id = chat_number(parameters.get("chat_id"))
        rule = self._faults.take(method.lower(), chat_id) if self._faults.rules else None
        if rule is not None and rule.fault in _BEFORE:
            self._note(method, chat_id, parameters, started, rule, _BEFORE[rule.fault])
            return self._torn(request) if rule.fault == "torn_before" else self._bad_gateway()
        try:
            if rule is not None and (planned := rule.refusal()):
                raise planned
            body, result = await self._performed(method, chat_id, parameters)
        except RefusedError as refusal:
            self._note(method, chat_id, parameters, started, rule, refusal)
            return await self._answered(request, rule, refusal.body(), refusal.code)
        self._note(method, chat_id, parameters, started, rule, None, result)
        return await self._answered(request, rule, body, 200)

    async def call(self, method: str, parameters: Parameters) -> object:
        """Perform a method that did not come over HTTP; return its result or the refusal."""
        started, chat_id = time.perf_counter(), chat_number(parameters.get("chat_id"))
        try:
            _, result = await self._performed(method, chat_id, parameters)
        except RefusedError as refusal:
            self._note(method, chat_id, parameters, started, None, refusal)
            return refusal
        self._note(method, chat_id, parameters, started, None, None, result)
        return result

    async def _performed(self, method: str, chat_id: int | None, parameters: Parameters) -> tuple[bytes, Any]:
        """Perform a method; return the body of the answer and the result."""
        name = method.lower()
        function = METHODS.get(name)
        if function is not None:
            if self._limits is not None:
                self._limits.check(name, chat_id, self._world.clock)
            result = function(self._world, parameters)
            return accepted(result), result
        if name == "getupdates":
            ready = await self._updates.get(parameters, is_throttled=self._limits is not None)
            body = b",".join([update.encoded for update in ready])
            return b'{"ok":true,"result":[' + body + b"]}", [update.id for update in ready]
        result = await self._webhook_method(name, parameters)
        return accepted(result), result

    async def _webhook_method(self, name: str, parameters: Parameters) -> Any:
        """Perform one of the methods about webhooks."""
        if self.webhook is None:
            raise _NO_METHOD
        if name == "setwebhook":
            return await self.webhook.set(parameters)
        if name == "deletewebhook":
            return await self.webhook.delete(parameters)
        if name == "getwebhookinfo":
            return self.webhook.info()
        raise _NO_METHOD

    def _note(
        self,
        method: str,
        chat_id: int | None,
        parameters: Parameters,
        started: float,
        rule: Rule | None,
        refusal: RefusedError | None,
        result: Any = None,
    ) -> None:
        """Record a call and tell who watches."""
        self._calls.count += 1
        if self._calls.is_wanted:
            self._calls.note(
                Call(
                    self._calls.count,
                    self._world.clock.time(),
                    method,
                    chat_id,
                    parameters,
                    refusal is None,
                    result,
                    refusal.code if refusal else None,
                    refusal.description if refusal else None,
                    rule.fault if rule else None,
                    (time.perf_counter() - started) * 1000,
                )
            )
        if method.lower() != "getupdates" or rule is not None or refusal is not None:
            self._world.events.publish("call", *([chat_id] if chat_id else []))

    async def _answered(self, request: web.Request, rule: Rule | None, body: bytes, status: int) -> web.StreamResponse:
        """Answer, unless a fault keeps the answer back or cuts the line."""
        if rule is not None and rule.fault == "slow":
            await asyncio.sleep(rule.seconds)
        if rule is not None and rule.fault == "torn_after":
            return self._torn(request)
        return web.Response(body=body, status=status, content_type="application/json")

    @staticmethod
    def _refused(refusal: RefusedError) -> web.Response:
        return web.Response(body=refusal.body(), status=refusal.code, content_type="application/json")

    @staticmethod
    def _bad_gateway() -> web.Response:
        return web.Response(text=_HTML, status=502, content_type="text/html")

    @staticmethod
    def _torn(request: web.Request) -> web.Response:
        """Cut the connection without a word."""
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Hand out a file at the path that getFile gave."""
        if request.match_info["token"] != self._token:
            return self._refused(_wrong_token(request.match_info["token"]))
        file = self._world.files.at(request.match_info["path"])
        if file is None:
            return self._refused(_NOT_FOUND)
        return web.Response(body=file.content, content_type="application/octet-stream")
