"""getUpdates hands out and forgets updates exactly as Telegram does."""

import asyncio

from bot.playground.people import Person
from bot.playground.simulator import Simulator
from tests.playground.conftest import Caller


async def test_unconfirmed_updates_come_again_unchanged(bot: Caller, anna: Person) -> None:
    for word in ("one", "two"):
        anna.types(word)
    first = await bot("getUpdates")
    assert [update["message"]["text"] for update in first] == ["one", "two"]
    assert await bot("getUpdates") == first
    assert first[1]["update_id"] == first[0]["update_id"] + 1


async def test_offset_confirms_everything_below_it(bot: Caller, sim: Simulator, anna: Person) -> None:
    for word in ("one", "two", "three"):
        anna.types(word)
    ids = [update.id for update in sim.pending_updates()]
    left = await bot("getUpdates", offset=ids[2])
    assert [update["message"]["text"] for update in left] == ["three"]
    assert [update.id for update in sim.pending_updates()] == [ids[2]]
    assert await bot("getUpdates", offset=ids[0]) == left, "a lower offset brings nothing back"


async def test_negative_offset_forgets_older_updates(bot: Caller, sim: Simulator, anna: Person) -> None:
    for word in ("one", "two", "three"):
        anna.types(word)
    assert [update["message"]["text"] for update in await bot("getUpdates", offset=-2)] == ["two", "three"]
    assert len(sim.pending_updates()) == 2
    assert len(await bot("getUpdates", offset=-50)) == 2, "one that reaches too far forgets nothing"


async def test_offset_from_far_ahead_confirms_nothing(bot: Caller, sim: Simulator, anna: Person) -> None:
    anna.types("still here")
    last = sim.pending_updates()[0].id
    assert len(await bot("getUpdates", offset=last + 5000)) == 1
    assert await bot("getUpdates", offset=last + 1) == []


async def test_limit_is_kept_between_bounds(bot: Caller, anna: Person) -> None:
    for number in range(120):
        anna.types(str(number))
    assert len(await bot("getUpdates", limit=7)) == 7
    assert len(await bot("getUpdates")) == 100
    assert len(await bot("getUpdates", limit=5000)) == 100
    assert len(await bot("getUpdates", limit=-3)) == 1


async def test_waiting_poll_ends_with_the_message(bot: Caller, sim: Simulator, anna: Person) -> None:
    waiting = asyncio.create_task(bot("getUpdates", timeout=50))
    await sim.wait_until_idle()
    anna.types("at last")
    (update,) = await asyncio.wait_for(waiting, 5)
    assert update["message"]["text"] == "at last"
    assert not sim.is_idle()


async def test_second_poller_ends_the_first(bot: Caller, sim: Simulator, anna: Person) -> None:
    first = asyncio.create_task(bot.answer("getUpdates", timeout=50))
    await sim.wait_until_idle()
    second = asyncio.create_task(bot.answer("getUpdates", timeout=50))
    refusal = await asyncio.wait_for(first, 5)
    assert refusal["error_code"] == 409
    assert refusal["description"].startswith("Conflict: terminated by other getUpdates request")
    await sim.wait_until_idle()
    anna.types("for the second")
    assert len((await asyncio.wait_for(second, 5))["result"]) == 1


async def test_dead_poller_is_not_awaited(bot: Caller, sim: Simulator) -> None:
    waiting = asyncio.create_task(bot("getUpdates", timeout=50))
    await sim.wait_until_idle()
    waiting.cancel()
    await sim.wait_for(lambda: not sim.updates.is_awaited)


async def test_allowed_kinds_are_remembered(bot: Caller, sim: Simulator, anna: Person) -> None:
    await bot("getUpdates", allowed_updates=["my_chat_member"])
    anna.types("unheard")
    anna.blocks()
    (update,) = await bot("getUpdates")
    assert "my_chat_member" in update
    await bot("getUpdates", offset=update["update_id"] + 1, allowed_updates=[])
    anna.unblocks()
    anna.types("heard")
    assert [sorted(update)[0] for update in await bot("getUpdates")] == ["my_chat_member", "message"]


async def test_restriction_spares_what_is_waiting(bot: Caller, anna: Person) -> None:
    anna.types("before")
    assert len(await bot("getUpdates", allowed_updates=["callback_query"])) == 1


async def test_taps_expire_long_before_messages(bot: Caller, sim: Simulator, anna: Person) -> None:
    markup = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    await bot("sendMessage", chat_id=anna.id, text="Well?", reply_markup=markup)
    anna.taps("Yes")
    anna.types("words")
    sim.clock.advance(149)
    assert len(await bot("getUpdates")) == 2
    sim.clock.advance(2)
    (left,) = await bot("getUpdates")
    assert left["message"]["text"] == "words"
    sim.clock.advance(86_400)
    assert await bot("getUpdates") == []


async def test_confirmed_updates_come_again_on_request(bot: Caller, sim: Simulator, anna: Person) -> None:
    anna.types("once")
    (update,) = await bot("getUpdates")
    waiting = asyncio.create_task(bot("getUpdates", offset=update["update_id"] + 1, timeout=50))
    await sim.wait_until_idle()
    sim.faults.add("redeliver")
    assert await asyncio.wait_for(waiting, 5) == [update]
    assert sim.redeliver() == 0, "what came again is not confirmed yet"
