"""What an answer leads to: a good moment that is told, help in private."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.dialogues.evenings import (
    BERLIN,
    changes,
    comes_next,
    in_zones,
    look,
    poll,
    question,
    until,
    votes,
)
from tests.stage import Stage, buttons_of, words_of

pytestmark = pytest.mark.both_databases  # the newest tables, and what is due among them

SUNDAY = date(2027, 2, 28)
D1 = "How connected did you feel with your partner today?"
D2 = "How much room did you have for yourself today?"
D3 = "How full is your head right now?"
D5 = "Was there a small moment with your partner today that you liked?"
D7 = "What would do you good tomorrow?"


async def test_fear_is_met_in_private(tmp_path: Path) -> None:
    """The lowest option shows that person the way to help; the partner gets nothing, and nothing is kept of the tap."""
    async with in_zones(tmp_path, at=datetime(2027, 3, 6, 12, tzinfo=UTC)) as (stage, anna, boris):
        await _connected_since(stage, datetime(2027, 2, 22, tzinfo=UTC))
        await comes_next(stage, "W1", day=date(2027, 2, 21))
        await changes(stage, "UPDATE couples SET connected_at = connected_at - 604800000")
        await until(stage, BERLIN, "20:00")
        assert question(anna) == "How easy was it this week to say what you needed?"
        poll(boris)
        await votes(anna, 0)
        said = anna.sees("If it isn't possible because you're afraid of the reaction, that's important. Tap here.")
        before = stage.records.all()
        await anna.taps("🔒 Help, only for you", under=said)
        anna.looks_away()
        assert stage.records.all() == before
        await votes(anna, 2)
        await until(stage, BERLIN, "20:00", on=date(2027, 3, 8))
        look(anna, boris)
        assert all("afraid" not in words_of(message) for message in boris.person.received)


async def test_good_moment_is_told_as_previewed(tmp_path: Path) -> None:
    """The line is previewed word for word; nothing goes before *Send*, and nothing goes twice."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await comes_next(stage, "D5", day=SUNDAY)
        await until(stage, BERLIN, "20:00")
        look(anna, boris)
        await votes(anna, 0)
        anna.sees("What was the moment?", "120 characters at most")
        await anna.types("  the coffee you\nbrought me ")
        preview = anna.sees("This is what Boris will get, word for word:")
        told = "There was a small moment with you that Anna liked: “the coffee you brought me”"
        assert told in words_of(preview)
        stage.nothing_else_was_sent()
        await anna.taps("Send")
        anna.sees(told, "Delivered. It's in Boris's chat now.")
        arrived = boris.sees("small moment")
        assert words_of(arrived) == told
        assert buttons_of(arrived) == ["❤", "Tell me more"]
        await anna.taps_again("Send", preview)
        anna.sees("That button is from earlier")
        await boris.taps("Tell me more")
        boris.sees("Your answer: Tell me more")
        await boris.taps_again("❤", arrived)
        boris.sees("That button is from earlier")
        asked = anna.sees("Boris: Tell me more")
        await anna.taps("Write a line", under=asked)
        anna.sees("Write one line to Boris")
        await anna.types("it was still warm")
        anna.sees("word for word")
        await anna.taps("Send")
        boris.sees("Anna: “it was still warm”")
        look(anna)
        await until(stage, BERLIN, "09:00")
        look(anna, boris)


async def test_good_moment_can_stay_with_oneself(tmp_path: Path) -> None:
    """A line that is too long is asked for again, and *Not now* ends it; the partner never hears."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await comes_next(stage, "D5", day=SUNDAY)
        await until(stage, BERLIN, "20:00")
        look(anna, boris)
        await votes(anna, 0)
        anna.sees("What was the moment?")
        await anna.types("x" * 121)
        anna.sees("That is 121 characters")
        await anna.taps("Without a line")
        anna.sees("There was a small moment with you that Anna liked.")
        await anna.taps("Not now")
        anna.sees("It stays with you.")


async def test_good_moment_waits_two_days_at_most(tmp_path: Path) -> None:
    """Words wait no longer than that for somebody who does not take them, and their sender is told so."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await comes_next(stage, "D5", day=SUNDAY)
        await until(stage, BERLIN, "20:00")
        await boris.types("/pause 20 days")
        look(anna, boris)
        await votes(anna, 0)
        await anna.types("the coffee")
        await anna.taps("Send")
        anna.sees("Held: Boris can't be reached here right now")
        await stage.moves(hours=47)
        await anna.types("/settings checkins")
        await anna.taps("No questions by themselves")
        look(anna)
        await stage.moves(hours=2)
        look(boris)
        anna.sees("the coffee", "It waited two days for Boris and is let go now")
        assert not stage.records.rows("SELECT id FROM outbox")
        await boris.types("/resume")
        boris.sees("Welcome back")


async def test_good_moment_is_held_by_a_block_as_by_a_pause(tmp_path: Path) -> None:
    async with in_zones(tmp_path) as (stage, anna, boris):
        await comes_next(stage, "D5", day=SUNDAY)
        await until(stage, BERLIN, "20:00")
        look(anna, boris)
        await votes(anna, 0)
        await anna.types("the coffee")
        await boris.blocks()
        await changes(stage, "UPDATE people SET is_reachable = true")  # as if nobody had heard of it yet
        look(anna)
        await anna.taps("Send")
        anna.sees("the coffee", "Held: Boris can't be reached here right now. It goes out if that changes.")
        stage.nothing_else_was_sent()
        await boris.unblocks()
        boris.sees("“the coffee”")
        anna.sees("Delivered. It's in Boris's chat now.")


async def test_question_waits_for_no_open_draft(tmp_path: Path) -> None:
    """What somebody is in the middle of is not lost to a vote."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await comes_next(stage, "D5", day=SUNDAY)
        await until(stage, BERLIN, "20:00")
        look(anna, boris)
        await anna.types("/space 2h")
        preview = anna.sees("word for word")
        await votes(anna, 0)
        anna.sees("You can tell Boris of it in one line, or without one.")
        await anna.taps("Send", under=preview)
        anna.sees("Delivered.")
        boris.sees("Anna")
        await anna.taps("Without a line")
        anna.sees("There was a small moment")
        await anna.taps("Send")
        anna.sees("This keeps until it is over")


async def _connected_since(stage: Stage, at: datetime) -> None:
    await changes(stage, "UPDATE couples SET connected_at = ?", int(at.timestamp() * 1000))
