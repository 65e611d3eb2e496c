"""A pause means it: nothing starts by itself, what a partner sends waits, and nobody but oneself lifts it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.dialogues.couples import connected, sends_space, wishes
from tests.phone import Json
from tests.stage import Phone, buttons_of, words_of

NIGHT = datetime(2027, 3, 1, 23, 0, 0, 500_000, tzinfo=UTC)


def _receipt(phone: Phone) -> Json:
    """Return the newest message of a phone that shows how far a signal has come."""
    quoted = [m for m in phone.person.received if any(e["type"] == "blockquote" for e in m.get("entities", []))]
    return quoted[-1]


async def test_pause_offers_four_lengths(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_, anna, boris):
        await anna.types("/pause")
        assert buttons_of(anna.sees("For how long?")) == ["1 h", "Today", "A week", "Until I resume", "Menu"]
        await anna.taps("1 h")
        shown = anna.sees("All quiet until Monday 13:00", "Boris hears only that it is held")
        assert buttons_of(shown) == ["Change", "I'm back, resume"]
        boris.sees_nothing_new()


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("3h", "15:00"),
        ("until Monday", "8 March 09:00"),
        ("a week", "8 March 12:00"),
        ("week", "8 March 12:00"),
        ("until I resume", "/resume"),
    ],
)
async def test_pause_reads_lengths_and_days(tmp_path: Path, words: str, until: str) -> None:
    async with connected(tmp_path) as (_, anna, _boris):
        await anna.types(f"/pause {words}")
        anna.sees("All quiet until", until)


@pytest.mark.parametrize("words", ["blah", "25:99", "until yesterday", "0h", "-3h", "999999999999h"])
async def test_unreadable_length_asks_again(tmp_path: Path, words: str) -> None:
    async with connected(tmp_path) as (stage, anna, _):
        await anna.types(f"/pause {words}")
        assert "A week" in buttons_of(anna.sees("For how long?"))
        assert stage.records.rows("SELECT paused_until FROM people WHERE id = ?", anna.id) == [(None,)]


async def test_signal_is_held_and_delivered_on_return(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await boris.types("/pause 1h")
        boris.looks_away()
        await sends_space(anna, "3h")
        anna.sees("Held: Boris can't be reached here right now")
        stage.nothing_else_was_sent()
        await stage.moves(minutes=59)
        stage.nothing_else_was_sent()
        await stage.moves(minutes=1)
        boris.sees("Your pause is over")
        boris.sees("15:00")
        anna.sees("Delivered. It says that you come back at 15:00")


async def test_resume_lets_everything_go_at_once(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_, anna, boris):
        await boris.types("/pause")
        await boris.taps("Until I resume")
        await wishes(anna)
        assert "Held" in words_of(_receipt(anna))
        for phone in (anna, boris):
            phone.looks_away()
        await boris.types("/resume")
        boris.sees("Welcome back")
        assert "Yes, now" in buttons_of(boris.sees("a hug?"))
        anna.sees("Delivered. Boris has your wish")
        await boris.types("/resume")
        boris.sees("There is no pause to end")


async def test_space_that_is_over_arrives_as_what_it_is(tmp_path: Path) -> None:
    """Its words are those that were approved, and above them stands when they were written."""
    async with connected(tmp_path) as (stage, anna, boris):
        await boris.types("/pause 5h")
        await sends_space(anna, "1h")
        for phone in (anna, boris):
            phone.looks_away()
        await stage.moves(hours=2)
        stage.nothing_else_was_sent()
        await stage.moves(hours=3)
        boris.sees("Your pause is over")
        relay = boris.sees("Written on Monday at 12:00. Its time is over now.\n", "comes back on Monday at 13:00")
        assert buttons_of(relay) == ["Okay ❤", "Leave a line for later", "🔒 Help me wait"]
        anna.sees("Delivered, after its time. Boris reads when you wrote it.")
        asked = anna.sees("This reached Boris only after 13:00, so you aren't late.")
        assert buttons_of(asked)[0] == "I'm back"
        stage.nothing_else_was_sent()
        await anna.taps("I'm back")
        anna.sees("Welcome back")
        boris.sees("Anna is")


async def test_wish_whose_window_passed_stays_away(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await boris.types("/pause until tomorrow 9am")
        await wishes(anna, when="In the next hour")
        for phone in (anna, boris):
            phone.looks_away()
        await stage.moves(hours=1, minutes=1)
        anna.sees("Its time passed")
        await stage.moves(hours=20)
        boris.sees("Your pause is over")


async def test_new_pause_takes_the_place_of_the_old(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await boris.types("/pause 1h")
        await sends_space(anna, "5h")
        await boris.types("/pause 3h")
        for phone in (anna, boris):
            phone.looks_away()
        await stage.moves(hours=2)
        stage.nothing_else_was_sent()
        await stage.moves(hours=1)
        boris.sees("Your pause is over")
        boris.sees("17:00")
        anna.sees("Delivered")


async def test_shorter_pause_ends_earlier_and_once(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, _, boris):
        await boris.types("/pause a week")
        await boris.types("/pause 1h")
        boris.looks_away()
        await stage.moves(hours=1)
        boris.sees("Your pause is over")
        await stage.moves(days=8)


async def test_pause_during_the_undo_time_holds(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await stage.records.person_has(anna.id, undo_seconds=30)
        await sends_space(anna, "3h")
        anna.looks_away()
        await boris.types("/pause 1h")
        boris.sees("All quiet")
        anna.sees("Held: Boris can't be reached here")
        await stage.moves(minutes=5)
        stage.nothing_else_was_sent()
        await stage.moves(minutes=56)
        boris.sees("Your pause is over")
        boris.sees("15:00")
        anna.sees("Delivered")


async def test_restart_in_the_middle_changes_nothing(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await boris.types("/pause 1h")
        await sends_space(anna, "3h")
        for phone in (anna, boris):
            phone.looks_away()
        await stage.restarts()
        await stage.moves(minutes=30)
        stage.nothing_else_was_sent()
        await stage.stops()
        stage.simulator.clock.advance(timedelta(hours=1).total_seconds())
        await stage.starts()
        await stage.settles()
        boris.sees("Your pause is over")
        boris.sees("15:00")
        anna.sees("Delivered")


async def test_partner_cannot_lift_a_pause(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await boris.types("/pause 3h")
        boris.looks_away()
        await anna.types("/resume")
        anna.sees("There is no pause to end")
        await anna.forges("pause:end")
        anna.looks_away()
        await sends_space(anna)
        anna.sees("Held")
        assert stage.records.rows("SELECT paused_until IS NOT NULL FROM people WHERE id = ?", boris.id) == [(1,)]


async def test_partner_hears_nothing_of_the_pause(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await boris.types("/pause 1h")
        await stage.moves(hours=1)
        anna.sees_nothing_new()
        boris.looks_away()


async def test_pause_of_who_left_is_told_of_the_promise(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna, "2h")
        for phone in (anna, boris):
            phone.looks_away()
        await anna.types("/pause today")
        anna.sees("Boris got says that you come back at 14:00", "/back")
        await stage.moves(hours=2, minutes=20)
        assert "Write a line" in buttons_of(boris.sees("Anna"))  # the one neutral sentence
        stage.nothing_else_was_sent()
        await anna.types("/back")
        anna.sees("Welcome back")
        boris.sees("Anna is")


async def test_return_waits_for_a_paused_partner(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna, "2h")
        await boris.types("/pause 4h")
        for phone in (anna, boris):
            phone.looks_away()
        await stage.moves(hours=1, minutes=55)
        assert "I'm back" in buttons_of(anna.sees("You said 14:00."))
        await anna.taps("I'm back")
        anna.sees("Welcome back")
        boris.sees_nothing_new()
        await stage.moves(hours=3)
        boris.sees("Your pause is over")
        boris.sees("Anna is")


async def test_end_at_night_is_told_in_the_morning(tmp_path: Path) -> None:
    """What the partner sent comes at once, without sound; what the bot has to say of itself waits."""
    async with connected(tmp_path, NIGHT) as (stage, anna, boris):
        await boris.types("/pause 1h")
        await sends_space(anna, "12h")
        for phone in (anna, boris):
            phone.looks_away()
        await stage.moves(hours=1)
        boris.sees("11:00")
        anna.sees("Delivered")
        stage.nothing_else_was_sent()
        await stage.moves(hours=8)
        boris.sees("Your pause ended in the night")


async def test_new_pause_in_the_night_says_nothing_of_the_old(tmp_path: Path) -> None:
    async with connected(tmp_path, NIGHT) as (stage, _, boris):
        await boris.types("/pause 1h")
        await stage.moves(hours=1, minutes=5)
        await boris.types("/pause 1 day")
        boris.looks_away()
        await stage.moves(hours=9)
        boris.sees_nothing_new()


async def test_end_at_night_holds_on_until_morning(tmp_path: Path) -> None:
    async with connected(tmp_path, NIGHT) as (stage, anna, boris):
        await stage.records.person_has(boris.id, holds_at_night=True)
        await boris.types("/pause 1h")
        await sends_space(anna, "12h")
        for phone in (anna, boris):
            phone.looks_away()
        await stage.moves(hours=1)
        stage.nothing_else_was_sent()
        await stage.moves(hours=8)
        boris.sees("Your pause is over")
        boris.sees("11:00")
        anna.sees("Delivered")


async def test_unblocking_in_a_pause_lets_nothing_go(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await boris.types("/pause 3h")
        await boris.blocks()
        await sends_space(anna, "5h")
        await boris.unblocks()
        for phone in (anna, boris):
            phone.looks_away()
        await stage.moves(hours=2)
        stage.nothing_else_was_sent()
        await stage.moves(hours=1)
        boris.sees("Your pause is over")
        boris.sees("17:00")
        anna.sees("Delivered")


async def test_pause_that_ends_while_blocked_is_silent(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await boris.types("/pause 1h")
        await sends_space(anna, "5h")
        await boris.blocks()
        for phone in (anna, boris):
            phone.looks_away()
        await stage.moves(hours=2)
        stage.nothing_else_was_sent()
        await boris.unblocks()
        boris.sees("17:00")
        anna.sees("Delivered")


async def test_pause_shows_what_is_on_already(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_, anna, _boris):
        await anna.types("/pause 3h")
        anna.looks_away()
        await anna.types("/pause")
        shown = anna.sees("You are in a pause until 15:00", "For how long?")
        assert buttons_of(shown)[-2:] == ["I'm back, resume", "Menu"]
        await anna.taps("I'm back, resume")
        anna.sees("Welcome back")


async def test_pause_alone_names_nobody(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, _, _boris):
        clara = stage.phone("Clara")
        await clara.types("/pause 1h")
        clara.sees("All quiet until Monday 13:00", "Nothing comes from me by itself.")
        await stage.moves(hours=1)
        clara.sees("Your pause is over")
