"""A time that is not certain is asked about, with what it may mean on buttons and the words that were typed kept."""

import pytest

from tests.dialogues.conftest import MONDAY_NINE
from tests.phone import Phone, buttons_of, words_of
from tests.stage import Stage

Couple = tuple[Phone, Phone]

pytestmark = pytest.mark.plays_on("sqlite")


async def _in_utc(stage: Stage, *people: Phone) -> None:
    for one in people:
        await stage.records.changes("UPDATE people SET zone = 'UTC' WHERE id = ?", one.id)


async def test_space_asks_which_time_and_keeps_the_words(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await _in_utc(stage, anna, boris)
    await anna.types("/space until 8pm tomorrow we talk")
    asked = anna.sees("more than one time", "Which one do you mean?", "I keep what you wrote")
    first, second, *others = buttons_of(asked)
    assert ("20:00" in first, "20:00" in second, others[0].startswith("Another time")) == (True, True, True)
    assert "Tue" in first
    assert "Tue" not in second
    boris.sees_nothing_new()
    await anna.taps(second)
    previewed = anna.sees("word for word", "20:00", "tomorrow we talk")
    assert "Send" in buttons_of(previewed)
    await anna.taps("Send")
    boris.sees("20:00", "tomorrow we talk")


async def test_another_time_keeps_the_words_too(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await _in_utc(stage, anna, boris)
    await anna.types("/space until 8 fifteen things hurt me")
    anna.sees("Which one do you mean?")
    await anna.taps("Another time …")
    anna.sees("in your own words")
    await anna.types("2h")
    anna.sees("word for word", "11:00", "fifteen things hurt me")
    boris.sees_nothing_new()


async def test_words_without_a_time_are_kept_for_the_line(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    await anna.types("/space I need some quiet")
    anna.sees("I couldn't read a time in that", "I keep what you wrote", "I need some quiet")
    await anna.taps("1 h")
    anna.sees("word for word", "I need some quiet")


async def test_button_of_a_reading_is_its_owners_and_goes_with_its_draft(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await _in_utc(stage, anna, boris)
    await anna.types("/space until 8pm tomorrow we talk")
    asked = anna.sees("Which one do you mean?")
    data = asked["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await boris.forges(data)
    assert "word for word" not in " ".join(map(words_of, boris.looks_through()))
    await anna.types("/closeness")
    await anna.forges(data)
    assert "8pm" not in " ".join(map(words_of, anna.looks_through()))


async def test_new_time_asks_which_one(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await _in_utc(stage, anna, boris)
    await anna.types("/space 2h")
    await anna.taps("Send")
    await anna.types("/space")
    anna.looks_away()
    boris.looks_away()
    [(own,)] = stage.records.rows("SELECT id FROM signals")
    await anna.forges(f"return:ask:{own}:longer")
    await anna.types("until 8 fifteen things")
    asked = anna.sees("more than one time")
    await anna.taps(buttons_of(asked)[0])
    anna.sees("20:00")
    boris.sees_nothing_new()


async def test_pause_asks_and_can_be_changed(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    await _in_utc(stage, anna)
    await anna.types("/pause until next week friday")
    asked = buttons_of(anna.sees("All quiet until"))
    assert "Change" in asked
    await anna.taps("Change")
    anna.sees("For how long?", "You are in a pause")


async def test_pause_is_said_back_with_its_day(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    await _in_utc(stage, anna)
    await anna.types("/pause until 8:30 in the evening")
    anna.sees(f"All quiet until {MONDAY_NINE:%A} 20:30")
