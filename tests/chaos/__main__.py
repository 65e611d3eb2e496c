"""`make soak`: one storm after the other until enough processes were killed, time is over, or something broke.

SEED repeats the decisions of an earlier run, STORM lets only storms of one kind pass, KILLS and MINUTES bound it all.
"""

import asyncio
import io
import os
import sys
import tempfile
from contextlib import redirect_stderr
from itertools import cycle
from pathlib import Path
from time import monotonic

import pytest

from tests.chaos.invariants import Figures
from tests.chaos.storm import Plan, new_seed
from tests.chaos.storms import STORMS
from tests.db.postgres import OwnServer, own_server

_A_ROUND = 12  # kills of one storm; more would bring people to the number of signals that a day has
_SILENCES = 0.01  # the part of the faults that are answers which never come
_SHOWN = 80  # lines of what the processes said, where something broke


def main() -> int:
    """Let storms pass and return the exit status: 1 where one broke something, 2 where there is no PostgreSQL."""
    names = [os.environ["STORM"]] if os.environ.get("STORM") else list(STORMS)
    kills, minutes = int(os.environ.get("KILLS") or 500), float(os.environ.get("MINUTES") or 90)
    seed = int(os.environ.get("SEED") or new_seed())
    print(f"{kills} kills or {minutes:.0f} minutes, SEED={seed}", flush=True)
    try:
        with own_server() as server:
            return _storms(names, kills, monotonic() + minutes * 60, seed, server)
    except pytest.skip.Exception as missing:
        print(missing)
        return 2


def _storms(names: list[str], kills: int, end: float, seed: int, server: OwnServer) -> int:
    total, rounds = Figures(), 0
    for name in cycle(names):
        if total.kills >= kills or monotonic() >= end:
            break
        started = monotonic()
        figures = _one(name, Plan(seed + rounds, min(_A_ROUND, kills - total.kills), silences=_SILENCES), server)
        if figures is None:
            return 1
        total.add(figures)
        rounds += 1
        print(f"{rounds:3} {name:18} {monotonic() - started:4.0f} s: {figures}", flush=True)
    print(f"{rounds} storms: {total}. Nothing was lost; every copy lies in a window that was counted.")
    if total.kills < kills:
        print(f"Time was over before {kills} kills.")
    return 0


def _one(name: str, plan: Plan, server: OwnServer) -> Figures | None:
    """Let one storm pass and return its figures, None where it broke something, which is told."""
    said = io.StringIO()
    try:
        with tempfile.TemporaryDirectory(prefix="halfway-soak-") as folder, redirect_stderr(said):
            return asyncio.run(STORMS[name](plan, Path(folder), server))
    except Exception as error:
        print(*said.getvalue().splitlines()[-_SHOWN:], sep="\n")
        print(f"BROKEN {type(error).__name__}: {error}")
        print(f"Again: SEED={plan.seed} STORM={name} make soak")
        return None


if __name__ == "__main__":
    sys.exit(main())
