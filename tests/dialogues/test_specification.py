"""Every request of the bot keeps the Bot API's specification: the judge is strict, and each story ends with it."""

from typing import Any

import pytest

from bot.playground.faults import Rule
from tests.dialogues.relaying import sends
from tests.specification.judge import faults, specification
from tests.stage import Phone, Stage

Couple = tuple[Phone, Phone]
FINE: dict[str, Any] = {"chat_id": 1, "text": "hello"}
COMMAND = {"command": "space", "description": "x"}
BUTTON = {"text": "Send", "callback_data": "x"}


def keyboard(**button: Any) -> dict[str, Any]:
    """Return a message with one button."""
    return FINE | {"reply_markup": {"inline_keyboard": [[button]]}}


def entity(**details: Any) -> dict[str, Any]:
    """Return a message with one entity."""
    return FINE | {"entities": [{"type": "bold", "offset": 0, "length": 5} | details]}


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        ("sendMessage", FINE),
        ("SENDMESSAGE", FINE | {"chat_id": "@name"}),
        ("sendMessage", FINE | {"text": "🙂" * 2048}),
        ("sendMessage", keyboard(**BUTTON)),
        ("sendMessage", entity()),
        ("sendMessage", entity(type="date_time", unix_time=1, date_time_format="wt")),
        ("sendMessage", FINE | {"link_preview_options": {"is_disabled": True}}),
        ("answerCallbackQuery", {"callback_query_id": "1"}),
        ("setMyCommands", {"commands": [COMMAND], "scope": {"type": "all_private_chats"}}),
        ("getUpdates", {"offset": 0, "timeout": 50, "limit": 100, "allowed_updates": ["message"]}),
        ("setChatMenuButton", {"menu_button": {"type": "commands"}}),
    ],
)
def test_right_requests_are_let_through(method: str, parameters: dict[str, Any]) -> None:
    assert faults(method, parameters) == []


@pytest.mark.parametrize(
    ("method", "parameters", "fault"),
    [
        ("sendMesage", FINE, "there is no method"),
        ("sendMessage", {"chat_id": 1}, "text is missing"),
        ("sendMessage", FINE | {"txt": "x"}, "txt is unknown"),
        ("sendMessage", FINE | {"chat_id": 1.5}, "chat_id is no Integer"),
        ("sendMessage", FINE | {"chat_id": True}, "chat_id is no Integer"),
        ("sendMessage", FINE | {"text": 7}, "text is no String"),
        ("sendMessage", FINE | {"text": " \n"}, "text is blank"),
        ("sendMessage", FINE | {"text": "🙂" * 2049}, "text has 4098 characters"),
        ("sendMessage", FINE | {"disable_notification": "yes"}, "disable_notification is no Boolean"),
        ("sendMessage", FINE | {"reply_markup": {"inline_keyboard": [BUTTON]}}, "Array of"),
        ("sendMessage", keyboard(text="Send"), "exactly one thing"),
        ("sendMessage", keyboard(**BUTTON, url="https://example.org"), "exactly one thing"),
        ("sendMessage", keyboard(text="", callback_data="x"), "no label"),
        ("sendMessage", keyboard(text="Send", callback_data="x" * 65), "callback_data has 65 bytes"),
        ("sendMessage", keyboard(text="Send", callback_data="é" * 33), "callback_data has 66 bytes"),
        ("sendMessage", keyboard(text="Send", callback_data=""), "callback_data has 0 bytes"),
        ("sendMessage", entity(type="fat"), "is none of"),
        ("sendMessage", entity(length=6), "outside the text"),
        ("sendMessage", entity(length=0), "outside the text"),
        ("sendMessage", entity(offset=-1), "outside the text"),
        ("sendMessage", entity(type="date_time"), "no unix_time"),
        ("sendMessage", entity(type="date_time", unix_time=1, date_time_format="x"), "a format that is none"),
        ("sendPhoto", {"chat_id": 1}, "photo is missing"),
        ("setMyCommands", {"commands": [{"command": "space"}]}, "description is missing"),
        ("setMyCommands", {"commands": [], "scope": {"type": "everybody"}}, "scope"),
        ("answerCallbackQuery", {"callback_query_id": 1}, "callback_query_id is no String"),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "text has 201 characters"),
    ],
)
def test_wrong_requests_are_caught(method: str, parameters: dict[str, Any], fault: str) -> None:
    found = faults(method, parameters)
    assert any(fault in one for one in found), found


def test_files_count_as_files() -> None:
    assert faults("sendPhoto", {"chat_id": "1", "caption": "x"}, ["photo"]) == []
    assert faults("sendPhoto", {"chat_id": "1", "caption": "x" * 1025}, ["photo"])


def test_specification_is_all_there() -> None:
    assert len(specification()["methods"]) > 150
    assert len(specification()["types"]) > 250
    assert specification()["version"] == "Bot API 10.3"


async def test_broad_run_is_valid_throughout(stage: Stage, couple: Couple) -> None:
    """Each story is judged when it ends; this one makes sure that there is a lot to judge."""
    anna, boris = couple
    await stage.records.everybody_has(zone="UTC")
    for command in ("/help", "/start", "/menu", "/banana", "/cancel", "/back", "/closeness", "/space", "hello"):
        await anna.types(command)
    clara = stage.phone("Clara")
    await clara.types("/invite")
    await clara.taps("Show it as a picture")
    await sends(anna, "/space tomorrow 8am See you then")
    await boris.taps("Leave a line")
    await boris.types("Sleep well")
    await boris.taps("🔒 Help me wait")
    await boris.taps("Okay, see you")
    await anna.types("/back")
    await boris.types("/closeness a hug")
    await boris.taps("This evening")
    await boris.taps("Send")
    await anna.taps("Yes, at")
    await anna.taps("In 1 h")
    await anna.taps("Send")
    stage.simulator.group("Family").adds_bot(anna.person)
    await stage.settles()
    await stage.restarts()
    await stage.moves(days=2)
    made = {call.method for call in stage.simulator.calls}
    assert {"sendMessage", "editMessageText", "sendPhoto", "answerCallbackQuery", "leaveChat", "setMyCommands"} <= made
    assert len(stage.simulator.calls) > 60
    stage.every_request_was_valid()


async def test_story_with_wrong_request_fails(stage: Stage, couple: Couple) -> None:
    """The check at the end of each story is no decoration."""
    assert stage.app is not None
    await stage.app.delivery.call("setMyShortDescription", {"short_description": "fine"})
    stage.every_request_was_valid()
    stage.simulator.faults.rules.append(Rule("sendMessage", "500"))
    with pytest.raises(Exception, match="sendMessage"):
        await stage.app.delivery.call("sendMessage", {"chat_id": 1, "nonsense": "x"}, attempts=1)
    with pytest.raises(AssertionError, match="nonsense is unknown"):
        stage.every_request_was_valid()
    stage.simulator.call_log.kept.pop()
