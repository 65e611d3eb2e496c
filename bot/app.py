"""The only place where the parts are joined."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from time import monotonic

from telegram import Bot
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot import backoff, zonedata
from bot.clock import Clock, FileClock, SystemClock
from bot.config import Settings
from bot.content import ContentStore
from bot.db.engine import Storage, open_storage
from bot.db.unit_of_work import UnitOfWork
from bot.delivery.api_urls import ApiUrls
from bot.delivery.direct_client import CallFailedError
from bot.delivery.request import AiohttpRequest
from bot.delivery.worker import DeliveryConfig, DeliveryWorker
from bot.domain.api_calls import DeliveryResult
from bot.errors import ConfigError
from bot.metrics import Metrics
from bot.presentation.api_calls import to_api_calls
from bot.presentation.bot_profile import introduction, telegrams_codes
from bot.presentation.outcomes import Localizer, render
from bot.scheduler import jobs
from bot.scheduler.runner import JobRunner
from bot.scheduler.ticker import Ticker
from bot.services import delivery_results, zonerules
from bot.services.enqueueing import enqueue
from bot.updates.polling import Poller
from bot.updates.processor import UpdateProcessor
from bot.updates.throttle import UserThrottle
from handlers.dispatcher import Dispatcher

_log = logging.getLogger(__name__)
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 30.0  # seconds between two tries to reach Telegram at the start
_GRACE = 9.0  # seconds; container engines give ten between SIGTERM and SIGKILL


class Grace:
    """The time in which a process that was asked to stop finishes what is in hand, shared by all its parts."""

    def __init__(self, seconds: float = _GRACE) -> None:
        """Begin to run when somebody first asks for what is left."""
        self._seconds = seconds
        self._until: float | None = None

    def left(self) -> float:
        """Return the seconds that are left."""
        now = monotonic()
        if self._until is None:
            self._until = now + self._seconds
        return max(0.0, self._until - now)


@dataclass(slots=True)
class App:
    """All parts of a running bot."""

    settings: Settings
    clock: Clock
    storage: Storage
    shelf: ContentStore
    localizer: Localizer
    delivery: DeliveryWorker
    dispatcher: Dispatcher
    processor: UpdateProcessor
    runner: JobRunner
    bot: Bot
    polls: AiohttpRequest
    metrics: Metrics
    grace: Grace = field(default_factory=Grace)

    async def enqueue_outcomes(self, uow: UnitOfWork, outcomes: Sequence[object]) -> None:
        """Put the messages that follow from `outcomes` into the outbox."""
        await enqueue_outcomes(self.localizer, uow, outcomes)


async def enqueue_outcomes(localizer: Localizer, uow: UnitOfWork, outcomes: Sequence[object]) -> None:
    """Put the messages that follow from `outcomes` into the outbox, within the transaction of `uow`."""
    for outcome in outcomes:
        await enqueue(uow, to_api_calls(render(outcome, localizer)))


async def on_delivery_results(localizer: Localizer, uow: UnitOfWork, told: Sequence[DeliveryResult]) -> None:
    """Note what became of calls, and put what follows from that into the outbox, within the transaction of `uow`."""
    await delivery_results.prefetch(uow, told)
    for verdict in told:
        await enqueue_outcomes(localizer, uow, await delivery_results.on_delivery_result(uow, verdict))


def clock_of(settings: Settings) -> Clock:
    """Return the clock: the machine's, or one that the playground moves."""
    return FileClock(settings.clock_file) if settings.clock_file else SystemClock()


@asynccontextmanager
async def open_app(settings: Settings, clock: Clock, shelf: ContentStore | None = None) -> AsyncIterator[App]:
    """Open the database and the connection to Telegram, join all parts, and close everything at the end.

    Content comes from `shelf` where one is handed in, else from the folder of the settings.
    """
    shelf = shelf or ContentStore(settings.content_dir, clock)
    request, polls = AiohttpRequest(), AiohttpRequest(connections=2)
    bot = Bot(
        settings.bot_token,
        base_url=f"{settings.telegram_api_url}/bot",
        base_file_url=f"{settings.telegram_api_url}/file/bot",
        request=request,
        get_updates_request=polls,
    )
    async with AsyncExitStack() as life:
        for part in (polls, request, bot):
            life.push_async_callback(part.shutdown)
        await until_answered(bot.initialize)
        _check_identity(bot)
        storage = await open_storage(settings, clock)
        life.push_async_callback(storage.close)
        yield await _joined(settings, clock, shelf, storage, bot, request, polls)


