"""A promised return names a time that is true whenever it is read."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.dialogues.couples import connected
from tests.dialogues.relaying import arrived, quoted, sends
from tests.stage import Stage, buttons_of, words_of

LATE = datetime(2026, 11, 30, 23, 5, 0, 500_000, tzinfo=UTC)  # a Monday
RELATIVE = re.compile(r"\b(today|tonight|tomorrow|yesterday|hoy|esta noche|mañana|ayer)\b(?! a las)", re.IGNORECASE)


async def holds_at_night(stage: Stage, phone_id: int) -> None:
    """Let somebody hold signals in their quiet hours."""
    await stage.records.changes("UPDATE people SET holds_at_night = true WHERE id = ?", phone_id)


async def test_an_hour_before_midnight_is_an_hour(tmp_path: Path) -> None:
    async with connected(tmp_path, LATE) as (stage, anna, boris):
        preview = await sends(boris, "/space 1h")
        assert "in an hour, at 00:05" in quoted(preview)[0]
        relay = anna.sees("in an hour, at 00:05")
        assert arrived(relay) == quoted(preview)
        assert "Okay, see you at 00:05" in buttons_of(relay)
        boris.sees("Delivered. It says that you come back in an hour, at 00:05.")
        stage.nothing_else_was_sent()


async def test_what_is_held_says_its_weekday_and_is_what_was_previewed(tmp_path: Path) -> None:
    """Sent on Monday at 23:05, read on Tuesday at eight: nine is that day's nine."""
    async with connected(tmp_path, LATE) as (stage, anna, boris):
        await holds_at_night(stage, anna.id)
        preview = await sends(boris, "/space tomorrow 9am")
        boris.looks_away()
        await stage.moves(hours=8, minutes=55)
        relay = anna.sees("on Tuesday at 09:00")
        assert arrived(relay) == quoted(preview)
        assert "Okay, see you at 09:00" in buttons_of(relay)
        boris.sees("Delivered", "09:00")
        stage.nothing_else_was_sent()


async def test_what_was_held_until_after_its_time_says_so(tmp_path: Path) -> None:
    async with connected(tmp_path, LATE) as (stage, anna, boris):
        await holds_at_night(stage, anna.id)
        preview = await sends(boris, "/space 1h gym")
        boris.sees("Held")
        await stage.moves(hours=8, minutes=55)
        relay = anna.sees("Written on Monday at 23:05. Its time is over now.\n“gym”\n", "on Tuesday at 00:05")
        assert words_of(relay).endswith(quoted(preview)[0])
        assert not [label for label in buttons_of(relay) if "see you" in label]
        boris.sees("Delivered, after its time")
        await stage.moves(minutes=1)
        boris.sees("This reached Anna only after 00:05")  # asked in the morning, without a reproach
        stage.nothing_else_was_sent()


async def test_what_was_to_go_at_once_and_is_held_says_when_it_was_written(tmp_path: Path) -> None:
    """Boris gives himself ten seconds; in these Anna pauses until the morning."""
    async with connected(tmp_path, LATE) as (stage, anna, boris):
        await stage.records.person_has(boris.id, undo_seconds=10)
        preview = await sends(boris, "/space 5h")
        await anna.types("/pause 2h")
        anna.looks_away()
        boris.looks_away()
        await stage.moves(hours=2, minutes=1)
        assert words_of(anna.sees("Written on Monday at 23:05.\n")).endswith(quoted(preview)[0])
        boris.looks_away()


@pytest.mark.parametrize("command", ["/space 1h", "/space 5h", "/space tomorrow 9am", "/space until 7am"])
@pytest.mark.parametrize("language", ["en", "es"])
async def test_no_relative_day_in_what_is_held(tmp_path: Path, command: str, language: str) -> None:
    async with connected(tmp_path, LATE) as (stage, anna, boris):
        await stage.records.person_has(anna.id, language=language)
        await holds_at_night(stage, anna.id)
        await boris.types(command)
        shown = quoted(boris.sees("word for word"))[0]
        assert not RELATIVE.search(shown)
        assert "Tuesday" in shown or "martes" in shown
        boris.looks_away()


async def test_a_space_that_never_arrived_makes_room_for_another(tmp_path: Path) -> None:
    async with connected(tmp_path, LATE) as (stage, anna, boris):
        await holds_at_night(stage, anna.id)
        await sends(boris, "/space 1h first")
        boris.looks_away()
        await stage.moves(hours=2)
        await sends(boris, "/space 9am again")
        boris.looks_away()
        await stage.moves(hours=7)
        anna.sees("“again”")
        boris.looks_away()
        stage.nothing_else_was_sent()
