"""Couples stay apart, whatever people do: a state machine on the whole bot, which Hypothesis drives and shrinks.

EXAMPLES says how many lives are played, STEPS how long each is; `--hypothesis-seed` plays the same ones again:
`EXAMPLES=200 STEPS=150 python -m pytest tests/dialogues/test_couples_apart.py --hypothesis-seed=7`.
"""

import asyncio
import os
import random
from collections import Counter
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.dialogues.conftest import MONDAY_NINE
from tests.dialogues.nights import Nights
from tests.dialogues.wandering import DEEDS, Wanderers
from tests.dialogues.watching import Watch, named
from tests.stage import Stage

EXAMPLES, STEPS = int(os.environ.get("EXAMPLES", "18")), int(os.environ.get("STEPS", "90"))
PEOPLE = 8
_OFTEN = [deed for deed, weight in DEEDS.items() for _ in range(weight)]


class Lives(RuleBasedStateMachine):
    """Many people pairing, signalling, pausing, leaving, deleting, forging, and pressing each other's buttons."""

    folder: Path
    seen: Counter[str]

    def __init__(self) -> None:
        """Open a stage of its own."""
        super().__init__()
        self.runner, self.life = asyncio.Runner(), AsyncExitStack()
        self.seen["lives"] += 1
        self.people = self.runner.run(self._opened())

    async def _opened(self) -> Wanderers:
        folder = self.folder / str(self.seen["lives"])
        folder.mkdir()
        opened = Stage.opened(folder, at=MONDAY_NINE, MESSAGES_PER_SECOND="10000")
        stage = await self.life.enter_async_context(opened)
        phones = [stage.phone(named(index, 0)) for index in range(PEOPLE)]
        watch, self.nights = Watch(stage, phones), Nights(stage)
        people = Wanderers(stage, random.Random(), watch, phones)
        stage.simulator.on_call(watch.hears)
        stage.simulator.on_call(people.overhears)
        stage.simulator.on_call(self.nights.hears)
        return people

    @initialize(couples=st.integers(0, PEOPLE // 2), chance=st.randoms(use_true_random=True))
    def some_are_together(self, couples: int, chance: random.Random) -> None:
        """Begin with some who are connected already."""
        for index in range(couples):
            self.runner.run(self.people.step(self.people.phones[index], "pairs_with_somebody", chance))

    @rule(who=st.integers(0, PEOPLE - 1), deed=st.sampled_from(_OFTEN), chance=st.randoms(use_true_random=True))
    def somebody(self, who: int, deed: str, chance: random.Random) -> None:
        """Let somebody do something; nothing of a couple may reach anybody outside it, and nothing may fail."""
        self.runner.run(self.people.step(self.people.phones[who], deed, chance))
        assert not self.nights.faults, f"nobody is woken by the bot: {self.nights.faults}"

    def teardown(self) -> None:
        """Close the stage, and count what was seen on it."""
        taken, watch = self.people.stage.app, self.people.watch
        assert taken is not None
        self.seen["updates"] += taken.processor.counters.taken
        self.seen["repeated"] += taken.processor.counters.repeated
        self.seen["couples"] += len(watch.couples_seen)
        self.seen["partings"] += watch.left
        self.seen["glimpses"] += watch.seen
        try:
            self.runner.run(self.life.aclose())
        finally:
            self.runner.close()


@pytest.mark.timeout(1_800)  # as long as whoever sets EXAMPLES wants, and as Hypothesis needs to shrink a failure
def test_nothing_of_a_couple_reaches_anybody_else(tmp_path: Path, played_on: str) -> None:
    Lives.folder, Lives.seen = tmp_path, Counter()
    examples = EXAMPLES if played_on == "sqlite" else max(1, EXAMPLES // 4)  # the same lives, wherever they are kept
    lived = settings(
        max_examples=examples,
        stateful_step_count=STEPS,
        deadline=None,
        print_blob=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Lives, settings=lived)
    steps = examples * STEPS
    assert Lives.seen["updates"] > steps, "much was done"
    assert Lives.seen["repeated"] > steps // 200, "Telegram repeated itself"
    assert Lives.seen["couples"] > steps // 200, "people came together"
    assert Lives.seen["partings"] > steps // 200, "and parted"
    assert Lives.seen["glimpses"] > steps // 10, "and saw each other's names and words"
