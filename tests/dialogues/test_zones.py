"""Times are right for whoever reads them: in their own zone where it is known, marked where it is not."""

from datetime import UTC, datetime

from tests.dialogues.relaying import arrived, quoted, sends, times_in
from tests.stage import Phone, Stage, buttons_of, words_of

Couple = tuple[Phone, Phone]


def moves_to(stage: Stage, phone: Phone, zone: str) -> None:
    """Let somebody live in a zone."""
    stage.records.changes("UPDATE people SET zone = ? WHERE id = ?", zone, phone.id)


def unix(*when: int) -> int:
    """Return an instant in UTC as Unix seconds."""
    return int(datetime(*when, tzinfo=UTC).timestamp())  # type: ignore[arg-type, misc]


async def test_each_reads_their_own_time(stage: Stage, couple: Couple) -> None:
    """Ten in the morning in Berlin is four in New York; nine hours later it is 19:00 there and 13:00 here."""
    anna, boris = couple
    moves_to(stage, anna, "Europe/Berlin")
    moves_to(stage, boris, "America/New_York")
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


async def test_tomorrow_is_the_readers_tomorrow(stage: Stage, couple: Couple) -> None:
    """Eleven in the evening in Berlin is already tomorrow in Auckland, and so is what lies two hours ahead."""
    anna, boris = couple
    moves_to(stage, anna, "Europe/Berlin")
    moves_to(stage, boris, "Pacific/Auckland")
    await stage.moves(hours=13)
    await sends(anna, "/space 2h")
    relay = boris.sees("13:00")
    assert "tomorrow" not in words_of(relay)
    anna.sees("tomorrow at 01:00")


async def test_same_zone_is_not_told_twice(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    for phone in couple:
        moves_to(stage, phone, "Europe/Berlin")
    await anna.types("/space until 19:00")
    assert "In your own time" not in words_of(anna.sees("word for word"))


async def test_unknown_zone_is_left_to_the_phone(stage: Stage, couple: Couple) -> None:
    """The phone shows the time in its own zone; the plain text says which zone it means."""
    anna, boris = couple
    preview = await sends(anna, "/space until 11:00")
    relay = boris.sees("11:00 UTC")
    assert times_in(relay) == [("11:00 UTC", unix(2027, 3, 1, 11), "t")]
    assert arrived(relay) == quoted(preview)


async def test_day_is_left_to_the_phone_too(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
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
    await sends(anna, "/space tomorrow 8am")
    await boris.taps("Okay, see you")
    for phone in couple:
        named = [m for m in phone.person.received if "08:00" in words_of(m)]
        assert named
        assert all(times_in(message) for message in named)
