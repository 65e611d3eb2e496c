"""Rotating the master key: everything stays readable, and the old key is not needed any more."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

from tests.stage import KEY, ROOT, Stage

NEW = "bmV3LWhhbGZ3YXktbmV3LWhhbGZ3YXktbmV3LWhhbGY="


async def _says(stage: Stage, *command: str, keys: str) -> subprocess.CompletedProcess[str]:
    environ = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME"}}
    environ |= stage.environ | {"ENCRYPTION_KEYS": keys}
    return await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "bot", *command],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )


async def test_rotated_database_opens_with_the_new_key_alone(tmp_path: Path) -> None:
    async with Stage.opened(tmp_path) as stage:
        anna, boris = stage.phone("Anna"), stage.phone("Boris")
        await stage.pairs(anna, boris)
        await stage.stops()
        rotated = await _says(stage, "rotate-keys", keys=f"{NEW},{KEY}")
        assert rotated.returncode == 0, rotated.stderr
        assert "keys are wrapped by the newest key now" in rotated.stdout
        again = await _says(stage, "rotate-keys", keys=f"{NEW},{KEY}")
        assert "0 keys" in again.stdout
        refused = await _says(stage, "migrate", keys=KEY)
        assert refused.returncode == 2
        assert refused.stderr.startswith("ENCRYPTION_KEYS: lacks the key")
        assert refused.stderr.count("\n") == 1
        stage.environ["ENCRYPTION_KEYS"] = NEW
        await stage.starts()
        await anna.types("/space 2h")
        anna.sees("Boris")
        anna.looks_away()
