"""The clock on a button is what a tap means; where it is too near or past by then, the screen is drawn anew."""

from pathlib import Path

import pytest

from tests.dialogues.couples import connected, sends_space, wishes
from tests.dialogues.evenings import look
from tests.dialogues.relaying import quoted
from tests.stage import buttons_of

pytestmark = pytest.mark.plays_on("sqlite")


async def test_longer_means_the_clock_that_stood_there(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(boris, "1h")
        look(anna, boris)
        await stage.moves(minutes=55)
        asked = boris.sees("You said 13:00.")
        assert "20 more min · 13:20" in buttons_of(asked)
        await stage.moves(minutes=6)
        await boris.taps("20 more min", under=asked)
        assert "until 13:20" in quoted(boris.sees("would read, word for word"))[0]
        await boris.taps("Back")
        look(boris)
        await boris.taps_again("20 more min", asked)
        boris.sees("until 13:20")
        anna.sees_nothing_new()


async def test_longer_that_is_too_near_is_drawn_anew(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(boris, "1h")
        look(anna, boris)
        await stage.moves(minutes=55)
        asked = boris.sees("You said 13:00.")
        await stage.moves(minutes=9)
        await boris.taps("20 more min", under=asked)
        again = boris.sees("too close or already past")
        assert buttons_of(again) == ["I'm back", "20 more min · 13:24", "⋯ More ways"]
        await boris.taps("20 more min", under=again)
        assert "until 13:24" in quoted(boris.sees("would read, word for word"))[0]
        await boris.taps("Send")
        anna.sees("Boris needs a bit longer: until 13:24.")
        look(anna, boris)


async def test_okay_says_the_new_time_after_a_longer_one(tmp_path: Path) -> None:
    """What the button says is what arrives, also once the time is another."""
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(boris, "1h")
        arrived = anna.sees("13:00")
        look(anna, boris)
        await stage.moves(minutes=55)
        for label in ("20 more min", "Send"):
            await boris.taps(label)
        anna.sees("until 13:20")
        look(boris)
        assert buttons_of(anna.message(arrived["message_id"]))[0] == "Okay, see you at 13:20"
        look(anna)
        await anna.taps("Okay, see you at 13:20")
        boris.sees("Anna: Okay, see you at 13:20")
        look(anna)


async def test_later_for_a_wish_means_its_clock_too(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(anna)
        for step in (boris.taps("Not now, at"), boris.types("14:00"), boris.taps("Send")):
            await step
        look(anna, boris)
        await stage.moves(minutes=115)
        asked = boris.sees("You said 14:00 for Anna's wish.")
        assert "20 more min · 14:20" in buttons_of(asked)
        for minutes in (5, 4):
            await stage.moves(minutes=minutes)
        look(anna, boris)
        await boris.taps("20 more min", under=boris.message(asked["message_id"]))
        again = boris.sees("past or too close by now")
        assert buttons_of(again) == ["I'm here", "20 more min · 14:24", "Another time …"]
        await boris.taps("20 more min", under=again)
        assert quoted(boris.sees("word for word"))[0] == "Boris: A new time: 14:24"
        anna.sees_nothing_new()


async def test_previewed_time_that_passed_is_asked_for_again(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(anna)
        for step in (boris.taps("Yes, at"), boris.types("12:30")):
            await step
        look(anna, boris)
        await stage.moves(minutes=31)
        await boris.taps("Send")
        boris.sees("That time has passed by now.", "When would be good?")
        anna.sees_nothing_new()
        await boris.types("14:00")
        await boris.taps("Send")
        anna.sees("Boris: Yes, at 14:00")
        look(boris)
