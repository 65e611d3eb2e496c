"""Messages are pinned and unpinned by Telegram's rules for private chats."""

from bot.playground.people import Person
from bot.playground.simulator import Simulator
from tests.playground.conftest import Caller


async def test_pinned_message_of_a_chat_is_the_one_sent_last(bot: Caller, sim: Simulator, anna: Person) -> None:
    first, second = [(await bot("sendMessage", chat_id=anna.id, text=text))["message_id"] for text in ("one", "two")]
    for number in (second, first):
        assert await bot("pinChatMessage", chat_id=anna.id, message_id=number) is True
    assert (await bot("getChat", chat_id=anna.id))["pinned_message"]["message_id"] == second
    assert await bot("unpinChatMessage", chat_id=anna.id) is True
    assert anna.room.pinned == [first]
    assert await bot("unpinChatMessage", chat_id=anna.id, message_id=first) is True
    assert "pinned_message" not in await bot("getChat", chat_id=anna.id)


async def test_vanished_message_has_no_pin(bot: Caller, anna: Person) -> None:
    number = (await bot("sendMessage", chat_id=anna.id, text="one"))["message_id"]
    await bot("pinChatMessage", chat_id=anna.id, message_id=number)
    await bot("deleteMessage", chat_id=anna.id, message_id=number)
    assert anna.room.pinned == []
    for purpose, method in (("pin", "pinChatMessage"), ("unpin", "unpinChatMessage")):
        said = await bot.refused(method, chat_id=anna.id, message_id=number)
        assert said == f"Bad Request: message to {purpose} not found"
    assert await bot.refused("unpinChatMessage", chat_id=anna.id) == "Bad Request: message to unpin not found"


async def test_all_pins_go_at_once(bot: Caller, anna: Person) -> None:
    own = anna.types("hello")
    await bot("pinChatMessage", chat_id=anna.id, message_id=own["message_id"])
    assert await bot("unpinAllChatMessages", chat_id=anna.id) is True
    assert anna.room.pinned == []


async def test_telegram_may_say_that_something_was_pinned(bot: Caller, sim: Simulator, anna: Person) -> None:
    sim.world.announces_pins = True
    number = (await bot("sendMessage", chat_id=anna.id, text="one"))["message_id"]
    await bot("pinChatMessage", chat_id=anna.id, message_id=number)
    (update,) = [one for one in await bot("getUpdates") if "pinned_message" in one.get("message", {})]
    assert update["message"]["from"]["is_bot"]
    service = update["message"]["message_id"]
    assert "can't be pinned" in await bot.refused("pinChatMessage", chat_id=anna.id, message_id=service)
    await bot("deleteMessage", chat_id=anna.id, message_id=service)
