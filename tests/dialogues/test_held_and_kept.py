"""What was held for somebody who is by now in a space of their own waits for its end, and is never lost with it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.dialogues.couples import connected, sends_space, wishes
from tests.stage import Phone, Stage, buttons_of, words_of

EVENING = datetime(2027, 3, 1, 21, 50, 0, 500_000, tzinfo=UTC)
HELD = "Held: Boris can't be reached here right now"


def look(*phones: Phone) -> None:
    """Take all that is there for looked at."""
    for phone in phones:
        phone.looks_away()


async def wishes_for_a_talk(phone: Phone) -> None:
    """Ask for a talk about one thing, and approve it."""
    await phone.types("/talk the weekends")
    await phone.taps("Send")


@pytest.mark.parametrize("first", ["wish", "space"])
async def test_wish_held_in_a_pause_waits_for_the_end_of_the_space(tmp_path: Path, first: str) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        if first == "space":
            await sends_space(boris, "3h")
            await stage.moves(minutes=20)
        await boris.types("/pause 1h")
        look(anna, boris)
        await wishes(anna)
        if first == "wish":
            anna.sees(HELD)
            await sends_space(boris, "3h")
            anna.sees("Boris", "15:00")
        kept = anna.sees("pause", "15:00")
        assert buttons_of(kept) == ["❤", "Keep it for 15:00", "Ten minutes for me", "Take back"]
        look(boris)
        await boris.types("/resume")
        boris.sees("Welcome back")
        stage.nothing_else_was_sent()
        await boris.types("/back")
        boris.sees("Welcome back")
        assert "Yes, now" in buttons_of(boris.sees("Anna", "a hug"))
        anna.sees("Boris is back.")
        anna.looks_away()
        await boris.taps("Not today")
        look(anna, boris)
        await stage.moves(days=2)


async def test_topic_held_in_a_pause_comes_with_the_return(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await boris.types("/pause 1h")
        await wishes_for_a_talk(anna)
        anna.sees(HELD)
        await sends_space(boris, "3h")
        anna.sees("Boris", "15:00")
        anna.sees("Boris is in a pause until 15:00. I keep what you'd like to talk about")
        look(anna, boris)
        await stage.moves(hours=1)
        boris.sees("Your pause is over")
        stage.nothing_else_was_sent()
        await boris.types("/back")
        boris.sees("Welcome back")
        assert "Yes, now" in buttons_of(boris.sees("the weekends"))
        anna.sees("Boris is")
        anna.sees("Delivered, with what it is about")


@pytest.mark.parametrize("what", ["wish", "topic"])
@pytest.mark.parametrize("first", ["wish", "space"])
async def test_what_is_held_for_the_morning_waits_for_the_space(tmp_path: Path, first: str, what: str) -> None:
    """Boris holds signals at night, and is in a space when the morning comes."""
    async with connected(tmp_path, EVENING) as (stage, anna, boris):
        await stage.records.person_has(boris.id, holds_at_night=True)
        asks = {"wish": wishes, "topic": wishes_for_a_talk}[what]
        if first == "space":
            await sends_space(boris, "12h")
        await stage.moves(minutes=70)
        look(anna, boris)
        await asks(anna)
        if first == "wish":
            anna.sees(HELD)
            await sends_space(boris, "11h")
            anna.sees("Boris", "10:00")
        anna.sees("Boris is in a pause" if what == "topic" else "pause")
        look(anna, boris)
        await stage.moves(hours=9, minutes=30)
        stage.nothing_else_was_sent()
        await boris.types("/back")
        look(anna)
        boris.sees("Anna", "a hug") if what == "wish" else boris.sees("the weekends")
        look(boris)


async def test_both_hold_at_night_and_meet_in_the_morning(tmp_path: Path) -> None:
    """Nobody hears of a space before it arrives, and the wish waits for it all the same."""
    async with connected(tmp_path, EVENING) as (stage, anna, boris):
        await stage.records.everybody_has(holds_at_night=True)
        await stage.moves(minutes=70)
        await sends_space(boris, "12h")
        await wishes(anna)
        held = anna.sees(HELD)
        assert buttons_of(held) == ["Take back"]
        look(boris)
        stage.nothing_else_was_sent()
        await stage.moves(hours=9)
        anna.sees("Boris", "11:00")
        anna.sees("pause", "11:00")
        boris.sees("Delivered")
        stage.nothing_else_was_sent()
        await boris.taps("I'm back")
        boris.sees("Anna", "a hug")
        anna.sees("Boris is back.")
        look(anna, boris)


async def both_pause(stage: Stage, anna: Phone, boris: Phone) -> None:
    """Let Boris be in a space that Anna has not got, and Anna's wish be held for him."""
    await boris.types("/pause 6h")
    await anna.types("/pause 6h")
    await wishes(anna)
    anna.sees(HELD)
    await sends_space(boris, "3h")
    boris.sees("Held: Anna can't be reached here")
    look(anna, boris)
    await boris.types("/resume")
    boris.sees("Welcome back")
    stage.nothing_else_was_sent()


async def test_space_that_arrives_later_says_that_the_wish_is_kept(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await both_pause(stage, anna, boris)
        await anna.types("/resume")
        anna.sees("Welcome back")
        anna.sees("Boris", "15:00")
        assert "Keep it for 15:00" in buttons_of(anna.sees("pause", "15:00", "❤"))
        boris.sees("Delivered")
        stage.nothing_else_was_sent()


@pytest.mark.parametrize("how", ["returned", "taken-back", "over"])
async def test_wish_goes_out_where_the_space_never_arrived(tmp_path: Path, how: str) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await both_pause(stage, anna, boris)
        if how == "returned":
            await boris.types("/back")
            boris.sees("Anna had not got your need for space yet")
        elif how == "taken-back":
            await boris.taps("Take back")
            boris.sees("Taken back.")
        else:
            await stage.moves(hours=3, minutes=1)
        look(anna)
        assert "Yes, now" in buttons_of(boris.sees("Anna", "a hug?"))
        await anna.types("/resume")
        anna.sees("Welcome back")
        if how == "over":
            anna.sees("Written on Monday at 12:00. Its time is over now.", "15:00")
        look(boris)
        stage.nothing_else_was_sent()


async def test_undone_space_leaves_no_trace_at_a_held_wish(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await stage.records.person_has(boris.id, undo_seconds=30)
        await boris.types("/pause 1h")
        await wishes(anna)
        anna.sees(HELD)
        await sends_space(boris, "3h")
        anna.sees_nothing_new()
        await boris.taps("Take back")
        look(boris)
        assert not any("15:00" in words_of(m) for m in anna.person.received)
        look(anna)
        await boris.types("/resume")
        boris.sees("Welcome back")
        boris.sees("a hug?")
        anna.sees("Delivered")
