"""The promise and what follows from it: asked of the one who left, never of the one who waits."""

from pathlib import Path

from tests.dialogues.couples import connected, sends_space
from tests.stage import buttons_of, words_of


async def test_return_on_time_is_asked_and_told(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        anna.sees("Delivered", "14:00")
        boris.sees("14:00")
        await stage.moves(hours=1, minutes=54)
        stage.nothing_else_was_sent()
        await stage.moves(minutes=1)
        asked = anna.sees("I'm back")
        assert {"I'm back", "Back, topic later", "20 more min", "1 more h", "Other time"} <= set(buttons_of(asked))
        await anna.taps("I'm back")
        anna.sees("Welcome back")
        boris.sees("Anna is")
        await stage.moves(days=2)


async def test_opener_arrives_as_own_words(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        await stage.moves(hours=1, minutes=56)
        for phone in (anna, boris):
            phone.looks_away()
        await anna.taps("I'm back. Hug first?")
        anna.sees("Welcome back")
        boris.sees("Anna: “Hug first?”")


async def test_silence_is_followed_through_and_ends(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        await stage.moves(hours=1, minutes=55)
        for phone in (anna, boris):
            phone.looks_away()
        await stage.moves(minutes=16)
        anna.sees("“I'm back”", "tap")
        stage.nothing_else_was_sent()
        await stage.moves(minutes=5)
        neutral = boris.sees("Anna")
        assert "Write a line" in buttons_of(neutral)
        stage.nothing_else_was_sent()
        await stage.moves(hours=1, minutes=45)
        anna.sees("late")
        stage.nothing_else_was_sent()
        await stage.moves(hours=22, minutes=1)
        closed = (
            anna.sees("this pause") if "this pause" in str(anna.person.received[-1]["text"]) else anna.sees("pause")
        )
        assert boris.sees("his pause")["text"] == closed["text"]
        await stage.moves(days=3)


async def test_late_return_with_own_line_is_previewed(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        await stage.moves(hours=3)
        for phone in (anna, boris):
            phone.looks_away()
        await anna.types("/back I lost track, I'm sorry")
        preview = anna.sees("Boris will get, word for word")["text"].partition("\n")[2]
        boris.sees_nothing_new()
        await anna.taps("Send")
        anna.sees("Welcome back")
        assert boris.sees("“I lost track, I'm sorry”")["text"] == preview


async def test_new_time_is_previewed_and_set_twice_at_most(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna, "1h")
        await stage.moves(minutes=55)
        for phone in (anna, boris):
            phone.looks_away()
        for promised in ("13:20", "13:40"):
            await anna.taps("20 more min")
            shown = anna.sees("word for word", promised)["text"].partition("\n")[2]
            boris.sees_nothing_new()
            await anna.taps("Send")
            anna.sees("Your new time", promised)
            assert boris.sees(promised)["text"] == shown
            await stage.moves(minutes=20)
            anna.sees("I'm back")
        await anna.taps("20 more min")
        assert not {"20 more min", "Other time"} & set(buttons_of(anna.sees("twice already")))
        await anna.taps("I'm back")
        anna.sees("Welcome back")
        boris.sees("Anna is")


async def test_more_than_a_day_is_not_carried(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await stage.records.changes("UPDATE people SET zone = 'UTC' WHERE id = ?", anna.id)
        await sends_space(anna, "tomorrow 11am")
        await stage.moves(hours=22, minutes=56)
        for phone in (anna, boris):
            phone.looks_away()
        await anna.taps("Other time")
        anna.sees("Until when")
        await anna.types("in 5 hours")
        anna.sees("more than a day in all")
        boris.sees_nothing_new()


async def test_topic_gets_its_own_time(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await stage.records.changes("UPDATE people SET zone = 'UTC' WHERE id = ?", anna.id)
        await sends_space(anna, "1h")
        await stage.moves(minutes=56)
        for phone in (anna, boris):
            phone.looks_away()
        await anna.taps("Back, topic later")
        anna.sees("for the topic")
        await anna.types("tomorrow 18:00")
        preview = words_of(anna.sees("Boris will get, word for word", "18:00")).partition("\n")[2]
        boris.sees_nothing_new()
        await anna.taps("Send")
        anna.sees("Welcome back")
        assert words_of(boris.sees("Anna", "18:00")) == preview


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
