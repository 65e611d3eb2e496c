"""Keyboards are taken and refused as Telegram does."""

from typing import Any

import pytest

from bot.playground.people import ImpossibleError, Person
from tests.playground.conftest import Caller


def _inline(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (_inline({"text": "a", "callback_data": "x" * 65}), "BUTTON_DATA_INVALID"),
        (_inline({"text": "a", "callback_data": "ж" * 33}), "BUTTON_DATA_INVALID"),
        (_inline({"text": "a", "callback_data": ""}), "Text buttons are unallowed in the inline keyboard"),
        (_inline({"text": "a"}), "Text buttons are unallowed in the inline keyboard"),
        (_inline({"callback_data": "a"}), 'Can\'t find field "text"'),
        (_inline({"text": "a", "url": "javascript://x.y/"}), "Unsupported URL protocol"),
        (_inline({"text": "a", "url": "https:///path"}), "URL host is empty"),
        (_inline({"text": "a", "url": "http://a.b:99999/"}), "Wrong port number specified in the URL"),
        (_inline({"text": "a", "url": "nothing"}), "Wrong HTTP URL"),
        (_inline({"text": "a", "url": "tel:112"}), "inline keyboard button URL 'tel"),
        (_inline({"text": "a", "url": "tel://112"}), "inline keyboard button URL 'tel"),
        (_inline({"text": "a", "copy_text": {"text": ""}}), "BUTTON_COPY_TEXT_INVALID"),
        (_inline({"text": "a", "copy_text": {"text": "1" * 257}}), "BUTTON_COPY_TEXT_INVALID"),
        (_inline({"text": "a", "copy_text": "112"}), 'Field "copy_text" must be of type Object'),
        (_inline(*[{"text": str(n), "callback_data": "a"} for n in range(9)]), "reply markup is too long"),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "a"}]] * 101}, "reply markup is too long"),
        ({"inline_keyboard": "x"}, 'field "inline_keyboard" must be of type Array'),
        ("[]x", "can't parse reply markup JSON object"),
        ([1], "object expected as reply markup"),
    ],
)
async def test_bad_keyboard_is_refused(bot: Caller, anna: Person, markup: Any, reason: str) -> None:
    refusal = await bot.refused("sendMessage", chat_id=anna.id, text="a", reply_markup=markup)
    assert refusal.startswith("Bad Request: ")
    assert reason in refusal
    assert anna.received == []


async def test_largest_keyboard_still_goes_through(bot: Caller, anna: Person) -> None:
    row = [{"text": str(n), "callback_data": "ж" * 32} for n in range(8)]
    await bot("sendMessage", chat_id=anna.id, text="a", reply_markup={"inline_keyboard": [row] * 12})
    assert len(anna.received) == 1


async def test_link_buttons_are_stored_whole(bot: Caller, anna: Person) -> None:
    markup = _inline(
        {"text": "a", "url": "t.me/halfway_playground_bot?start=abc"}, {"text": "b", "url": "tg://user?id=1"}
    )
    sent = await bot("sendMessage", chat_id=anna.id, text="a", reply_markup=markup)
    urls = [button["url"] for button in sent["reply_markup"]["inline_keyboard"][0]]
    assert urls == ["http://t.me/halfway_playground_bot?start=abc", "tg://user?id=1"]
    with pytest.raises(ImpossibleError):
        anna.taps("a")


async def test_button_that_copies_takes_up_to_256_characters_and_tells_the_bot_nothing(
    bot: Caller, anna: Person
) -> None:
    buttons = [
        {"text": "Copy *4141", "copy_text": {"text": "*4141"}},
        {"text": "All", "copy_text": {"text": "1" * 256}},
    ]
    sent = await bot("sendMessage", chat_id=anna.id, text="a", reply_markup=_inline(*buttons))
    assert sent["reply_markup"]["inline_keyboard"] == [buttons]
    with pytest.raises(ImpossibleError):
        anna.taps("Copy *4141")
    assert await bot("getUpdates") == []


async def test_reply_keyboard_comes_and_goes(bot: Caller, anna: Person) -> None:
    keyboard = {"keyboard": [["Yes", {"text": "No"}]], "one_time_keyboard": True}
    sent = await bot("sendMessage", chat_id=anna.id, text="?", reply_markup=keyboard)
    assert "reply_markup" not in sent
    assert anna.room.reply_keyboard is not None
    anna.types("maybe")
    assert anna.room.reply_keyboard is not None
    anna.types("Yes")
    assert anna.room.reply_keyboard is None
    await bot("sendMessage", chat_id=anna.id, text="?", reply_markup={"keyboard": [["Yes"]]})
    await bot("sendMessage", chat_id=anna.id, text="!", reply_markup={"remove_keyboard": True})
    assert anna.room.reply_keyboard is None


async def test_label_means_the_whole_word(bot: Caller, anna: Person) -> None:
    buttons = [{"text": text, "callback_data": text} for text in ("Not now", "No, thanks", "No")]
    await bot("sendMessage", chat_id=anna.id, text="?", reply_markup=_inline(*buttons))
    anna.taps("No")
    anna.taps("No, thanks")
    anna.taps("Not")
    updates = await bot("getUpdates")
    assert [update["callback_query"]["data"] for update in updates] == ["No", "No, thanks", "Not now"]
