"""Times are right for whoever reads them: in their own zone where it is known, marked where it is not."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.dialogues.relaying import arrived, quoted, sends, times_in
from tests.stage import Phone, Stage, buttons_of, data_of, words_of

Couple = tuple[Phone, Phone]


async def moves_to(stage: Stage, phone: Phone, zone: str) -> None:
    """Let somebody live in a zone."""
    await stage.records.person_has(phone.id, zone=zone)


def unix(*when: int) -> int:
    """Return an instant in UTC as Unix seconds."""
    return int(datetime(*when, tzinfo=UTC).timestamp())  # type: ignore[arg-type, misc]


async def test_each_reads_their_own_time(stage: Stage, couple: Couple) -> None:
    """Ten in the morning in Berlin is four in New York; nine hours later it is 19:00 there and 13:00 here."""
    anna, boris = couple
    await moves_to(stage, anna, "Europe/Berlin")
    await moves_to(stage, boris, "America/New_York")
    await anna.types("/space until 19:00")
    preview = anna.sees("word for word", "In your own time that is 19:00")
    assert "13:00" in quoted(preview)[0]
    await anna.taps("Send")
    relay = boris.sees("13:00")
    assert "19:00" not in words_of(relay)
    assert times_in(relay) == [("13:00", unix(2027, 3, 1, 18), "")]
    assert buttons_of(relay)[0] == "Okay, see you at 13:00"
    assert times_in(anna.sees("Delivered", "at 19:00"))[-1][0] == "19:00"
    await boris.taps("Okay, see you")
    anna.sees("Boris: Okay, see you at 19:00")
    boris.sees("Your answer: Okay, see you at 13:00")


async def test_nights_are_the_readers_nights(stage: Stage, couple: Couple) -> None:
    """Eleven in the evening in Berlin is noon in Auckland: one reads of a night, the other of a day."""
    anna, boris = couple
    await moves_to(stage, anna, "Europe/Berlin")
    await moves_to(stage, boris, "Pacific/Auckland")
    await stage.moves(hours=13)
    await sends(anna, "/space 2h")
    assert "hours" not in words_of(boris.sees("at 13:00"))
    anna.sees("in two hours, at 01:00")


async def test_same_zone_is_not_told_twice(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    for phone in couple:
        await moves_to(stage, phone, "Europe/Berlin")
    await anna.types("/space until 19:00")
    assert "In your own time" not in words_of(anna.sees("word for word"))


async def test_unknown_zone_is_left_to_the_phone(stage: Stage, couple: Couple) -> None:
    """The phone shows the time in its own zone; the plain text says which zone it means."""
    anna, boris = couple
    await moves_to(stage, anna, "UTC")
    preview = await sends(anna, "/space until 11:00")
    relay = boris.sees("11:00 UTC")
    assert times_in(relay) == [("11:00 UTC", unix(2027, 3, 1, 11), "t")]
    assert arrived(relay) == quoted(preview)


async def test_day_is_left_to_the_phone_too(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await moves_to(stage, anna, "UTC")
    preview = await sends(anna, "/space tomorrow 8am")
    relay = boris.sees("Tuesday", "08:00 UTC")
    ((words, at, _),) = times_in(relay)
    assert "Tuesday" in words
    assert "08:00 UTC" in words
    assert at == unix(2027, 3, 2, 8)
    assert arrived(relay) == quoted(preview)


async def test_every_time_in_a_story_is_an_entity(stage: Stage, couple: Couple) -> None:
    """Wherever a message names a time of day, an entity stands on it."""
    anna, boris = couple
    await moves_to(stage, anna, "UTC")
    await sends(anna, "/space tomorrow 8am")
    await boris.taps("Okay, see you")
    for phone in couple:
        named = [m for m in phone.person.received if "08:00" in words_of(m)]
        assert named
        assert all(times_in(message) for message in named)


def is_asked_for_place(phone: Phone) -> bool:
    """Return whether there is a key below the chat that shares a place."""
    return "request_location" in str(phone.person.room.reply_keyboard)


def zone_of(stage: Stage, phone: Phone) -> str | None:
    """Return the zone that is kept of somebody."""
    ((zone,),) = stage.records.rows("SELECT zone FROM people WHERE id = ?", phone.id)
    return None if zone is None else str(zone)


async def test_length_of_time_asks_for_no_zone(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    await anna.types("/space 2h I need to recharge")
    anna.sees("word for word")


async def test_clock_time_asks_for_zone_first(stage: Stage, couple: Couple) -> None:
    """What was typed is kept, line included, and what waited goes on with one tap."""
    anna, boris = couple
    await moves_to(stage, boris, "America/New_York")
    await anna.types("/space until 19:00 I need to recharge")
    asked = anna.sees("What time is it for you?")
    shown = buttons_of(asked)
    assert shown[0] == "New York – 04:00"
    assert {"London – 09:00", "Kolkata – 14:30", "Share my place", "Back"} <= set(shown)
    assert len(shown) == 8
    assert len(f"{words_of(asked)} {' '.join(shown)}".replace("–", "").split()) <= 40
    stage.nothing_else_was_sent()
    await anna.taps("London", under=asked)
    preview = anna.sees("word for word", "14:00", "“I need to recharge”", "In your own time that is 19:00")
    assert preview["message_id"] == asked["message_id"]
    await anna.taps("Send")
    assert "19:00" not in words_of(boris.sees("14:00", "“I need to recharge”"))
    anna.sees("Delivered", "at 19:00")
    await anna.types("/cancel")
    anna.sees("nothing open")
    stage.nothing_else_was_sent()


@pytest.mark.parametrize("label", ["Tonight", "Tomorrow"])
async def test_day_words_on_buttons_ask_too(stage: Stage, couple: Couple, label: str) -> None:
    anna, _ = couple
    await anna.types("/space")
    await anna.taps("⋯")
    await anna.taps("Change time")
    await anna.taps(label)
    anna.sees("What time is it for you?")
    await anna.types("Auckland")
    assert zone_of(stage, anna) == "Pacific/Auckland"
    assert "Send" in buttons_of(anna.sees("word for word"))


async def test_back_leads_to_until_when(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    await anna.types("/space until 19:00")
    anna.sees("What time is it for you?")
    await anna.taps("Back")
    anna.sees("Until when do you need space?")
    await anna.taps("1 h")
    anna.sees("word for word")
    assert zone_of(stage, anna) is None


async def test_city_of_many_is_chosen(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/space until 11:00")
    anna.sees("What time is it for you?")
    await anna.types("Springfeld")
    anna.sees("I don't know a city of that name")
    await anna.types("Springfield")
    which = anna.sees("Which one is it?")
    assert "Springfield, Oregon, United States – 01:00" in buttons_of(which)
    await anna.taps("Springfield, Oregon", under=which)
    assert zone_of(stage, anna) == "America/Los_Angeles"
    anna.sees("word for word")
    await anna.taps("Send")
    boris.sees("19:00 UTC")


async def test_none_of_these_asks_anew(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    await anna.types("/space until 19:00")
    await anna.types("Springfield")
    await anna.taps("None of these")
    anna.sees("What time is it for you?")
    await anna.types("a fish")
    anna.sees("I don't know a city")
    await anna.sends("photo")
    anna.sees("Please write it as text")
    await anna.types("Munich")
    anna.sees("word for word")
    assert zone_of(stage, anna) == "Europe/Berlin"


async def test_typed_clock_offers_places_that_show_it(stage: Stage, couple: Couple) -> None:
    """Ten on a clock with twelve hours is ten in the morning somewhere and ten in the evening elsewhere."""
    anna, _ = couple
    await anna.types("/space until 19:00")
    await anna.types("10:00")
    which = buttons_of(anna.sees("Which one is it?"))
    assert any(label.endswith("– 10:00") for label in which)
    assert any(label.endswith("– 22:00") for label in which)
    await anna.types("13:22")
    anna.sees("Nobody's clock shows that")


async def test_shared_place_becomes_a_zone_only(stage: Stage, couple: Couple) -> None:
    """The keyboard for it comes and goes, and neither degree nor city of the place is kept."""
    anna, _ = couple
    await anna.types("/space until 19:00")
    await anna.taps("Share my place")
    anna.sees("forget the place")
    assert is_asked_for_place(anna)
    await anna.sends("location", latitude=52.52, longitude=13.405)
    anna.sees("10:00", "Berlin", "forgotten")
    anna.sees("word for word")
    assert not is_asked_for_place(anna)
    assert zone_of(stage, anna) == "Europe/Berlin"
    kept = str(stage.records.all())
    assert "52.52" not in kept
    assert "13.405" not in kept


async def test_other_way_takes_the_keyboard_along(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    await anna.types("/space until 19:00")
    for way in ("Another way", "Munich"):
        await anna.taps("Share my place")
        assert is_asked_for_place(anna)
        await anna.types(way)
        assert not is_asked_for_place(anna)
    anna.sees("word for word")


async def test_middle_of_the_sea_has_some_zone(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    await anna.types("/settings zone")
    await anna.taps("Share my place")
    await anna.sends("location", latitude=-48.9, longitude=-123.4)
    anna.sees("Time zone:")
    assert not is_asked_for_place(anna)


async def test_place_nobody_asked_for_changes_nothing(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    await anna.sends("location", latitude=52.52, longitude=13.405)
    anna.sees("I can read text")
    assert zone_of(stage, anna) is None


async def test_zone_question_survives_a_restart(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/space until 19:00 I need to recharge")
    anna.sees("What time is it for you?")
    await stage.restarts()
    await anna.types("Munich")
    anna.sees("word for word", "“I need to recharge”")
    await anna.taps("Send")
    boris.sees("18:00 UTC", "“I need to recharge”")


async def test_command_in_between_drops_the_question(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    await anna.types("/space until 19:00")
    asked = anna.sees("What time is it for you?")
    await anna.types("/closeness")
    anna.sees("What would be good?")
    await anna.taps_again("London", asked)
    assert "Time zone" in words_of(anna.sees("Time zone"))
    anna.sees("each evening at 20:00?")
    anna.sees_nothing_new()


async def test_agreed_time_of_an_answer_asks_too(stage: Stage, couple: Couple) -> None:
    """Boris names half past eight; his clock is asked for, and Anna reads it by hers."""
    anna, boris = couple
    await moves_to(stage, anna, "America/New_York")
    await anna.types("/closeness")
    await anna.taps("A hug")
    await anna.taps("Whenever it suits")
    await anna.taps("Send")
    anna.looks_away()
    await boris.taps("Yes, at")
    await boris.types("20:30")
    boris.sees("What time is it for you?")
    anna.sees_nothing_new()
    await boris.taps("Back")
    boris.sees("When would be good?")
    await boris.types("20:30")
    await boris.taps("London")
    boris.sees("Boris: Yes, at 15:30", "Monday, 8:30 in the evening")
    anna.sees_nothing_new()
    await boris.taps("Send")
    boris.sees("Your answer: Yes, at 20:30")
    anna.sees("Boris: Yes, at 15:30")
    assert zone_of(stage, boris) == "Europe/London"


async def test_tomorrow_as_an_answer_asks_too(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/closeness hold my hand")
    await anna.taps("Whenever it suits")
    await anna.taps("Send")
    anna.looks_away()
    await boris.taps("Not now, at")
    await boris.taps("Tomorrow")
    await boris.types("Munich")
    await boris.taps("Send")
    anna.sees("Boris: Not now, but", "08:00 UTC")


@pytest.mark.parametrize("button", ["Other time", "Back, topic later"])
async def test_new_time_and_topic_ask_too(stage: Stage, couple: Couple, button: str) -> None:
    anna, boris = couple
    await sends(anna, "/space 1h")
    await stage.moves(minutes=56)
    boris.looks_away()
    await anna.taps("⋯ More ways")
    await anna.taps(button)
    await anna.types("at 18:00")
    anna.sees("What time is it for you?")
    boris.sees_nothing_new()
    await anna.types("Munich")
    anna.sees("word for word")
    boris.sees_nothing_new()
    await anna.taps("Send")
    boris.sees("17:00 UTC")


@asynccontextmanager
async def night(folder: Path, *when: int) -> AsyncIterator[tuple[Stage, Phone, Phone]]:
    """Open a stage on a night in which clocks change: Anna in Berlin, Boris in New York, connected."""
    at = datetime(*when, tzinfo=UTC)  # type: ignore[arg-type, misc]
    async with Stage.opened(folder, at=at) as stage:
        anna, boris = stage.phone("Anna"), stage.phone("Boris")
        await stage.pairs(anna, boris)
        await moves_to(stage, anna, "Europe/Berlin")
        await moves_to(stage, boris, "America/New_York")
        yield stage, anna, boris


async def test_lost_hour_is_right_for_both(tmp_path: Path) -> None:
    """At one in the night before summer time, three o'clock in Berlin is an hour away, and 21:00 in New York."""
    async with night(tmp_path, 2027, 3, 28, 0, 0) as (stage, anna, boris):
        await sends(anna, "/space until 3am")
        relay = boris.sees("21:00")
        assert [at for _, at, _ in times_in(relay)] == [unix(2027, 3, 28, 1)]
        await stage.moves(minutes=61)
        assert "I'm back" in buttons_of(anna.sees("03:00"))


