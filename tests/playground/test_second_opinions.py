"""Two libraries that were not written here read whatever the simulator says: aiogram and python-telegram-bot."""

import json
from collections.abc import Iterator
from typing import Any

import aiogram.methods
import aiogram.types
import pytest
import telegram
from pydantic import BaseModel, TypeAdapter

from bot.playground.botapi import METHODS
from bot.playground.files import plain_picture
from bot.playground.people import Person
from bot.playground.simulator import Simulator
from tests.playground.conftest import Caller

_UPDATE_METHODS = {"getupdates", "setwebhook", "deletewebhook", "getwebhookinfo"}
_FILES = {
    "sendPhoto": "photo", "sendDocument": "document", "sendVoice": "voice", "sendSticker": "sticker",
    "sendAnimation": "animation", "sendVideo": "video", "sendAudio": "audio", "sendVideoNote": "video_note",
}  # fmt: skip
_RICH = (
    "<b>bold <i>both</i></b> <u>u</u> <s>s</s> <tg-spoiler>sp</tg-spoiler> <code>c</code> <a href='http://a.de'>l</a> "
    "<pre><code class='language-py'>p</code></pre><blockquote>q</blockquote>\n<blockquote expandable>e</blockquote>"
    "<tg-time unix='1700000000' format='wDT'>t</tg-time> <tg-time unix='1700000000'>t</tg-time> /cmd @mention "
    "http://a.de #tag me@a.de"
)


def _unknown_fields(model: BaseModel, path: str) -> Iterator[str]:
    """Yield the fields of a model, at any depth, that aiogram's Bot API does not have."""
    for name in model.model_extra or {}:
        yield f"{path}.{name}"
    for name in type(model).model_fields:
        value = getattr(model, name)
        for item in value if isinstance(value, list) else [value]:
            for one in item if isinstance(item, list) else [item]:
                if isinstance(one, BaseModel):
                    yield from _unknown_fields(one, f"{path}.{name}")


def _assert_parses(kind: Any, value: Any, path: str) -> None:
    parsed = TypeAdapter(kind).validate_python(value)
    for model in parsed if isinstance(parsed, list) else [parsed]:
        if isinstance(model, BaseModel):
            assert not list(_unknown_fields(model, path))


async def _words(bot: Caller, anna: Person) -> list[tuple[str, Any]]:
    """Call what deals in words; return methods and results."""
    said: list[tuple[str, Any]] = []

    async def call(method: str, **parameters: Any) -> Any:
        result = await bot(method, **({"chat_id": anna.id} | parameters))
        said.append((method, result))
        return result

    markup = {
        "inline_keyboard": [
            [{"text": "a", "callback_data": "a", "style": "primary"}, {"text": "b", "url": "http://a.de"}],
            [{"text": "c", "copy_text": {"text": "x"}}, {"text": "d", "switch_inline_query": "x"}],
        ]
    }
    first = await call(
        "sendMessage", text=_RICH, parse_mode="HTML", reply_markup=markup, protect_content=True,
        link_preview_options={"is_disabled": True}, message_effect_id="5104841245755180586",
    )  # fmt: skip
    place = {"message_id": first["message_id"]}
    own = {"message_id": anna.types("answer me")["message_id"]}
    await call("sendMessage", text="hi", reply_parameters=own)
    await call("editMessageText", text="new", **place)
    await call("editMessageReplyMarkup", reply_markup=markup, **place)
    await call("forwardMessage", from_chat_id=anna.id, **own)
    await call("copyMessage", from_chat_id=anna.id, **own)
    await call("setMessageReaction", reaction=[{"type": "emoji", "emoji": "👍"}], **own)
    await call("pinChatMessage", **place)
    await call("unpinChatMessage", **place)
    await call("unpinAllChatMessages")
    await call("deleteMessage", **place)
    await call("deleteMessages", message_ids=[own["message_id"]])
    await call("sendLocation", latitude=1.5, longitude=2.5)
    await call("sendVenue", latitude=1.5, longitude=2.5, title="t", address="a")
    await call("sendContact", phone_number="+1", first_name="A", last_name="B")
    await call("sendDice", emoji="🎯")
    await call("sendChatAction", action="typing")
    poll = await call("sendPoll", question="?", options=["a", {"text": "b"}], is_anonymous=False, open_period=60)
    await call("sendPoll", question="?", options=["a"], type="quiz", correct_option_ids=[0], explanation="e")
    await call("stopPoll", message_id=poll["message_id"])
    return said


async def _profile(bot: Caller, anna: Person) -> list[tuple[str, Any]]:
    """Call what deals in the bot itself and in chats; return methods and results."""
    await bot("sendMessage", chat_id=anna.id, text="?", reply_markup={
        "inline_keyboard": [[{"text": "a", "callback_data": "a"}]]})  # fmt: skip
    calls: list[tuple[str, dict[str, Any]]] = [
        ("answerCallbackQuery", {"callback_query_id": anna.taps("a"), "text": "ok"}),
        ("getMe", {}),
        ("setMyCommands", {"commands": [{"command": "a", "description": "b"}]}),
        ("getMyCommands", {}),
        ("deleteMyCommands", {}),
        *((f"setMy{what}", {}) for what in ("Name", "Description", "ShortDescription")),
        *((f"getMy{what}", {}) for what in ("Name", "Description", "ShortDescription")),
        ("setChatMenuButton", {"menu_button": {"type": "commands"}}),
        ("getChatMenuButton", {"chat_id": anna.id}),
        ("getChat", {"chat_id": anna.id}),
        ("getChatMember", {"chat_id": anna.id, "user_id": anna.id}),
        ("getUserProfilePhotos", {"user_id": anna.id}),
        ("setWebhook", {"url": "https://bot.example.org/hook", "allowed_updates": ["message"]}),
        ("getWebhookInfo", {}),
        ("deleteWebhook", {}),
    ]
    return [(method, await bot(method, **parameters)) for method, parameters in calls]


