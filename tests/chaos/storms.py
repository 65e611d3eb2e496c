"""The kinds of storms there are, by name: which processes run on which database, and what strikes them."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.chaos import kills
from tests.chaos.environments import PostgresPlace, SqlitePlace, small_disk
from tests.chaos.invariants import Figures
from tests.chaos.processes import ALONE, SEVERAL
from tests.chaos.storm import Plan, storm
from tests.db.postgres import OwnServer

Storm = Callable[[Plan, Path, OwnServer | None], Coroutine[Any, Any, Figures]]


async def one_process(plan: Plan, folder: Path, server: OwnServer | None) -> Figures:
    """Kill `run`, which polls, on SQLite."""
    return await storm(replace(plan, commands=ALONE), SqlitePlace(folder), folder, kills.killed)


async def locked_database(plan: Plan, folder: Path, server: OwnServer | None) -> Figures:
    """Lock the SQLite file of `run` for longer than it waits."""
    place = SqlitePlace(folder)
    return await storm(replace(plan, commands=ALONE), place, folder, kills.locked(place))


async def full_disk(plan: Plan, folder: Path, server: OwnServer | None) -> Figures:
    """Leave no room on the disk on which the SQLite file of `run` lies."""
    with small_disk() as disk:
        place = SqlitePlace(disk.folder)
        return await storm(replace(plan, commands=ALONE), place, folder, kills.full(disk, place))


async def several_processes(plan: Plan, folder: Path, server: OwnServer | None) -> Figures:
    """Kill `web`, which takes a webhook, and two `worker`s, some or all of them, on PostgreSQL."""
    async with PostgresPlace.on(_needed(server)) as place:
        return await storm(replace(plan, commands=SEVERAL), place, folder, kills.killed)


async def database_away(plan: Plan, folder: Path, server: OwnServer | None) -> Figures:
    """Restart PostgreSQL, in good order or not, under `web` and two `worker`s."""
    async with PostgresPlace.on(_needed(server)) as place:
        return await storm(replace(plan, commands=SEVERAL), place, folder, kills.away(place))


def _needed(server: OwnServer | None) -> OwnServer:
    assert server is not None, "this storm needs a PostgreSQL"
    return server


ON_POSTGRESQL = ("several-processes", "database-away")
STORMS: Mapping[str, Storm] = {
    "one-process": one_process,
    "several-processes": several_processes,
    "database-away": database_away,
    "full-disk": full_disk,
    "locked-database": locked_database,
}
