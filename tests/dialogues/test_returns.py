"""The promise and what follows from it: asked of the one who left, never of the one who waits."""

from pathlib import Path

from tests.dialogues.couples import connected, sends_space
from tests.stage import buttons_of


async def test_line_for_later_arrives_with_the_return(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        for phone in (anna, boris):
            phone.looks_away()
        await boris.taps("Leave a line for later")
        boris.sees("not before")
        await boris.types("Take the time you need, I made soup.")
        boris.sees("Kept", "soup")
        anna.sees_nothing_new()
        await anna.taps("I'm back")
        anna.sees("Boris left you a line: “Take the time you need, I made soup.”")
        boris.sees("earlier" if "earlier" in str(boris.person.received[-1]["text"]) else "already")


async def test_line_taken_out_never_arrives(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        await boris.taps("Leave a line for later")
        await boris.types("Fine then.")
        await boris.taps("Take it out")
        await anna.taps("I'm back")
        assert all("Fine then" not in str(message) for message in anna.person.received)
        for phone in (anna, boris):
            phone.looks_away()


async def test_hard_waiting_stays_private(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        for phone in (anna, boris):
            phone.looks_away()
        await boris.taps("This is hard for me")
        boris.sees("Only you see this", "14:00")
        anna.sees_nothing_new()


async def test_restart_in_the_middle_changes_nothing(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        for phone in (anna, boris):
            phone.looks_away()
        await stage.restarts()
        await stage.moves(hours=1, minutes=55)
        anna.sees("I'm back")
        await stage.restarts()
        await stage.moves(minutes=20)
        anna.sees("“I'm back”")
        boris.sees("Anna")
        stage.nothing_else_was_sent()
        await anna.taps("I'm back")
        anna.sees("Welcome back")
        boris.sees("Anna is")


async def test_outage_lets_stale_questions_go(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        for phone in (anna, boris):
            phone.looks_away()
        await stage.stops()
        stage.simulator.clock.advance(5 * 3600)
        await stage.starts()
        await stage.settles()
        anna.sees("late")
        boris.sees("Anna")


async def test_buttons_of_a_pause_go_with_it(tmp_path: Path) -> None:
    """What stays under older messages answers kindly; help with a note is there as before."""
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna, "1h I need to recharge")
        receipt, relay = anna.sees("Delivered"), boris.sees("Anna", "recharge")
        await stage.moves(minutes=56)
        asked = anna.sees("Five minutes" if anna.person.sees("Five minutes") else "How is it?")
        await anna.taps("I'm back", under=asked)
        assert buttons_of(anna.message(receipt["message_id"])) == []
        assert buttons_of(boris.message(relay["message_id"])) == ["This worries me"]
        for phone in (anna, boris):
            phone.looks_away()
        await boris.taps_again("Leave a line for later", relay)
        assert "I need space" in buttons_of(boris.sees("put away"))
        await anna.taps_again("Take back", receipt)
        assert "I need space" in buttons_of(anna.sees("put away"))
        await anna.taps_again("20 more min", asked)
        anna.sees("put away")


async def test_buttons_tell_nothing_before_the_return_does(tmp_path: Path) -> None:
    """Boris pauses everything: that Anna is back reaches him after it, and until then nothing in his chat changes."""
    async with connected(tmp_path) as (_, anna, boris):
        await sends_space(anna)
        relay = boris.sees("Anna")
        await boris.types("/pause 3h")
        await anna.taps("I'm back")
        assert buttons_of(boris.message(relay["message_id"])) == buttons_of(relay)
        for phone in (anna, boris):
            phone.looks_away()
