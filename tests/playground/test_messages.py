"""Messages are sent, edited and deleted as in Telegram, and refused in its own words."""

import pytest

from bot.playground.people import Person
from bot.playground.simulator import Simulator
from tests.playground.conftest import Caller

_NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)


def _keyboard(label: str = "Yes", data: str = "y") -> dict[str, object]:
    return {"inline_keyboard": [[{"text": label, "callback_data": data}]]}


async def test_message_reaches_the_phone(bot: Caller, sim: Simulator, anna: Person) -> None:
    sent = await bot("sendMessage", chat_id=str(anna.id), text="  Hello  ", disable_notification=True)
    assert sent["text"] == "Hello"
    assert sent["from"].items() <= (await bot("getMe")).items()
    assert sent["chat"] == {"id": anna.id, "first_name": "Anna", "type": "private"}
    assert anna.messages[-1] == sent
    assert sim.calls_to(anna, "sendMessage")[-1].result == sent


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "message text is empty"),
        (" \n ", "text must be non-empty"),
        ("a" * 4097, "message is too long"),
        ("😀" * 2049, "message is too long"),
    ],
)
async def test_impossible_text_is_refused(bot: Caller, anna: Person, text: str, reason: str) -> None:
    assert await bot.refused("sendMessage", chat_id=anna.id, text=text) == f"Bad Request: {reason}"
    assert anna.received == []


@pytest.mark.parametrize("text", ["a" * 4096, "😀" * 2048, "<b>" + "a" * 4096 + "</b>"])
async def test_longest_text_still_goes_through(bot: Caller, anna: Person, text: str) -> None:
    await bot("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML")
    assert len(anna.received) == 1


async def test_unknown_and_unopened_chats_refuse(bot: Caller, sim: Simulator) -> None:
    carla = sim.person("Carla")
    assert await bot.refused("sendMessage", text="a") == "Bad Request: chat_id is empty"
    for nobody in (999, "@nobody", "x"):
        assert await bot.refused("sendMessage", chat_id=nobody, text="a") == "Bad Request: chat not found"
    assert await bot.refused("sendMessage", chat_id=carla.id, text="a") == (
        "Forbidden: bot can't initiate conversation with a user"
    )


async def test_blocked_bot_is_told_so(bot: Caller, anna: Person) -> None:
    anna.blocks()
    assert await bot.refused("sendMessage", chat_id=anna.id, text="a") == "Forbidden: bot was blocked by the user"
    anna.unblocks()
    await bot("sendMessage", chat_id=anna.id, text="a")
    anna.deactivates()
    assert await bot.refused("sendMessage", chat_id=anna.id, text="a") == "Forbidden: user is deactivated"


