"""Two signals that meet: the same joint words whatever the order, beside what was delivered; space comes first."""

import shutil
from itertools import permutations, product
from pathlib import Path

import pytest

from bot.domain.returns import STEPS
from tests.dialogues.couples import NOON, connected, sends_space, wishes
from tests.stage import ROOT, Phone, Stage, buttons_of, words_of

pytestmark = pytest.mark.both_databases  # who comes first is decided by locks and unique keys

JOINT = {
    ("space", "closeness"): ("You two signalled", "Two wishes at once"),
    ("closeness", "space"): ("You two signalled", "Two wishes at once"),
    ("space", "space"): ("You both want quiet", "Same wish, both of you: some quiet"),
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
    since = next(i for i, m in enumerate(phone.person.received) if "two keys below" in words_of(m))
    return [(words_of(m), buttons_of(m)) for m in phone.person.received[since + 1 :]]


async def _both_send(stage: Stage, order: tuple[Phone, ...], how: str) -> None:
    if how == "one-after-the-other":
        for phone in order:
            await phone.taps("Send")
        return
    for phone in order:  # both taps wait at Telegram before the bot fetches either
        phone.person.taps("Send")
    await stage.settles()


def _name(value: object) -> str:
    return "-".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _joint(phone: Phone, kinds: tuple[str, str]) -> tuple[str, list[str]]:
    """Return the one message with joint words that the chat shows, and its buttons."""
    (found,) = [(text, buttons) for text, buttons in _all_that_is_shown(phone) if text.startswith(JOINT[kinds])]
    return found


@pytest.mark.parametrize(
    ("kinds", "first", "how"), [*product(JOINT, (0, 1), ("in-one-batch", "one-after-the-other"))], ids=_name
)
async def test_same_instant_gives_the_same_joint_words(
    tmp_path: Path, kinds: tuple[str, str], first: int, how: str
) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        people = (anna, boris)
        for phone, kind in zip(people, kinds, strict=True):
            await _prepares(phone, kind)
        await _both_send(stage, (people[first], people[1 - first]), how)
        shown = [_joint(phone, kinds) for phone in people]
        assert shown[0][0] == shown[1][0], "the joint words are the same for both"
        if how == "in-one-batch":
            assert all(len(_all_that_is_shown(phone)) == 1 for phone in people), "nothing tells who was first"
        for kind, (text, buttons) in zip(kinds, shown, strict=True):
            assert ("14:00" in text) is ("space" in kinds)
            ways = ["Fine", "Other time …"] if "space" in kinds else ["A hug", "❤"]
            assert buttons == (["I'm back", *ways] if kind == "space" else ways)
        for phone in people:
            phone.looks_away()


@pytest.mark.parametrize("kinds", JOINT, ids=_name)
async def test_what_arrived_stays_beside_the_joint_words(tmp_path: Path, kinds: tuple[str, str]) -> None:
    """Boris may have read what Anna sent: its words stay in both chats; under it stand answers to a space only."""
    async with connected(tmp_path) as (_, anna, boris):
        for phone, kind in zip((anna, boris), kinds, strict=True):
            await _prepares(phone, kind)
        await anna.taps("Send")
        receipt, relay = anna.sees("Delivered"), boris.sees("Anna" if kinds[0] == "space" else "a hug")
        for phone in (anna, boris):
            phone.looks_away()
        await boris.taps("Send")
        assert words_of(boris.message(relay["message_id"])) == words_of(relay)
        below = buttons_of(boris.message(relay["message_id"]))
        assert below == (buttons_of(relay) if kinds[0] == "space" else [])
        assert words_of(anna.message(receipt["message_id"])) == words_of(receipt)
        assert buttons_of(anna.message(receipt["message_id"])) == []
        for phone in (anna, boris):
            phone.sees(_joint(phone, kinds)[0])
        if kinds[0] == "space":
            await boris.taps("Okay, see you", under=relay)
            anna.sees("Boris: Okay, see you at 14:00")
            boris.looks_away()


async def test_line_of_the_second_arrives_with_the_joint_words(tmp_path: Path) -> None:
    """What Boris says himself is not lost as his need for quiet meets Anna's; he sees what of it she reads."""
    async with connected(tmp_path) as (_, anna, boris):
        await _prepares(anna, "space")
        await boris.types("/space 3h the soup is on the stove")
        await boris.taps("We're okay.")
        for phone in (anna, boris):
            phone.looks_away()
        await anna.taps("Send")
        for phone in (anna, boris):
            phone.looks_away()
        await boris.taps("Send")
        said = "Boris: “We're okay.” “the soup is on the stove”"
        joint = anna.sees(said + "\n\n", "15:00")
        assert buttons_of(joint)[-1] == "🔒 Is something wrong?"
        boris.sees("Anna reads:\n" + said)
        own = boris.sees("15:00")
        assert "soup" not in words_of(own)
        assert any("Okay, see you at 15:00" in buttons_of(m) for m in boris.person.received), "her pause ends later now"
        boris.looks_away()


async def test_lines_of_both_arrive_where_neither_was_delivered(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        for phone, sign in ((anna, "We're okay."), (boris, "I love you.")):
            await phone.types("/space 2h")
            await phone.taps(sign)
            phone.looks_away()
        await _both_send(stage, (anna, boris), "in-one-batch")
        anna.sees("Boris: “I love you.”\n\n", "14:00")
        anna.sees("Boris reads:\nAnna: “We're okay.”")
        boris.sees("Anna: “We're okay.”\n\n", "14:00")
        boris.sees("Anna reads:\nBoris: “I love you.”")


async def test_two_wishes_that_differ_are_both_said(tmp_path: Path) -> None:
    """A hug and a walk: each reads both, taps one, and the other reads what the button said."""
    async with connected(tmp_path) as (_, anna, boris):
        for phone, what in ((anna, "A hug"), (boris, "A walk")):
            for step in (phone.types("/closeness"), phone.taps(what), phone.taps("Whenever it suits")):
                await step
            phone.looks_away()
        for phone in (boris, anna):
            await phone.taps("Send")
        assert buttons_of(anna.sees("You'd like a hug, Boris a walk.")) == ["A hug", "A walk", "Both"]
        assert buttons_of(boris.sees("You'd like a walk, Anna a hug.")) == ["A walk", "A hug", "Both"]
        await anna.taps("A walk")
        assert any("✓ A walk" in buttons_of(m) for m in anna.person.received), "what was sent stays in sight"
        assert buttons_of(boris.sees("Anna: A walk")) == ["❤"]
        await boris.taps("Both")
        anna.sees("Boris: Both")
        await boris.taps("❤")
        anna.sees("Boris: ❤")
        for phone in (anna, boris):
            phone.looks_away()


async def test_two_wishes_in_own_words_are_told_apart(tmp_path: Path) -> None:
    """An own wish stands in its words, its button names whose it is, and Spanish reads Spanish."""
    async with connected(tmp_path) as (stage, anna, boris):
        await boris.types("/settings language")
        await boris.taps("Español")
        boris.looks_away()
        for phone, steps in ((anna, ("My own words", "Whenever it suits")), (boris, ("Un paseo", "Cuando venga bien"))):
            await phone.types("/closeness")
            await phone.taps(steps[0])
            if phone is anna:
                await phone.types("dance in the kitchen")
            await phone.taps(steps[1])
            phone.looks_away()
        await anna.taps("Send")
        await boris.taps("Enviar")
        assert "Anna's wish" in buttons_of(anna.sees("You'd like “dance in the kitchen”, Boris a walk."))
        ways = buttons_of(boris.sees("Tu deseo: un paseo. El de Anna: “dance in the kitchen”."))
        assert ways[:3] == ["Un paseo", "El deseo de Anna", "Las dos cosas"]
        await boris.taps("El deseo de Anna")
        anna.sees("Boris: Anna's wish")
        boris.looks_away()
        await stage.moves(days=2)
        for phone in (anna, boris):
            phone.looks_away()
        await anna.taps("Both")
        anna.sees("This one is closed.")
        boris.sees_nothing_new()


async def test_wish_kept_quietly_tells_nobody(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        await stage.moves(minutes=5)
        for phone in (anna, boris):
            phone.looks_away()
        await wishes(boris)
        await boris.taps("Keep it for")
        assert buttons_of(boris.sees("Kept. It waits for the end of the pause, at 14:00.")) == ["Take back"]
        anna.sees_nothing_new()


async def test_what_was_answered_is_met_as_what_is_known(tmp_path: Path) -> None:
    """Boris has read and answered Anna's space within the minute: nothing vanishes, and his wish waits for its end."""
    async with connected(tmp_path) as (_, anna, boris):
        await sends_space(anna)
        await boris.taps("Okay, see you")
        for phone in (anna, boris):
            phone.looks_away()
        before = {m["message_id"] for m in boris.person.received}
        await wishes(boris)
        boris.sees("pause", "14:00")
        assert before <= {m["message_id"] for m in boris.person.received}
        boris.looks_away()
        anna.sees_nothing_new()


@pytest.mark.plays_on("sqlite")
async def test_choice_beside_a_wish_asks_the_gate_again(tmp_path: Path) -> None:
    """A line that is known to be serious only after it was typed does not go out with the choice of what is first."""
    shutil.copytree(ROOT / "content", content := tmp_path / "content")
    async with Stage.opened(tmp_path, at=NOON, CONTENT_DIR=str(content)) as stage:
        anna, boris = stage.phone("Anna"), stage.phone("Boris")
        await stage.pairs(anna, boris)
        await stage.records.everybody_has(zone="UTC")
        await wishes(anna)
        await stage.moves(minutes=5)
        await boris.types("/space 2h zorble tonight")
        await boris.taps("Send")
        boris.sees("What do you want to give first?", "zorble tonight")
        await stage.stops()
        safety = content / "en" / "safety.yaml"
        words = safety.read_text(encoding="utf-8")
        safety.write_text(
            words.replace("self_harm:\n  patterns:\n", "self_harm:\n  patterns:\n    - 'zorble tonight'\n", 1),
            encoding="utf-8",
        )
        assert "zorble" in safety.read_text(encoding="utf-8")
        await stage.starts()
        for phone in (anna, boris):
            phone.looks_away()
        await boris.taps("Only my time")
        boris.sees("zorble tonight", "Anna")
        anna.sees_nothing_new()


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
        boris.sees("Could I have a hug?")
        await sends_space(anna)
        boris.sees("14:00")
        assert not any("a hug" in words_of(m) for m in boris.person.received)
        anna.looks_away()


# Every order in which two people can send (Anna 0, Boris 1) and then say fine (Anna 2, Boris 3).
ORDERS = [one for one in permutations(range(4)) if one.index(0) < one.index(2) and one.index(1) < one.index(3)]
ENDS = {
    "space": ("space", "delivered", 120),
    "kept": ("closeness", "kept", None),
    "over": ("closeness", "lapsed", None),
}


@pytest.mark.plays_on("sqlite")
@pytest.mark.parametrize("order", ORDERS, ids=_name)
@pytest.mark.parametrize("kinds", JOINT, ids=_name)
async def test_all_interleavings_end_alike(tmp_path: Path, kinds: tuple[str, str], order: tuple[int, ...]) -> None:
    """The same joint text for both, the same rows and the same things to come, whoever does what first.

    What was delivered before stays there, in every order.
    """
    async with connected(tmp_path) as (stage, anna, boris):
        people = (anna, boris)
        for phone, kind in zip(people, kinds, strict=True):
            await _prepares(phone, kind)
        arrived: list[tuple[Phone, int]] = []
        for step in order:
            phone = people[step % 2]
            if step < 2:
                await phone.taps("Send")
                arrived += [(each, m["message_id"]) for each in people for m in each.person.received[-1:]]
            elif any("Fine" in buttons_of(m) for m in phone.person.received):
                await phone.taps("Fine")
        assert len({_joint(phone, kinds)[0] for phone in people}) == 1
        for phone, message_id in arrived:
            assert message_id in {m["message_id"] for m in phone.person.received}, "what was delivered stays"
        assert _state(stage, people) == _expected(kinds)
        for phone in people:
            phone.looks_away()
        if set(kinds) == {"space", "closeness"}:
            left, waits = people if kinds[0] == "space" else people[::-1]
            await left.types("/back")
            left.sees("Welcome back")
            waits.sees(f"{left.name} is back.")
            assert "Yes, now" in buttons_of(left.sees(waits.name, "a hug"))
            waits.sees("Delivered")


Rows = list[tuple[object, ...]]


def _state(stage: Stage, people: tuple[Phone, Phone]) -> tuple[Rows, Rows]:
    """Return the signals of each, and what is to come, with times in minutes from noon."""
    named, noon = {phone.id: phone.name for phone in people}, int(NOON.timestamp() * 1000)
    signals = stage.records.rows("SELECT sender_id, kind, state, until_at FROM signals")
    agenda = "SELECT person_id, kind, due_at FROM agenda WHERE kind LIKE 'space.%' OR kind LIKE 'wish.%'"
    rows = [(named[who], kind, state, at and round((at - noon) / 60_000)) for who, kind, state, at in signals]
    ahead = [(named[who], kind, round((at - noon) / 60_000)) for who, kind, at in stage.records.rows(agenda)]
    return sorted(rows), sorted(ahead)


def _expected(kinds: tuple[str, str]) -> tuple[Rows, Rows]:
    ends = ["space" if kind == "space" else "kept" if "space" in kinds else "over" for kind in kinds]
    rows: Rows = [(name, *ENDS[end]) for name, end in zip(("Anna", "Boris"), ends, strict=True)]
    steps = [(step, 120 + round(after.total_seconds() / 60)) for step, after in STEPS.items()]
    away = [name for name, kind in zip(("Anna", "Boris"), kinds, strict=True) if kind == "space"]
    return rows, sorted((name, *step) for name in away for step in steps)
