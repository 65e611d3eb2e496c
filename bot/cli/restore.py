"""`restore`: make a database again from a backup and the newest keys, without what was deleted in between."""

import argparse
import sys
from dataclasses import replace

from bot import app, cli
from bot.config import Settings
from bot.db import backups, leaving, outbox_claims
from bot.db.backups import BackupFailed
from bot.db.engine import open_storage
from bot.db.leaving import ErasureCounts
from bot.errors import ConfigError, MigrationFailed


def main(chosen: argparse.Namespace) -> int:
    """Restore to where DATABASE_URL points; 0 when it is there, 1 when that failed."""
    settings = cli.settings()
    _check_what_is_given(chosen, settings)
    erased: list[ErasureCounts] = []
    try:
        if settings.sqlite_file is None:
            cli.on_loop(_finish(settings, erased))
        else:
            keys = chosen.keys or chosen.data.with_name(backups.KEYS)
            with backups.joined(chosen.data, keys, settings.sqlite_file) as file:
                cli.on_loop(_finish(replace(settings, database_url=f"sqlite+aiosqlite:///{file}"), erased))
    except (BackupFailed, MigrationFailed) as error:
        print(f"Nothing was restored: {error}", file=sys.stderr)
        return 1
    people, couples = erased[0]
    print(f"The database is restored. Deleted since that backup, and left out: {people} people, {couples} couples.")
    return 0


def _check_what_is_given(chosen: argparse.Namespace, settings: Settings) -> None:
    """Raise `ConfigError` unless a data file is named for SQLite, and none for PostgreSQL."""
    if settings.sqlite_file is None and (chosen.data or chosen.keys):
        right = "use pg_restore for both files, then `restore` without any (docs/host.md, Backups)"
        raise ConfigError("DATABASE_URL", "is PostgreSQL, which reads files by a tool of its own", right)
    if settings.sqlite_file is not None and chosen.data is None:
        raise ConfigError("DATABASE_URL", "is a SQLite file, which is made from a backup", "name its data file")


async def _finish(settings: Settings, erased: list[ErasureCounts]) -> None:
    """Bring the schema up to date, check the master key, repeat what was deleted since, and free what was held."""
    storage = await open_storage(settings, app.clock_of(settings))
    try:
        async with storage.begin() as uow:
            erased.append(await leaving.erase_keyless(uow))
            await outbox_claims.release_all_leases(uow)
    finally:
        await storage.close()
