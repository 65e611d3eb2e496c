"""A time that is not certain is asked about, with what it may mean on buttons and the words that were typed kept."""

import pytest

from tests.dialogues.conftest import MONDAY_NINE
from tests.dialogues.couples import wishes
from tests.phone import Phone, buttons_of, words_of
from tests.stage import Stage

Couple = tuple[Phone, Phone]

pytestmark = pytest.mark.plays_on("sqlite")


async def _in_utc(stage: Stage, *people: Phone) -> None:
    for one in people:
        await stage.records.person_has(one.id, zone="UTC")


async def _types_covered(stage: Stage, person: Phone, text: str, covered: str) -> None:
    command = {"type": "bot_command", "offset": 0, "length": len(text.split()[0])}
    spoiler = {"type": "spoiler", "offset": text.index(covered), "length": len(covered)}
    person.person.types(text, entities=[command, spoiler])
    await stage.settles()


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


async def test_a_second_time_behind_or_is_on_offer(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await _in_utc(stage, anna, boris)
    await anna.types("/space 2 or 3 hours I need some quiet")
    asked = buttons_of(anna.sees("Which one do you mean?", "I need some quiet"))
    assert ["11:00" in asked[0], "12:00" in asked[1]] == [True, True]
    await anna.taps(asked[1])
    anna.sees("word for word", "12:00", "I need some quiet")
    boris.sees_nothing_new()


async def test_answer_that_leaves_words_over_offers_what_it_may_mean(stage: Stage, couple: Couple) -> None:
    """As another time for a promise does: the answer is nothing but a time, so words behind it are in nobody's way."""
    anna, boris = couple
    await _in_utc(stage, anna, boris)
    await wishes(anna)
    anna.looks_away()
    await boris.taps("Yes, at …")
    boris.looks_away()
    await boris.types("8 quarter")
    asked = buttons_of(boris.sees("more than one time"))
    assert "20:00" in asked[0]
    anna.sees_nothing_new()


async def test_covered_words_stay_covered_when_a_reading_is_tapped(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await _in_utc(stage, anna, boris)
    text = "/space until 8pm tomorrow we talk"
    await _types_covered(stage, anna, text, "we talk")
    asked = anna.sees("Which one do you mean?")
    await anna.taps(buttons_of(asked)[1])
    previewed = anna.sees("word for word", "tomorrow we talk")
    assert [one["type"] for one in previewed["entities"] if one["type"] == "spoiler"] == ["spoiler"]
    await anna.taps("Send")
    relayed = boris.sees("tomorrow we talk")
    assert [one["type"] for one in relayed["entities"] if one["type"] == "spoiler"] == ["spoiler"]


async def test_covered_words_without_a_time_stay_covered(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    text = "/space everything hurts"
    await _types_covered(stage, anna, text, "everything hurts")
    anna.sees("I couldn't read a time in that", "everything hurts")
    await anna.taps("1 h")
    await anna.taps("Send")
    relayed = boris.sees("everything hurts")
    assert "spoiler" in {one["type"] for one in relayed["entities"]}


@pytest.mark.parametrize("edge", ["quiet-from", "quiet-to", "checkins-hour", "lessons-hour"])
async def test_hours_of_the_settings_ask_which_one(stage: Stage, couple: Couple, edge: str) -> None:
    anna, boris = couple
    await _in_utc(stage, anna, boris)
    await anna.types("/settings")
    await anna.forges("settings:rhythm:checkins:on")
    await anna.forges(f"settings:open:{edge}")
    anna.looks_away()
    await anna.types("8 or 9")
    asked = anna.sees("more than one time")
    assert [label.removeprefix("✓ ") for label in buttons_of(asked)[:2]] == ["08:00", "09:00"]
    await anna.taps("09:00", under=asked)
    shown = anna.looks_through()[-1]
    assert "09:00" in f"{words_of(shown)} {' '.join(buttons_of(shown))}"
    boris.sees_nothing_new()
