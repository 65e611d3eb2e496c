"""Once the bot was blocked nothing comes by itself, however soon it is unblocked, until somebody asks again."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.stage import Stage

MONDAY_NINE = datetime(2027, 3, 1, 9, tzinfo=UTC)
LESSON = "To try"


@pytest.mark.parametrize("how", ["by telling Telegram", "by refusing what is sent"])
async def test_no_slot_follows_of_lessons_or_questions(tmp_path: Path, how: str) -> None:
    """Lessons went on where the block was over before the next slot; questions did not."""
    async with Stage.opened(tmp_path, at=MONDAY_NINE) as stage:
        anna, boris = stage.phone("Anna"), stage.phone("Boris")
        await stage.pairs(anna, boris, with_routine=True)
        if how == "by telling Telegram":
            await anna.blocks()
            await anna.unblocks()
        else:
            stage.simulator.faults.add("403_blocked", "sendMessage", anna.id)
            await anna.types("/menu")  # which is refused
            await anna.types("/pause")
            anna.looks_away()
        kinds = stage.records.rows("SELECT person_id FROM agenda WHERE kind IN ('lesson.send', 'checkin.ask')")
        assert {row[0] for row in kinds} == {boris.id}
        await stage.moves(hours=3, minutes=30)
        anna.sees_nothing_new()
        boris.sees(LESSON)
        await stage.moves(hours=8)
        anna.sees_nothing_new()
        assert boris.news(), "the question of the evening"
        await anna.types("/lesson")
        anna.sees(LESSON)
        await stage.moves(hours=40)
        anna.sees(LESSON)
