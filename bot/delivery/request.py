"""HTTP to Telegram on aiohttp, for python-telegram-bot and for the delivery worker alike.

Errors say whether a request surely never left (`NotSentError`) or may have arrived, and never hold an address: the
token is part of it.
"""

from typing import Any
from urllib.request import getproxies

import aiohttp
from telegram._utils.types import JSONDict, ODVInput
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot import jsoncodec

_JSON = {"Content-Type": "application/json"}
_KEEP_ALIVE = 30.0  # seconds; nginx, which Telegram's servers name as themselves, closes idle connections after 75


class NotSentError(NetworkError):
    """The connection was never made: Telegram surely did not get the request."""


class NotSentInTimeError(NotSentError, TimedOut):
    """No connection could be had in time: Telegram surely did not get the request."""


class AiohttpRequest(BaseRequest):
    """Requests to the Bot API over kept-alive connections."""

    def __init__(
        self,
        connections: int = 300,
        *,
        read_timeout: float = 20.0,
        connect_timeout: float = 5.0,
        pool_timeout: float = 5.0,
    ) -> None:
        """Allow so many `connections` at once; timeouts are in seconds."""
        self._connections = connections
        self._read, self._connect, self._pool = read_timeout, connect_timeout, pool_timeout
        self._session: aiohttp.ClientSession | None = None
        self._limits: dict[float, aiohttp.ClientTimeout] = {}

    def __repr__(self) -> str:
        """Show nothing of where requests go."""
        return f"AiohttpRequest({self._connections})"

    @property
    def read_timeout(self) -> float:
        """The seconds to wait for an answer unless a call says otherwise."""
        return self._read

    async def initialize(self) -> None:
        """Open the pool of connections; a second call changes nothing."""
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=_KEEP_ALIVE)
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                trust_env=bool(getproxies()),  # looking for a proxy costs each request, so only where there is one
            )

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()

    async def reconnect(self) -> None:
        """Drop all connections, and whatever waits on them; the next request opens new ones."""
        before, self._session = self._session, None
        await self.initialize()
        if before is not None:
            await before.close()

    async def call(self, url: URL | str, body: bytes | aiohttp.FormData, timeout: float) -> tuple[int, bytes]:
        """POST one call and return status and body; raise `NotSentError`, `TimedOut` or `NetworkError`.

        `body` is JSON as bytes, or a form with files. `timeout` is in seconds, for the whole of it.
        """
        limits = self._limits.get(timeout)
        if limits is None:
            limits = aiohttp.ClientTimeout(timeout, connect=min(timeout, self._pool), sock_connect=self._connect)
            self._limits[timeout] = limits
        return await self._exchange("POST", url, body, limits)

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make a request for python-telegram-bot; return status and body."""
        limits = aiohttp.ClientTimeout(
            None,
            connect=_seconds(pool_timeout, self._pool),
            sock_connect=_seconds(connect_timeout, self._connect),
            sock_read=_seconds(read_timeout, self._read),
        )
        code, payload = await self._exchange(method, url, _body(request_data), limits)
        return code, payload if 200 <= code <= 299 else _without_pages(payload)

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """Return the JSON object Telegram answered; raise `TelegramError`, which quotes nothing, for anything else."""
        parsed = _parsed(payload)
        if parsed is None:
            raise TelegramError("Invalid server response")
        return parsed

    async def _exchange(
        self, method: str, url: URL | str, body: bytes | aiohttp.FormData | None, limits: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise RuntimeError("the request was not initialized")
        headers = _JSON if isinstance(body, bytes) else None
        failure: NetworkError
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=limits, allow_redirects=False
            ) as response:
                return response.status, await response.read()
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            failure = _failure(error)
        # Raised out here, so that the new error does not carry the old one, and with it the address.
        raise failure


def form(parameters: dict[str, Any], files: dict[str, tuple[str, bytes]]) -> aiohttp.FormData:
    """Return a form with `parameters` and `files` (field to name and content)."""
    data = aiohttp.FormData(default_to_multipart=True)
    for name, value in parameters.items():
        data.add_field(name, value if isinstance(value, str) else jsoncodec.dumps(value))
    for name, (filename, content) in files.items():
        data.add_field(name, content, filename=filename)
    return data


def _body(request_data: RequestData | None) -> bytes | aiohttp.FormData | None:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return jsoncodec.dumps(request_data.parameters).encode()
    files = {name: (str(part[0]), _content(part[1])) for name, part in request_data.multipart_data.items()}
    return form(dict(request_data.json_parameters), files)


def _content(content: Any) -> bytes:
    return content if isinstance(content, bytes) else bytes(content.read())


def _seconds(given: ODVInput[float], default: float) -> float | None:
    return default if given is BaseRequest.DEFAULT_NONE else given  # type: ignore[return-value]


def _parsed(payload: bytes) -> JSONDict | None:
    try:
        parsed = jsoncodec.loads(payload)
    except ValueError:
        return None
    return parsed if isinstance(parsed, dict) else None


def _without_pages(payload: bytes) -> bytes:
    """Return an error's body if it is Telegram's; pages of proxies may quote the address, and with it the token."""
    return payload if _parsed(payload) is not None else b'{"ok": false}'


def _failure(error: Exception) -> NetworkError:
    kind = type(error).__name__
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return NotSentInTimeError(f"no connection in time ({kind})")
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ClientHttpProxyError | aiohttp.InvalidURL):
        return NotSentError(f"no connection ({kind})")
    if isinstance(error, TimeoutError):
        return TimedOut(f"no answer in time ({kind})")
    return NetworkError(f"the connection broke ({kind})")
