"""Two signals that meet: the same joint words whatever the order, space first, closeness with a dated slot."""

from itertools import permutations, product
from pathlib import Path

import pytest

from tests.dialogues.couples import connected, sends_space, wishes
from tests.stage import Phone, Stage, buttons_of, words_of

JOINT = {
    ("space", "closeness"): ("You two signalled", "Two wishes at once"),
    ("closeness", "space"): ("You two signalled", "Two wishes at once"),
    ("space", "space"): ("You both want quiet", "Same wish on both sides"),
    ("closeness", "closeness"): ("You're reaching", "Same wish, both of you"),
}


async def _prepares(phone: Phone, kind: str) -> None:
    if kind == "space":
        await phone.types("/space 2h")
    else:
        for step in (phone.types("/closeness"), phone.taps("A hug"), phone.taps("Whenever it suits")):
            await step
    phone.looks_away()


def _all_that_is_shown(phone: Phone) -> list[tuple[str, list[str]]]:
    """Return what the chat shows since the two are connected: the bot's messages with their buttons."""
    since = next(i for i, m in enumerate(phone.person.received) if "come by themselves" in words_of(m))
    return [(words_of(m), buttons_of(m)) for m in phone.person.received[since + 1 :]]


async def _both_send(stage: Stage, order: tuple[Phone, ...], how: str) -> None:
    if how == "one-after-the-other":
        for phone in order:
            await phone.taps("Send")
        return
    for phone in order:  # both taps wait at Telegram before the bot fetches either
        phone.person.taps("Send")
    await stage.settles()


@pytest.mark.parametrize(
    ("kinds", "first", "how"),
    [(kinds, first, how) for kinds, first, how in product(JOINT, (0, 1), ("one-after-the-other", "in-one-batch"))],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else str(value),
)
async def test_same_instant_gives_the_same_joint_words(
    tmp_path: Path, kinds: tuple[str, str], first: int, how: str
) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        people = (anna, boris)
        for phone, kind in zip(people, kinds, strict=True):
            await _prepares(phone, kind)
        await _both_send(stage, (people[first], people[1 - first]), how)
        shown = [_all_that_is_shown(phone) for phone in people]
        assert [text for text, _ in shown[0]] == [text for text, _ in shown[1]], "nothing tells who was first"
        for kind, messages in zip(kinds, shown, strict=True):
            ((text, buttons),) = messages
            assert text.startswith(JOINT[kinds])
            assert ("14:00" in text) is ("space" in kinds)
            ways = ["Fine", "Other time"] if "space" in kinds else []
            assert buttons == (["I'm back", *ways] if kind == "space" else ways)
        for phone in people:
            phone.looks_away()


@pytest.mark.parametrize("order", list(permutations(range(3))))
async def test_interleavings_end_alike(tmp_path: Path, order: tuple[int, ...]) -> None:
    """Anna needs space, Boris wishes for closeness and says fine in any order that is possible."""
    async with connected(tmp_path) as (stage, anna, boris):
        await _prepares(anna, "space")
        await _prepares(boris, "closeness")

        async def fine() -> None:
            if any("Fine" in buttons_of(m) for m in boris.person.received):
                await boris.taps("Fine")

        steps = [lambda: anna.taps("Send"), lambda: boris.taps("Send"), fine]
        for place in order:
            await steps[place]()
        await fine()
        assert [text for text, _ in _all_that_is_shown(anna)] == [text for text, _ in _all_that_is_shown(boris)]
        await stage.moves(hours=1, minutes=56)
        for phone in (anna, boris):
            phone.looks_away()
        await anna.taps("I'm back")
        anna.sees("The first ten minutes are for a hug")
        boris.sees("The first ten minutes are for a hug")


async def test_wish_into_a_pause_is_kept_for_the_return(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        await stage.moves(minutes=5)
        for phone in (anna, boris):
            phone.looks_away()
        await wishes(boris)
        kept = boris.sees("14:00")
        assert "❤" in buttons_of(kept)
        anna.sees_nothing_new()
        await boris.taps("❤")
        boris.sees("Sent, without a sound", "14:00")
        sign = anna.sees("❤", "Boris", "14:00")
        assert anna.person.room.messages[sign["message_id"]].is_silent
        await boris.forges(f"collision:heart:{_number_in(kept)}")
        boris.sees("put away")
        anna.sees_nothing_new()
        await stage.moves(hours=1, minutes=51)
        anna.looks_away()
        await anna.taps("I'm back")
        anna.sees("The first ten minutes are for a hug")
        boris.sees("The first ten minutes are for a hug")


async def test_wish_kept_quietly_tells_nobody(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        await stage.moves(minutes=5)
        for phone in (anna, boris):
            phone.looks_away()
        await wishes(boris)
        await boris.taps("Keep it for")
        assert buttons_of(boris.sees("Kept. It comes first at 14:00.")) == ["Take back"]
        anna.sees_nothing_new()


@pytest.mark.parametrize(
    ("choice", "told"),
    [("❤ and my time", "Then the first ten minutes are for a hug"), ("Only my time", "can't right now")],
)
async def test_space_with_a_wish_open_is_a_choice(tmp_path: Path, choice: str, told: str) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(anna)
        await stage.moves(minutes=5)
        for phone in (anna, boris):
            phone.looks_away()
        await sends_space(boris)
        asked = boris.sees("What do you want to give first?")
        anna.sees_nothing_new()
        await boris.taps(choice)
        boris.sees("Delivered", "14:05")
        arrived = words_of(anna.sees(told, "14:05"))
        assert arrived in words_of(asked), "what arrives stood in the question, word for word"
        await boris.taps("I'm back")
        boris.sees("Welcome back")
        anna.sees("Boris is")


async def test_ten_minutes_first_keeps_the_space_for_later(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(anna)
        await stage.moves(minutes=5)
        for phone in (anna, boris):
            phone.looks_away()
        await sends_space(boris)
        await boris.taps("Ten minutes first")
        assert words_of(anna.sees("Boris: Yes, now"))
        stage.phones["Boris"].looks_away()


async def test_much_later_both_signals_stand_alone(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        await stage.moves(minutes=11)
        for phone in (anna, boris):
            phone.looks_away()
        await sends_space(boris, "3h")
        anna.sees("Boris", "15:11")
        boris.sees("Delivered", "15:11")


async def test_own_wish_makes_room_for_own_space(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(anna)
        boris.sees("a hug")
        await sends_space(anna)
        boris.sees("14:00")
        assert not any("a hug" in words_of(m) for m in boris.person.received)
        anna.looks_away()


def _number_in(message: dict[str, object]) -> str:
    data = str(message).partition("collision:heart:")[2]
    return data.partition("'")[0]
