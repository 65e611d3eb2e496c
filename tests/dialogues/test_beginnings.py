"""The one message that says what will come by itself, before anything does."""

from datetime import UTC, datetime
from pathlib import Path

from tests.stage import Phone, Stage, buttons_of, token_in

MONDAY_NINE = datetime(2027, 3, 1, 9, tzinfo=UTC)
NIGHT = datetime(2027, 3, 1, 23, 30, tzinfo=UTC)


async def _connects(inviter: Phone, invited: Phone) -> None:
    await inviter.types("/start")
    await inviter.types("/invite")
    await invited.types(f"/start {token_in(inviter.sees('t.me/'))}")
    await invited.taps("Accept")
    for phone in (inviter, invited):
        phone.looks_away()
    await inviter.taps("Yes, connect")


async def test_both_hear_what_comes_by_itself(stage: Stage, anna: Phone, boris: Phone) -> None:
    await _connects(anna, boris)
    for phone in (anna, boris):
        phone.sees("are connected")
        told = phone.sees("by themselves", "each evening at 20:00?", "Monday, Wednesday and Friday at 12:30")
        assert "What time is it for you now?" in told["text"]  # nobody has said it
        assert buttons_of(told) == ["Set my time", "Yes, each evening", "Not for now", "Change"]
    stage.nothing_else_was_sent()


async def test_question_comes_by_itself_to_who_says_so(stage: Stage, anna: Phone, boris: Phone) -> None:
    """Whoever says nothing, or *Not for now*, is asked nothing; the zone can still be told after the choice."""
    await _connects(anna, boris)
    boris.looks_away()
    anna.sees("are connected")
    told = anna.sees("by themselves")
    await anna.taps("Yes, each evening")
    assert buttons_of(anna.message(told["message_id"])) == ["Set my time", "Change"]
    anna.sees("Good. The question comes at 20:00.")
    await boris.taps("Not for now")
    boris.sees("Good. No question comes by itself.")
    await stage.records.changes("DELETE FROM agenda WHERE kind = 'lesson.send'")
    await stage.moves(hours=12)
    assert anna.news() == ["How connected did you feel with your partner today?"]
    anna.looks_away()
    boris.sees_nothing_new()
    await boris.taps_again("Yes, each evening", told)
    boris.looks_away()


async def test_change_opens_the_settings(stage: Stage, anna: Phone, boris: Phone) -> None:
    await _connects(anna, boris)
    anna.looks_away()
    boris.looks_away()
    await anna.taps("Change")
    assert anna.news()
    boris.sees_nothing_new()


async def test_known_zone_is_not_asked_for(stage: Stage, anna: Phone, boris: Phone) -> None:
    await anna.types("/start")
    await stage.records.changes("UPDATE people SET zone = 'Europe/Berlin' WHERE id = ?", anna.id)
    await _connects(anna, boris)
    anna.sees("are connected")
    assert buttons_of(anna.sees("by themselves")) == ["Yes, each evening", "Not for now", "Change"]
    assert "Set my time" in buttons_of(boris.sees("by themselves"))


async def test_start_is_told_silently_at_night(tmp_path: Path) -> None:
    async with Stage.opened(tmp_path, at=NIGHT) as stage:
        anna, boris = stage.phone("Anna"), stage.phone("Boris")
        await _connects(anna, boris)
        sent = [call for call in stage.simulator.calls if "by themselves" in str(call.parameters.get("text"))]
        assert len(sent) == 2
        assert all(call.parameters.get("disable_notification") for call in sent)


async def test_nothing_comes_before_two_are_connected(stage: Stage, anna: Phone, boris: Phone) -> None:
    await anna.types("/start")
    await anna.types("/invite")
    await boris.types(f"/start {token_in(anna.sees('t.me/'))}")
    await boris.taps("Accept")
    for phone in (anna, boris):
        phone.looks_away()
    await stage.moves(days=1, hours=23)
    stage.nothing_else_was_sent()


async def test_second_tap_tells_nothing_twice(stage: Stage, anna: Phone, boris: Phone) -> None:
    await anna.types("/start")
    await anna.types("/invite")
    await boris.types(f"/start {token_in(anna.sees('t.me/'))}")
    await boris.taps("Accept")
    question = anna.sees("Is this the person you invited?")
    await anna.taps("Yes, connect")
    await anna.taps_again("Yes, connect", question)
    assert sum("by themselves" in str(message.get("text")) for message in anna.person.received) == 1
    assert sum("by themselves" in str(message.get("text")) for message in boris.person.received) == 1
