"""What will come by itself is said before anything does, and a question is offered by one's own clock."""

from datetime import UTC, datetime
from pathlib import Path

from tests.stage import Phone, Stage, buttons_of, token_in, words_of

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
        asked = phone.sees("What time is it for you? Write it, like 20:30, or your city.", "Until then I go by UTC")
        assert buttons_of(asked)[0] == "New York – 04:00"
        assert len(buttons_of(asked)) == 7
        assert len(f"{words_of(asked)} {' '.join(buttons_of(asked))}".replace("–", "").split()) <= 40
        told = phone.sees("by themselves", "Monday, Wednesday and Friday at 12:30")
        assert buttons_of(told) == ["Change"]
    stage.nothing_else_was_sent()


async def test_time_is_told_in_the_first_minutes(stage: Stage, anna: Phone, boris: Phone) -> None:
    """One taps a place, the other writes a time; neither speaks of it to the other."""
    await _connects(anna, boris)
    anna.sees("are connected")
    await anna.taps("London", under=anna.sees("What time is it for you?"))
    anna.sees("Time zone: London")
    assert buttons_of(anna.sees("each evening at 20:00?")) == ["Yes, each evening", "Not for now", "Change"]
    for phone in (anna, boris):
        phone.looks_away()
    await boris.types("10:00")
    await boris.taps("Berlin – 10:00", under=boris.sees("Which one is it?"))
    boris.sees("Time zone: Berlin")
    boris.sees("each evening at 20:00?")
    await boris.types("/settings zone London")
    await boris.taps("London, United Kingdom")
    boris.sees("Time zone: London")
    boris.sees_nothing_new()
    stage.nothing_else_was_sent()
    zones = stage.records.rows("SELECT zone FROM people ORDER BY zone")
    assert [zone for (zone,) in zones] == ["Europe/London", "Europe/London"]


async def test_city_is_written_in_the_first_minutes(stage: Stage, anna: Phone, boris: Phone) -> None:
    await _connects(anna, boris)
    anna.looks_away()
    await anna.types("vivo en Munich")
    anna.sees("Time zone: Berlin")
    await anna.types("Lagos")
    anna.sees("I haven't sent this")


async def test_a_place_that_is_a_word_is_asked_about(stage: Stage, anna: Phone, boris: Phone) -> None:
    await _connects(anna, boris)
    anna.looks_away()
    await anna.types("nice")
    which = anna.sees("Which one is it?")
    assert stage.records.rows("SELECT zone FROM people WHERE id = ?", anna.id) == [(None,)]
    await anna.taps("Nice", under=which)
    anna.sees("Time zone: Paris")


async def test_words_for_the_other_are_no_answer_to_the_question(stage: Stage, anna: Phone, boris: Phone) -> None:
    await _connects(anna, boris)
    for said in ("I'm so glad you said yes", "no", "hola", "later"):
        anna.looks_away()
        await anna.types(said)
        assert "city" not in words_of(anna.sees(said))


async def test_a_day_later_a_city_is_a_word_like_others(stage: Stage, anna: Phone, boris: Phone) -> None:
    await _connects(anna, boris)
    await stage.records.changes("DELETE FROM agenda WHERE kind = 'lesson.send'")
    await stage.moves(days=1, minutes=1)
    anna.looks_away()
    await anna.types("Munich")
    assert "Munich" in words_of(anna.sees("Munich"))
    assert stage.records.rows("SELECT zone FROM people WHERE id = ?", anna.id) == [(None,)]


