"""Before something is sent: a kinder time beside an end at night, and a line that may land as blame."""

import pytest

from tests.dialogues.relaying import quoted
from tests.stage import Phone, Stage, buttons_of, words_of

Couple = tuple[Phone, Phone]


async def settles_in(stage: Stage, zone: str, *phones: Phone) -> None:
    """Let people live in a zone."""
    for phone in phones:
        await stage.records.person_has(phone.id, zone=zone)


async def test_kinder_time_is_one_tap_away(stage: Stage, couple: Couple) -> None:
    """A pause until late at night is possible; until ten in the evening nobody has to stay up for it."""
    anna, boris = couple
    await settles_in(stage, "UTC", anna, boris)
    await anna.types("/space until 23:40")
    assert "asleep" not in words_of(anna.sees("at 23:40"))
    await anna.types("/space until 01:20")
    preview = anna.sees("01:20", "Boris may be asleep then. 22:00 works too.")
    assert "22:00" in buttons_of(preview)
    await anna.taps("22:00")
    assert "22:00" not in buttons_of(anna.sees("at 22:00"))
    await anna.taps("Send")
    boris.sees("22:00")


async def test_night_of_the_other_counts(stage: Stage, couple: Couple) -> None:
    """Three in the afternoon in Berlin is two in the night in Auckland, and half past eight there is kinder."""
    anna, boris = couple
    await settles_in(stage, "Europe/Berlin", anna)
    await settles_in(stage, "Pacific/Auckland", boris)
    await stage.moves(hours=4)
    await anna.types("/space 1h")
    preview = anna.sees("03:00")
    assert "20:30" in buttons_of(preview)
    await anna.taps("Send")
    boris.sees("03:00")


async def test_wakeful_end_has_no_offer(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await settles_in(stage, "UTC", anna, boris)
    await anna.types("/space until 18:00")
    assert "asleep" not in words_of(anna.sees("word for word"))


async def test_forged_kinder_times_keep_the_bounds(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/space 2h")
    ((draft,),) = stage.records.rows("SELECT id FROM dialogues")
    await anna.forges(f"draft:kinder:{draft}:9999999999")
    anna.sees("I carry pauses of a day at most")
    await anna.forges(f"draft:kinder:{draft}:100000000")
    anna.sees("20 minutes or more")
    await boris.forges(f"draft:kinder:{draft}:1803900000")
    boris.sees("no longer open")


async def test_line_that_may_land_as_blame(stage: Stage, couple: Couple) -> None:
    """It is a question, not a lock: whoever wants to keep the line keeps it."""
    anna, boris = couple
    await anna.types("/space 2h you never listen")
    asked = anna.sees("“you never listen”", "may land as blame", "I felt … when …")
    assert buttons_of(asked) == ["Keep mine", "Use the template", "No line", "Cancel"]
    boris.sees_nothing_new()
    await anna.taps("Keep mine")
    preview = anna.sees("word for word", "“you never listen”")
    await anna.taps("Send")
    assert words_of(boris.sees("you never listen")) == quoted(preview)[0]


async def test_template_takes_the_place_of_blame(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/closeness a hug")
    await anna.taps("Whenever it suits")
    await anna.taps("My own words")
    await anna.types("You always forget me")
    await anna.taps("Use the template")
    template = anna.sees("Fill it in", "I felt … when …, and I'd like …")
    assert buttons_of(template) == ["Copy the template", "Back", "Cancel"]
    await anna.types("I felt alone when we ate, and I'd like to sit with you")
    anna.sees("word for word", "I felt alone")
    await anna.taps("Send")
    assert "always" not in words_of(boris.sees("I felt alone"))


async def test_no_line_is_an_answer_too(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    await anna.types("/space 2h you make me sick")
    anna.sees("may land as blame")
    await anna.taps("No line")
    assert "sick" not in words_of(anna.sees("word for word"))


@pytest.mark.parametrize("again", ["you never listen", "fine then"])
async def test_same_line_again_is_meant(stage: Stage, couple: Couple, again: str) -> None:
    """Typed once more the line is kept; another that may land as blame is asked about in its turn."""
    anna, _ = couple
    await anna.types("/space 2h you never listen")
    await stage.restarts()
    await anna.types(again)
    if again == "you never listen":
        anna.sees("word for word", "“you never listen”")
    else:
        anna.sees("“fine then”", "may land as blame")


async def test_old_keep_button_keeps_nothing_else(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/space 2h you never listen")
    asked = anna.sees("may land as blame")
    await anna.taps("No line")
    await anna.taps_again("Keep mine", asked)
    assert "listen" not in words_of(anna.sees("word for word"))
    boris.sees_nothing_new()
