"""A need travels from one partner to the other, word for word as it was previewed, and the answer comes back."""

from datetime import UTC, datetime

import pytest

from bot.playground.faults import Rule
from tests.dialogues.relaying import TONES, arrived, is_framed, quoted, sends, times_in
from tests.stage import Json, Phone, Stage, buttons_of, words_of

Couple = tuple[Phone, Phone]


async def test_space_by_buttons_arrives_framed(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/space")
    preview = anna.sees("This is what Boris will get, word for word")
    assert buttons_of(preview)[0] == "Send"
    boris.sees_nothing_new()
    await anna.taps("Send")
    relay = boris.sees("Anna", "10:00")
    assert arrived(relay) == quoted(preview)
    assert [label.partition(" at ")[0] for label in buttons_of(relay)[:2]] == ["Okay, see you", "Okay ❤"]
    anna.sees("Delivered", "at 10:00 UTC")
    stage.nothing_else_was_sent()


@pytest.mark.parametrize(
    ("command", "until"),
    [
        ("/space 2h I need to recharge", "2027-03-01 11:00"),
        ("/space until 20:00", "2027-03-01 20:00"),
        ("/space tomorrow 9am", "2027-03-02 09:00"),
        ("/space 90 min", "2027-03-01 10:30"),
    ],
)
async def test_space_in_one_line_is_read(stage: Stage, couple: Couple, command: str, until: str) -> None:
    anna, boris = couple
    await stage.records.person_has(anna.id, zone="UTC")
    preview = await sends(anna, command)
    relay = boris.sees("Anna")
    assert arrived(relay) == quoted(preview)
    ((until_ms,),) = stage.records.rows("SELECT until_at FROM signals")
    assert f"{datetime.fromtimestamp(until_ms / 1000, UTC):%Y-%m-%d %H:%M}" == until
    assert all(abs(at - int(stage.now.timestamp())) <= 86_460 for _, at, _ in times_in(relay))
    assert ("“I need to recharge”" in words_of(relay)) == ("recharge" in command)


async def test_closeness_by_buttons_arrives_framed(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/closeness")
    assert "A hug" in buttons_of(anna.sees("What would be good?"))
    await anna.taps("A hug")
    anna.sees("And when?")
    await anna.taps("This evening")
    preview = anna.sees("word for word")
    await anna.taps("Send")
    relay = boris.sees("“Could I have a hug?”", "this evening")
    assert arrived(relay) == quoted(preview)
    labels = ["Yes", "Yes, at …", "❤ for now", "Ten minutes", "Not now, at …", "Not today"]
    assert buttons_of(relay) == labels
    anna.sees("Delivered. Boris has your wish")
    stage.nothing_else_was_sent()


async def test_closeness_in_one_line_carries_own_words(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/closeness just sit with me 🙂 a while")
    await anna.taps("Whenever it suits")
    preview = anna.sees("word for word")
    await anna.taps("Send")
    relay = boris.sees("“just sit with me 🙂 a while”")
    assert arrived(relay) == quoted(preview)


@pytest.mark.parametrize("said", ["A HUG", "a  hug"])
async def test_wish_from_the_list_is_taken_for_it(stage: Stage, couple: Couple, said: str) -> None:
    """Somebody who types what a button says asks as it does, and their partner reads it in any language."""
    anna, boris = couple
    await anna.types(f"/closeness {said}")
    await anna.taps("Whenever it suits")
    await anna.taps("Send")
    assert words_of(boris.sees("whenever it suits you")).startswith("“Could I have a hug?”\n")


@pytest.mark.parametrize("tone", TONES)
async def test_frame_follows_tone_and_strength(stage: Stage, couple: Couple, tone: str) -> None:
    anna, boris = couple
    await stage.records.person_has(boris.id, tone=tone)
    await anna.types("/space 2h")
    for strength, label in ((1, "A little"), (3, "I need to stop now"), (2, "Quite")):
        if label not in " ".join(buttons_of(anna.message(anna.person.received[-1]["message_id"]))):
            await anna.taps("⋯")
        await anna.taps(label)
        preview = anna.message(anna.person.received[-1]["message_id"])
        assert f"✓ {label}" in buttons_of(preview) or strength == 2
        assert is_framed(quoted(preview)[0], "space", tone, strength)
    await anna.taps("Other words")
    reworded = anna.message(anna.person.received[-1]["message_id"])
    assert quoted(reworded) != quoted(preview)
    assert is_framed(quoted(reworded)[0], "space", tone, 2)
    await anna.taps("Send")
    assert arrived(boris.sees("Anna")) == quoted(reworded)


async def test_sender_tone_does_not_matter(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await stage.records.person_has(anna.id, tone="low_pressure")
    await anna.types("/closeness a hug")
    await anna.taps("This evening")
    await anna.taps("⋯")
    await anna.taps("Hard moment")
    await anna.taps("Send")
    assert is_framed(words_of(boris.sees("Anna")), "closeness", "balanced", 3)


async def test_wording_changes_from_time_to_time(stage: Stage, couple: Couple) -> None:
    """No wording comes again before all were used: two take turns."""
    anna, boris = couple
    texts = []
    for _ in range(4):
        await sends(anna, "/space 2h")
        texts.append(words_of(boris.sees("Anna")))
        await anna.types("/back")
        boris.looks_away()
        anna.looks_away()
        await stage.moves(days=1)
    assert texts[0] != texts[1]
    assert texts[2:] == texts[:2]


async def test_receipt_says_on_its_way_then_delivered(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/space 2h")
    preview = anna.sees("word for word")
    stage.simulator.faults.add("slow", "sendMessage", boris.id, seconds=0.8)
    anna.person.taps("Send")
    on_its_way = await anna.person.hears("On its way to Boris")
    assert "Delivered" not in words_of(on_its_way)
    assert on_its_way["message_id"] == preview["message_id"]
    await stage.settles()
    delivered = anna.sees("Delivered. It says that you come back")
    assert delivered["message_id"] == preview["message_id"]
    assert "I'm back" in buttons_of(delivered)
    assert quoted(delivered)[0] == words_of(boris.sees("Anna"))
    assert "seen" not in words_of(delivered).lower()


async def test_receipt_says_held_for_who_blocked(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await boris.blocks()
    anna.sees_nothing_new()
    before = len(stage.simulator.calls_to(boris.id, "sendMessage"))
    preview = await sends(anna, "/space 2h")
    receipt = anna.sees("Held: Boris can't be reached here right now")
    assert receipt["message_id"] == preview["message_id"]
    assert "block" not in words_of(receipt).lower()
    boris.sees_nothing_new()
    assert len(stage.simulator.calls_to(boris.id, "sendMessage")) == before


async def test_receipt_says_held_when_refusal_is_news(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    stage.simulator.faults.add("403_blocked", "sendMessage", boris.id)
    await sends(anna, "/space 2h")
    anna.sees("Held: Boris can't be reached here")
    assert stage.records.rows("SELECT is_reachable FROM people WHERE id = ?", boris.id) == [(0,)]


async def test_held_signal_goes_out_when_partner_is_there_again(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await boris.blocks()
    preview = await sends(anna, "/space 3h")
    anna.sees("Held")
    await stage.moves(hours=1)
    await boris.unblocks()
    assert arrived(boris.sees("Anna")) == quoted(preview)
    anna.sees("Delivered")
    stage.nothing_else_was_sent()


async def test_signal_refused_as_blocked_goes_out_later(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    stage.simulator.faults.add("403_blocked", "sendMessage", boris.id)
    preview = await sends(anna, "/space 3h")
    anna.sees("Held")
    boris.person.blocks()
    await boris.unblocks()
    assert arrived(boris.sees("Anna")) == quoted(preview)
    anna.sees("Delivered")
    stage.nothing_else_was_sent()


async def test_receipt_says_not_delivered_on_permanent_error(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    stage.simulator.faults.rules.append(Rule("sendMessage", "409", boris.id))
    preview = await sends(anna, "/space 2h")
    receipt = anna.sees("I couldn't deliver this to Boris, and nothing arrived", "/space")
    assert receipt["message_id"] == preview["message_id"]
    assert "I'm back" not in buttons_of(receipt)
    boris.sees_nothing_new()
    preview = await sends(anna, "/space 2h")  # another try is possible at once
    assert arrived(boris.sees("Anna")) == quoted(preview)


async def test_passing_error_is_tried_again(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    stage.simulator.faults.add("500", "sendMessage", boris.id, times=2)
    await sends(anna, "/space 2h")
    await anna.person.hears("On its way")
    anna.sees("On its way")
    boris.sees_nothing_new()
    for _ in range(3):
        await stage.moves(seconds=10)
    boris.sees_once("Anna", "some time alone")
    anna.sees("Delivered")


async def test_answer_that_got_lost_is_counted(stage: Stage, couple: Couple) -> None:
    """Telegram took the relay and the connection broke: it may come twice, is counted, and never a third time."""
    anna, boris = couple
    stage.simulator.faults.add("torn_after", "sendMessage", boris.id)
    await sends(anna, "/space 2h")
    for _ in range(4):
        await stage.moves(seconds=30)
    assert stage.app is not None
    assert stage.app.delivery.counters.ambiguous == 1
    assert len([m for m in boris.person.received if "Okay, see you at 11:00 UTC" in buttons_of(m)]) == 2
    anna.sees("Delivered")


@pytest.mark.parametrize(
    ("label", "own", "told"),
    [
        ("Okay, see you", "Your answer: Okay, see you at 11:00 UTC", "Boris: Okay, see you at 11:00 UTC"),
        ("Okay ❤", "Your answer: Okay ❤", "Boris: Okay ❤"),
    ],
)
async def test_answer_to_space_is_relayed_back(stage: Stage, couple: Couple, label: str, own: str, told: str) -> None:
    anna, boris = couple
    await sends(anna, "/space 2h")
    for phone in couple:
        phone.looks_away()
    await boris.taps(label)
    boris.sees(own)
    anna.sees(told)
    stage.nothing_else_was_sent()


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Yes", "Boris: Yes"),
        ("❤ for now", "Boris: ❤ for now"),
        ("Not today", "Boris: Not today"),
    ],
)
async def test_answer_to_wish_is_relayed_back(stage: Stage, couple: Couple, label: str, told: str) -> None:
    anna, boris = couple
    await _wishes(anna)
    boris.looks_away()
    await boris.taps(label)
    anna.sees(told)


async def test_answer_with_time_names_that_time(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await _wishes(anna)
    await boris.taps("Yes, at")
    assert "In 1 h" in buttons_of(boris.sees("When would be good?"))
    await boris.taps("In 1 h")
    await boris.taps("Send")
    anna.sees("Boris: Yes, at 10:00 UTC")


async def test_answer_with_typed_time_names_that_time(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await _wishes(anna)
    await stage.records.person_has(boris.id, zone="UTC")
    await boris.taps("Not now, at")
    await boris.types("banana")
    boris.sees("I couldn't read a time", "20:30")
    anna.sees_nothing_new()
    await boris.types("18:15")
    await boris.taps("Send")
    anna.sees("Boris: Not now, but at 18:15 UTC")


async def test_first_answer_stands(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await _wishes(anna)
    relay = boris.sees("Anna")
    boris.person.taps("Yes")
    boris.person.taps("Yes")
    await stage.settles()
    anna.sees_once("Boris: Yes")
    boris.looks_away()
    before = stage.records.all()
    await boris.taps_again("Not today", relay)
    boris.sees("This one is closed.")
    stage.nothing_else_was_sent()
    assert stage.records.all() == before


async def _wishes(phone: Phone) -> Json:
    await phone.types("/closeness a hug")
    await phone.taps("This evening")
    await phone.taps("Send")
    delivered = phone.sees("Delivered")
    phone.looks_away()
    return delivered
