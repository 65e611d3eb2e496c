"""`restore`: make a database again from a backup and the newest keys, without what was deleted in between."""

import argparse
import sys
from dataclasses import replace

from bot import bootstrap, cli
from bot.cli.backup import database_file
from bot.config import Settings
from bot.storage import backups, leaving
from bot.storage.backups import BackupFailed
from bot.storage.engine import open_storage
from bot.storage.leaving import Erased


def main(chosen: argparse.Namespace) -> int:
    """Restore to where DATABASE_URL points, where nothing may be; 0 when it is there, 1 when that failed."""
    settings = cli.settings()
    database = database_file(settings, must_exist=False)
    erased: list[Erased] = []
    try:
        with backups.joined(chosen.data, chosen.keys or chosen.data.with_name(backups.KEYS), database) as file:
            cli.on_loop(_finish(replace(settings, database_url=f"sqlite+aiosqlite:///{file}"), erased))
    except BackupFailed as error:
        print(f"Nothing was restored: {error}", file=sys.stderr)
        return 1
    people, couples = erased[0]
    print(f"{database} is restored. Deleted since that backup, and left out: {people} people, {couples} couples.")
    return 0


async def _finish(settings: Settings, erased: list[Erased]) -> None:
    """Bring the schema up to date, check the master key, and repeat what was deleted since."""
    storage = await open_storage(settings, bootstrap.clock_of(settings))
    try:
        async with storage.begin() as uow:
            erased.append(await leaving.erase_keyless(uow))
    finally:
        await storage.close()
