"""What somebody is shown who waits for a file: that it is on its way."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

SHOWN_AFTER = 1.0  # seconds; what is there sooner needs no announcement
_AGAIN_AFTER = 4.0  # seconds; Telegram shows an action for five (Bot API, sendChatAction)
_ACTIONS = {"sendPhoto": "upload_photo", "sendDocument": "upload_document"}

Ask = Callable[[str, Mapping[str, Any]], Awaitable[object]]


@asynccontextmanager
async def action_shown(ask: Ask, method: str, chat_id: int, after: float = SHOWN_AFTER) -> AsyncIterator[None]:
    """Show Telegram's action for a call that lasts longer than `after` seconds, for as long as it lasts.

    `ask` makes a call; what becomes of it is of no account.
    """
    action = _ACTIONS.get(method)
    if action is None:
        yield
        return
    showing = asyncio.create_task(_show(ask, {"chat_id": chat_id, "action": action}, after))
    try:
        yield
    finally:
        showing.cancel()
        await asyncio.gather(showing, return_exceptions=True)


async def _show(ask: Ask, payload: Mapping[str, Any], after: float) -> None:
    await asyncio.sleep(after)
    while True:
        await ask("sendChatAction", payload)
        await asyncio.sleep(_AGAIN_AFTER)