async def test_hour_that_comes_twice_is_the_first(tmp_path: Path) -> None:
    """At one in the night before winter time, half past two in Berlin comes twice; the first is promised."""
    async with night(tmp_path, 2027, 10, 30, 23, 0) as (_, anna, boris):
        await sends(anna, "/space until 2:30")
        relay = boris.sees("20:30")
        assert [at for _, at, _ in times_in(relay)] == [unix(2027, 10, 31, 0, 30)]


async def test_day_of_the_change_has_other_offsets(tmp_path: Path) -> None:
    """Between the two changes of clocks Berlin and New York are five hours apart instead of six."""
    async with night(tmp_path, 2027, 3, 20, 12, 0) as (_, anna, boris):
        await sends(anna, "/space until 18:00")
        boris.sees("13:00")


async def test_zone_is_asked_for_with_that_days_clocks(tmp_path: Path) -> None:
    """In summer 10:00 in UTC is noon in Berlin; the button says so."""
    async with Stage.opened(tmp_path, at=datetime(2027, 7, 1, 10, tzinfo=UTC)) as stage:
        anna = stage.phone("Anna", language_code="de")
        await anna.types("/settings zone")
        asked = anna.sees("What time is it for you?")
        assert data_of(asked, "Berlin – 12:00").endswith("Europe/Berlin")
        await anna.taps("Berlin", under=asked)
        anna.sees("Time zone: Berlin", "12:00")
