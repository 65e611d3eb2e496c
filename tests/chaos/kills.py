"""What strikes the processes of a bot: SIGKILL alone, or while its database is locked, out of room, or away."""

import asyncio
from collections.abc import Awaitable, Callable
from random import Random

from tests.chaos.environments import Disk, PostgresPlace, SqlitePlace
from tests.chaos.processes import Fleet

Strike = Callable[[Fleet, Random], Awaitable[int]]
"""Do one thing to the processes, kills included; return how many troubles other than kills that was."""

_CANNOT = "the database cannot be used now"  # as update processor, agenda and delivery worker all say it


async def killed(fleet: Fleet, chance: Random) -> int:
    """Kill some of the processes; they are started at once, and mostly left to come up in peace."""
    victims = chance.sample(fleet.names, chance.randint(1, len(fleet.names)))
    await fleet.kill(*victims)
    await _again(fleet, chance, *victims)
    return 0


def locked(place: SqlitePlace) -> Strike:
    """Return a strike during which nobody can write for longer than is waited for, and which ends in a kill or not."""

    async def strike(fleet: Fleet, chance: Random) -> int:
        await fleet.is_up()  # whoever begins without a usable database ends with a line that says so
        async with place.locked():
            await fleet.says(_CANNOT)
            dies = await _dies_or_not(fleet, chance)
        await (_again if dies else killed)(fleet, chance)
        return 1

    return strike


def full(disk: Disk, place: SqlitePlace) -> Strike:
    """Return a strike during which the disk has no room left, and which ends in a kill or not."""

    async def strike(fleet: Fleet, chance: Random) -> int:
        await fleet.is_up()
        await place.begins_its_log_anew()  # one that is long is written over and over, and needs no room for a while
        with disk.full_for(fleet.process_id(fleet.names[0])):
            await fleet.says(_CANNOT)
            await asyncio.sleep(chance.uniform(0, 0.5))
            dies = await _dies_or_not(fleet, chance)
        await (_again if dies else killed)(fleet, chance)
        return 1

    return strike


def away(place: PostgresPlace) -> Strike:
    """Return a strike in which PostgreSQL ends, in good order or not, and is started again, with kills meanwhile."""

    async def strike(fleet: Fleet, chance: Random) -> int:
        await fleet.is_up()
        victims = chance.sample(fleet.names, chance.randint(1, len(fleet.names)))
        async with place.away(by_a_crash=chance.random() < 0.5):
            await asyncio.sleep(chance.uniform(0, 0.5))
            await fleet.kill(*victims)
        await _again(fleet, chance, *victims)
        return 1

    return strike


async def _dies_or_not(fleet: Fleet, chance: Random) -> bool:
    dies = chance.random() < 0.5
    if dies:
        await fleet.kill()
    return dies


async def _again(fleet: Fleet, chance: Random, *names: str) -> None:
    await fleet.start(*names)
    if chance.random() < 0.7:
        await fleet.is_up(*names)
