"""Space is not refused for its number, up to twelve a day; the third within a day is met in private."""

from pathlib import Path

import pytest

from tests.dialogues.couples import connected
from tests.stage import words_of

pytestmark = pytest.mark.both_databases  # what was sent is counted by statements


async def test_thirteenth_space_of_a_day_is_not_carried(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        asked_in_private = 0
        for number in range(1, 13):
            await anna.types("/space 20m")
            await anna.taps("Send")
            asked_in_private += sum(_is_private_question(words) for words in anna.news())
            assert any("Anna" in words for words in boris.news()), f"space {number} arrives"
            await anna.types("/back")
            for phone in (anna, boris):
                phone.looks_away()
        assert asked_in_private == 1
        assert not any(_is_private_question(words_of(message)) for message in boris.person.received)
        await anna.types("/space 20m")
        await anna.taps("Send")
        anna.sees("I carry at most twelve pauses a day", "this one doesn't go through me")
        boris.sees_nothing_new()
        await stage.moves(days=1, minutes=1)
        for phone in (anna, boris):
            phone.looks_away()
        await anna.types("/space 20m")
        await anna.taps("Send")
        anna.sees("Delivered")
        boris.sees("Anna")


def _is_private_question(words: str) -> bool:
    return words.startswith(("What would make being together lighter", "Is something else wearing you out?"))
