"""`migrate`: bring the database to the newest schema and stop."""

import argparse

from bot import app, cli
from bot.config import Settings
from bot.db.engine import open_storage


def main(chosen: argparse.Namespace) -> int:
    """Migrate and say so."""
    settings = cli.settings()
    cli.on_loop(_migrate(settings))
    print("The database is up to date.")
    return 0


async def _migrate(settings: Settings) -> None:
    storage = await open_storage(settings, app.clock_of(settings))
    await storage.close()
