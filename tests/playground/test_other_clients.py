"""Two libraries that Halfway is not built on drive the simulator, and are answered as Telegram answers them."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import aiogram
import pytest
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramNotFound
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity
from telebot import asyncio_helper, types
from telebot.async_telebot import AsyncTeleBot
from telebot.asyncio_helper import ApiTelegramException

from bot.playground.people import Person
from bot.playground.simulator import Simulator


@pytest.fixture
async def client(sim: Simulator) -> AsyncIterator[aiogram.Bot]:
    """Yield a bot on aiogram."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(sim.url))
    async with aiogram.Bot(sim.token, session=session) as bot:
        yield bot


@pytest.fixture
async def telebot(sim: Simulator, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Any]:
    """Yield a bot on pyTelegramBotAPI, whose address is a setting of the module."""
    monkeypatch.setattr(asyncio_helper, "API_URL", f"{sim.url}/bot{{0}}/{{1}}")
    bot: Any = AsyncTeleBot(sim.token)  # its types leave most answers optional
    yield bot
    await bot.close_session()


async def test_aiogram_talks_and_listens(client: aiogram.Bot, sim: Simulator, anna: Person) -> None:
    assert (await client.get_me()).username == "halfway_playground_bot"
    markup = InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text="Yes", callback_data="y", style="success")]]
    )
    time = MessageEntity(type="date_time", offset=3, length=5, unix_time=1_800_000_000, date_time_format="t")
    sent = await client.send_message(anna.id, "at 20:00", entities=[time], reply_markup=markup)
    assert [one.model_dump() for one in sent.entities or []] == [time.model_dump()]
    anna.taps("Yes")
    (update,) = await client.get_updates(timeout=0)
    assert update.callback_query is not None
    assert update.callback_query.data == "y"
    await client.answer_callback_query(update.callback_query.id, text="Done")
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await client.answer_callback_query(update.callback_query.id)
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await client.edit_message_text(
            "at 20:00", chat_id=anna.id, message_id=sent.message_id, entities=[time], reply_markup=markup
        )
    assert await client.get_updates(offset=update.update_id + 1, timeout=0) == []


async def test_aiogram_hears_refusals_by_their_class(client: aiogram.Bot, anna: Person) -> None:
    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await client.send_message(anna.id, "a", reply_parameters=aiogram.types.ReplyParameters(message_id=9_999))
    with pytest.raises(TelegramNotFound, match="method not found"):
        await client.get_available_gifts()
    anna.blocks()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await client.send_message(anna.id, "a")


async def test_telebot_talks_and_listens(telebot: Any, sim: Simulator, boris: Person) -> None:
    markup = types.InlineKeyboardMarkup([[types.InlineKeyboardButton("No", callback_data="n")]])
    sent = await telebot.send_message(boris.id, "<b>a</b> b", parse_mode="HTML", reply_markup=markup)
    assert [(one.type, one.offset, one.length) for one in sent.entities] == [("bold", 0, 1)]
    boris.types("/start abc")
    boris.taps("No")
    written, tapped = await telebot.get_updates()
    assert (written.message.text, written.message.from_user.id) == ("/start abc", boris.id)
    assert tapped.callback_query.data == "n"
    assert await telebot.answer_callback_query(tapped.callback_query.id) is True


async def test_poll_of_telebot_closes_though_its_date_has_a_fraction(
    telebot: Any, sim: Simulator, anna: Person
) -> None:
    """pyTelegramBotAPI 4.37.1 writes a datetime as a float; Telegram reads the digits in front of the point."""
    end = datetime.fromtimestamp(int(sim.world.clock.time()), UTC) + timedelta(minutes=10, milliseconds=500)
    sent = await telebot.send_poll(
        anna.id, "?", [types.InputPollOption("a"), types.InputPollOption("b")], close_date=end
    )
    assert sent.poll.close_date == int(end.timestamp())


async def test_nulls_in_entity_of_telebot_are_refused(telebot: Any, anna: Person) -> None:
    """pyTelegramBotAPI 4.37.1 writes every field of an entity, null where it lacks one; `language` may be none."""
    bold = types.MessageEntity("bold", 0, 1)
    assert (await telebot.send_message(anna.id, "a", entities=[bold])).entities[0].type == "bold"
    with pytest.raises(ApiTelegramException, match='Field "language" must be of type String'):
        await telebot.send_message(anna.id, "a", entities=[types.MessageEntity("pre", 0, 1)])


async def test_telebot_hears_of_unknown_method(telebot: Any) -> None:
    with pytest.raises(ApiTelegramException, match="method not found") as caught:
        await telebot.get_available_gifts()
    assert caught.value.error_code == 404
