"""What one person causes the other to read can be answered in one tap; what closes something with ❤ needs no answer.

A partner message is whatever comes onto one phone while the other is being used, as the simulator saw it. The end of
something is a heart and nothing else: “Anna: ❤”, a small sign into a pause, a last word about leaving a connection.
"""

import re
from collections.abc import Awaitable
from pathlib import Path

import pytest

from tests.dialogues.couples import connected, wishes
from tests.stage import Phone, Stage, buttons_of, words_of

_IS_AN_END = re.compile(r"^(Anna|Boris): ❤$|^❤ from |small sign from ")
_IS_NO_ANSWER = ("Is something wrong?",)  # help in private answers nobody


class Watch:
    """Two phones, and what each person caused the other to read."""

    def __init__(self, stage: Stage, anna: Phone, boris: Phone) -> None:
        """Watch two people."""
        self.stage, self.other, self.caused = stage, {anna.name: boris, boris.name: anna}, 0

    async def does(self, phone: Phone, *steps: Awaitable[None]) -> None:
        """Let one person act, and look at all that is new on the other phone."""
        other = self.other[phone.name]
        before = {one["message_id"] for one in other.person.received}
        for step in steps:
            await step
        for message in other.person.received:
            if message["message_id"] in before:
                continue
            self.caused += 1
            answers = [label for label in buttons_of(message) if not label.endswith(_IS_NO_ANSWER)]
            assert answers or _IS_AN_END.search(words_of(message)), f"{other.name} cannot answer: {words_of(message)}"
        for one in self.other.values():
            one.looks_away()


@pytest.mark.plays_on("sqlite")
async def test_space_and_return_can_be_answered(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        watch = Watch(stage, anna, boris)
        await watch.does(boris, boris.types("/space 1h I'm worn out"), boris.taps("Send"))
        await watch.does(anna, anna.taps("Okay, see you"))
        await watch.does(boris, boris.taps("❤"))
        await stage.moves(minutes=55)
        await watch.does(boris, boris.taps("20 more min"), boris.taps("Send"))
        await watch.does(anna, anna.taps("❤"))
        await stage.moves(minutes=20)
        await watch.does(boris, boris.types("/back"))
        await watch.does(anna, anna.taps("Good to have you back"))
        await watch.does(boris, boris.taps("❤"))
        assert watch.caused >= 7


@pytest.mark.plays_on("sqlite")
async def test_wishes_times_and_lines_can_be_answered(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        watch = Watch(stage, anna, boris)
        await watch.does(anna, wishes(anna))
        await watch.does(boris, boris.taps("Not now, at"), boris.types("14:00"), boris.taps("Send"))
        await watch.does(boris, boris.taps("Change"), boris.types("15:00"), boris.taps("Send"))
        await watch.does(anna, anna.taps("❤"))
        await stage.moves(hours=3)
        await watch.does(boris, boris.taps("I'm here"))
        await watch.does(anna, wishes(anna, "A walk"))
        await watch.does(boris, boris.taps("Not today"))
        await watch.does(anna, anna.taps("❤"))
        await watch.does(boris, wishes(boris, "A call"))
        await watch.does(anna, anna.taps("Yes, now"))
        assert watch.caused >= 9


@pytest.mark.plays_on("sqlite")
async def test_lines_and_wishes_that_meet_can_be_answered(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        watch = Watch(stage, anna, boris)
        await watch.does(anna, anna.types("got bread"), anna.taps("Send it as a line"), anna.taps("Send"))
        assert watch.caused >= 1
        await watch.does(boris, boris.taps("❤"))
        await watch.does(anna, wishes(anna))
        await watch.does(boris, wishes(boris, "A walk"))
        await watch.does(anna, anna.taps("Both"))
        await watch.does(boris, boris.taps("❤"))
        assert watch.caused >= 5
