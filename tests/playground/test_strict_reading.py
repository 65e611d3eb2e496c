"""Nested JSON and numbers are read as Telegram's server reads them: what it refuses or drops must not work here."""

from typing import Any

import pytest

from bot.playground.people import Person
from bot.playground.simulator import Simulator
from tests.playground.conftest import Caller


def _entity(**fields: Any) -> dict[str, Any]:
    return {"text": "abcdef", "entities": [{"type": "bold", "offset": 0, "length": 2} | fields]}


def _button(**fields: Any) -> dict[str, Any]:
    return {"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "b", **fields}]]}}


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        (
            _entity(type="pre", language=None),
            'can\'t parse MessageEntity: Field "language" must be of type String',
        ),
        (_entity(offset=False), 'can\'t parse MessageEntity: Field "offset" must be of type Number'),
        (_entity(offset="0.0"), "can't parse MessageEntity: Can't parse as an integer string \"0.0\""),
        (_entity(type="text_link"), "can't parse MessageEntity: Can't find field \"url\""),
        (
            _entity(type="date_time", unix_time=1_800_000_000, date_time_format=None),
            'can\'t parse MessageEntity: Field "date_time_format" must be of type String',
        ),
        (
            _button(url=None, callback_data="x"),
            'can\'t parse inline keyboard button: Field "url" must be of type String',
        ),
        (
            _button(callback_data="x", style=None),
            'can\'t parse inline keyboard button: Field "style" must be of type String',
        ),
        (
            _button(copy_text="x"),
            'can\'t parse inline keyboard button: Field "copy_text" must be of type Object',
        ),
        (_button(url="tel:112"), "inline keyboard button URL 'tel:112' is invalid"),
        ({"text": "a", "link_preview_options": {"is_disabled": None}}, 'field "is_disabled" must be of type Boolean'),
        ({"text": "a", "reply_parameters": {"message_id": 1, "quote": None}}, 'field "quote" must be of type String'),
        ({"text": "a", "reply_markup": {"inline_keyboard": None}}, 'field "inline_keyboard" must be of type Array'),
        (
            {"text": "a", "reply_markup": {"keyboard": [["a"]], "is_persistent": "yes"}},
            'field "is_persistent" must be of type Boolean',
        ),
    ],
)
async def test_null_and_wrong_types_are_refused(bot: Caller, anna: Person, call: dict[str, Any], reason: str) -> None:
    assert (await bot.refused("sendMessage", chat_id=anna.id, **call)).startswith(f"Bad Request: {reason}")
    assert anna.received == []


async def test_null_among_options_of_poll_is_refused(bot: Caller, anna: Person) -> None:
    for option in ({"text": "a", "text_parse_mode": None}, 5, None):
        await bot.refused("sendPoll", chat_id=anna.id, question="?", options=[option, "b"])
    assert anna.received == []


async def test_numbers_may_be_strings_and_strings_numbers(bot: Caller, anna: Person) -> None:
    sent = await bot("sendMessage", chat_id=str(anna.id), **_entity(offset="1", length="2"))
    assert sent["entities"] == [{"type": "bold", "offset": 1, "length": 2}]
    sent = await bot("sendMessage", chat_id=anna.id, **_button(callback_data=5))
    assert sent["reply_markup"]["inline_keyboard"] == [[{"text": "b", "callback_data": "5"}]]


async def test_only_first_action_and_known_fields_of_button_stay(bot: Caller, anna: Person) -> None:
    both = _button(callback_data="x", url="https://a.de", future=1, style="Primary")
    sent = await bot("sendMessage", chat_id=anna.id, **both)
    assert sent["reply_markup"]["inline_keyboard"] == [[{"text": "b", "url": "https://a.de/", "style": "primary"}]]


async def test_leading_digits_of_form_number_count(bot: Caller, sim: Simulator, anna: Person) -> None:
    date = int(sim.world.clock.time()) + 600
    form = {"chat_id": str(anna.id), "question": "?", "options": '["a"]', "close_date": f"{date}.5"}
    async with bot.session.post(bot.address("sendPoll"), data=form) as response:
        assert (await response.json())["result"]["poll"]["close_date"] == date
    message = await bot("sendMessage", chat_id=anna.id, text="a")
    edited = await bot("editMessageText", chat_id=anna.id, message_id=f"{message['message_id']}.0", text="b")
    assert edited["message_id"] == message["message_id"]
    unknown = await bot.refused("editMessageText", chat_id=anna.id, message_id="x1", text="c")
    assert unknown == "Bad Request: message identifier is not specified"


async def test_identifiers_of_messages_to_delete_are_exact(bot: Caller, anna: Person) -> None:
    message = await bot("sendMessage", chat_id=anna.id, text="a")
    wrongs: list[Any] = [None, True, f"{message['message_id']}.0", 0, {}]
    for wrong in wrongs:
        await bot.refused("deleteMessages", chat_id=anna.id, message_ids=[wrong])
    assert await bot("deleteMessages", chat_id=anna.id, message_ids=[str(message["message_id"])]) is True


async def test_unknown_method_is_told_from_wrong_token(bot: Caller) -> None:
    assert await bot.answer("sendRichMessage", chat_id=1) == {
        "ok": False,
        "error_code": 404,
        "description": "Not Found: method not found",
    }


async def test_somebody_has_an_id_above_32_bits(bot: Caller, sim: Simulator) -> None:
    boris = sim.person("Boris")
    assert boris.id > 1 << 32
    boris.types("/start")
    (update,) = await bot("getUpdates")
    assert update["message"]["chat"]["id"] == update["message"]["from"]["id"] == boris.id
    await bot("sendMessage", chat_id=boris.id, text="hello", reply_markup=_button(callback_data="x")["reply_markup"])
    boris.taps("b")
    assert (await bot("getUpdates", offset=update["update_id"] + 1))[0]["callback_query"]["from"]["id"] == boris.id
