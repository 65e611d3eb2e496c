"""How many signals a second go through, and how long one takes, beside bots that only echo."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks import couples
from benchmarks.bots import running
from benchmarks.couples import partner_of
from benchmarks.stand_in import Json, StandIn

_OF_A_SIGNAL = ("answerCallbackQuery", "sendMessage", "editMessageText")
_SECONDS = 300.0  # after which a run is given up


@dataclass(frozen=True)
class Latency:
    """Times from update to relay, in milliseconds."""

    p50: float
    p99: float
    worst: float


async def echoes(module: str, count: int, **environ: str) -> tuple[float, float]:
    """Return how many updates a second a bare echo bot answers, and the processor seconds for each."""
    async with StandIn() as api, running(api, module, environ=environ) as bot:
        before = bot.cpu_seconds
        api.feed([_message(number) for number in range(count)])
        await api.until_sent(count, _SECONDS)
        seconds = perf_counter() - (api.first_at or 0)
        return count / seconds, (bot.cpu_seconds - before) / count


async def signals(folder: Path, count: int, **environ: str) -> tuple[float, float, float]:
    """Return how many signals a second are relayed, and for each the processor seconds and the calls."""
    database = couples.sqlite(folder, "signals")
    taps = await couples.with_previews(database, count)
    async with StandIn() as api, running(api, "bot", "run", environ=_fast(database) | environ) as bot:
        before = bot.cpu_seconds
        api.feed(taps)
        await api.until_reached([partner_of(number) for number in range(count)], _SECONDS)
        seconds = perf_counter() - (api.first_at or 0)
        calls = sum(done for method, done in api.calls.items() if method in _OF_A_SIGNAL)
        return count / seconds, (bot.cpu_seconds - before) / count, calls / count


async def paced(folder: Path, per_second: float, seconds: float, **environ: str) -> Latency:
    """Return how long relays take when signals come at an even pace."""
    count = round(per_second * seconds)
    database = couples.sqlite(folder, "paced")
    taps = await couples.with_previews(database, count)
    async with StandIn() as api, running(api, "bot", "run", environ=_fast(database) | environ):
        return await _each(api, taps, per_second)


async def behind_lessons(folder: Path, lessons: int, per_second: float, seconds: float) -> Latency:
    """Return how long relays take while lessons are queued, at Telegram's 30 messages a second."""
    count = round(per_second * seconds)
    database = couples.sqlite(folder, "behind")
    taps = await couples.with_previews(database, count)
    await couples.with_lessons(database, lessons)
    environ = {"DATABASE_URL": database, "MESSAGES_PER_SECOND": "30"}
    async with StandIn() as api, running(api, "bot", "run", environ=environ):
        await asyncio.sleep(2)  # until the bucket is as empty as it stays
        return await _each(api, taps, per_second)


async def delivery(folder: Path, count: int) -> tuple[float, float]:
    """Return the calls a second that the delivery worker sends at MESSAGES_PER_SECOND=1000, and its share of a core."""
    database = couples.sqlite(folder, "delivery")
    await couples.with_letters(database, count)
    environ = {"DATABASE_URL": database, "MESSAGES_PER_SECOND": "1000"}
    async with StandIn() as api, running(api, "bot", "run", environ=environ) as bot:
        await api.until_sent(count // 5, _SECONDS)  # from here on it is in its stride
        sent, cpu, at = api.messages, bot.cpu_seconds, perf_counter()
        await api.until_sent(count, _SECONDS)
        seconds = perf_counter() - at
        return (api.messages - sent) / seconds, (bot.cpu_seconds - cpu) / seconds


async def _each(api: StandIn, taps: list[Json], per_second: float) -> Latency:
    """Feed one update after the other at a pace, and return how long each took to reach the partner."""
    begun = perf_counter()
    for number, tap in enumerate(taps):
        await asyncio.sleep(max(0.0, begun + number / per_second - perf_counter()))
        api.feed([tap])
    await api.until_reached([partner_of(number) for number in range(len(taps))], 60)
    took = sorted(
        (api.sent_at[partner_of(number)] - api.came_at[tap["update_id"]]) * 1000 for number, tap in enumerate(taps)
    )
    return Latency(took[len(took) // 2], took[int(len(took) * 0.99)], took[-1])


def _fast(database: str) -> dict[str, str]:
    return {"DATABASE_URL": database, "MESSAGES_PER_SECOND": "10000", "FLOOD_LIMIT": "1000000"}


def _message(number: int) -> Json:
    user = {"id": 5_000_000_000 + number, "is_bot": False, "first_name": "Anna", "language_code": "en"}
    chat = {"id": user["id"], "type": "private", "first_name": "Anna"}
    message = {"message_id": 1, "date": 1_800_000_000, "chat": chat, "from": user, "text": f"I need space {number}"}
    return {"update_id": 1_000_000 + number, "message": message}
