"""A time that is named in an answer or for a topic: shown before it goes, followed after, asked of who named it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.dialogues.couples import connected, sends_space, wishes
from tests.dialogues.relaying import quoted
from tests.stage import Phone, Stage, buttons_of, words_of

pytestmark = pytest.mark.both_databases  # the newest tables, and what is due among them


def look(*phones: Phone) -> None:
    """Take all that is there for looked at."""
    for phone in phones:
        phone.looks_away()


async def promises(stage: Stage, anna: Phone, boris: Phone, label: str = "Not now, at", time: str = "14:00") -> None:
    """Let Boris answer Anna's wish with a time."""
    await wishes(anna)
    await boris.taps(label)
    await boris.types(time)
    await boris.taps("Send")
    look(anna, boris)


@pytest.mark.parametrize(("label", "said"), [("Yes, at", "Yes, at 20:30"), ("Not now, at", "Not now, but at 20:30")])
async def test_answer_with_a_time_is_shown_before_it_goes(tmp_path: Path, label: str, said: str) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(anna)
        look(anna, boris)
        await boris.taps(label)
        boris.sees("When would be good")
        await boris.types("20:30")
        preview = boris.sees("word for word")
        assert quoted(preview)[0] == f"Boris: {said}"
        assert "Monday, 8:30 in the evening" in words_of(preview)
        stage.nothing_else_was_sent()
        await boris.taps("Send")
        assert words_of(anna.sees("Boris: ")) == quoted(preview)[0]
        look(boris)


async def test_change_sends_the_corrected_line(tmp_path: Path) -> None:
    """What may have been read stays as it is."""
    async with connected(tmp_path) as (stage, anna, boris):
        await promises(stage, anna, boris)
        read = anna.person.received[-1]
        await boris.taps("Change")
        boris.sees("Which time instead?")
        await boris.types("16:00")
        preview = boris.sees("word for word")
        anna.sees_nothing_new()
        await boris.taps("Send", under=preview)
        assert words_of(anna.sees("A new time: 16:00")) == quoted(preview)[0]
        assert words_of(anna.message(read["message_id"])) == "Boris: Not now, but at 14:00"
        look(boris)
        await stage.moves(hours=2)
        stage.nothing_else_was_sent()
        await stage.moves(hours=1, minutes=55)
        boris.sees("You said 16:00 for Anna's wish.")


