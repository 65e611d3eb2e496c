"""Rotating the master key: everything stays readable, and the old key is not needed any more."""

from pathlib import Path

import pytest

from tests.commands import bot
from tests.stage import KEY, Stage

NEW = "bmV3LWhhbGZ3YXktbmV3LWhhbGZ3YXktbmV3LWhhbGY="


@pytest.mark.plays_on("sqlite", "postgresql")
async def test_rotated_database_opens_with_the_new_key_alone(tmp_path: Path) -> None:
    async with Stage.opened(tmp_path) as stage:
        anna, boris = stage.phone("Anna"), stage.phone("Boris")
        await stage.pairs(anna, boris)
        await stage.stops()
        rotated = await bot(stage, "rotate-keys", ENCRYPTION_KEYS=f"{NEW},{KEY}")
        assert rotated.returncode == 0, rotated.stderr
        assert "keys are wrapped by the newest key now" in rotated.stdout
        again = await bot(stage, "rotate-keys", ENCRYPTION_KEYS=f"{NEW},{KEY}")
        assert "0 keys" in again.stdout
        refused = await bot(stage, "migrate", ENCRYPTION_KEYS=KEY)
        assert refused.returncode == 2
        assert refused.stderr.startswith("ENCRYPTION_KEYS: lacks the key")
        assert refused.stderr.count("\n") == 1
        stage.environ["ENCRYPTION_KEYS"] = NEW
        await stage.starts()
        await anna.types("/space 2h")
        anna.sees("Boris")
        anna.looks_away()
