"""The promise and what follows from it: asked of the one who left, never of the one who waits."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.dialogues.couples import connected, sends_space, wishes
from tests.dialogues.relaying import arrived, quoted, sends
from tests.stage import Phone, Stage, buttons_of, words_of

pytestmark = pytest.mark.both_databases  # what is due is taken once

NIGHT = datetime(2027, 3, 1, 23, 0, tzinfo=UTC)
WELCOMES = ["❤", "Good to have you back", "Ten minutes?", "Give me a bit"]
EVENING = datetime(2027, 3, 1, 21, 35, tzinfo=UTC)


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
        boris.sees("Anna is back.")


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
        await boris.taps("🔒 Help me wait")
        boris.sees("Only you see this", "14:00")
        anna.sees_nothing_new()


async def test_restart_in_the_middle_changes_nothing(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        for phone in (anna, boris):
            phone.looks_away()
        await stage.restarts()
        await stage.moves(hours=1, minutes=55)
        anna.sees("You said 14:00.")
        await stage.restarts()
        await stage.moves(minutes=20)
        anna.sees("a little past 14:00")
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
        assert "I'm back" in buttons_of(anna.person.received[-1])
        anna.looks_away()
        boris.sees("Anna")


async def test_buttons_of_a_pause_go_with_it(tmp_path: Path) -> None:
    """What stays under older messages answers kindly; help with a note is there as before."""
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna, "1h I need to recharge")
        receipt, relay = anna.sees("Delivered"), boris.sees("Anna", "recharge")
        await stage.moves(minutes=56)
        asked = anna.sees("You said 13:00.")
        await anna.taps("I'm back", under=asked)
        assert buttons_of(anna.message(receipt["message_id"])) == []
        assert buttons_of(boris.message(relay["message_id"])) == ["🔒 Is something wrong?"]
        for phone in (anna, boris):
            phone.looks_away()
        await boris.taps_again("Leave a line for later", relay)
        assert "I need space" in buttons_of(boris.sees("This one is closed."))
        await anna.taps_again("Take back", receipt)
        assert "I need space" in buttons_of(anna.sees("This one is closed."))
        await anna.taps_again("20 more min", asked)
        anna.sees("This one is closed.")


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


@pytest.mark.parametrize("minutes", [1, 55, 114, 119, 125, 136, 300])
async def test_return_says_the_same_whenever_it_comes(tmp_path: Path, minutes: int) -> None:
    """Nobody is called late, or early: who waits has a clock."""
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        await stage.moves(minutes=minutes)
        look(anna, boris)
        await anna.taps("I'm back")
        told = words_of(boris.sees("Anna is "))
        assert told == "Anna is back."
        assert quoted(anna.sees("Welcome back. Boris reads:"))[0] == told


async def test_way_back_is_short(tmp_path: Path) -> None:
    """Two words and three buttons; what goes out stands below the first tap."""
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        await stage.moves(minutes=115)
        look(anna, boris)
        ask = anna.person.received[-1]
        assert words_of(ask) == "You said 14:00."
        assert buttons_of(ask) == ["I'm back", "20 more min · 14:20", "⋯ More ways"]
        assert anna.person.room.messages[ask["message_id"]].is_silent
        await anna.taps("⋯ More ways", under=ask)
        more = anna.sees("You are in a pause until 14:00.")
        assert more["message_id"] == ask["message_id"]
        ways = ["I'm back", "Back, topic later …", "In my own words …", "1 more h · 15:00", "Other time …"]
        assert buttons_of(more) == ways


@pytest.mark.parametrize("answer", WELCOMES)
async def test_return_can_be_answered_in_the_words_of_the_button(tmp_path: Path, answer: str) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        await anna.taps("I'm back")
        for phone in (anna, boris):
            phone.looks_away()
        back = boris.person.received[-1]
        assert buttons_of(back) == WELCOMES
        await boris.taps(answer)
        assert words_of(anna.sees("Boris: ")) == f"Boris: {answer}"
        assert buttons_of(boris.message(back["message_id"])) == [f"✓ {answer}"]
        boris.looks_away()
        await boris.taps_again("Give me a bit", back)
        boris.sees("This one is closed.")
        stage.nothing_else_was_sent()


async def in_space_with_a_wish(stage: Stage, anna: Phone, boris: Phone) -> None:
    """Let Boris's wish be kept for the end of Anna's space."""
    await sends_space(anna)
    await stage.moves(minutes=20)
    await wishes(boris)
    look(anna, boris)


@pytest.mark.parametrize("way", ["I'm back", "/back", "/back soup is ready", "an older button"])
async def test_kept_wish_is_asked_after_the_return(tmp_path: Path, way: str) -> None:
    """Nothing is promised in anybody's name: the wish comes to the one who is back, who answers it as any other."""
    async with connected(tmp_path) as (stage, anna, boris):
        await in_space_with_a_wish(stage, anna, boris)
        ((space,),) = stage.records.rows("SELECT id FROM signals WHERE kind = 'space'")
        await stage.moves(minutes=95)
        if way == "an older button":
            await anna.forges(f"return:back:{space}:hug:1803909600")
        else:
            await (anna.types(way) if way.startswith("/") else anna.taps(way))
        if "soup" in way:
            await anna.taps("Send")
        assert "hug." not in words_of(boris.sees("Anna is back.")).replace("“Hug first?”", "")
        wish = anna.sees("Boris", "a hug")
        assert {"Yes, now", "Not today"} <= set(buttons_of(wish))
        boris.sees("Delivered")
        look(anna)
        await anna.taps("Yes, now", under=wish)
        boris.sees("Anna: Yes, now")
        look(anna)


