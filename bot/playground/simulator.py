"""Run a whole Telegram on this machine: the Bot API, the page, the people, and the clock."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.playground.botapi import BotApi
from bot.playground.calls import Call, Calls
from bot.playground.clock import SimulatedClock
from bot.playground.control import Control
from bot.playground.events import Events
from bot.playground.faults import Faults, Rule
from bot.playground.groups import Group
from bot.playground.limits import Limits
from bot.playground.page import Page
from bot.playground.people import Person
from bot.playground.updates import Update, Updates
from bot.playground.webhook import Webhook, telegram_backoff
from bot.playground.world import World

TOKEN = "4200000001:playground-token-that-opens-nothing-"  # noqa: S105 - for the simulator only
_FIRST_PEOPLE = {"Anna": 1001, "Boris": 6_442_450_942_002}  # real ids have from 32 up to 52 bits (Bot API, User.id)
_LARGEST_BODY = 64 * 1024 * 1024
_GRACE_SECONDS = 0.2


class Simulator:
    """Telegram, as far as one bot can tell."""

    def __init__(
        self,
        token: str = TOKEN,
        *,
        clock_file: Path | None = None,
        on_clock_moved: Callable[[float], None] | None = None,
        upcoming: Callable[[], Awaitable[datetime | None]] | None = None,
        inside: Callable[[], Awaitable[Any]] | None = None,
        reset: Callable[[Callable[[], None]], Awaitable[None]] | None = None,
        limits: Limits | None = None,
        webhook_backoff: Callable[[int], float] = telegram_backoff,
        calls_kept: int = 10_000,
        messages_kept: int = 5_000,
        username: str = "halfway_playground_bot",
        first_name: str = "Halfway",
    ) -> None:
        """Build the world with Anna and Boris in it; nothing listens before `start`.

        `clock_file` gets the offset in seconds as eight bytes, `on_clock_moved` hears it after each move. `upcoming`
        tells the bot's next instant, `inside` what the page shows of its inside; `reset` closes the bot, calls what it
        is handed and starts another. `limits` switch on Telegram's rates; `calls_kept` 0 keeps no records;
        `messages_kept` bounds each chat.
        """
        head = token.partition(":")[0]
        bot = {
            "id": int(head) if head.isdigit() else 4_200_000_001,
            "is_bot": True,
            "first_name": first_name,
            "username": username,
        }
        self.token, self.port = token, 0
        self.clock = SimulatedClock(clock_file, on_clock_moved)
        self.events = Events()
        self.updates = Updates(self.clock, self.events)
        self.world = World(bot, self.clock, self.events, self.updates, messages_kept)
        self.call_log = Calls(calls_kept)
        self.faults = Faults(self._fault_added)
        self.inside, self._upcoming, self._reset = inside, upcoming, reset
        self._api = BotApi(token, self.world, self.updates, self.faults, self.call_log, limits)
        self.webhook = self._api.webhook = Webhook(
            self.updates, self.clock, self.events, self._api.call, webhook_backoff
        )
        self._runner: web.AppRunner | None = None
        self._poll_timer: asyncio.TimerHandle | None = None
        self.world.on_poll_timed = self._wind_up
        self.clock.watchers.insert(0, self._clock_moved)
        self._populate()

    # -- coming and going

    async def start(self, port: int = 0) -> str:
        """Listen on 127.0.0.1 at `port`, any free one by default; return the base address."""
        application = web.Application(client_max_size=_LARGEST_BODY)
        application.add_routes(
            [
                web.route("*", "/bot{token}/{method}", self._api.handle),
                web.get("/file/bot{token}/{path:.+}", self._api.download),
                *Control(self).routes(),
                *Page(self.world.files).routes(),
            ]
        )
        self.events.open()
        self._runner = web.AppRunner(
            application, access_log=None, handler_cancellation=True, shutdown_timeout=_GRACE_SECONDS
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port, reuse_address=True)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self._wind_up()
        return self.url

    @property
    def url(self) -> str:
        """Return the base address, both of the page and for TELEGRAM_API_URL."""
        return f"http://127.0.0.1:{self.port}"

    async def stop(self) -> None:
        """Stop listening and delivering; the world stays as it is and `start` opens it again."""
        if self._poll_timer is not None:
            self._poll_timer.cancel()
            self._poll_timer = None
        self.events.close()
        self.updates.wake("again")
        self.updates.attention.is_lost()
        await self.webhook.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> "Simulator":
        """Start on any free port."""
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop."""
        await self.stop()

    async def reset(self) -> None:
        """Empty the world and let the bot start over at the present time; commands and descriptions stay.

        The world is emptied before, so that the new bot hears nothing of the old world, and again after, because the
        old bot may have spoken until it was gone.
        """
        self._empty()
        if self._reset is not None:
            await self._reset(self.clock.restart)
        else:
            self.clock.restart()
        self._empty()
        self.events.publish("reset", *self.world.people)

    def _empty(self) -> None:
        """Leave nothing but Anna and Boris, who have not written yet."""
        self.world.clear()
        self.faults.clear()
        self.updates.drop_all()
        self._populate()

    def _populate(self) -> None:
        """Put Anna and Boris into the world."""
        for name, number in _FIRST_PEOPLE.items():
            self.world.add_person(name, number)

    # -- people and groups

    def person(self, first_name: str, **details: Any) -> Person:
        """Return the person of this first name, made if there is none; `details` as for an account.

        They are last_name, username, language_code (None for none), is_premium, and, for somebody new, person_id.
        """
        human = next((one for one in self.world.people.values() if one.first_name == first_name), None)
        if human is None:
            human = self.world.add_person(first_name, **details)
        else:
            for name, value in details.items():
                if name not in {"last_name", "username", "language_code", "is_premium"}:
                    raise TypeError(f"{first_name} is there already; {name} cannot change.")
                setattr(human, name, value)
        return Person(self.world, human)

    def group(self, title: str = "Family") -> Group:
        """Open a group, in which the bot is not yet."""
        return Group(self.world, self.world.add_group(title))

    def chat(self, who: Person | Group | int) -> Person | Group:
        """Return the chat of a person or group; LookupError when there is none with this id."""
        if not isinstance(who, int):
            return who
        room = self.world.rooms.get(who)
        if room is None:
            raise LookupError(f"There is no chat {who}.")
        if room.person_id is None:
            return Group(self.world, room)
        return Person(self.world, self.world.people[room.person_id])

    # -- what the bot did

    @property
    def calls(self) -> list[Call]:
        """Return the calls that are kept, the oldest first."""
        return list(self.call_log.kept)

    def calls_to(self, chat: Person | Group | int, method: str | None = None) -> list[Call]:
        """Return the calls about one chat, of one method or all."""
        number = chat if isinstance(chat, int) else chat.id
        return [call for call in self.call_log.kept if call.chat_id == number and method in (None, call.method)]

    def on_call(self, listener: Callable[[Call], None]) -> Callable[[], None]:
        """Tell `listener` of each call, when it has been decided but not yet answered; return how to stop that."""
        self.call_log.listeners.append(listener)
        return lambda: self.call_log.listeners.remove(listener)

    def pending_updates(self) -> list[Update]:
        """Return the updates that the bot has not confirmed."""
        return self.updates.pending()

    def is_idle(self) -> bool:
        """Tell whether every update is confirmed, and a getUpdates or a webhook waits for the next."""
        return (self.updates.is_awaited or self.updates.is_webhook_set) and not self.updates.pending()

    @property
    def is_listening(self) -> bool:
        """Tell whether the bot asks for updates, or has told a webhook where to bring them."""
        return self.updates.is_webhook_set or self.updates.attention.is_given

    async def wait_for(self, predicate: Callable[[], object], timeout: float = 5.0) -> None:
        """Return once `predicate()` is true, asked again after whatever happens; TimeoutError after `timeout` s."""
        await self.events.wait_for(predicate, timeout)

    async def wait_until_idle(self, timeout: float = 5.0) -> None:
        """Return once `is_idle`."""
        await self.events.wait_for(self.is_idle, timeout)

    def redeliver(self) -> int:
        """Deliver the updates that were confirmed last once more, with the same ids; return how many."""
        return self.updates.redeliver()

    # -- time

    async def next_instant(self) -> datetime | None:
        """Return when the next thing happens, by the bot's word or the end of a poll."""
        instants = [await self._upcoming()] if self._upcoming else []
        closing = self.world.next_poll_closing()
        if closing is not None:
            instants.append(datetime.fromtimestamp(closing, UTC))
        return min((instant for instant in instants if instant is not None), default=None)

    def _clock_moved(self, offset: float) -> None:
        """Let time pass in the world."""
        self._close_polls()
        self.events.publish("clock", *self.world.people)

    def _close_polls(self) -> None:
        """Close what is due and set the timer for what is not."""
        self.world.close_polls()
        self._wind_up()

    def _wind_up(self) -> None:
        """Set the timer to the end of the next poll."""
        if self._poll_timer is not None:
            self._poll_timer.cancel()
            self._poll_timer = None
        closing = self.world.next_poll_closing()
        if closing is not None and self._runner is not None:
            delay = max(closing - self.clock.time(), 0.0) + 0.01
            self._poll_timer = asyncio.get_running_loop().call_later(delay, self._close_polls)

    def _fault_added(self, rule: Rule) -> None:
        """Do at once what a fault can do at once."""
        if rule.fault == "redeliver":
            self.updates.redeliver()
        elif rule.method.lower() == "getupdates":
            self.updates.wake("again")
        self.events.publish("fault")
