"""What each kind of process does: all of it, or taking updates in, or agenda and delivery worker."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Any, TypeVar

from aiohttp import web
from telegram.error import BadRequest

from bot.app import App, clock_of, log_startup, open_app, polling, publish_profile, run_workers, until_answered
from bot.config import Settings
from bot.db.engine import check_that_keys_stay
from bot.errors import ConfigError
from bot.health import monitoring, routes, serving
from bot.updates.polling import ALLOWED
from bot.updates.webhook import CONNECTIONS, LARGEST, Webhook

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

Part = Callable[[App], AbstractAsyncContextManager[None]]


async def run(settings: Settings, stopping: asyncio.Event) -> None:
    """Do everything in one process until `stopping` is set."""
    await _live(settings, stopping, run_workers, taking_in)


async def take_in(settings: Settings, stopping: asyncio.Event) -> None:
    """Take updates in by webhook until `stopping` is set; any number of processes may do so."""
    _check_that_others_can_share(settings)
    if settings.webhook_url is None:
        raise ConfigError("WEBHOOK_URL", "is missing", "write the https address under which Telegram reaches `web`")
    await _live(settings, stopping, answering, listening)


async def work(settings: Settings, stopping: asyncio.Event) -> None:
    """Do what is due and carry the outbox until `stopping` is set; any number of processes may do so."""
    _check_that_others_can_share(settings)
    await _live(settings, stopping, run_workers)


def _check_that_others_can_share(settings: Settings) -> None:
    """Raise `ConfigError` for a database or a key that only one process can have."""
    if settings.database_url.startswith("sqlite"):
        right = "use postgresql://user@host/name, or `python -m bot run`, which is all in one"
        raise ConfigError("DATABASE_URL", "is a SQLite file, which is for one process", right)
    if not settings.encryption_keys and not (settings.key_file and settings.key_file.exists()):
        right = "all processes need the same: openssl rand -base64 32"
        raise ConfigError("ENCRYPTION_KEYS", "is missing", right)


async def _live(settings: Settings, stopping: asyncio.Event, *parts: Part) -> None:
    """Open the app, bring its parts to life one after the other, and let them end in the opposite order."""
    check_that_keys_stay(settings)  # before Telegram is asked, which may take its time
    async with AsyncExitStack() as life:
        app = await _unless(stopping, life.enter_async_context(open_app(settings, clock_of(settings))))
        if app is None:
            return
        await life.enter_async_context(monitoring(app.metrics, settings.metrics_port))
        for part in parts:
            await _unless(stopping, life.enter_async_context(part(app)))
            if stopping.is_set():
                return
        log_startup(app)
        await stopping.wait()
        _log.info("Halfway was asked to stop and finishes what is in hand")
    _log.info("Halfway has stopped")


async def _unless(stopping: asyncio.Event, opening: Coroutine[Any, Any, _T]) -> _T | None:
    """Return what `opening` comes to, or None when it was asked to stop before: Telegram may not answer for long."""
    work, asked = asyncio.ensure_future(opening), asyncio.ensure_future(stopping.wait())
    try:
        await asyncio.wait({work, asked}, return_when=asyncio.FIRST_COMPLETED)
        if work.done():
            return work.result()
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        return None
    finally:
        asked.cancel()


def taking_in(app: App) -> AbstractAsyncContextManager[None]:
    """Take updates in by webhook where there is an address for one, else by long polling."""
    return listening(app) if app.settings.webhook_url else polling(app)


@asynccontextmanager
async def answering(app: App) -> AsyncIterator[None]:
    """Let callback queries be answered by a delivery worker that carries nothing."""
    try:
        yield
    finally:
        await app.delivery.stop(app.grace.left())


@asynccontextmanager
async def listening(app: App) -> AsyncIterator[None]:
    """Take updates in by webhook.

    It answers on every path: proxies may rewrite them, and what guards it is the secret.
    """
    secret = app.settings.webhook_secret
    webhook = Webhook(app.processor.process, secret)
    app.metrics.mode, app.metrics.processor, app.metrics.webhook = "webhook", app.processor, webhook
    application = web.Application(client_max_size=LARGEST)
    application.add_routes([*routes(app.metrics, secret), web.post("/{path:.*}", webhook.handle)])
    async with serving(application, None, app.settings.port, "PORT"):
        await _set_webhook(app)
        try:
            async with publish_profile(app):
                yield
        finally:
            await webhook.finish(app.grace.left())


async def _set_webhook(app: App) -> None:
    """Tell Telegram where updates go; what waits there is kept."""
    setting = partial(
        app.bot.set_webhook,
        url=app.settings.webhook_url or "",
        secret_token=app.settings.webhook_secret,
        allowed_updates=ALLOWED,
        max_connections=CONNECTIONS,
    )
    try:
        await until_answered(setting)
    except BadRequest as error:
        right = "it must be an https address that Telegram can reach, on port 443, 80, 88 or 8443"
        raise ConfigError("WEBHOOK_URL", f"is not accepted by Telegram ({error.message})", right) from None
