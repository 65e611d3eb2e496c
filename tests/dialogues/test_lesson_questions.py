"""A lesson's question stays out of a pause between the two."""

from pathlib import Path

import pytest

from tests.dialogues.couples import connected, sends_space

pytestmark = pytest.mark.both_databases  # the newest tables, and what is due among them


@pytest.mark.parametrize("who", ["Anna", "Boris"])
async def test_question_rests_during_either_space(tmp_path: Path, who: str) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await anna.types("/lesson")
        await anna.taps("Ask my partner this")
        preview = anna.sees("word for word")
        await sends_space(stage.phone(who))
        for phone in (anna, boris):
            phone.looks_away()
        if who == "Boris":  # one's own space has taken the place of the preview
            await anna.taps("Send", under=preview)
            anna.sees("There is a pause between the two of you right now")
        await anna.taps("Ask my partner this")
        anna.sees("There is a pause between the two of you right now")
        boris.sees_nothing_new()
        await stage.phone(who).types("/back")
        for phone in (anna, boris):
            phone.looks_away()
        await anna.taps("Ask my partner this")
        await anna.taps("Send")
        anna.sees("Delivered. Your question is with Boris now")
        boris.sees("Anna has a question for you")


async def test_space_that_has_not_arrived_shows_in_nothing(tmp_path: Path) -> None:
    """Whoever asks must not learn from it of a space that they were not told of."""
    async with connected(tmp_path) as (_stage, anna, boris):
        await anna.types("/pause 1h")
        await sends_space(boris)
        for phone in (anna, boris):
            phone.looks_away()
        await anna.types("/lesson")
        await anna.taps("Ask my partner this")
        anna.sees("word for word")
        anna.sees("What this is")
