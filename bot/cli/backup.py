"""`backup`: copy a SQLite database that is in use, with its data keys apart, so that a deletion reaches old copies."""

import argparse
import sys
from pathlib import Path

from bot import app, cli
from bot.cli import progress
from bot.config import Settings
from bot.db import backups, ownership
from bot.db.backups import BackupFailed
from bot.errors import ConfigError

FOLDER = "backups"  # beside the database


def main(chosen: argparse.Namespace) -> int:
    """Take a backup; 0 when there is one, 1 when that failed."""
    settings = cli.settings()
    database = _database_file(settings)
    folder = chosen.folder or database.parent / FOLDER
    at = app.clock_of(settings).now()
    try:
        ownership.make_folder(folder, 0o700)
        taken = backups.take(database, folder / f"halfway-{at:%Y%m%dT%H%M%SZ}.db", progress.show)
    except (BackupFailed, OSError) as error:
        progress.end()
        print(f"No backup was taken: {error}", file=sys.stderr)
        return 1
    progress.end()
    print(f"{taken.data}: everything but the keys. Keep several.")
    print(f"{taken.keys}: {taken.data_keys} data keys. Keep only the newest, wherever you copy it to.")
    return 0


def _database_file(settings: Settings) -> Path:
    """Return the file of a SQLite database; raise `ConfigError` for any other, or one that does not exist."""
    if settings.sqlite_file is None:
        right = "use pg_dump, the keys apart: see docs/host.md, Backups"
        raise ConfigError("DATABASE_URL", "is PostgreSQL, which brings a tool of its own", right)
    if not settings.sqlite_file.exists():
        raise ConfigError("DATABASE_URL", "names a file that does not exist", "name the database that is to be copied")
    return settings.sqlite_file
