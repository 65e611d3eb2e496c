"""Bots as processes of their own, each on the one core that is theirs."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks.stand_in import TOKEN, StandIn

ROOT = Path(__file__).parent.parent
KEY = "aGFsZndheSBoYWxmd2F5IGhhbGZ3YXkgaGFsZndheSE="
_TICKS = os.sysconf("SC_CLK_TCK")
_CORES = sorted(os.sched_getaffinity(0))
BOT_CORE, STAND_IN_CORE = _CORES[0], _CORES[-1]


@dataclass
class Bot:
    """A bot that runs."""

    process: asyncio.subprocess.Process
    started_at: float

    @property
    def cpu_seconds(self) -> float:
        """The processor time it has taken so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(") ")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    @property
    def resident_mb(self) -> float:
        """The memory it holds now."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return 0.0


def take_the_other_core() -> None:
    """Let this process, which plays Telegram, stay off the core of the bots."""
    os.sched_setaffinity(0, {STAND_IN_CORE})


@asynccontextmanager
async def running(
    api: StandIn, *arguments: str, environ: Mapping[str, str] | None = None, polls: bool = True
) -> AsyncIterator[Bot]:
    """Run `python -m …` until the block ends; with `polls`, begin the block once it asks for updates."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    given = {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": api.url,
        "LOG_LEVEL": "ERROR",
        "ENCRYPTION_KEYS": KEY,
    }
    started_at = perf_counter()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", *arguments),
        cwd=ROOT,
        env=inherited | given | dict(environ or {}),
        preexec_fn=lambda: os.sched_setaffinity(0, {BOT_CORE}),
    )
    try:
        if polls:
            async with asyncio.timeout(60):
                await api.polled.wait()
        yield Bot(process, started_at)
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
            try:
                await asyncio.wait_for(process.wait(), 15)
            except TimeoutError:
                process.kill()
                await process.wait()
