"""People do what they can in Telegram, and the bot hears what it would hear."""

from typing import Any

import pytest

from bot.playground.attachments import KINDS
from bot.playground.people import ImpossibleError, Person
from bot.playground.simulator import Simulator
from tests.playground.conftest import Caller

_MARKUP = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}], [{"text": "No", "callback_data": "n"}]]}


async def test_tap_carries_message_and_data(bot: Caller, anna: Person) -> None:
    sent = await bot("sendMessage", chat_id=anna.id, text="Well?", reply_markup=_MARKUP)
    query_id = anna.taps("Yes")
    (update,) = await bot("getUpdates")
    query = update["callback_query"]
    assert (query["id"], query["data"], query["message"], query["from"]["id"]) == (query_id, "y", sent, anna.id)
    await bot("answerCallbackQuery", callback_query_id=query_id, text="Noted", show_alert=True)
    assert anna.toasts == ["Noted"]


async def test_tap_is_answered_once_and_soon(bot: Caller, sim: Simulator, anna: Person) -> None:
    await bot("sendMessage", chat_id=anna.id, text="Well?", reply_markup=_MARKUP)
    old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    first, second = anna.taps(row=0, column=0), anna.taps("No")
    await bot("answerCallbackQuery", callback_query_id=first)
    assert await bot.refused("answerCallbackQuery", callback_query_id=first) == old
    sim.clock.advance(151)
    assert await bot.refused("answerCallbackQuery", callback_query_id=second) == old
    assert await bot.refused("answerCallbackQuery", callback_query_id="4711") == old
    third = anna.taps("No")
    assert "MESSAGE_TOO_LONG" in await bot.refused("answerCallbackQuery", callback_query_id=third, text="a" * 201)


async def test_any_data_can_be_forged(bot: Caller, anna: Person, boris: Person) -> None:
    sent = await bot("sendMessage", chat_id=anna.id, text="Well?", reply_markup=_MARKUP)
    forwarded = boris.forwards(sent)
    boris.taps(message=forwarded, data="y")
    await bot("deleteMessage", chat_id=anna.id, message_id=sent["message_id"])
    anna.taps(message=sent, data="forged")
    updates = await bot("getUpdates")
    assert updates[0]["message"]["forward_origin"]["sender_user"]["is_bot"]
    assert "reply_markup" not in updates[0]["message"]
    assert updates[1]["callback_query"]["message"]["message_id"] == forwarded["message_id"]
    assert updates[2]["callback_query"]["message"] == {
        "chat": anna.messages[0]["chat"],
        "message_id": sent["message_id"],
        "date": 0,
    }


