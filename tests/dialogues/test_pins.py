"""The promise stays at the top of the chat of the one who waits, in silence, until the return takes it away."""

from pathlib import Path

import pytest

from tests.dialogues.couples import connected, sends_space
from tests.stage import Phone, words_of


def pinned(phone: Phone) -> list[str]:
    """Return what is pinned in a chat."""
    return [words_of(phone.message(number)) for number in phone.person.room.pinned]


def look(*phones: Phone) -> None:
    """Take all that is there for looked at."""
    for phone in phones:
        phone.looks_away()


@pytest.mark.parametrize("way", ["I'm back", "/back soup is ready", "a day passes", "Take back"])
async def test_promise_is_pinned_until_it_is_over(tmp_path: Path, way: str) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        assert "14:00" in pinned(boris)[0]
        assert pinned(anna) == []
        if way == "a day passes":
            await stage.moves(hours=27)
        elif way.startswith("/"):
            await anna.types(way)
            assert len(pinned(boris)) == 1
            await anna.taps("Send")
        else:
            await anna.taps(way)
        assert pinned(boris) == []
        look(anna, boris)


async def test_new_time_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        await stage.moves(minutes=115)
        await anna.taps("20 more min · 14:20")
        await anna.taps("Send")
        (shown,) = pinned(boris)
        assert "14:20" in shown
        await anna.taps("I'm back")
        assert pinned(boris) == []
        look(anna, boris)


async def test_pin_of_ones_own_stays(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_, anna, boris):
        await boris.types("/privacy")
        own = boris.person.received[-1]["message_id"]
        boris.person.room.pinned.append(own)
        await sends_space(anna)
        await anna.taps("I'm back")
        assert boris.person.room.pinned == [own]
        look(anna, boris)


async def test_discreet_chat_shows_nothing_at_the_top(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await stage.records.person_has(boris.id, is_discreet=True)
        await sends_space(anna)
        assert pinned(boris) == []
        await anna.taps("I'm back")
        look(anna, boris)


async def test_what_telegram_says_of_the_pin_goes(tmp_path: Path) -> None:
    """It arrives as a message of the bot's own, which nobody takes for input."""
    async with connected(tmp_path) as (stage, anna, boris):
        stage.simulator.world.announces_pins = True
        await sends_space(anna)
        assert len(pinned(boris)) == 1
        assert not [m for m in boris.person.messages if "pinned_message" in m]
        look(anna)
        boris.sees("14:00")
        await anna.taps("I'm back")
        look(anna, boris)


async def test_pin_goes_with_the_return_not_before(tmp_path: Path) -> None:
    """Boris pauses: nothing in his chat tells that Anna is back until he hears it."""
    async with connected(tmp_path) as (_, anna, boris):
        await sends_space(anna)
        await boris.types("/pause 3h")
        await anna.taps("I'm back")
        assert len(pinned(boris)) == 1
        await boris.types("/resume")
        assert pinned(boris) == []
        look(anna, boris)


@pytest.mark.parametrize("manner", ["Tell them kindly", "Leave quietly"])
async def test_leaving_leaves_no_pin_for_ever(tmp_path: Path, manner: str) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        await anna.types("/unpair")
        await anna.taps(manner)
        await anna.taps("Yes, disconnect")
        assert len(pinned(boris)) == (1 if "quiet" in manner else 0)
        look(anna, boris)
        await stage.moves(hours=27)
        assert pinned(boris) == []
        look(anna, boris)