async def test_preview_of_a_return_whose_words_changed_is_shown_again(tmp_path: Path) -> None:
    async with connected(tmp_path, EVENING) as (stage, anna, boris):
        await sends_space(anna)
        await stage.moves(minutes=115)
        await anna.taps("⋯ More ways")
        await anna.taps("Back, topic later")
        await anna.types("tomorrow 18:00")
        old = anna.sees("word for word")
        await stage.moves(minutes=40)
        look(anna, boris)
        await anna.taps("Send", under=old)
        boris.sees_nothing_new()
        preview = anna.sees("Time has moved on", "word for word")
        assert quoted(preview) != quoted(old)
        await anna.taps("Send")
        assert arrived(boris.sees("Anna is ")) == quoted(preview)
        anna.sees("Welcome back")


async def test_old_preview_of_a_return_gives_way_to_a_new_one(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_, anna, boris):
        await sends_space(anna)
        await anna.types("/back soup is ready")
        old = anna.sees("soup")
        await anna.types("/back tea is ready")
        look(anna, boris)
        await anna.taps("Send", under=old)
        anna.sees("no longer open")
        boris.sees_nothing_new()
        await anna.taps("Send")
        boris.sees("Anna is ", "tea is ready")
        anna.sees("Welcome back")


async def test_kept_wish_that_was_taken_back_does_not_come(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await in_space_with_a_wish(stage, anna, boris)
        await boris.taps("Take back")
        look(anna, boris)
        await anna.taps("I'm back")
        boris.sees("Anna is back.")
        anna.sees("Welcome back")


async def test_night_is_for_sleeping(tmp_path: Path) -> None:
    """A promise in the night: the question five minutes before, then nothing to anybody until the morning."""
    async with connected(tmp_path, NIGHT) as (stage, anna, boris):
        await sends_space(anna, "until 00:05")
        look(anna, boris)
        await stage.moves(hours=1)
        anna.sees("You said 00:05.")
        stage.nothing_else_was_sent()
        await stage.moves(hours=7, minutes=59)
        stage.nothing_else_was_sent()
        await stage.moves(minutes=1)  # eight o'clock
        asked = anna.sees("You said 00:05. One line is enough.")
        assert buttons_of(asked)[0] == "I'm back"
        stage.nothing_else_was_sent()
        await stage.moves(minutes=5)
        boris.sees("won't guess")
        await stage.moves(hours=15)
        stage.nothing_else_was_sent()
        await stage.moves(hours=8, minutes=50)
        stage.nothing_else_was_sent()
        await stage.moves(minutes=5)
        closed = words_of(anna.sees("pause"))
        stage.nothing_else_was_sent()
        await stage.moves(minutes=5)
        assert words_of(boris.sees("pause")) == closed


async def test_who_waits_far_away_sleeps_as_well(tmp_path: Path) -> None:
    """Noon in London is midnight in Auckland: Anna is asked by her day, Boris hears by his."""
    async with connected(tmp_path) as (stage, anna, boris):
        await stage.records.person_has(boris.id, zone="Pacific/Auckland")
        await sends_space(anna, "30 min")
        look(anna, boris)
        for minutes in (25, 15):
            await stage.moves(minutes=minutes)
            anna.looks_away()
        await stage.moves(hours=6, minutes=19)  # 07:59 in Auckland
        anna.looks_away()
        boris.sees_nothing_new()
        await stage.moves(minutes=1)
        boris.sees("won't guess")


def look(*phones: Phone) -> None:
    """Take all that is there for looked at."""
    for phone in phones:
        phone.looks_away()


async def test_new_time_that_is_typed_is_previewed_and_can_be_changed_once(tmp_path: Path) -> None:
    """What was read stays as it was read; the corrected time is told in a message of its own, and ends there."""
    async with connected(tmp_path) as (stage, anna, boris):
        await sends(anna, "/space 2h")
        for phone in (anna, boris):
            phone.looks_away()
        await stage.moves(hours=1, minutes=55)
        anna.looks_away()
        for typed, promised in (("until 3:30pm", "15:30"), ("16:15", "16:15")):
            if promised == "15:30":
                await anna.taps("⋯ More ways")
                anna.looks_away()
                await anna.taps("Other time")
            else:
                await anna.taps("Change time")
            anna.sees("Until when, in your own words?")
            await anna.types(typed)
            preview = anna.sees("word for word", promised)
            stage.nothing_else_was_sent()
            await anna.taps("Send", under=preview)
            told = anna.sees("Your new time is", promised)
            assert buttons_of(told) == (["I'm back", "Change time"] if promised == "15:30" else ["I'm back"])
            assert words_of(boris.sees(promised, "Anna")) == quoted(preview)[0]
            boris.looks_away()  # the buttons under what he was first told follow the new time
            stage.nothing_else_was_sent()