async def test_question_comes_by_itself_to_who_says_so(stage: Stage, anna: Phone, boris: Phone) -> None:
    """Whoever says nothing, or *Not for now*, is asked nothing; each evening is that of one's own clock."""
    await _connects(anna, boris)
    for phone, place in ((anna, "London – 09:00"), (boris, "New York – 04:00")):
        phone.looks_away()
        await phone.taps(place)
        phone.sees("Time zone")
    offered = boris.sees("each evening at 20:00?")
    await anna.taps("Yes, each evening")
    assert buttons_of(anna.sees("each evening")) == ["Change"]
    anna.sees("Good. The question comes at 20:00.")
    await boris.taps("Not for now")
    boris.sees("Good. No question comes by itself.")
    boris.looks_away()
    await stage.records.changes("DELETE FROM agenda WHERE kind = 'lesson.send'")
    await stage.moves(hours=12)
    assert anna.news() == ["How connected did you feel with your partner today?"]
    anna.looks_away()
    boris.sees_nothing_new()
    await boris.taps_again("Yes, each evening", offered)
    boris.sees("Good. The question comes at 20:00.")
    [(due,)] = stage.records.rows("SELECT due_at FROM agenda WHERE kind LIKE 'checkin%' AND person_id = ?", boris.id)
    assert datetime.fromtimestamp(due / 1_000, UTC).hour == 1  # eight in the evening there
    boris.looks_away()


async def test_shared_place_brings_the_offer_too(stage: Stage, anna: Phone, boris: Phone) -> None:
    await _connects(anna, boris)
    for phone in (anna, boris):
        phone.looks_away()
    await anna.taps("Share my place")
    anna.looks_away()
    await anna.sends("location", latitude=52.52, longitude=13.405)
    anna.sees("Berlin")
    anna.sees("each evening at 20:00?")
    boris.sees_nothing_new()
    anna.looks_away()


async def test_time_that_is_told_days_later_brings_the_offer(stage: Stage, anna: Phone, boris: Phone) -> None:
    """In the middle of a need for space nobody is offered anything; that goes on, by the time that was told."""
    await _connects(anna, boris)
    await stage.records.changes("DELETE FROM agenda WHERE kind = 'lesson.send'")
    await stage.moves(days=3)
    for phone in (anna, boris):
        phone.looks_away()
    await anna.types("/settings zone Munich")
    anna.sees("Time zone: Berlin")
    anna.sees("each evening at 20:00?")
    await boris.types("/space until 20:00")
    await boris.taps("London – 09:00", under=boris.sees("What time is it for you?"))
    boris.sees("word for word", "20:00")
    stage.nothing_else_was_sent()


async def test_time_that_is_told_inside_a_space_brings_the_offer_on_a_calm_evening(
    stage: Stage, anna: Phone, boris: Phone
) -> None:
    """Not while either is in a space; then once, in a message of its own."""
    await _connects(anna, boris)
    await stage.records.changes("DELETE FROM agenda WHERE kind = 'lesson.send'")
    await boris.types("/space until 20:00")
    await boris.taps("London – 09:00", under=boris.sees("What time is it for you?"))
    await boris.taps("Send")
    await stage.moves(hours=5)
    await boris.taps("I'm back")
    await stage.moves(days=1)  # Tuesday, 14:00
    await anna.types("/space 8h")
    await anna.taps("Send")
    for phone in (anna, boris):
        phone.looks_away()
    await stage.moves(hours=6, minutes=5)  # the evening of the question, in which Anna is alone
    for phone in (anna, boris):
        phone.sees_nothing_new()
    await anna.taps("I'm back")
    for phone in (anna, boris):
        phone.looks_away()
    await stage.moves(days=1)
    assert [words.partition("?")[0] for words in boris.news()] == [
        "Would you like one small question each evening at 20:00"
    ]
    await boris.taps("Not for now")
    boris.looks_away()
    await stage.moves(days=3)
    for phone in (anna, boris):
        phone.sees_nothing_new()


async def test_change_opens_the_settings(stage: Stage, anna: Phone, boris: Phone) -> None:
    await _connects(anna, boris)
    anna.looks_away()
    boris.looks_away()
    await anna.taps("Change")
    assert anna.news()
    boris.sees_nothing_new()


async def test_known_zone_is_not_asked_for(stage: Stage, anna: Phone, boris: Phone) -> None:
    await anna.types("/start")
    await stage.records.person_has(anna.id, zone="Europe/Berlin")
    await _connects(anna, boris)
    anna.sees("are connected")
    anna.sees("by themselves")
    assert buttons_of(anna.sees("each evening at 20:00?")) == ["Yes, each evening", "Not for now", "Change"]
    boris.sees("are connected")
    boris.sees("What time is it")
    boris.sees("by themselves")


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
