"""What somebody types who runs the bot: one command, in the surroundings of a stage, and what it says."""

import asyncio
import os
import subprocess
import sys

from tests.stage import ROOT, Stage

Done = subprocess.CompletedProcess[str]


async def bot(stage: Stage, *command: str, **environ: str) -> Done:
    """Run `python -m bot <command>` to its end, with the settings of a stage and others on top."""
    surroundings = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    return await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "bot", *command],
        cwd=ROOT,
        env=surroundings | stage.environ | environ,
        capture_output=True,
        text=True,
        check=False,
    )
