"""A wish that arrives after the time it names says so, and one that was read stays where it was read."""

from tests.phone import Phone, buttons_of, words_of
from tests.stage import Stage

Couple = tuple[Phone, Phone]


async def test_an_hour_that_is_over_is_said_to_be_over(stage: Stage, couple: Couple) -> None:
    """Anna wishes for the next hour while Boris is alone for three; nobody presses her an hour after it arrived."""
    anna, boris = couple
    await boris.types("/space 3h")
    await boris.taps("Send")
    anna.looks_away()
    await stage.moves(minutes=5)
    await anna.types("/closeness")
    await anna.taps("Just a heart back")
    await anna.taps("In the next hour")
    await anna.taps("Send")
    await anna.taps("Keep it for")
    boris.looks_away()
    await stage.moves(hours=2, minutes=30)
    await boris.taps("I'm back")
    wish = boris.sees("Would you send me a heart?")
    assert words_of(wish).startswith(
        "Written on Monday at 09:05 UTC. The time it names has passed; it can be answered all the same."
    )
    assert buttons_of(wish) == ["❤", "Write a line …", "Not today"]
    anna.sees("Delivered, after the time it names. Boris reads when you wrote it.")
    for phone in (anna, boris):
        phone.looks_away()
    await stage.moves(hours=2)
    anna.sees_nothing_new()


async def test_a_wish_in_time_says_no_more_than_before(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await boris.types("/space 20m")
    await boris.taps("Send")
    await anna.types("/closeness")
    await anna.taps("A hug")
    await anna.taps("In the next hour")
    await anna.taps("Send")
    await stage.moves(minutes=15)
    await boris.taps("I'm back")
    assert "Written" not in words_of(boris.sees("Could I have a hug?"))
    anna.sees("Delivered. Boris has your wish.")


async def test_a_wish_that_is_answered_with_a_need_for_space_stays(stage: Stage, couple: Couple) -> None:
    """Boris read it, so it stays; what it waits for is said by the bot alone, and it comes again with the return."""
    anna, boris = couple
    await anna.types("/closeness")
    await anna.taps("A hug")
    await anna.taps("Whenever it suits")
    await anna.taps("Send")
    wish = boris.sees("Could I have a hug?")
    await stage.moves(minutes=5)
    await boris.types("/space 1h")
    await boris.taps("Send")
    choice = boris.sees("What do you want to give first?")
    assert "first ten minutes" not in words_of(choice)
    await boris.taps("❤ and my time", under=choice)
    kept = boris.message(wish["message_id"])
    assert "Could I have a hug?" in words_of(kept)
    assert buttons_of(kept) == []
    anna.sees("❤ Boris has your wish and needs quiet first, until 10:05 UTC. I keep the wish until then.")
    await stage.moves(minutes=30)
    await boris.taps("I'm back")
    assert buttons_of(boris.sees("Could I have a hug?"))
