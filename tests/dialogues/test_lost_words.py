"""Telegram took a relay and its word for that was lost: what is said and done until the second try stays true."""

import pytest

from tests.delivery.stand_in import until
from tests.dialogues.relaying import quoted
from tests.stage import Json, Phone, Stage, buttons_of, words_of

Couple = tuple[Phone, Phone]


async def holds_back_the_word(stage: Stage, anna: Phone, boris: Phone, *steps: str) -> Json:
    """Let a need for space, or what `steps` ask for, arrive while the bot does not know that; return the preview."""
    first, *more = steps or ("/space 2h",)
    await anna.types(first)
    for step in more:
        await anna.taps(step)
    preview = anna.sees("word for word")
    stage.simulator.faults.add("torn_after", "sendMessage", boris.id)
    anna.person.taps("Send")
    await stage.simulator.wait_for(boris.news, 10)
    waiting = "attempts > 0 AND state = 0 AND method = 'sendMessage'"
    await until(lambda: bool(stage.records.rows(f"SELECT id FROM outbox WHERE {waiting}")))
    # The second try comes when the story wants it, however slow the machine is.
    await stage.records.changes(f"UPDATE outbox SET not_before = not_before + 30000 WHERE {waiting}")
    return preview


async def test_answer_proves_that_a_relay_arrived(stage: Stage, couple: Couple) -> None:
    """Telegram took it, its answer was lost, and the partner is quicker than the second try."""
    anna, boris = couple
    preview = await holds_back_the_word(stage, anna, boris)
    boris.person.taps("Okay, see you")
    await stage.settles()
    answered = boris.sees("Your answer")
    assert words_of(answered).startswith(quoted(preview)[0])
    anna.sees("Delivered")
    anna.sees("Boris: Okay, see you")
    await stage.moves(minutes=1)
    tried = [str(call.parameters) for call in stage.simulator.calls_to(boris.id, "sendMessage")]
    assert sum("Okay, see you" in said and "Your answer" not in said for said in tried) == 1
    stage.nothing_else_was_sent()


async def test_return_is_told_where_a_relay_may_have_arrived(stage: Stage, couple: Couple) -> None:
    """Nobody is left waiting for somebody who came back before Telegram's word for the relay was there."""
    anna, boris = couple
    await holds_back_the_word(stage, anna, boris)
    boris.sees("Anna")
    anna.person.types("/back")
    await stage.settles()
    boris.sees("Anna is")
    anna.sees("Welcome back")
    await stage.moves(minutes=1)
    told = anna.sees("You are back, and Boris is told. Whether this had arrived before, I can't know.")
    assert buttons_of(told) == []
    await boris.taps("Okay ❤")
    assert buttons_of(boris.sees("This one is closed."))[0] == "I need space"
    assert not any("Okay ❤" in buttons_of(message) for message in boris.person.received)
    stage.nothing_else_was_sent()


WISH = ("/closeness", "A hug", "Whenever it suits")


@pytest.mark.parametrize(
    ("steps", "label"),
    [(("/space 2h",), "Okay, see you"), (("/space 2h",), "Leave a line"), (WISH, "Yes, now"), (WISH, "Yes, at")],
)
async def test_copy_of_what_was_taken_back_goes_when_it_is_touched(
    stage: Stage, couple: Couple, steps: tuple[str, ...], label: str
) -> None:
    """Nobody answers what is not there any more, and nobody is told that they tried."""
    anna, boris = couple
    await holds_back_the_word(stage, anna, boris, *steps)
    copy = boris.sees("Anna")
    await stage.moves(seconds=1)
    anna.sees("On its way")
    await anna.taps("Take back")
    taken = words_of(anna.sees("Taken back. It may have reached Boris just before; I can't know."))
    assert "gone from" not in taken
    await stage.moves(minutes=1)
    stage.nothing_else_was_sent()
    await boris.taps(label)
    over = boris.sees("This one is closed.")
    assert over["message_id"] == copy["message_id"], "it stands in place of the copy"
    await boris.types("one more line")
    boris.sees("I haven't sent this")
    stage.nothing_else_was_sent()


async def test_copy_of_a_wish_that_is_kept_goes_when_it_is_touched(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await holds_back_the_word(stage, anna, boris, *WISH)
    copy = boris.sees("Anna")
    boris.person.types("/pause 1h")
    await stage.settles()
    await boris.types("/space 3h")
    await boris.taps("Send")
    for phone in couple:
        phone.looks_away()
    await boris.taps("Yes, now", under=copy)
    assert boris.sees("This one is closed.")["message_id"] == copy["message_id"]
    stage.nothing_else_was_sent()
    await boris.types("/back")
    boris.sees("Welcome back")
    anna.sees("Boris is back.")
    anna.looks_away()
    boris.sees_nothing_new()  # the wish waits for the end of the pause by the clock
    await stage.moves(hours=1)
    assert "Yes, now" in buttons_of(boris.sees("Anna", "a hug"))
    anna.sees("Delivered")


async def test_return_before_anything_arrived_says_so(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await boris.types("/pause 1h")
    await anna.types("/space 2h")
    await anna.taps("Send")
    for phone in couple:
        phone.looks_away()
    await anna.types("/back")
    anna.sees("Boris had not got your need for space yet")
    assert buttons_of(anna.sees("Not sent: you were back before it could reach Boris.")) == []
    await stage.moves(hours=3)
    boris.sees("Your pause is over")
    stage.nothing_else_was_sent()