async def test_blocking_is_heard_and_final(bot: Caller, anna: Person) -> None:
    anna.blocks()
    with pytest.raises(ImpossibleError):
        anna.types("hello?")
    with pytest.raises(ImpossibleError):
        anna.blocks()
    anna.unblocks()
    anna.types("hello")
    blocked, unblocked, message = await bot("getUpdates")
    assert blocked["my_chat_member"]["new_chat_member"] == {
        "user": blocked["my_chat_member"]["old_chat_member"]["user"],
        "status": "kicked",
        "until_date": 0,
    }
    assert unblocked["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert message["message"]["text"] == "hello"


async def test_own_words_can_be_edited_and_deleted(bot: Caller, anna: Person) -> None:
    sent = anna.types("helo")
    anna.edits(sent, "hello /start")
    updates = await bot("getUpdates")
    assert updates[1]["edited_message"]["text"] == "hello /start"
    assert updates[1]["edited_message"]["edit_date"] >= sent["date"]
    anna.deletes(sent)
    assert len(await bot("getUpdates")) == 2, "the bot hears nothing of a deletion"
    with pytest.raises(ImpossibleError):
        anna.edits(sent, "again")


async def test_long_emoji_text_is_one_message(bot: Caller, anna: Person) -> None:
    anna.types("😀" * 4096)
    (update,) = await bot("getUpdates")
    assert len(update["message"]["text"]) == 4096
    for impossible in ("😀" * 4097, " \n"):
        with pytest.raises(ImpossibleError):
            anna.types(impossible)


async def test_link_opens_with_its_payload(bot: Caller, anna: Person) -> None:
    anna.opens("https://t.me/halfway_playground_bot?start=abc-D_9")
    (update,) = await bot("getUpdates")
    assert update["message"]["text"] == "/start abc-D_9"
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    with pytest.raises(ImpossibleError):
        anna.opens("https://t.me/somebody_else?start=x")


@pytest.mark.parametrize(
    "kind",
    KINDS,
)
async def test_everything_can_be_sent(bot: Caller, anna: Person, kind: str) -> None:
    anna.sends(kind)
    (update,) = await bot("getUpdates")
    assert kind in update["message"]
    with pytest.raises(ImpossibleError):
        anna.sends("love")


async def test_bot_enters_and_leaves_groups(bot: Caller, sim: Simulator, anna: Person) -> None:
    group = sim.group("Family")
    assert "not a member" in await bot.refused("sendMessage", chat_id=group.id, text="hi")
    group.adds_bot(anna)
    group.says(anna, "just chatting")
    group.says(anna, "/start")
    member, service, command = await bot("getUpdates")
    assert member["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert member["my_chat_member"]["chat"]["type"] == "supergroup"
    assert service["message"]["new_chat_members"][0]["is_bot"]
    assert command["message"]["text"] == "/start", "privacy mode keeps the chatting from the bot"
    await bot("sendMessage", chat_id=group.id, text="Only in private.")
    assert await bot("leaveChat", chat_id=group.id)
    assert not group.has_bot
    assert "not a member" in await bot.refused("leaveChat", chat_id=group.id)
    assert (await bot("getUpdates"))[-1]["my_chat_member"]["new_chat_member"]["status"] == "left"
    assert "private" in await bot.refused("leaveChat", chat_id=anna.id)


async def test_somebody_new_gets_own_chat(bot: Caller, sim: Simulator, anna: Person) -> None:
    details: dict[str, Any] = {"last_name": "Díaz", "username": "carla_d", "language_code": "es", "is_premium": True}
    carla = sim.person("Carla", person_id=5_000_000_000, **details)
    carla.types("hola")
    (update,) = await bot("getUpdates")
    assert update["message"]["from"] == {"id": 5_000_000_000, "is_bot": False, "first_name": "Carla", **details}
    assert sim.person("Carla", language_code=None).id == carla.id
    carla.types("sin idioma")
    assert "language_code" not in (await bot("getUpdates"))[-1]["message"]["from"]
    assert sim.chat(carla).messages == sim.chat(carla.id).messages
    assert (await bot("getChat", chat_id=carla.id))["username"] == "carla_d"


async def test_reactions_and_typing_show(bot: Caller, sim: Simulator, anna: Person) -> None:
    sent = anna.types("hello")
    place = {"chat_id": anna.id, "message_id": sent["message_id"]}
    await bot("setMessageReaction", reaction=[{"type": "emoji", "emoji": "❤"}], **place)
    assert anna.room.reactions == {sent["message_id"]: [{"type": "emoji", "emoji": "❤"}]}
    assert "REACTION_INVALID" in await bot.refused(
        "setMessageReaction", reaction=[{"type": "emoji", "emoji": "🫖"}], **place
    )
    await bot("setMessageReaction", reaction=[], **place)
    assert anna.room.reactions == {}
    await bot("sendChatAction", chat_id=anna.id, action="typing")
    assert "wrong parameter action" in await bot.refused("sendChatAction", chat_id=anna.id, action="thinking")


async def test_whoever_listens_hears_the_bot(bot: Caller, sim: Simulator, anna: Person) -> None:
    heard: list[str] = []
    stop = sim.on_call(lambda call: heard.append(call.method))
    await bot("sendMessage", chat_id=anna.id, text="I need space")
    stop()
    await bot("getMe")
    assert heard == ["sendMessage"]
    assert (await anna.hears("space"))["text"] == "I need space"
    assert anna.sees("closeness") is None
    with pytest.raises(TimeoutError):
        await anna.hears("closeness", timeout=0.01)
