"""python-telegram-bot 22.8."""

from collections.abc import AsyncIterator

import pytest
import telegram
import telegram.ext
from telegram.error import EndPointNotFound, InvalidToken

from bot.playground.simulator import TOKEN, Simulator


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    async with Simulator(TOKEN) as running:
        yield running


async def test_raw_call_with_refused_token_names_the_method(simulator: Simulator) -> None:
    """Guess: InvalidToken, as from `get_updates`. Met in `bot/updates/polling.py`."""
    async with telegram.Bot(TOKEN, base_url=f"{simulator.url}/bot") as bot:
        simulator.faults.add("401", "getUpdates")
        with pytest.raises(EndPointNotFound) as caught:
            await bot.do_api_request("getUpdates")
    assert not isinstance(caught.value, InvalidToken)


async def test_tap_under_lost_message_brings_an_ordinary_message() -> None:
    """Guess: InaccessibleMessage. Halfway never asks for the type: it reads the place of a tapped message by hand."""
    update = {
        "update_id": 1,
        "callback_query": {
            "id": "1",
            "from": {"id": 1, "is_bot": False, "first_name": "A"},
            "chat_instance": "1",
            "data": "x",
            "message": {"message_id": 5, "date": 0, "chat": {"id": 1, "type": "private"}},
        },
    }
    query = telegram.Update.de_json(update, None).callback_query
    assert query is not None
    assert type(query.message) is telegram.Message
    assert not query.message.is_accessible


async def test_application_swallows_errors_of_handlers() -> None:
    """Guess: an error of a handler reaches whoever gave the update. So `handlers/dispatcher.py` calls it itself."""
    application = telegram.ext.Application.builder().token(TOKEN).updater(None).build()

    heard: list[object] = []

    async def fails(update: object, _context: object) -> None:
        heard.append(update)
        raise RuntimeError

    application.add_handler(telegram.ext.TypeHandler(object, fails))
    application._initialized = True  # no getMe for this
    update = object()
    await application.process_update(update)
    assert heard == [update]
