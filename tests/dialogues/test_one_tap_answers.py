"""What one person causes the other to read can be answered in one tap; what closes something with ❤ needs no answer.

A partner message is whatever comes onto one phone while the other is being used, as the simulator saw it. The end of
something is a heart and nothing else: “Anna: ❤”, a small sign into a pause, a last word about leaving a connection.
"""

import re
from collections.abc import Awaitable
from datetime import date
from pathlib import Path

import pytest

from tests.dialogues.couples import connected, sends_space, wishes
from tests.dialogues.evenings import BERLIN, comes_next, in_zones, look, until, votes
from tests.stage import Phone, Stage, buttons_of, words_of

_IS_AN_END = re.compile(r"^(Anna|Boris): (❤|I'm here)$|^❤ from |small sign from ")
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


@pytest.mark.plays_on("sqlite")
async def test_line_that_was_answered_can_be_answered_once(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await anna.types("got bread")
        await anna.taps("Send it as a line")
        await anna.taps("Send")
        await boris.taps("❤")
        said = anna.sees("Boris: ❤")
        look(anna, boris)
        await anna.taps("❤", under=said)
        assert buttons_of(anna.message(said["message_id"])) == ["✓ ❤"]
        assert buttons_of(boris.sees("Anna: ❤")) == [], "it ends"
        await anna.taps_again("❤", said)
        look(anna)
        boris.sees_nothing_new()
        stage.nothing_else_was_sent()


@pytest.mark.plays_on("sqlite")
async def test_who_is_in_danger_can_say_that_they_are_there(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await anna.types("I want to kill myself")
        await anna.taps("Send to Boris")
        look(anna, boris)
        await boris.taps("I'm calling")
        said = anna.sees("Boris: I'm calling")
        assert buttons_of(said) == ["I'm here", "Call someone"], "no heart, and the way to somebody else stays"
        await anna.taps("I'm here", under=said)
        assert buttons_of(anna.message(said["message_id"])) == ["✓ I'm here", "Call someone"]
        assert buttons_of(boris.sees("Anna: I'm here")) == ["Write a line", "🔒 What I can do"]
        await anna.taps_again("I'm here", said)
        look(anna, boris)
        stage.nothing_else_was_sent()


@pytest.mark.plays_on("sqlite")
async def test_told_moment_and_its_answer_can_be_answered(tmp_path: Path) -> None:
    async with in_zones(tmp_path) as (stage, anna, boris):
        await comes_next(stage, "D5", day=date(2027, 2, 28))
        await until(stage, BERLIN, "20:00")
        look(anna, boris)
        await votes(anna, 0)
        await anna.taps("Without a line")
        await anna.taps("Send")
        await boris.taps("❤")
        said = anna.sees("Boris: ❤")
        look(anna, boris)
        await anna.taps("❤", under=said)
        assert buttons_of(boris.sees("Anna: ❤")) == []
        await anna.taps_again("❤", said)
        look(anna)
        boris.sees_nothing_new()
        stage.nothing_else_was_sent()


@pytest.mark.plays_on("sqlite")
async def test_promised_time_can_be_answered_by_who_waits(tmp_path: Path) -> None:
    """Once at each time, in the words of the button; nobody is asked, and the promise stays the other's to keep."""
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(anna)
        for label, typed in (("Not now, at", "14:00"), ("Change", "15:00"), ("Change", "16:00")):
            await boris.taps(label)
            await boris.types(typed)
            await boris.taps("Send")
        for said in ("A new time: 15:00", "A new time: 16:00"):
            await anna.taps("❤", under=anna.sees(said))
            boris.sees("Anna: ❤")
        look(anna, boris)
        await stage.moves(hours=4)
        due = anna.sees("It's 16:00, the time Boris named.")
        assert buttons_of(due) == ["I'm here", "Give me a bit"]
        look(boris)
        await anna.taps("Give me a bit", under=due)
        assert buttons_of(anna.message(due["message_id"])) == ["✓ Give me a bit"]
        replied = boris.sees("Anna: Give me a bit")
        look(anna, boris)
        await boris.taps("❤", under=replied)
        boris.looks_away()
        assert buttons_of(anna.sees("Boris: ❤")) == []
        await anna.taps_again("I'm here", due)
        look(anna)
        boris.sees_nothing_new()
        await boris.taps("I'm here")
        await anna.taps("❤", under=anna.sees("Boris: I'm here"))
        look(anna, boris)
        stage.nothing_else_was_sent()


@pytest.mark.plays_on("sqlite")
async def test_what_both_answered_leads_to_a_line(tmp_path: Path) -> None:
    async with in_zones(tmp_path) as (stage, anna, boris):
        await comes_next(stage, "D1", day=date(2027, 2, 28))
        await until(stage, BERLIN, "20:00")
        look(anna, boris)
        for phone in (anna, boris):
            await votes(phone, 3)
        await until(stage, BERLIN, "09:00")
        for phone in (anna, boris):
            assert buttons_of(phone.sees("quite close")) == ["Write a line"]
        await boris.taps("Write a line")
        boris.sees("You see it first")
        await boris.types("the walk did it")
        boris.sees("word for word", "“the walk did it”")
        anna.sees_nothing_new()


@pytest.mark.plays_on("sqlite")
async def test_same_wish_of_both_can_be_answered(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(anna)
        await wishes(boris)
        for phone in (anna, boris):
            assert buttons_of(phone.person.received[-1]) == ["A hug", "❤"]
        look(anna, boris)
        await anna.taps("A hug")
        said = boris.sees("Anna: A hug")
        look(anna)
        await boris.taps("❤", under=said)
        boris.looks_away()
        assert buttons_of(anna.sees("Boris: ❤")) == []


@pytest.mark.plays_on("sqlite")
async def test_what_is_put_away_says_which_and_leads_on(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(boris, "1h")
        look(anna, boris)
        await stage.moves(hours=25, minutes=1)
        closed = boris.sees("until Monday 13:00")
        assert buttons_of(closed) == ["Write a line"]
        await stage.moves(minutes=6)
        anna.sees("until Monday 13:00")
        look(anna, boris)
