"""What somebody does arrives as they did it: when they wrote it, up to where a command goes, once, and by any way."""

from typing import Any

import pytest

from tests.dialogues.relaying import quoted
from tests.stage import Json, Phone, Stage, token_in, words_of

Couple = tuple[Phone, Phone]
PROBLEM = "Something went wrong"


async def away(stage: Stage, minutes: int) -> None:
    """Let the bot be down for a while, and then work on what waited for it."""
    stage.simulator.clock.advance(minutes * 60)
    await stage.starts()
    await stage.settles()


async def touched(stage: Stage, of: Phone, message: Json) -> None:
    """Let Telegram tell of a message anew, as it does where somebody reacted to it."""
    body = message | {"edit_date": int(stage.now.timestamp())}
    stage.simulator.world.updates.push("edited_message", body, of.id)
    await stage.settles()


async def in_space(anna: Phone, boris: Phone, length: str = "30m") -> None:
    """Let Anna be in a space that Boris knows of."""
    await anna.types(f"/space {length} to think")
    await anna.taps("Send")
    await boris.taps("Okay, see you")
    anna.looks_away()
    boris.looks_away()


@pytest.mark.parametrize("minutes", [45, 150, 240])
@pytest.mark.parametrize("words", ["", " and I made tea"])
async def test_back_counts_from_when_it_was_written(stage: Stage, couple: Couple, minutes: int, words: str) -> None:
    """The bot was away, not Anna: nobody reads that she was late, and why it comes late."""
    anna, boris = couple
    await in_space(anna, boris)
    await stage.moves(minutes=10)
    boris.looks_away()
    await stage.stops()
    anna.person.types(f"/back{words}")
    await away(stage, minutes)
    if words:
        await anna.taps("Send")
    told = boris.sees("Written at 09:10 UTC: I was out of reach")
    assert "late" not in words_of(told)
    assert "got late" not in words_of(told)
    assert "09:10" in " ".join(anna.news())


async def test_length_counts_from_when_it_was_written(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    await stage.stops()
    anna.person.types("/space 2h")
    await away(stage, 45)
    assert "11:00" in quoted(anna.sees("word for word"))[0]


@pytest.mark.parametrize("typed", ["/space 20m", "/space 30m tea"])
async def test_time_that_is_over_by_now_is_asked_again_kindly(stage: Stage, couple: Couple, typed: str) -> None:
    anna, boris = couple
    await stage.stops()
    anna.person.types(typed)
    await away(stage, 45)
    anna.sees("I was out of reach and read this only now")
    boris.sees_nothing_new()


async def test_pause_that_is_over_by_now_is_not_begun(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    await stage.stops()
    anna.person.types("/pause 30m")
    await away(stage, 45)
    anna.sees("the pause you wanted would be over")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("/back,don't worry, I'm not angry", "don't worry, I'm not angry"),
        ("/back—never mind, I love you", "never mind, I love you"),
        ("/back@halfway_playground_bot,don't wait", "don't wait"),
        ("/back: (I cooked)", "(I cooked)"),
        ("/back - ready", "ready"),
        ("/back :)", ":)"),
        ("/back\nready", "ready"),
    ],
)
async def test_command_ends_where_its_entity_ends(couple: Couple, typed: str, words: str) -> None:
    anna, boris = couple
    await in_space(anna, boris)
    await anna.types(typed)
    assert f"“{words}”" in words_of(anna.sees("word for word"))


@pytest.mark.parametrize("mark", [",", ":", "-", " ", "—", "="])
async def test_time_behind_a_mark_is_read(couple: Couple, mark: str) -> None:
    anna, _ = couple
    await anna.types(f"/space{mark}2h I need rest")
    assert "“I need rest”" in words_of(anna.sees("word for word"))


