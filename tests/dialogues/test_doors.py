"""Each lesson that teaches something one can do here has a door into it, and it leads there, to oneself alone."""

from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.content import ContentStore
from tests.content.folder import OURS
from tests.dialogues.couples import connected
from tests.stage import Phone, buttons_of, words_of

# What a lesson teaches, the label of its door, and what stands behind it.
DOORS = {
    "R2": ("Ten minutes, now", "Only you see this"),
    "B8": ("Prepare my card", "it goes to nobody now"),
    "T2": ("Prepare my card", "it goes to nobody now"),
    "B9": ("Make a small wish", "What would be good?"),
    "R7": ("Make a small wish", "What would be good?"),
    "T6": ("Send one warm line", "Write one line"),
    "M5": ("Begin a talk softly", "One thing, gently"),
}


def test_no_other_lesson_has_a_door() -> None:
    lessons = ContentStore(OURS, SystemClock()).language("en").lessons.ordered
    assert {one.id for one in lessons if one.door} == set(DOORS)


@pytest.mark.plays_on("sqlite")
async def test_every_door_leads_to_what_the_lesson_teaches(tmp_path: Path) -> None:
    titles = {one.id: one.title for one in ContentStore(OURS, SystemClock()).language("en").lessons.ordered}
    async with connected(tmp_path) as (_stage, anna, boris):
        for lesson, (label, behind) in DOORS.items():
            await opens(anna, titles[lesson])
            anna.looks_away()
            await anna.taps(label)
            shown = [words_of(one) for one in anna.looks_through()]
            assert any(behind in words for words in shown), f"{lesson} leads to {shown}"
            await anna.types("/cancel")
            anna.looks_away()
        boris.sees_nothing_new()


async def opens(phone: Phone, title: str) -> None:
    """Open a lesson from the list, or from that of the other side."""
    await phone.types("/lessons")
    shown = phone.sees("only you see this")
    if not any(title in label for label in buttons_of(shown)):
        await phone.taps("The other side's lessons")
    (label,) = [one for one in buttons_of(phone.person.received[-1]) if title in one]
    await phone.taps(label)