async def test_edit_replaces_words_and_buttons(bot: Caller, anna: Person) -> None:
    sent = await bot("sendMessage", chat_id=anna.id, text="one", reply_markup=_keyboard())
    edited = await bot("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="two")
    assert edited["text"] == "two"
    assert "reply_markup" not in edited
    assert edited["edit_date"] >= sent["date"]
    assert anna.messages[-1] == edited


async def test_edit_into_the_same_is_refused(bot: Caller, anna: Person) -> None:
    sent = await bot("sendMessage", chat_id=anna.id, text="one", reply_markup=_keyboard())
    same = {"chat_id": anna.id, "message_id": sent["message_id"], "reply_markup": _keyboard()}
    assert await bot.refused("editMessageText", text=" one ", **same) == _NOT_MODIFIED
    assert await bot.refused("editMessageReplyMarkup", **same) == _NOT_MODIFIED
    await bot("editMessageText", text="<b>one</b>", parse_mode="HTML", **same)
    await bot("editMessageReplyMarkup", chat_id=anna.id, message_id=sent["message_id"])
    assert "reply_markup" not in anna.messages[-1]
    assert anna.messages[-1]["entities"][0]["type"] == "bold"


async def test_what_cannot_be_edited_is_refused(bot: Caller, anna: Person, boris: Person) -> None:
    theirs = await bot("sendMessage", chat_id=boris.id, text="for Boris")
    own = anna.types("mine")
    dice = await bot("sendDice", chat_id=anna.id)
    for number, reason in (
        (theirs["message_id"], "message to edit not found"),
        (0, "message identifier is not specified"),
        (own["message_id"], "message can't be edited"),
        (dice["message_id"], "there is no text in the message to edit"),
    ):
        refusal = await bot.refused("editMessageText", chat_id=anna.id, message_id=number, text="new")
        assert refusal == f"Bad Request: {reason}"


async def test_deletion_ends_after_two_days(bot: Caller, sim: Simulator, anna: Person) -> None:
    old = await bot("sendMessage", chat_id=anna.id, text="old")
    sim.clock.advance(48 * 3600 + 1)
    new = await bot("sendMessage", chat_id=anna.id, text="new")
    own = anna.types("mine")
    for message in (new, own):
        assert await bot("deleteMessage", chat_id=anna.id, message_id=message["message_id"])
    assert await bot.refused("deleteMessage", chat_id=anna.id, message_id=old["message_id"]) == (
        "Bad Request: message can't be deleted for everyone"
    )
    assert await bot.refused("deleteMessage", chat_id=anna.id, message_id=new["message_id"]) == (
        "Bad Request: message to delete not found"
    )
    assert [message["text"] for message in anna.messages] == ["/start", "old"]


async def test_many_are_deleted_at_once(bot: Caller, anna: Person) -> None:
    numbers = [(await bot("sendMessage", chat_id=anna.id, text=str(n)))["message_id"] for n in range(3)]
    assert await bot("deleteMessages", chat_id=anna.id, message_ids=[*numbers, 987_654])
    assert anna.received == []
    assert "too many" in await bot.refused("deleteMessages", chat_id=anna.id, message_ids=list(range(1, 102)))


async def test_reply_shows_what_it_answers(bot: Caller, anna: Person) -> None:
    question = anna.types("How are you?")
    answer = await bot(
        "sendMessage", chat_id=anna.id, text="Fine", reply_parameters={"message_id": question["message_id"]}
    )
    assert answer["reply_to_message"] == question
    lost = {"message_id": 4711}
    assert await bot.refused("sendMessage", chat_id=anna.id, text="x", reply_parameters=lost) == (
        "Bad Request: message to be replied not found"
    )
    await bot("sendMessage", chat_id=anna.id, text="x", reply_parameters=lost | {"allow_sending_without_reply": True})


async def test_forward_names_origin_copy_does_not(bot: Caller, anna: Person, boris: Person) -> None:
    sent = await bot("sendMessage", chat_id=anna.id, text="*hi*", parse_mode="MarkdownV2", reply_markup=_keyboard())
    source = {"chat_id": boris.id, "from_chat_id": anna.id, "message_id": sent["message_id"]}
    forwarded = await bot("forwardMessage", **source)
    assert forwarded["forward_origin"]["sender_user"]["is_bot"]
    assert forwarded["entities"] == sent["entities"]
    assert "reply_markup" not in forwarded
    copy = await bot("copyMessage", **source)
    assert "forward_origin" not in boris.messages[-1]
    assert copy == {"message_id": boris.messages[-1]["message_id"]}
    assert "message to forward not found" in await bot.refused("forwardMessage", **(source | {"message_id": 4711}))


async def test_form_and_query_calls_work_too(bot: Caller, anna: Person) -> None:
    form = {"chat_id": str(anna.id), "text": "form", "entities": '[{"type":"bold","offset":0,"length":4}]'}
    async with bot.session.post(bot.address("SENDMESSAGE"), data=form) as response:
        assert (await response.json())["result"]["entities"][0]["type"] == "bold"
    async with bot.session.get(bot.address("sendMessage"), params={"chat_id": anna.id, "text": "get"}) as response:
        assert (await response.json())["result"]["text"] == "get"
    async with bot.session.post(bot.address("sendMessage"), data=form | {"entities": "[{"}) as response:
        assert (await response.json())["description"] == "Bad Request: can't parse entities JSON object"


async def test_strangers_find_no_door(bot: Caller, sim: Simulator) -> None:
    assert await bot.refused("sendLove") == "Not Found: method not found"
    for token, code in (("4200000001:wrong-wrong-wrong", 401), ("nonsense", 404)):
        async with bot.session.get(f"{sim.url}/bot{token}/getMe") as response:
            assert (response.status, (await response.json())["error_code"]) == (code, code)
