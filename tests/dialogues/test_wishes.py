"""A wish for closeness: answers of every size, its window, one reminder where wanted, repeats met in private."""

from pathlib import Path

import pytest

from tests.dialogues.couples import connected, wishes
from tests.dialogues.relaying import quoted
from tests.stage import Stage, buttons_of, data_of, words_of

pytestmark = pytest.mark.both_databases  # answers are taken once


async def _wants_reminders(stage: Stage, person_id: int) -> None:
    await stage.records.changes("UPDATE people SET takes_reminders = true WHERE id = ?", person_id)


@pytest.mark.parametrize(
    ("label", "relayed", "own"),
    [
        ("Yes, now", "Boris: Yes, now", "Your answer: Yes, now"),
        ("❤ for now", "Boris: ❤ for now", "Your answer: ❤ for now"),
        ("Ten minutes", "Boris: Ten minutes", "Your answer: Ten minutes"),
        ("Not today", "Boris: Not today", "Your answer: Not today"),
    ],
)
async def test_answer_with_one_tap(tmp_path: Path, label: str, relayed: str, own: str) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(anna)
        for phone in (anna, boris):
            phone.looks_away()
        await boris.taps(label)
        assert words_of(anna.sees("Boris: ")) == relayed
        assert buttons_of(boris.sees(own)) == (["❤", "Another time …"] if label == "Not today" else [])
        await stage.moves(days=2)


@pytest.mark.parametrize(("label", "said"), [("Yes, at", "Yes, at 20:30"), ("Not now, at", "Not now, but at 20:30")])
async def test_answer_names_a_time(tmp_path: Path, label: str, said: str) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(anna)
        for phone in (anna, boris):
            phone.looks_away()
        await boris.taps(label)
        boris.sees("When would be good")
        await boris.types("banana")
        boris.sees("couldn't read a time")
        anna.sees_nothing_new()
        await boris.types("20:30")
        await boris.taps("Send")
        anna.sees(f"Boris: {said}")
        boris.sees("Your answer", "20:30")
        boris.sees("Anna reads:")


async def test_answer_twice_is_told_once(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(anna)
        relay = boris.sees("Could I have a hug?")
        anna.looks_away()
        data = relay["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        await boris.forges(data)
        await boris.forges(data)
        anna.sees("Boris: Yes, now")
        boris.looks_away()
        anna.sees_nothing_new()


async def test_wish_that_rests_is_over(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(anna, when="In the next hour")
        await stage.moves(minutes=61)
        await anna.taps("Let it rest")
        anna.sees("Put away")
        boris.looks_away()
        await boris.taps("Yes, now")
        boris.sees("This one is closed.")
        anna.looks_away()
        await stage.moves(days=2)


async def test_evening_has_a_plain_yes(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_, anna, boris):
        await wishes(anna, when="This evening")
        relay = boris.sees("a hug")
        assert buttons_of(relay) == ["Yes", "Yes, at …", "❤ for now", "Ten minutes", "Not now, at …", "Not today"]
        anna.looks_away()
        await boris.taps("Yes", under=relay)
        assert words_of(anna.sees("Boris: ")) == "Boris: Yes"
        boris.looks_away()


@pytest.mark.parametrize("what", ["A message", "Just a heart back"])
async def test_heart_and_message_are_given_right_there(tmp_path: Path, what: str) -> None:
    """A line is shown as it will be read; an older preview of one sends nothing."""
    async with connected(tmp_path) as (_, anna, boris):
        await wishes(anna, what)
        for phone in (anna, boris):
            phone.looks_away()
        assert "Yes, now" not in buttons_of(boris.person.received[-1])
        if "heart" in what:
            await boris.taps("❤")
            assert words_of(anna.sees("Boris: ")) == "Boris: ❤"
        else:
            await boris.taps("Write a line")
            boris.sees("120 characters at most")
            await boris.types("x" * 121)
            boris.sees("That is 121 characters")
            await boris.types("I am thinking of you")
            old = boris.sees("word for word", "thinking")
            await boris.taps("Change")
            await boris.types("Good night, my love")
            preview = boris.sees("word for word", "Good night")
            await boris.taps("Send", under=old)
            boris.sees("closed")
            anna.sees_nothing_new()
            await boris.taps("Send", under=preview)
            assert words_of(anna.sees("Boris: ")) == quoted(preview)[0] == "Boris: “Good night, my love”."
        boris.looks_away()


async def test_no_can_carry_a_heart_and_another_day(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(anna)
        await boris.taps("Not today")
        no = anna.sees("Boris: Not today")
        assert buttons_of(no) == ["❤", "Ask for another day", "Ten minutes for me"]
        await boris.taps("Another time …")
        await boris.types("tomorrow 19:00")
        await boris.taps("Send")
        anna.sees("Boris: Not now, but on Tuesday at 19:00")
        await anna.taps("Ask for another day", under=no)
        anna.sees("And when?")
        boris.looks_away()
        await stage.moves(hours=30, minutes=55)
        boris.sees("You said", "for Anna's wish")
        anna.looks_away()


async def test_older_button_for_something_smaller_says_what_it_sends(tmp_path: Path) -> None:
    """It stands in chats from before, and promised more later."""
    async with connected(tmp_path) as (_, anna, boris):
        await wishes(anna)
        number = data_of(boris.sees("a hug"), "Yes, now").rpartition(":")[2]
        anna.looks_away()
        await boris.forges(f"answer:smaller:{number}")
        smaller = boris.sees("Something smaller? What you tap is what Anna reads.")
        assert buttons_of(smaller) == ["❤ for now", "Ten minutes", "Not now, at …", "Cancel"]
        anna.sees_nothing_new()
        await boris.taps("❤ for now", under=smaller)
        assert words_of(anna.sees("Boris: ")) == "Boris: ❤ for now"
        boris.looks_away()


async def test_third_no_opens_a_private_word_to_each(tmp_path: Path) -> None:
    """Nothing is counted to anybody, and a yes begins anew."""
    async with connected(tmp_path) as (stage, anna, boris):
        for evening in range(3):
            await wishes(anna)
            for phone in (anna, boris):
                phone.looks_away()
            await boris.taps("Not today")
            if evening == 2:
                tiny = boris.sees("Only you see this. Would something tiny be possible?")
                offered = ["❤ for now", "Ten minutes", "Not now, at …"]
                assert buttons_of(tiny) == [*offered, "Not today"]
                anna.sees_nothing_new()
                await boris.taps("Not today", under=tiny)
                assert "Only you see this" in words_of(anna.sees("good for you now?"))
            assert words_of(anna.sees("Boris: ")) == "Boris: Not today"
            boris.looks_away()
            stage.nothing_else_was_sent()
            await stage.moves(days=1)


async def test_three_wishes_a_day_are_relayed(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        for _ in range(3):
            await wishes(anna)
            boris.sees("Could I have a hug?")
            await boris.taps("❤ for now")
            await stage.moves(minutes=20)
        for phone in (anna, boris):
            phone.looks_away()
        await wishes(anna)
        anna.sees("three wishes a day", "this one stays with you for now")
        boris.sees_nothing_new()
