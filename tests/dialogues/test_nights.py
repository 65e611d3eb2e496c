"""Weeks of a couple that promises, comes late and forgets: nobody is woken, and every time named is followed.

EXAMPLES says how many couples live, WEEKS how long each, SEED which is the first:
`EXAMPLES=8 WEEKS=6 SEED=100 python -m pytest tests/dialogues/test_nights.py`.
"""

import os
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import pytest

from bot.playground.people import ImpossibleError
from tests.dialogues.couples import connected
from tests.dialogues.nights import Nights
from tests.stage import Phone, Stage, buttons_of

EXAMPLES, WEEKS = int(os.environ.get("EXAMPLES", "3")), int(os.environ.get("WEEKS", "1"))
SEED = int(os.environ.get("SEED", "14"))
_SPACES = ("20m", "1h", "2h", "6h", "until 23:50", "until 00:30", "tomorrow 8am")
_TIMES = ("in 30 min", "in 3 hours", "23:30", "00:45", "07:00", "tomorrow 19:00")
_PASSES = (3, 15, 60, 150, 400, 900)


@pytest.mark.plays_on("sqlite")
@pytest.mark.parametrize("seed", range(SEED, SEED + EXAMPLES))
async def test_nobody_is_woken_in_weeks(tmp_path: Path, seed: int) -> None:
    """Anna lives in Madrid and Boris in Mexico City, so that one of them sleeps most of the time."""
    chance = random.Random(seed)
    async with connected(tmp_path) as (stage, anna, boris):
        for phone, zone in ((anna, "Europe/Madrid"), (boris, "America/Mexico_City")):
            await stage.records.changes(
                "UPDATE people SET zone = ?, takes_reminders = true WHERE id = ?", zone, phone.id
            )
        nights = Nights(stage)
        stage.simulator.on_call(nights.hears)
        begun = stage.now
        while (stage.now - begun).days < 7 * WEEKS:
            for _ in range(chance.randrange(3)):
                phone = chance.choice((anna, boris))
                with suppress(ImpossibleError):
                    await chance.choice(_DEEDS)(phone, chance)
                every_time_is_on_the_agenda(stage)
            await stage.moves(minutes=chance.choice(_PASSES))
            assert not nights.faults, nights.faults
        assert nights.kept > 4 * WEEKS, "much was said that could have come at night"
        for phone in (anna, boris):
            phone.looks_away()


def every_time_is_on_the_agenda(stage: Stage) -> None:
    """No time that somebody named and that is ahead is only words."""
    now = int(stage.now.timestamp() * 1000)
    for table, kind, ahead in (
        ("promises", "promise.due", "closed_at IS NULL AND due_at > ?"),
        ("signals", "space.due", "kind = 'space' AND closed_at IS NULL AND until_at > ?"),
    ):
        named = {one for (one,) in stage.records.rows(f"SELECT id FROM {table} WHERE {ahead}", now + 1_000)}
        planned = {one for (one,) in stage.records.rows("SELECT subject_id FROM agenda WHERE kind = ?", kind)}
        assert named <= planned, f"{table} that nobody follows"


async def _takes_space(phone: Phone, chance: random.Random) -> None:
    await phone.types(f"/space {chance.choice(_SPACES)}")
    await phone.taps("Send")


async def _wishes(phone: Phone, chance: random.Random) -> None:
    await phone.types("/closeness")
    await phone.taps(chance.choice(("A hug", "A message", "Just a heart back", "A walk")))
    await phone.taps(chance.choice(("In the next hour", "This evening", "Whenever it suits")))
    await phone.taps("Send")


async def _answers(phone: Phone, chance: random.Random) -> None:
    await phone.taps(chance.choice(("Yes, now", "Not today", "❤ for now", "Okay ❤")))


async def _names_a_time(phone: Phone, chance: random.Random) -> None:
    await phone.taps(chance.choice(("Yes, at", "Not now, at", "Another time …")))
    await phone.types(chance.choice(_TIMES))
    await phone.taps("Send")


async def _comes_back(phone: Phone, chance: random.Random) -> None:
    ways = [label for m in phone.person.received[-4:] for label in buttons_of(m)]
    for label in ("I'm here", "I'm back", "20 more min"):
        if chance.random() < 0.6 and any(one.startswith(label) for one in ways):
            await phone.taps(label)
            with suppress(ImpossibleError):
                await phone.taps("Send")
            return


_DEEDS: tuple[Callable[[Phone, random.Random], Awaitable[None]], ...] = (
    _takes_space,
    _takes_space,
    _wishes,
    _answers,
    _names_a_time,
    _names_a_time,
    _comes_back,
)
