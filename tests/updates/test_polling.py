"""Updates are fetched for as long as the bot runs, and acknowledged only after they are committed."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, cast

import pytest
from telegram import Bot
from telegram.error import NetworkError, TimedOut

from bot.delivery.request import AiohttpRequest
from bot.playground.people import Person
from bot.playground.simulator import TOKEN, Simulator
from bot.updates.polling import ALLOWED, Poller


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    """Yield a Telegram."""
    async with Simulator(TOKEN) as running:
        yield running


@pytest.fixture
def anna(simulator: Simulator) -> Person:
    """Return Anna."""
    return simulator.person("Anna")


class Taken(list[int]):
    """Whoever takes updates: notes their ids, and can be made to wait or to fail."""

    def __init__(self) -> None:
        """Take everything at once."""
        super().__init__()
        self.has_begun, self.may_commit = asyncio.Event(), asyncio.Event()
        self.may_commit.set()
        self.failures: list[Exception] = []

    async def __call__(self, updates: Sequence[dict[str, Any]]) -> None:
        """Take a batch."""
        self.has_begun.set()
        await self.may_commit.wait()
        if self.failures:
            raise self.failures.pop(0)
        self += [update["update_id"] for update in updates]


class TooLate(AiohttpRequest):
    """Requests of which the first few get no answer in time."""

    left = 2

    async def do_request(self, *args: Any, **named: Any) -> tuple[int, bytes]:
        """Make a request, or run out of time."""
        if self.left:
            self.left -= 1
            raise TimedOut("no answer in time")
        return await super().do_request(*args, **named)


class Ear(logging.Handler):
    """Hears the watchdog."""

    def __init__(self, spoken: asyncio.Event) -> None:
        """Set `spoken` when it speaks."""
        super().__init__(logging.ERROR)
        self.spoken = spoken

    def emit(self, record: logging.LogRecord) -> None:
        """Listen to one line."""
        if "no update could be fetched" in record.getMessage():
            self.spoken.set()


@asynccontextmanager
async def polling(
    simulator: Simulator, taken: Taken, request: AiohttpRequest | None = None, **details: Any
) -> AsyncIterator[Poller]:
    """Let a poller run."""
    polls, other = request or AiohttpRequest(), AiohttpRequest()
    bot = Bot(TOKEN, base_url=f"{simulator.url}/bot", request=other, get_updates_request=polls)
    await polls.initialize()
    poller = Poller(bot, taken, reconnect=polls.reconnect, **({"first_pause": 0.001} | details))
    poller.start()
    try:
        yield poller
    finally:
        await poller.stop()
        await polls.shutdown()


async def test_updates_are_taken_in_order(simulator: Simulator, anna: Person) -> None:
    taken = Taken()
    async with polling(simulator, taken):
        for word in ("one", "two", "three"):
            anna.types(word)
        await simulator.wait_until_idle()
        assert len(taken) == 3
        assert taken == sorted(taken)
    assert simulator.updates.allowed == sorted(ALLOWED)


async def test_old_update_behind_newer_ones_does_not_come_for_ever(simulator: Simulator, anna: Person) -> None:
    """What Telegram repeats may stand behind what is new; the highest number acknowledges all of it."""
    taken = Taken()
    async with polling(simulator, taken):
        for word in ("one", "two", "three"):
            anna.types(word)
        await simulator.wait_until_idle()
        newest_first = sorted(simulator.updates.last_confirmed, key=lambda update: -update.id)
        simulator.updates.last_confirmed = newest_first
        assert simulator.redeliver() > 0
        await simulator.wait_until_idle()
        assert not simulator.pending_updates()


async def test_nothing_is_acknowledged_before_commit(simulator: Simulator, anna: Person) -> None:
    taken = Taken()
    taken.may_commit.clear()
    async with polling(simulator, taken):
        await simulator.wait_until_idle()
        anna.types("hello")
        await taken.has_begun.wait()
        assert len(simulator.pending_updates()) == 1
        taken.may_commit.set()
        await simulator.wait_until_idle()
        assert not simulator.pending_updates()
        assert len(taken) == 1


async def test_failed_commit_brings_updates_again(simulator: Simulator, anna: Person) -> None:
    taken = Taken()
    taken.failures = [OSError("disk full"), RuntimeError("a bug")]
    async with polling(simulator, taken):
        number = anna.types("hello") and simulator.pending_updates()[0].id
        await simulator.wait_until_idle()
        assert taken == [number]


@pytest.mark.parametrize("fault", ["401", "404", "409", "500", "502_html", "torn_before", "torn_after"])
async def test_failing_polls_are_survived(
    simulator: Simulator, anna: Person, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    simulator.faults.add(fault, "getUpdates", times=3)
    taken = Taken()
    async with polling(simulator, taken):
        await simulator.wait_until_idle()
        anna.types("hello")
        await simulator.wait_until_idle()
        assert len(taken) == 1
    warned = [record.getMessage() for record in caplog.records if "next try in" in record.getMessage()]
    assert len(warned) == 3
    assert TOKEN not in caplog.text


async def test_polls_that_time_out_are_survived(simulator: Simulator, anna: Person) -> None:
    taken = Taken()
    async with polling(simulator, taken, TooLate()):
        anna.types("hello")
        await simulator.wait_until_idle()
        assert len(taken) == 1


@pytest.mark.parametrize("fault", ["401", "404"])
async def test_revoked_token_is_told(simulator: Simulator, fault: str, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever class the library raises for it, as it does once the bot has been initialized."""
    polls, other = AiohttpRequest(), AiohttpRequest()
    bot = Bot(TOKEN, base_url=f"{simulator.url}/bot", request=other, get_updates_request=polls)
    async with bot:
        simulator.faults.add(fault, "getUpdates", times=2)
        poller = Poller(bot, Taken(), reconnect=polls.reconnect, first_pause=0.001)
        poller.start()
        await simulator.wait_until_idle()
        await poller.stop()
    warned = [record.getMessage() for record in caplog.records if "next try in" in record.getMessage()]
    assert len(warned) == 2
    assert all(line.startswith("Telegram does not accept the token") for line in warned)


