"""The promise and what follows from it: asked of the one who left, never of the one who waits."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.dialogues.couples import connected, sends_space, wishes
from tests.dialogues.relaying import arrived, quoted
from tests.stage import Phone, Stage, buttons_of, words_of

READS = "With a tap on “I'm back” Boris reads: “"
EVENING = datetime(2027, 3, 1, 21, 35, tzinfo=UTC)
FIRST = "The first ten minutes are for a hug."


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


@pytest.mark.parametrize(("asked_at", "tapped_at"), [(-5, -5), (-5, 14), (-5, 15), (10, 14), (10, 15), (10, 119)])
async def test_what_an_ask_shows_is_what_arrives(tmp_path: Path, asked_at: int, tapped_at: int) -> None:
    """The words turn at a quarter of an hour past the time, and the ask says so."""
    async with connected(tmp_path) as (stage, anna, boris):
        await stage.records.changes("UPDATE people SET zone = 'Europe/Berlin' WHERE id = ?", anna.id)
        await sends_space(anna)
        await stage.moves(minutes=120 + asked_at)
        ask = anna.person.received[-1]
        await stage.moves(minutes=tapped_at - asked_at)
        look(anna, boris)
        await anna.taps("I'm back", under=ask)
        now, later = words_of(ask).partition(READS)[2].split("\nFrom 15:15 on it reads: “")
        told = words_of(boris.sees("Anna is "))
        assert f"{told}”" in (now if tapped_at < 15 else later)
        anna.sees("Welcome back")


async def test_ask_that_comes_late_shows_the_late_words(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        await stage.stops()
        stage.simulator.clock.advance(3 * 3600)
        await stage.starts()
        await stage.settles()
        ask = anna.sees(READS)
        assert "on it reads" not in words_of(ask)
        look(anna, boris)
        await anna.taps("I'm back", under=ask)
        assert words_of(boris.sees("Anna is ")) in words_of(ask)
        anna.sees("Welcome back")


async def test_ask_of_before_a_new_time_shows_its_words_again(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        await stage.moves(minutes=115)
        old = anna.sees(READS)
        await stage.moves(minutes=15)
        await anna.taps("1 more h", under=anna.sees(READS))
        await anna.taps("Send")
        look(anna, boris)
        await anna.taps("I'm back. Hug first?", under=old)
        boris.sees_nothing_new()
        preview = anna.sees("Time has moved on", "word for word")
        await anna.taps("Send")
        assert arrived(boris.sees("Anna is ", "Hug first?")) == quoted(preview)
        anna.sees("Welcome back")


async def in_space_with_a_wish(stage: Stage, anna: Phone, boris: Phone) -> None:
    """Let Boris's wish be kept for the end of Anna's space."""
    await sends_space(anna)
    await stage.moves(minutes=20)
    await wishes(boris)
    look(anna, boris)


@pytest.mark.parametrize("minutes", [95, 110, 220])
async def test_asks_show_the_wish_that_comes_first(tmp_path: Path, minutes: int) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await in_space_with_a_wish(stage, anna, boris)
        await stage.moves(minutes=minutes)
        ask = anna.person.received[-1]
        look(anna, boris)
        await anna.taps("I'm back", under=ask)
        assert words_of(boris.sees("Anna is ", FIRST)) in words_of(ask)
        anna.sees("Welcome back")


@pytest.mark.parametrize("way", ["/back soup is ready", "In my own words", "Back, topic later"])
async def test_previews_of_a_return_show_the_wish_that_comes_first(tmp_path: Path, way: str) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await in_space_with_a_wish(stage, anna, boris)
        await stage.moves(minutes=95)
        if way.startswith("/"):
            await anna.types(way)
        else:
            await anna.taps(way)
            await anna.types("tomorrow 18:00" if "topic" in way else "soup is ready")
        preview = anna.sees("word for word", FIRST)
        look(anna)
        await anna.taps("Send")
        assert arrived(boris.sees("Anna is ", FIRST)) == quoted(preview)
        anna.sees("Welcome back")


@pytest.mark.parametrize("way", ["I'm back", "/back", "I'm back. Hug first?", "older ask"])
async def test_return_with_a_wish_nobody_showed_is_shown_first(tmp_path: Path, way: str) -> None:
    """Nothing goes out by a button that showed no words of the wish; the next tap sends what stands there."""
    async with connected(tmp_path) as (stage, anna, boris):
        if way == "older ask":
            await sends_space(anna)
            await stage.moves(minutes=116)
            ask = anna.sees(READS)
            await wishes(boris)
            look(anna, boris)
            await anna.taps("I'm back", under=ask)
        else:
            await in_space_with_a_wish(stage, anna, boris)
            if "Hug" in way:
                await anna.types("/space")
            await (anna.types(way) if way.startswith("/") else anna.taps(way))
        boris.sees_nothing_new()
        look_at = "A wish of Boris is kept for your return. See first what goes out."
        preview = anna.sees(look_at, "Boris will get, word for word", FIRST, "Hug" if "Hug" in way else "")
        look(anna)
        await anna.taps("Send")
        assert arrived(boris.sees("Anna is ", FIRST)) == quoted(preview)
        anna.sees("Welcome back")


@pytest.mark.parametrize("way", ["/back soup is ready", "Back, topic later"])
async def test_preview_of_a_return_whose_words_changed_is_shown_again(tmp_path: Path, way: str) -> None:
    async with connected(tmp_path, EVENING) as (stage, anna, boris):
        await sends_space(anna)
        await stage.moves(minutes=130)
        if way.startswith("/"):
            await anna.types(way)
        else:
            await anna.taps(way)
            await anna.types("tomorrow 18:00")
        old = anna.sees("word for word")
        await stage.moves(minutes=25)
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


async def test_wish_that_was_shown_and_taken_back_is_shown_to_be_gone(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await in_space_with_a_wish(stage, anna, boris)
        await stage.moves(minutes=95)
        ask = anna.sees(READS, FIRST)
        await boris.taps("Take back")
        look(anna, boris)
        await anna.taps("I'm back", under=ask)
        boris.sees_nothing_new()
        preview = anna.sees("the words have changed a little", "word for word")
        await anna.taps("Send")
        assert arrived(boris.sees("Anna is ")) == quoted(preview)
        anna.sees("Welcome back")


async def test_ask_in_spanish_shows_the_words_of_the_other_language(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await in_space_with_a_wish(stage, anna, boris)
        await stage.records.changes(
            "UPDATE people SET language = 'es', is_language_chosen = true WHERE id = ?", anna.id
        )
        await stage.moves(minutes=95)
        ask = anna.sees(
            "Con un toque en “Estoy de vuelta”, a Boris le llega: “Anna is ", "\nDesde las 14:15 le llega: “"
        )
        await anna.taps("Estoy de vuelta", under=ask)
        assert words_of(boris.sees("Anna is ", FIRST)) in words_of(ask)
        anna.sees("Qué bien")


def look(*phones: Phone) -> None:
    """Take all that is there for looked at."""
    for phone in phones:
        phone.looks_away()
