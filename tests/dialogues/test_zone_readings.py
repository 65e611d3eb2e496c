"""A zone that one reading remains for is taken and said, and can be changed; everyday words are no places."""

import pytest

from tests.phone import Phone, buttons_of
from tests.stage import Stage

Couple = tuple[Phone, Phone]


def zone_of(stage: Stage, phone: Phone) -> str | None:
    """Return the zone that is kept of somebody."""
    ((zone,),) = stage.records.rows("SELECT zone FROM people WHERE id = ?", phone.id)
    return None if zone is None else str(zone)


async def test_place_that_was_understood_can_be_changed_before_anything_goes(stage: Stage, couple: Couple) -> None:
    """What was said goes on from there, read by the other place, with the words that were typed behind it."""
    anna, boris = couple
    await anna.types("/space until 19:00 I need rest")
    await anna.types("Kolkata")
    taken = anna.sees("It is 14:30 for you, then, in Kolkata, India.")
    assert buttons_of(taken) == ["Change"]
    anna.sees("13:30 UTC")
    await anna.taps("Change", under=taken)
    anna.sees("What time is it for you?")
    await anna.types("London, UK")
    anna.sees("It is 09:00 for you, then, in London")
    anna.sees("word for word", "19:00", "“I need rest”")
    await anna.taps("Send")
    boris.sees("19:00", "“I need rest”")


async def test_answer_with_a_time_of_another_place_is_asked_anew(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/closeness")
    await anna.taps("A hug")
    await anna.taps("Whenever it suits")
    await anna.taps("Send")
    boris.looks_away()
    await boris.taps("Yes, at")
    await boris.types("19:00")
    await boris.types("Kolkata")
    taken = boris.sees("in Kolkata")
    outdated = boris.sees("13:30")
    await boris.taps("Change", under=taken)
    boris.sees("What time is it for you?")
    await boris.types("London, UK")
    boris.sees("in London")
    await boris.types("19:00")
    boris.sees("19:00", "Boris: ")
    boris.looks_away()
    anna.looks_away()
    await boris.taps("Send", under=outdated)  # which was another instant: it is shown before it goes
    anna.sees_nothing_new()
    shown = boris.sees("19:00", "Boris: ")
    await boris.taps("Send", under=shown)
    anna.sees("19:00")
    boris.looks_away()


@pytest.mark.parametrize("said", ["UTC", "utc", "Etc/UTC", "UTC+5:30", "Bath, UK", "vivo en Granollers"])
async def test_one_certain_reading_is_taken_in_the_first_minutes(stage: Stage, couple: Couple, said: str) -> None:
    anna, _ = couple
    await anna.types(said)
    anna.sees("Time zone:")
    anna.sees("each evening at 20:00?")
    assert zone_of(stage, anna) is not None


@pytest.mark.parametrize("said", ["nice", "bath", "it's nice", "now bath", "Z"])
async def test_an_everyday_word_is_no_place_yet(stage: Stage, couple: Couple, said: str) -> None:
    anna, _ = couple
    await anna.types(said)
    anna.looks_away()
    assert zone_of(stage, anna) is None


async def test_a_clock_that_one_place_shows_is_taken(stage: Stage, couple: Couple) -> None:
    """At nine in UTC only Kathmandu's clocks show 14:45."""
    anna, _ = couple
    await anna.types("/space until 19:00")
    await anna.types("14:45")
    anna.sees("It is 14:45 for you, then, in Kathmandu")
    anna.sees("word for word", "13:15 UTC")