@pytest.mark.parametrize(
    "pasted",
    [
        "https://t.me/halfway_playground_bot?start={}",
        "Come and join me: https://t.me/halfway_playground_bot?start={} - Anna",
        "t.me/halfway_playground_bot?start={}",
        "tg://resolve?domain=halfway_playground_bot&start={}",
        "{}",
        "/start={}",
        "/start {}.",
        "/start <{}>",
        "/start https://t.me/halfway_playground_bot?start={}",
    ],
)
async def test_invitation_opens_however_it_comes(stage: Stage, pasted: str) -> None:
    anna, boris = stage.phone("Anna"), stage.phone("Boris")
    await anna.types("/invite")
    token = token_in(anna.sees("t.me/"))
    await boris.types("/start")
    boris.looks_away()
    await boris.types(pasted.format(token))
    await boris.taps("Accept")
    anna.sees("Boris")


async def test_thirty_two_characters_are_not_always_an_invitation(stage: Stage) -> None:
    boris = stage.phone("Boris")
    await boris.types("/start")
    await boris.types("a" * 32)
    boris.sees("I don't pass on what you write here")


async def test_edit_that_nobody_made_is_not_answered(stage: Stage, couple: Couple) -> None:
    """A reaction or a preview of a link comes as an edit with the same words; so does something after days."""
    anna, _ = couple
    await anna.types("hello")
    own = anna.person.messages[-2]
    anna.looks_away()
    for _ in range(2):
        await touched(stage, anna, own)
    anna.sees_nothing_new()
    await anna.edits(own, "hello there")
    anna.sees("I don't follow changes to messages")
    await touched(stage, anna, own | {"text": "hello there"})
    anna.sees_nothing_new()
    await stage.moves(days=3)
    anna.looks_away()
    await touched(stage, anna, own | {"text": "hello again"})
    anna.sees_nothing_new()


@pytest.mark.parametrize("name", ["\u3164", "\u2800", "\u115f\u1160"])
async def test_who_has_no_name_to_be_seen_is_asked_for_one(stage: Stage, name: str) -> None:
    anna, boris = stage.phone(name), stage.phone("Boris")
    await anna.types("/invite")
    link = anna.sees("t.me/")
    anna.sees("Telegram shows nothing of your name", "The name your partner sees: …")
    await anna.types("Annika")
    anna.sees("The name your partner sees: Annika")
    await boris.types(f"/start {token_in(link)}")
    boris.sees("Annika would like to try Halfway with you")


@pytest.mark.parametrize("line", ["\u200b", "\u3164", "\u2800 \u2060"])
async def test_line_of_nothing_is_no_line(couple: Couple, line: str) -> None:
    anna, _ = couple
    await anna.types("/space 2h")
    await anna.taps("My own words")
    await anna.types(line)
    assert all("“" not in words for words in anna.news() if "Anna: " in words)


async def test_album_is_answered_once(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    for _ in range(10):
        anna.person.sends("photo", media_group_id="77")
    await stage.settles()
    assert len([words for words in anna.news() if "nothing else" in words]) == 1
    anna.looks_away()
    await anna.sends("photo")
    anna.sees("I can read text and taps on buttons, nothing else")
    boris.sees_nothing_new()


@pytest.mark.parametrize("first", ["", "/talk "])
async def test_paste_that_telegram_cuts_in_two_is_answered_once(stage: Stage, couple: Couple, first: str) -> None:
    """The rest is not taken for what was asked for."""
    anna, boris = couple
    if not first:
        await anna.types("/space 2h")
        await anna.taps("My own words")
    anna.looks_away()
    anna.person.types((first + "I felt that and " * 300)[:4096])
    anna.person.types("but I love you.")
    await stage.settles()
    told: list[Any] = anna.looks_through()
    assert "characters" in words_of(told[0])
    assert not any("but I love you" in words_of(message) for message in told)
    await stage.moves(seconds=10)
    await anna.types("but I love you.")
    assert any("but I love you" in words for words in anna.news())
    boris.sees_nothing_new()