async def test_promise_is_followed_to_its_end(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await promises(stage, anna, boris)
        await stage.moves(minutes=114)
        stage.nothing_else_was_sent()
        await stage.moves(minutes=1)
        asked = boris.sees("You said 14:00 for Anna's wish.")
        assert buttons_of(asked) == ["I'm here", "20 more min · 14:20", "Another time …"]
        assert boris.person.room.messages[asked["message_id"]].is_silent
        stage.nothing_else_was_sent()
        await stage.restarts()
        await stage.moves(minutes=5)
        assert boris.sees("It's 14:00, your time for Anna's wish.")["message_id"] == asked["message_id"]
        assert buttons_of(anna.sees("It's 14:00, the time Boris named.")) == ["I'm here", "Give me a bit"]
        stage.nothing_else_was_sent()
        await stage.moves(minutes=10)
        boris.sees("a little past 14:00")
        stage.nothing_else_was_sent()
        await stage.moves(minutes=5)
        anna.sees("won't guess")
        stage.nothing_else_was_sent()
        await stage.moves(minutes=105)
        boris.sees("Late is fine.")
        await stage.moves(hours=22)
        boris.sees("put away")
        stage.nothing_else_was_sent()
        await stage.moves(minutes=5)
        anna.sees("put away")
        await stage.moves(days=2)


@pytest.mark.parametrize("minutes", [115, 121, 131, 250])
async def test_who_promised_says_that_they_are_there(tmp_path: Path, minutes: int) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await promises(stage, anna, boris)
        for _step in range(minutes // 5):
            await stage.moves(minutes=5)
        await stage.moves(minutes=minutes % 5)
        look(anna, boris)
        await boris.taps("I'm here")
        assert words_of(anna.sees("Boris: ")) == "Boris: I'm here"
        assert quoted(boris.sees("Anna reads:"))[0] == "Boris: I'm here"
        await anna.taps("❤")
        boris.sees("Anna: ❤")
        look(anna)
        await stage.moves(days=2)


async def test_twenty_minutes_more_twice_and_no_more(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await promises(stage, anna, boris)
        for shown in ("14:20", "14:40"):
            await stage.moves(minutes=115 if shown == "14:20" else 20)
            await boris.taps(f"20 more min · {shown}")
            await boris.taps("Send")
            anna.sees(f"Boris: A new time: {shown}")
        await stage.moves(minutes=20)
        look(anna, boris)
        await boris.taps("20 more min")
        assert buttons_of(boris.sees("room for two new ones")) == ["I'm here"]
        anna.sees_nothing_new()
        await boris.taps("I'm here")
        anna.sees("Boris: I'm here")
        look(boris)


@pytest.mark.parametrize("what", ["talk", "topic"])
async def test_times_for_a_talk_and_for_a_topic_are_followed(tmp_path: Path, what: str) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        if what == "talk":
            await anna.types("/talk the weekends")
            await anna.taps("Send")
            await boris.taps("Yes, at")
            await boris.types("14:00")
        else:
            await sends_space(boris, "30m")
            await boris.types("/space")
            await boris.taps("Back, topic later")
            await boris.types("14:00")
        await boris.taps("Send")
        look(anna, boris)
        await stage.moves(minutes=115)
        boris.sees(f"You said 14:00 for the {what} with Anna.")
        stage.nothing_else_was_sent()
        await stage.moves(minutes=5)
        boris.sees("It's 14:00")
        anna.sees("It's 14:00, the time Boris named.")


async def test_wish_taken_back_frees_from_the_promise(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await promises(stage, anna, boris)
        await anna.taps("Take back")
        look(anna, boris)
        await stage.moves(days=2)


async def test_promise_in_the_night_wakes_nobody(tmp_path: Path) -> None:
    async with connected(tmp_path, datetime(2027, 3, 1, 22, 0, tzinfo=UTC)) as (stage, anna, boris):
        await promises(stage, anna, boris, "Yes, at", "00:30")
        await stage.moves(hours=2, minutes=25)
        boris.sees("You said 00:30")
        stage.nothing_else_was_sent()
        await stage.moves(minutes=5)
        boris.sees("It's 00:30")
        stage.nothing_else_was_sent()
        await stage.moves(hours=7, minutes=29)
        stage.nothing_else_was_sent()
        await stage.moves(minutes=1)
        boris.sees("You said 00:30 for Anna. One line is enough.")
        stage.nothing_else_was_sent()
        await stage.moves(minutes=5)
        anna.sees("won't guess")


async def test_buttons_of_a_promise_are_its_makers(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await promises(stage, anna, boris)
        ((promise,),) = stage.records.rows("SELECT id FROM promises")
        for data in ("here", "later", "other", "move"):
            await anna.forges(f"promise:{data}:{promise}" + (":1803920000" if data == "move" else ""))
            anna.sees("This one is closed.")
            boris.sees_nothing_new()


async def test_time_that_may_be_two_is_asked_about(tmp_path: Path) -> None:
    """The other time that Boris types is not certain: what it may mean stands on buttons, and one tap previews it."""
    async with connected(tmp_path) as (_, anna, boris):
        await wishes(anna)
        await boris.taps("Not now, at")
        await boris.types("14:00")
        await boris.taps("Send")
        look(anna, boris)
        await boris.taps("Change")
        look(boris)
        await boris.types("8 or 9")
        first, second, last = buttons_of(boris.sees("more than one time", "Which time instead?"))
        assert ("20:00" in first, "21:00" in second, last) == (True, True, "Cancel")
        anna.sees_nothing_new()
        await boris.taps(first)
        preview = boris.sees("word for word")
        assert "A new time: 20:00" in quoted(preview)[0]
        await boris.taps("Send", under=preview)
        anna.sees("A new time: 20:00")
        look(boris)
