"""One storm from calm to calm: couples write, Telegram fails, processes are killed, and then the ledger is read."""

import asyncio
import random
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from bot.playground.simulator import TOKEN, Simulator
from tests.chaos.environments import Place
from tests.chaos.faults import Weather
from tests.chaos.invariants import UNSETTLED, Figures, Ledger
from tests.chaos.kills import Strike
from tests.chaos.processes import Fleet
from tests.chaos.traffic import Couple

MONDAY_NINE = datetime(2027, 3, 1, 9, tzinfo=UTC)  # nobody's night, and no question or lesson is due for hours
_CALM = 100.0  # seconds in which all must settle: longer than the lease that a commit leaves whose answer was lost
_STEP = 0.5  # seconds by which the clock is pushed then, again and again
_LOOK = 0.02  # seconds between two looks whether it has


@dataclass(frozen=True)
class Plan:
    """What a storm is made of."""

    seed: int
    kills: int  # at least so many; the last are of all processes at once
    commands: Mapping[str, str] = field(default_factory=dict)
    couples: int = 10
    silences: float = 0.0


async def storm(plan: Plan, place: Place, folder: Path, strike: Strike) -> Figures:
    """Let a storm pass over a bot in `place` and return what happened; raise `AssertionError` where it broke something.

    `strike` does one thing to the processes, kills included, and returns how many troubles other than kills that was.
    """
    chance = Random(plan.seed)
    backoff = Random(plan.seed + 1)
    async with Simulator(
        TOKEN, clock_file=folder / "clock", calls_kept=0, webhook_backoff=lambda _attempt: backoff.uniform(0.05, 0.5)
    ) as telegram:
        telegram.clock.move_to(MONDAY_NINE)
        couples = [Couple(telegram, number, Random(chance.random())) for number in range(plan.couples)]
        weather = Weather(telegram, Random(chance.random()), plan.silences)
        ledger = Ledger(couples, weather)
        telegram.on_call(ledger.note)
        async with _running(Fleet(telegram, place, folder, plan.commands, ledger.had_in_hand)) as fleet:
            await asyncio.gather(*(couple.connects() for couple in couples))
            is_over = asyncio.Event()
            troubles = 0
            async with _writing(couples, is_over):
                async with weather.storming():
                    while fleet.kills < plan.kills - len(plan.commands):
                        await asyncio.sleep(chance.uniform(0.2, 1.5))
                        troubles += await strike(fleet, chance)
                await fleet.kill()
                await fleet.start()
                is_over.set()
            await _settled(telegram, place)
        assert not fleet.complaints(), fleet.complaints()
    assert place.is_whole()
    figures = ledger.holds(place.records)
    figures.kills, figures.troubles = fleet.kills, troubles
    return figures


@asynccontextmanager
async def _running(fleet: Fleet) -> AsyncIterator[Fleet]:
    try:
        await fleet.start()
        await fleet.is_up()
        yield fleet
    finally:
        await fleet.close()


@asynccontextmanager
async def _writing(couples: list[Couple], is_over: asyncio.Event) -> AsyncIterator[None]:
    """Let couples write during the block, and wait after it, in the calm, until each has got all they wait for."""
    writing = asyncio.gather(*(couple.writes(is_over) for couple in couples))
    try:
        yield
        await asyncio.wait({writing}, timeout=_CALM)
        waiting = [couple.waits_for for couple in couples if couple.waits_for]
        assert writing.done(), f"never came: {waiting}"
        writing.result()
    finally:
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)


async def _settled(telegram: Simulator, place: Place) -> None:
    """Return when every update is taken and every call is made; time passes quickly for those that wait for a try."""
    async with asyncio.timeout(_CALM):
        while True:
            await telegram.wait_until_idle(_CALM)
            now = datetime.fromtimestamp(telegram.clock.time(), UTC)
            if not place.records.calls_due(now) and telegram.is_idle():
                if not place.records.rows(UNSETTLED)[0][0]:
                    return
                telegram.clock.advance(_STEP)
            place.records.forget_pace()
            await asyncio.sleep(_LOOK)


def new_seed() -> int:
    """Return a seed that nobody has chosen."""
    return random.SystemRandom().randrange(10**9)
