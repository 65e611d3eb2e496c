"""A wish for closeness: answers of every size, its window, one reminder where wanted, repeats met in private."""

from pathlib import Path

import pytest

from tests.dialogues.couples import connected, wishes
from tests.stage import Stage, buttons_of


async def _wants_reminders(stage: Stage, person_id: int) -> None:
    await stage.records.changes("UPDATE people SET takes_reminders = true WHERE id = ?", person_id)


@pytest.mark.parametrize(
    ("label", "relayed", "own"),
    [
        ("Yes, now", "Boris: Yes, now", "Your answer: Yes, now"),
        ("Something smaller", "Boris: ❤ now, more later", "Your answer: ❤ now"),
        ("Not today", "Boris can't today and let you know. That's an answer too.", "You said: not today"),
    ],
)
async def test_answer_with_one_tap(tmp_path: Path, label: str, relayed: str, own: str) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(anna)
        for phone in (anna, boris):
            phone.looks_away()
        await boris.taps(label)
        anna.sees(relayed)
        assert not buttons_of(boris.sees(own))
        await stage.moves(days=2)


@pytest.mark.parametrize(("label", "said"), [("Yes, at", "Yes, at 20:30"), ("Not now, at", "Not now, but at 20:30")])
async def test_answer_names_a_time(tmp_path: Path, label: str, said: str) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(anna)
        for phone in (anna, boris):
            phone.looks_away()
        await boris.taps(label)
        boris.sees("When would be good")
        await boris.types("banana")
        boris.sees("couldn't read a time")
        anna.sees_nothing_new()
        await boris.types("20:30")
        anna.sees(f"Boris: {said}")
        boris.sees("Your answer", "20:30")


async def test_answer_twice_is_told_once(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(anna)
        relay = boris.sees("Could I have a hug?")
        anna.looks_away()
        data = relay["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        await boris.forges(data)
        await boris.forges(data)
        anna.sees("Boris: Yes, now")
        boris.looks_away()
        anna.sees_nothing_new()


async def test_wish_that_rests_is_over(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(anna, when="In the next hour")
        await stage.moves(minutes=61)
        await anna.taps("Let it rest")
        anna.sees("Put away")
        boris.looks_away()
        await boris.taps("Yes, now")
        boris.sees("put away")
        anna.looks_away()
        await stage.moves(days=2)


async def test_three_wishes_a_day_are_relayed(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        for _ in range(3):
            await wishes(anna)
            boris.sees("Could I have a hug?")
            await boris.taps("Not today")
            await stage.moves(minutes=20)
        for phone in (anna, boris):
            phone.looks_away()
        await wishes(anna)
        anna.sees("three wishes a day", "this one stays with you for now")
        boris.sees_nothing_new()
