"""Two keys below the chat, always in sight, understood in any language and of any age."""

from pathlib import Path

import pytest

from tests.dialogues.couples import connected, wishes
from tests.dialogues.relaying import arrived, quoted
from tests.stage import Json, Phone, Stage, buttons_of, words_of


def keyboards(stage: Stage, phone: Phone) -> list[Json]:
    """Return the keyboards that came to a phone, oldest first."""
    calls = [call for call in stage.simulator.calls if call.chat_id == phone.id]
    markups = [dict(call.parameters.get("reply_markup") or {}) for call in calls]
    return [one for one in markups if one.get("is_persistent")]


async def test_both_have_them_from_the_first_minute(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        for phone in (anna, boris):
            (keyboard,) = keyboards(stage, phone)
            assert [key["text"] for key in keyboard["keyboard"][0]] == ["I need space", "I'd like you near"]
            assert keyboard["is_persistent"]
        await anna.types("/menu")
        anna.looks_away()
        assert len(keyboards(stage, anna)) == 2  # for whoever lost them


async def test_a_key_and_send_are_two_taps(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_, anna, boris):
        await boris.types("I need space")
        screen = boris.sees("word for word")
        assert len(buttons_of(screen)) <= 8
        await boris.taps("Send")
        assert arrived(anna.sees("Boris")) == quoted(screen)
        boris.looks_away()


async def test_the_other_key_asks_for_the_wish(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_, anna, _boris):
        await anna.types("I'd like you near")
        assert "A hug" in buttons_of(anna.sees("What would be good?"))


@pytest.mark.parametrize("label", ["Necesito espacio", "I need space", "Nota 1", "Note 1", "  i need SPACE "])
async def test_labels_of_any_language_and_age_are_understood(tmp_path: Path, label: str) -> None:
    async with connected(tmp_path) as (_, anna, _boris):
        await anna.types("/settings language")
        await anna.taps("Español")
        anna.looks_away()
        await anna.types(label)
        anna.sees("palabra por palabra")


async def test_the_language_and_discreet_mode_bring_new_labels(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, _):
        await anna.types("/settings language")
        await anna.taps("Español")
        assert keyboards(stage, anna)[-1]["keyboard"][0][0]["text"] == "Necesito espacio"
        await anna.types("/settings discreto")
        await anna.taps("Activar el modo discreto")
        labels = [key["text"] for key in keyboards(stage, anna)[-1]["keyboard"][0]]
        assert labels == ["Nota 1", "Nota 2"]
        anna.looks_away()


async def test_a_key_leaves_what_was_being_written(tmp_path: Path) -> None:
    """In the middle of a line it is a key, and nothing of it is taken for words."""
    async with connected(tmp_path) as (_, anna, boris):
        await anna.types("/space 2h")
        await anna.taps("My own words")
        await anna.types("I need space")
        assert "“" not in quoted(anna.sees("word for word"))[0]
        boris.sees_nothing_new()
        anna.looks_away()


async def test_a_key_meets_an_open_wish_as_the_command_does(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(anna)
        await stage.moves(minutes=5)
        anna.looks_away()
        boris.looks_away()
        await boris.types("I need space")
        await boris.taps("Send")
        assert "Only my time" in buttons_of(boris.sees("What do you want to give first?"))


async def test_somebody_alone_is_told_so(stage: Stage, anna: Phone) -> None:
    await anna.types("/start")
    anna.looks_away()
    await anna.types("I need space")
    assert "connected" in words_of(anna.sees("aren't connected"))
    assert not keyboards(stage, anna)


def below(stage: Stage, phone: Phone) -> Json:
    """Return what the last message that changed the keyboard below a chat made of it."""
    calls = [call for call in stage.simulator.calls if call.chat_id == phone.id]
    markups = [dict(call.parameters.get("reply_markup") or {}) for call in calls]
    return [one for one in markups if "keyboard" in one or "remove_keyboard" in one][-1]


@pytest.mark.plays_on("sqlite")
async def test_keys_go_with_the_connection(tmp_path: Path) -> None:
    """They lead nowhere any more; a new connection brings them back."""
    async with connected(tmp_path) as (stage, anna, boris):
        await anna.types("/unpair")
        await anna.taps("Tell them kindly")
        await anna.taps("Yes, disconnect")
        assert below(stage, anna) == below(stage, boris) == {"remove_keyboard": True}
        for phone in (anna, boris):
            phone.looks_away()
        await stage.pairs(boris, anna)
        assert "keyboard" in below(stage, anna)
        assert "keyboard" in below(stage, boris)
        for phone in (anna, boris):
            phone.looks_away()


@pytest.mark.parametrize("how", ["quietly", "deleting"])
@pytest.mark.plays_on("sqlite")
async def test_who_is_left_quietly_keeps_the_keys(tmp_path: Path, how: str) -> None:
    """Nothing is sent to them, so that nothing tells them."""
    async with connected(tmp_path) as (stage, anna, boris):
        if how == "quietly":
            await anna.types("/unpair")
            await anna.taps("Leave quietly")
            await anna.taps("Yes, disconnect")
        else:
            await anna.types("/delete")
            await anna.taps("Yes, delete everything")
        anna.looks_away()
        assert below(stage, anna) == {"remove_keyboard": True}
        assert "keyboard" in below(stage, boris)
        boris.sees_nothing_new()
