"""`rotate-keys`: wrap every data key anew with the first of ENCRYPTION_KEYS; the bot may go on running."""

import argparse

from bot import app, cli
from bot.cli import progress
from bot.config import Settings
from bot.db import key_rotation
from bot.db.engine import open_storage
from bot.errors import ConfigError

_AT_ONCE = 500


def main(chosen: argparse.Namespace) -> int:
    """Rotate, with progress on a terminal."""
    settings = cli.settings()
    if not settings.encryption_keys:
        right = "put a new key in front of the old one (the key file's content is the old one)"
        raise ConfigError("ENCRYPTION_KEYS", "is missing", right)
    cli.on_loop(_rotate(settings))
    return 0


async def _rotate(settings: Settings) -> None:
    storage = await open_storage(settings, app.clock_of(settings))
    try:
        async with storage.read() as uow:
            total = await key_rotation.waiting(uow)
        done = 0
        while True:
            async with storage.begin() as uow:
                some = await key_rotation.rewrap(uow, _AT_ONCE)
            done += some
            progress.show("wrapping keys anew", done, total)
            if not some:
                break
    finally:
        await storage.close()
    progress.end()
    print(f"{done} keys are wrapped by the newest key now. The older ones can go once the next backup is taken.")
