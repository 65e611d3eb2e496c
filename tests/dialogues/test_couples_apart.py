"""Couples stay apart, whatever people do: a long random walk through the whole bot, played again by its seed.

STEPS says how many updates to go on for, SEED where to begin:
`STEPS=20000 SEED=7 python -m pytest tests/dialogues/test_couples_apart.py`.
"""

import os
import random
from pathlib import Path

import pytest

from tests.dialogues.conftest import MONDAY_NINE
from tests.dialogues.wandering import Wanderers
from tests.dialogues.watching import Watch, named
from tests.stage import Stage

STEPS = int(os.environ.get("STEPS", "2000"))
PEOPLE = 8


@pytest.mark.timeout(1_800)  # as long as whoever sets STEPS wants
async def test_nothing_of_a_couple_reaches_anybody_else(tmp_path: Path, played_on: str) -> None:
    steps = STEPS if played_on == "sqlite" else STEPS // 4  # the same walk, whatever is walked on
    seed = int(os.environ.get("SEED", random.randrange(10**6)))
    print(f"seed {seed}")  # noqa: T201 - to play the same again
    async with Stage.opened(tmp_path, at=MONDAY_NINE, MESSAGES_PER_SECOND="10000") as stage:
        assert stage.house is not None
        phones = [stage.phone(named(index, 0)) for index in range(PEOPLE)]
        watch = Watch(stage, phones)
        people = Wanderers(stage, random.Random(seed), watch, phones)
        stage.simulator.on_call(watch.hears)
        stage.simulator.on_call(people.overhears)
        taken = stage.house.intake.counters
        while taken.taken < steps:
            await people.step()
        assert taken.repeated > steps // 200, "Telegram repeated itself"
        assert len(watch.couples_seen) > steps // 400, "people came together"
        assert watch.left > steps // 400, "and parted"
        assert watch.seen > steps // 10, "and saw each other's names and words"