async def _files(bot: Caller, anna: Person) -> list[tuple[str, Any]]:
    """Call what deals in files; return methods and results."""
    said: list[tuple[str, Any]] = []
    chat = {"chat_id": str(anna.id)}
    for method, field in _FILES.items():
        content = plain_picture() if field == "photo" else b"abc"
        answer = await bot.uploads(method, {field: ("a.png", content)}, **chat)
        said.append((method, answer["result"]))
    photo = said[0][1]
    place = chat | {"message_id": str(photo["message_id"])}
    said.append(
        ("editMessageCaption", await bot("editMessageCaption", caption="*c*", parse_mode="MarkdownV2", **place))
    )
    media = {"type": "photo", "media": photo["photo"][0]["file_id"]}
    said.append(("editMessageMedia", await bot("editMessageMedia", media=media, **place)))
    said.append(("getFile", await bot("getFile", file_id=photo["photo"][0]["file_id"])))
    return said


async def test_aiogram_understands_every_answer(bot: Caller, sim: Simulator, anna: Person) -> None:
    said = await _words(bot, anna) + await _files(bot, anna) + await _profile(bot, anna)
    group = sim.group()
    group.adds_bot(anna)
    said += [
        ("sendMessage", await bot("sendMessage", chat_id=group.id, text="bye")),
        ("leaveChat", await bot("leaveChat", chat_id=group.id)),
        ("getChat", await bot("getChat", chat_id=group.id)),
    ]
    assert {method.lower() for method, _ in said} | {"getupdates"} == set(METHODS) | _UPDATE_METHODS
    for method, result in said:
        model = getattr(aiogram.methods, method[0].upper() + method[1:])
        _assert_parses(model.__returning__, result, method)


async def _everything_heard(bot: Caller, sim: Simulator, anna: Person) -> list[dict[str, Any]]:
    """Let Anna do all she can; return the updates."""
    photo = anna.sends("photo", caption="look at @anna_k")
    for kind in ("voice", "sticker", "video", "document", "animation", "audio", "video_note", "location", "venue",
                 "contact", "dice"):  # fmt: skip
        anna.sends(kind)
    typed = anna.types("/start abc https://a.de", reply_to=photo["message_id"])
    anna.edits(typed, "changed")
    sent = await bot("sendMessage", chat_id=anna.id, text=_RICH, parse_mode="HTML", reply_markup={
        "inline_keyboard": [[{"text": "a", "callback_data": "a"}]]})  # fmt: skip
    anna.taps("a")
    anna.forwards(sent)
    anna.deletes(sent)
    anna.taps(message=sent, data="a")
    poll = await bot("sendPoll", chat_id=anna.id, question="?", options=["a", "b"], is_anonymous=False)
    anna.votes(1)
    anna.votes()
    anna.forwards(poll)
    anna.blocks()
    anna.unblocks()
    group = sim.group()
    group.adds_bot(anna)
    await bot("leaveChat", chat_id=group.id)
    updates: list[dict[str, Any]] = await bot("getUpdates")
    return updates


async def test_both_libraries_understand_every_update(bot: Caller, sim: Simulator, anna: Person) -> None:
    updates = await _everything_heard(bot, sim, anna)
    kinds = {kind for update in updates for kind in update} - {"update_id"}
    assert kinds == {"message", "edited_message", "callback_query", "poll", "poll_answer", "my_chat_member"}
    for update in updates:
        _assert_parses(aiogram.types.Update, update, "update")
        parsed = telegram.Update.de_json(json.loads(json.dumps(update)), None)
        assert not parsed.api_kwargs
        for part in (parsed.effective_message, parsed.effective_user, parsed.effective_chat, parsed.callback_query):
            assert part is None or not part.api_kwargs


async def test_telegram_library_understands_every_message(bot: Caller, sim: Simulator, anna: Person) -> None:
    said = await _words(bot, anna) + await _files(bot, anna)
    messages = [result for _, result in said if isinstance(result, dict) and "chat" in result]
    assert len(messages) > 20
    for message in messages:
        parsed = telegram.Message.de_json(json.loads(json.dumps(message)), None)
        assert parsed.chat.id == anna.id
        assert not parsed.api_kwargs


@pytest.mark.filterwarnings("ignore:.*retry_after.*:telegram.warnings.PTBDeprecationWarning")
async def test_telegram_library_runs_on_the_simulator(sim: Simulator, anna: Person) -> None:
    async with telegram.Bot(sim.token, base_url=f"{sim.url}/bot", base_file_url=f"{sim.url}/file/bot") as client:
        keyboard = telegram.InlineKeyboardMarkup.from_button(telegram.InlineKeyboardButton("Yes", callback_data="y"))
        sent = await client.send_photo(
            anna.id, plain_picture(), caption="<b>Scan</b>", parse_mode="HTML", reply_markup=keyboard
        )
        assert sent.caption_entities[0].type == "bold"
        file = await client.get_file(sent.photo[-1])
        assert await file.download_as_bytearray() == plain_picture()
        anna.taps("Yes")
        (update,) = await client.get_updates(timeout=1)
        assert update.callback_query is not None
        assert await client.answer_callback_query(update.callback_query.id)
        sim.faults.add("429", "sendMessage", retry_after=3)
        with pytest.raises(telegram.error.RetryAfter):
            await client.send_message(anna.id, "too soon")
        anna.blocks()
        with pytest.raises(telegram.error.Forbidden):
            await client.send_message(anna.id, "hello?")