async def test_two_pollers_are_named_as_such(simulator: Simulator, caplog: pytest.LogCaptureFixture) -> None:
    simulator.faults.add("409", "getUpdates")
    async with polling(simulator, Taken()):
        await simulator.wait_until_idle()
    assert "another process fetches updates with this token" in caplog.text


async def test_pauses_grow_with_each_failure(simulator: Simulator, caplog: pytest.LogCaptureFixture) -> None:
    simulator.faults.add("500", "getUpdates", times=6)
    async with polling(simulator, Taken(), first_pause=0.01):
        await simulator.wait_until_idle()
    pauses = [cast(tuple[str, float], record.args)[1] for record in caplog.records if "next try" in record.msg]
    assert len(pauses) == 6
    for failures, pause in enumerate(pauses):
        assert 0.005 * 2**failures <= pause <= 0.01 * 2**failures


async def test_watchdog_speaks_while_no_poll_succeeds(simulator: Simulator) -> None:
    simulator.faults.add("401", "getUpdates", times=100_000)
    spoken = asyncio.Event()
    watching = Ear(spoken)
    logging.getLogger("bot.updates.polling").addHandler(watching)
    try:
        async with polling(simulator, Taken(), quiet_for=0.03), asyncio.timeout(5):
            await spoken.wait()
    finally:
        logging.getLogger("bot.updates.polling").removeHandler(watching)


class Wedged(AiohttpRequest):
    """Requests that get no answer, not even a late one, until the connection they were made on is dropped."""

    def __init__(self) -> None:
        """Be stuck from the beginning."""
        super().__init__()
        self.dropped, self.often, self.rounds = asyncio.Event(), asyncio.Event(), 0

    async def reconnect(self) -> None:
        """Drop what is stuck."""
        await super().reconnect()
        self.rounds += 1
        self.dropped.set()
        if self.rounds >= 12:
            self.often.set()

    async def do_request(self, *args: Any, **named: Any) -> tuple[int, bytes]:
        """Wait for ever on the first connection."""
        if not self.dropped.is_set():
            await self.dropped.wait()
            raise NetworkError("the connection was dropped")
        return await super().do_request(*args, **named)


async def test_wedged_connection_is_made_anew(simulator: Simulator, anna: Person) -> None:
    """Nothing fails and nothing arrives: only the watchdog can tell, and a new connection brings the update."""
    taken, request, ended = Taken(), Wedged(), asyncio.Event()
    async with polling(simulator, taken, request, quiet_for=0.05, give_up=ended.set), asyncio.timeout(10):
        anna.types("hello")
        await request.dropped.wait()
        await simulator.wait_until_idle()
        assert len(taken) == 1
    assert request.rounds >= 1


async def test_waiting_poll_survives_a_new_connection(simulator: Simulator, anna: Person) -> None:
    """What waits on the old connection is let go at once, and asked for again."""
    taken, request = Taken(), AiohttpRequest()
    async with polling(simulator, taken, request), asyncio.timeout(10):
        await simulator.wait_until_idle()
        await request.reconnect()
        anna.types("hello")
        await simulator.wait_until_idle()
        assert len(taken) == 1


async def test_work_that_stands_still_ends_the_process(simulator: Simulator, anna: Person) -> None:
    """A new connection helps nothing where a batch never gets committed; polls that merely fail are no reason."""
    taken, ended = Taken(), asyncio.Event()
    taken.may_commit.clear()
    async with polling(simulator, taken, quiet_for=0.02, give_up=ended.set), asyncio.timeout(10):
        anna.types("hello")
        await ended.wait()
        assert len(simulator.pending_updates()) == 1  # nothing was acknowledged, so that nothing is lost
        taken.may_commit.set()


async def test_failing_polls_do_not_end_the_process(simulator: Simulator) -> None:
    simulator.faults.add("502_html", "getUpdates", times=100_000)
    ended, request = asyncio.Event(), Wedged()
    request.dropped.set()
    async with polling(simulator, Taken(), request, quiet_for=0.01, give_up=ended.set), asyncio.timeout(10):
        await request.often.wait()
    assert not ended.is_set()


async def test_stop_lets_work_in_hand_be_committed(simulator: Simulator, anna: Person) -> None:
    taken = Taken()
    taken.may_commit.clear()
    async with polling(simulator, taken) as poller:
        await simulator.wait_until_idle()
        anna.types("hello")
        await taken.has_begun.wait()
        stopping = asyncio.create_task(poller.stop())
        await asyncio.sleep(0)
        taken.may_commit.set()
        await stopping
    assert len(taken) == 1


async def test_stop_ends_a_waiting_poll_at_once(simulator: Simulator) -> None:
    async with polling(simulator, Taken()) as poller:
        await simulator.wait_until_idle()
        async with asyncio.timeout(5):  # the poll itself would wait for 50 s
            await poller.stop()