async def _joined(
    settings: Settings,
    clock: Clock,
    shelf: ContentStore,
    storage: Storage,
    bot: Bot,
    request: AiohttpRequest,
    polls: AiohttpRequest,
) -> App:
    localizer = Localizer(shelf, bot.username)
    await request.initialize()
    addresses = ApiUrls(settings.telegram_api_url, settings.bot_token)
    load = DeliveryConfig(per_second=settings.messages_per_second)
    carrying = partial(enqueue_outcomes, localizer)
    delivery = DeliveryWorker(storage, request, addresses, partial(on_delivery_results, localizer), load)
    dispatcher = Dispatcher(bot, localizer)
    await dispatcher.start()
    throttle = UserThrottle(settings.flood_limit, monotonic)
    dispatch, answer = dispatcher.dispatch, delivery.answer_callback
    processor = UpdateProcessor(
        storage,
        dispatch,
        dispatcher.notify_failed,
        answer,
        notify_failed_plainly=dispatcher.notify_failed_plainly,
        throttle=throttle,
        notify_throttled=dispatcher.notify_throttled,
    )
    runner = JobRunner(storage, jobs.build(shelf), carrying)
    metrics = Metrics(storage)
    return App(settings, clock, storage, shelf, localizer, delivery, dispatcher, processor, runner, bot, polls, metrics)


async def until_answered(ask: Callable[[], Awaitable[object]]) -> None:
    """Ask Telegram something for as long as it takes to be answered; raise `BadRequest` when it is refused."""
    failures = 0
    while True:
        try:
            await ask()
        except InvalidToken:
            right = "check the token with @BotFather, and TELEGRAM_API_URL"
            raise ConfigError("BOT_TOKEN", "is not accepted by Telegram", right) from None
        except BadRequest:
            raise
        except TypeError:  # a User that lacks what the Bot API requires
            raise _no_bot() from None
        except TelegramError as error:
            failures += 1
            wait = backoff.delay(failures, _FIRST_WAIT, _LONGEST_WAIT)
            _log.warning("Telegram does not answer (%s); next try in %.1f s", type(error).__name__, wait)
            await asyncio.sleep(wait)
        else:
            return


def _check_identity(bot: Bot) -> None:
    """Refuse a server whose getMe is unlike Telegram's: without a username no invitation has an address."""
    if not bot.bot.is_bot or not bot.bot.username:
        raise _no_bot()


def _no_bot() -> ConfigError:
    right = "is_bot and username are required (Bot API, getMe): take Telegram's own or its telegram-bot-api server"
    return ConfigError("TELEGRAM_API_URL", "answers getMe without a bot's is_bot and username", right)


def log_startup(app: App) -> None:
    """Say in the log what runs: version, mode, kind of database, and how much content."""
    library = app.shelf.current()
    lessons = len(app.shelf.language(None).lessons)
    told = app.metrics.about() | {"languages": len(library.languages), "lessons": lessons}
    told["time_zones"] = str(zonedata.in_force())
    _log.info("Halfway runs as @%s", app.bot.username, extra=told)


@asynccontextmanager
async def run_workers(app: App) -> AsyncIterator[None]:
    """Run agenda and delivery worker."""
    async with app.storage.begin() as uow:
        await jobs.begin(uow)
        await zonerules.compare(uow)
    app.metrics.delivery, app.metrics.runner = app.delivery, app.runner
    ticker = app.metrics.ticker = Ticker(app.runner.run_due, app.settings.tick_seconds)
    await app.delivery.start()
    ticker.start()
    try:
        yield
    finally:
        ticker.pause()
        with contextlib.suppress(TimeoutError):  # what it is at is rolled back then, and due at the next start
            async with asyncio.timeout(app.grace.left()):
                await app.runner.finish()
        ticker.stop()
        await app.delivery.stop(app.grace.left())


@asynccontextmanager
async def polling(app: App) -> AsyncIterator[None]:
    """Take updates in by long polling."""
    try:
        await app.delivery.call("deleteWebhook", {"drop_pending_updates": False})
    except CallFailedError as error:  # if there is one, polling fails and says why, and goes on trying
        _log.warning("could not make sure that no webhook is set (%s)", error)
    app.metrics.mode, app.metrics.processor = "polling", app.processor
    poller = app.metrics.poller = Poller(app.bot, app.processor.process, reconnect=app.polls.reconnect)
    poller.start()
    try:
        async with publish_profile(app):
            yield
    finally:
        await poller.stop(app.grace.left())


@asynccontextmanager
async def publish_profile(app: App) -> AsyncIterator[None]:
    """Tell Telegram the commands and descriptions meanwhile."""
    telling = asyncio.create_task(introduce(app))
    try:
        yield
    finally:
        telling.cancel()
        await asyncio.gather(telling, return_exceptions=True)


async def introduce(app: App) -> None:
    """Tell Telegram the commands and descriptions, in each language; one call that fails keeps no other from it."""
    languages = {code: one.phrases for code, one in app.shelf.current().languages.items()}
    for code in sorted(languages.keys() - telegrams_codes(languages).keys()):
        _log.info("Telegram has no code for the language %s; commands and descriptions are not told in it", code)
    for method, payload in introduction(languages.items()):
        try:
            await app.delivery.call(method, payload)
        except Exception as error:
            language = payload.get("language_code", "all others")
            reason = error if isinstance(error, CallFailedError) else type(error).__name__
            _log.warning("the introduction could not be told (language %s, %s): %s", language, method, reason)
