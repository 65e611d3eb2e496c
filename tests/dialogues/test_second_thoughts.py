"""Second thoughts: taking back without a trace, an undo time, and dialogues that are left half-way."""

from pathlib import Path

from tests.dialogues.couples import connected, sends_space, wishes
from tests.stage import Stage, buttons_of, words_of


async def _sets_undo(stage: Stage, seconds: int) -> None:
    await stage.records.changes("UPDATE people SET undo_seconds = ?", seconds)


async def test_taken_back_leaves_no_trace(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        before = [words_of(m) for m in boris.person.received]
        await sends_space(anna)
        boris.sees("14:00")
        await anna.taps("Take back")
        anna.sees("Taken back")
        assert [words_of(m) for m in boris.person.received] == before
        await stage.moves(days=2)
        stage.nothing_else_was_sent()


async def test_take_back_twice_is_as_good_as_once(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        receipt = anna.sees("Delivered")
        data = _data_of(receipt, "Take back")
        boris.looks_away()
        await anna.forges(data)
        await anna.forges(data)
        anna.sees("Taken back")
        assert not any("14:00" in words_of(m) for m in boris.person.received)


async def test_partner_cannot_take_it_back(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        data = _data_of(anna.sees("Delivered"), "Take back")
        arrived = boris.sees("14:00")
        await boris.forges(data)
        boris.sees("This one is closed.")
        assert arrived["message_id"] in {m["message_id"] for m in boris.person.received}


async def test_older_than_two_days_cannot_be_removed(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await stage.records.person_has(anna.id, zone="UTC")
        await sends_space(anna, "tomorrow 11am")
        data = _data_of(anna.sees("Delivered"), "Take back")
        boris.looks_away()
        await stage.moves(days=3)
        for phone in (anna, boris):
            phone.looks_away()
        await anna.forges(data)
        anna.sees("This one is closed.")


async def test_undo_time_holds_and_then_sends(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await _sets_undo(stage, 30)
        await sends_space(anna)
        waiting = anna.sees("Goes out in 30 seconds")
        assert {"Send now", "Take back"} <= set(buttons_of(waiting))
        boris.sees_nothing_new()
        await stage.moves(seconds=31)
        anna.sees("Delivered")
        boris.sees("14:00")


async def test_send_now_does_not_wait(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await _sets_undo(stage, 30)
        await sends_space(anna)
        anna.looks_away()
        await anna.taps("Send now")
        anna.sees("Delivered")
        boris.sees("14:00")
        await stage.moves(minutes=1)


async def test_taken_back_within_the_undo_time_is_never_sent(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await _sets_undo(stage, 10)
        await sends_space(anna)
        anna.looks_away()
        await anna.taps("Take back")
        anna.sees("Taken back")
        await stage.moves(minutes=5)
        assert not [call for call in stage.simulator.calls_to(boris.id) if "14:00" in str(call.parameters)]


async def test_another_command_half_way_sends_nothing(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await anna.types("/space 2h")
        preview = anna.sees("word for word")
        await anna.types("/closeness")
        anna.sees("What would be good")
        await anna.forges(_data_of(preview, "Send"))
        anna.sees("no longer open")
        await anna.types("/cancel")
        anna.sees("Cancelled")
        await anna.types("/cancel")
        anna.sees("nothing open")
        boris.sees_nothing_new()


async def test_wish_changed_takes_the_place_of_the_first(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(anna, "A walk")
        boris.sees("a walk")
        anna.looks_away()
        await anna.types("/closeness")
        anna.sees()
        await anna.taps("Make it smaller")
        await anna.taps("Just a heart back")
        await anna.taps("Whenever it suits")
        await anna.taps("Send")
        boris.sees("Would you send me a heart?")
        assert not any("a walk" in words_of(m) for m in boris.person.received)
        anna.looks_away()


def _data_of(message: dict[str, object], label: str) -> str:
    for row in message["reply_markup"]["inline_keyboard"]:  # type: ignore[index]
        for button in row:
            if button["text"].startswith(label):
                return str(button["callback_data"])
    raise AssertionError(f"no button {label}")
