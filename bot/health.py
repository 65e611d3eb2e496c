"""The two pages for whoever watches the bot, /metrics and /healthz, wherever they are served."""

import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.errors import ConfigError
from bot.log import describe_error
from bot.metrics import CONTENT_TYPE, Metrics

_FAREWELL = 0.5  # seconds in which answers that are ready are written at the end
_LINGERING = 1.0  # seconds in which the body of a request that was refused is read and thrown away


def routes(metrics: Metrics, secret: str | None = None) -> list[web.RouteDef]:
    """Return both pages, to be added to any aiohttp application.

    `/metrics` is Prometheus' text format, 503 without the database; with a `secret`, 403 for whoever does not bring it
    as bearer token. `/healthz` answers 200 "ok" while this process can do its work, else 503 with a line for each thing
    that is wrong; that Telegram is away is no fault of the process.
    """
    wanted = f"Bearer {secret}".encode() if secret else b""

    async def show(request: web.Request) -> web.Response:
        given = request.headers.get("Authorization", "").encode(errors="surrogateescape")
        if wanted and not hmac.compare_digest(given, wanted):
            return web.Response(status=403)
        try:
            body = await metrics.exposition()
        except Exception as error:
            return web.Response(status=503, text=f"the database does not answer ({describe_error(error)})\n")
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE})

    async def health(_request: web.Request) -> web.Response:
        faults = await metrics.faults()
        return web.Response(status=503 if faults else 200, text="\n".join(faults or ["ok"]) + "\n")

    return [web.get("/metrics", show), web.get("/healthz", health)]


@asynccontextmanager
async def serving(application: web.Application, host: str | None, port: int, variable: str) -> AsyncIterator[int]:
    """Serve `application` without a log of its own and yield the port it has (0 asks for any that is free).

    Without a `host` it is served on all interfaces. Raises `ConfigError` for `variable` where the port cannot be had.
    """
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=_FAREWELL, lingering_time=_LINGERING)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError:
            wrong = f"port {port} of {host or 'this machine'} cannot be had"
            raise ConfigError(variable, wrong, "choose one that is free") from None
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()


@asynccontextmanager
async def monitoring(metrics: Metrics, at: tuple[str, int] | None) -> AsyncIterator[None]:
    """Serve both pages `at` a host and port, or not at all."""
    if at is None:
        yield
        return
    application = web.Application()
    application.add_routes(routes(metrics))
    async with serving(application, *at, "METRICS_PORT"):
        yield
