"""Space in two taps, and three with one warm line: one screen that shows the whole message."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.dialogues.couples import connected
from tests.dialogues.relaying import arrived, quoted, sends
from tests.stage import Json, Phone, buttons_of, data_of, words_of

LATE = datetime(2026, 11, 30, 23, 5, 0, 500_000, tzinfo=UTC)  # a Monday


def own_words_of_the_bot(message: Json) -> int:
    """Count the words that the bot adds to the message that is previewed."""
    return len(words_of(message).replace(quoted(message)[0], "").split())


async def key(phone: Phone) -> Json:
    """Begin as the key does, and return the screen."""
    await phone.types("/space")
    return phone.sees("word for word")


async def test_two_taps_thirty_words_ten_buttons(tmp_path: Path) -> None:
    async with connected(tmp_path, LATE) as (stage, anna, boris):
        screen = await key(boris)  # the first tap
        assert buttons_of(screen) == [
            *("Send", "20 min · 23:25", "Morning · 08:30"),
            *("We're okay.", "I love you.", "It's not about you.", "My own words", "⋯"),
        ]
        await boris.taps("Send")  # the second
        relay = anna.sees("in an hour, at 00:05")
        assert arrived(relay) == quoted(screen)
        receipt = boris.sees("Delivered")
        assert own_words_of_the_bot(screen) + own_words_of_the_bot(receipt) <= 30
        assert len(buttons_of(screen)) <= 8
        assert len(buttons_of(screen)) + len(buttons_of(receipt)) <= 10
        stage.nothing_else_was_sent()


async def test_a_warm_line_is_a_third_tap_and_stands_first(tmp_path: Path) -> None:
    async with connected(tmp_path, LATE) as (stage, anna, boris):
        await key(boris)
        await boris.taps("We're okay.")
        preview = boris.sees("“We're okay.”\n")
        assert "✓ We're okay." in buttons_of(preview)
        assert len(buttons_of(preview)) <= 8
        await boris.taps("Send")
        relay = anna.sees("“We're okay.”\nBoris")
        assert arrived(relay) == quoted(preview)
        boris.looks_away()


async def test_own_words_by_one_button(tmp_path: Path) -> None:
    async with connected(tmp_path, LATE) as (stage, anna, boris):
        await key(boris)
        await boris.taps("My own words")
        boris.sees("Write one line")
        await boris.types("gym, back soon")
        preview = boris.sees("“gym, back soon”\n")
        await boris.taps("✓ My own words")
        boris.sees("Write one line")
        await boris.taps("Without my line")
        assert "gym" not in words_of(boris.sees("word for word"))
        await boris.taps_again("Send", preview)  # the older copy still has its button: what is shown now goes
        assert "gym" not in words_of(anna.sees("Boris"))
        boris.looks_away()


@pytest.mark.parametrize("label", ["20 min · 23:25", "Morning · 08:30"])
async def test_the_clock_on_a_button_is_what_it_means(tmp_path: Path, label: str) -> None:
    async with connected(tmp_path, LATE) as (stage, anna, boris):
        screen = await key(boris)
        await stage.moves(seconds=30)
        await boris.taps(label, under=screen)
        clock = label[-5:]
        preview = boris.sees(clock)
        assert label not in buttons_of(preview)
        await boris.taps("Send")
        assert clock in words_of(anna.sees("Boris"))
        ((until_ms,),) = stage.records.rows("SELECT until_at FROM signals")
        assert f"{datetime.fromtimestamp(until_ms / 1000, UTC):%H:%M}" == clock
        boris.looks_away()


@pytest.mark.parametrize("later", [timedelta(minutes=5), timedelta(hours=2)])
async def test_a_clock_that_is_too_near_or_past_draws_the_screen_anew(tmp_path: Path, later: timedelta) -> None:
    async with connected(tmp_path, LATE) as (stage, anna, boris):
        screen = await key(boris)
        await stage.moves(seconds=later.total_seconds())
        await boris.taps("20 min · 23:25", under=screen)
        clock = f"{LATE + later + timedelta(minutes=20):%H:%M}"
        boris.sees("It is later now, so the time has changed.", clock)
        anna.sees_nothing_new()
        await boris.taps("Send")
        assert clock in words_of(anna.sees("Boris"))
        boris.looks_away()


async def test_the_length_chosen_last_comes_first(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        assert "13:00" in words_of(await key(boris))
        await sends(boris, "/space 20m")
        boris.looks_away()
        anna.looks_away()
        await boris.types("/back")
        boris.looks_away()
        anna.looks_away()
        assert "12:20" in words_of(await key(boris))


async def test_every_screen_on_the_way_has_eight_buttons_at_most(tmp_path: Path) -> None:
    async with connected(tmp_path, LATE) as (stage, anna, boris):
        for begun in ("/space", "/space until 3am", "/closeness a hug", "/talk the weekends"):
            await boris.types(begun)
            if "closeness" in begun:
                await boris.taps("Whenever it suits")
            for way in ((), ("⋯",), ("⋯", "Change time"), ("⋯", "Add a line")):
                for label in way:
                    if label in buttons_of(boris.message(boris.person.received[-1]["message_id"])):
                        await boris.taps(label)
                shown = boris.message(boris.person.received[-1]["message_id"])
                assert len(buttons_of(shown)) <= 8, (begun, way, buttons_of(shown))
                assert "Send" not in buttons_of(shown) or quoted(shown)[0]
                if "Send" not in buttons_of(shown):
                    data = data_of(boris.message(shown["message_id"]), buttons_of(shown)[-1])
                    await boris.forges(f"draft:preview:{data.split(':')[2]}", under=shown)
        boris.looks_away()


async def test_a_preview_in_another_language_has_a_gloss(tmp_path: Path) -> None:
    async with connected(tmp_path, LATE) as (stage, anna, boris):
        await stage.records.person_has(anna.id, language="es")
        preview = await key(boris)
        assert "vuelve" in quoted(preview)[0]
        assert "In English: Boris would like some time alone, comes back in an hour, at 00:05" in words_of(preview)
        await boris.taps("Send")
        assert words_of(anna.sees("Boris")) == quoted(preview)[0]
        boris.looks_away()


async def test_a_topic_keeps_the_language_it_was_written_in(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await stage.records.person_has(boris.id, language="es")
        await anna.types("/talk")
        for part in ("tired", "the dishes", "us to take turns"):
            await anna.types(part)
        anna.looks_away()
        await anna.taps("Send")
        boris.sees("“I felt tired about the dishes, and I'd like us to take turns.”\nA Anna le gustaría hablar")
        anna.looks_away()
