"""Sending one claimed call to Telegram and turning the answer into what is to become of it."""

import base64
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import aiohttp
from telegram.error import NetworkError

from bot import backoff, jsoncodec
from bot.db.outbox import FILES
from bot.db.outbox_claims import ClaimedCall
from bot.delivery import responses
from bot.delivery.api_urls import ApiUrls
from bot.delivery.chat_action import SHOWN_AFTER, action_shown
from bot.delivery.counters import DeliveryCounters
from bot.delivery.request import AiohttpRequest, NotSentError, form
from bot.delivery.svg_renderer import RenderError, SvgRenderer
from bot.domain.api_calls import Delivered, DeliveryResult, Expired, Refused

TIMEOUT = 20.0  # seconds for one call; far below a lease
ATTEMPTS = 12  # with the delays below, about 50 minutes
_FIRST_DELAY, _LONGEST_DELAY = 1.0, 600.0  # seconds

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Done:
    """The call is over."""

    call: ClaimedCall
    verdict: DeliveryResult


@dataclass(frozen=True, slots=True)
class RetryLater:
    """The call is to be tried again after `delay`."""

    call: ClaimedCall
    delay: timedelta
    reason: str


@dataclass(frozen=True, slots=True)
class Released:
    """The call was surely not done, through no fault of its own; nobody may send for `pause` seconds."""

    call: ClaimedCall
    reason: str
    pause: float = 0.0
    is_outage: bool = False


SendResult = Done | RetryLater | Released


class Sender:
    """Send calls over HTTP."""

    def __init__(
        self, request: AiohttpRequest, addresses: ApiUrls, counters: DeliveryCounters, shown_after: float = SHOWN_AFTER
    ) -> None:
        """Use an initialized `request`; who waits for a file longer than `shown_after` seconds sees that it comes."""
        self._request, self._addresses, self._counters = request, addresses, counters
        self._studio, self._shown_after = SvgRenderer(), shown_after

    async def send(self, call: ClaimedCall) -> SendResult:
        """Send one call and return what is to become of it; never raise for anything Telegram or the network do."""
        method = call.method
        answer = await self.ask(method, call.body)
        if isinstance(answer, responses.MessageGone):
            if method == "editMessageText":
                method = "sendMessage"
                answer = await self.ask(method, _as_new_message(call.body))
            elif method == "editMessageReplyMarkup":
                answer = responses.Ok(True)  # no message, no buttons
        return self._outcome(call, method, answer)

    async def ask(self, method: str, body: str) -> responses.Response | NotSentError:
        """Make one call with the JSON of a payload and return the answer.

        Some servers answer a method they lack as Telegram answers a wrong token. So a 404 is only believed to lock the
        bot out where getMe fails too; where it works, the call is made once more, and declined if it is 404 again.
        """
        answer = await self._ask_once(method, body)
        if _may_lack_method(answer) and await self._is_known():
            answer = await self._ask_once(method, body)
            if _may_lack_method(answer):
                return responses.Rejected(f"404 {responses.NO_METHOD}")
        return answer

    async def _ask_once(self, method: str, body: str) -> responses.Response | NotSentError:
        if body.startswith(FILES):
            return await self._ask_with_files(method, jsoncodec.loads(body))
        return await self._post(method, body.encode())

    async def _is_known(self) -> bool:
        """Return whether the server knows the bot by its token."""
        return isinstance(await self._post("getMe", b"{}"), responses.Ok)

    async def _ask_with_files(self, method: str, payload: dict[str, Any]) -> responses.Response | NotSentError:
        """Make a call that carries files; a picture that cannot be painted is left out, its words are not."""
        files = payload.pop("files")
        async with action_shown(self._ask_plainly, method, payload["chat_id"], self._shown_after):
            try:
                content = {field: (one["name"], await self._content(one)) for field, one in files.items()}
            except RenderError as error:
                _log.error("a picture is missing: %s", error)
                return await self._ask_plainly("sendMessage", _words_of(payload))
            return await self._post(method, form(payload, content))

    async def _content(self, file: Mapping[str, str]) -> bytes:
        return await self._studio.render(file["svg"]) if "svg" in file else base64.b64decode(file["base64"])

    async def _ask_plainly(self, method: str, payload: Mapping[str, Any]) -> responses.Response | NotSentError:
        return await self._post(method, jsoncodec.dumps(dict(payload)).encode())

    async def _post(self, method: str, body: bytes | aiohttp.FormData) -> responses.Response | NotSentError:
        try:
            status, answer = await self._request.call(self._addresses.of(method), body, TIMEOUT)
        except NotSentError as error:
            return error
        except NetworkError as error:
            return responses.Ambiguous(error.message)
        return responses.read(method, status, answer)

    def _outcome(self, call: ClaimedCall, method: str, answer: responses.Response | NotSentError) -> SendResult:
        match answer:
            case responses.Ok(result):
                self._counters.sent += 1
                return Done(call, Delivered(call.chat_id, method, call.about, result))
            case responses.MessageGone(reason):
                return self._outcome(call, method, responses.Rejected(reason))
            case responses.Rejected(reason, is_unreachable):
                _log.warning("telegram declined a call", extra={"method": method, "reason": reason, "call": call.id})
                return self.refused(call, is_unreachable=is_unreachable)
            case responses.RateLimited(retry_after):
                return Released(call, "429", pause=retry_after)
            case responses.Unauthorized(reason):
                return Released(call, reason, is_outage=True)
            case NotSentError():
                return Released(call, answer.message, is_outage=True)
            case responses.Ambiguous(reason):
                return self.unclear(call, method, reason)

    def refused(self, call: ClaimedCall, *, is_unreachable: bool) -> Done:
        """Count a call as refused."""
        self._counters.refused += 1
        self._counters.unreachable += is_unreachable
        return Done(call, Refused(call.chat_id, call.method, call.about, is_unreachable))

    def expired(self, call: ClaimedCall) -> Done:
        """Count a call as expired."""
        self._counters.expired += 1
        return Done(call, Expired(call.chat_id, call.method, call.about))

    def unclear(self, call: ClaimedCall, method: str, reason: str) -> SendResult:
        """Count a call that may have been done or not, and let it be tried again or, at last, refused."""
        self._counters.ambiguous += 1
        if call.attempts >= ATTEMPTS:
            _log.error("gave up on a call", extra={"method": method, "reason": reason, "call": call.id})
            return self.refused(call, is_unreachable=False)
        self._counters.retried += 1
        return RetryLater(call, backoff_delay(call.attempts), reason)


def _may_lack_method(answer: responses.Response | NotSentError) -> bool:
    """Return whether a server said 404 that may be about the method instead of the token."""
    return isinstance(answer, responses.Unauthorized) and answer.may_be_method


def backoff_delay(attempts: int) -> timedelta:
    """Return how long a call waits after so many failed attempts."""
    return timedelta(seconds=backoff.delay(attempts, _FIRST_DELAY, _LONGEST_DELAY))


def _as_new_message(body: str) -> str:
    """Return the payload of an edit as that of a message with the same screen."""
    payload: dict[str, Any] = jsoncodec.loads(body)
    return jsoncodec.dumps(
        {name: value for name, value in payload.items() if name not in ("message_id", "inline_message_id")}
    )


def _words_of(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return the payload of a picture as that of a message with its caption as the text."""
    as_text = {"caption": "text", "caption_entities": "entities"}
    return {as_text.get(name, name): value for name, value in payload.items() if name != "has_spoiler"}
