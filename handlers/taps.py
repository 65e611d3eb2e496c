"""Finding the handler of a tapped button by the first word of its data, among well over a hundred."""

import re
from collections.abc import Mapping
from re import Pattern
from typing import Any, NamedTuple

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from handlers.turn import Turn, type_of_application

_Tap = CallbackQueryHandler[Turn, None]
_WORD = re.compile(r"\^([a-z]+):")  # how a pattern begins that fits one first word
_READING = ("invite:qr:",)  # buttons whose handlers read what the tapped message says


class _Found(NamedTuple):
    """The handler of a button, and what its pattern found."""

    handler: _Tap
    result: object


class Taps(BaseHandler[Update, Turn, None]):
    """One handler for all buttons; the first whose pattern matches is taken, as python-telegram-bot itself does."""

    def __init__(self) -> None:
        """Know no button yet."""
        super().__init__(_nothing)
        self._by_word: dict[str, list[_Tap]] = {}
        self._rest: list[_Tap] = []  # whose patterns begin with several words, or that have none

    def gather(self, application: type_of_application) -> None:
        """Take over the handlers of buttons that were added to an application."""
        for handler in [one for one in application.handlers[0] if isinstance(one, CallbackQueryHandler)]:
            application.remove_handler(handler)
            begins = _WORD.match(handler.pattern.pattern) if isinstance(handler.pattern, Pattern) else None
            handlers = self._by_word.setdefault(begins[1], []) if begins else self._rest
            handlers.append(handler)

    def check_update(self, update: object) -> _Found | None:
        """Return the handler of what was tapped and what its pattern found, or None where nothing was tapped."""
        query = getattr(update, "callback_query", None)
        if query is None:
            return None
        for handler in (*self._by_word.get((query.data or "").partition(":")[0], ()), *self._rest):
            result = handler.check_update(update)
            if result is not None and result is not False:
                return _Found(handler, result)
        return None

    async def handle_update(
        self, update: Update, application: type_of_application, check_result: object, context: Turn
    ) -> None:
        """Let the handler that was found work on the update."""
        if isinstance(check_result, _Found):
            await check_result.handler.handle_update(update, application, check_result.result, context)


def without_message(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return an update with no more of the tapped message than where it stands, unless its handler reads it.

    That is how Telegram itself sends messages that are too old. Reading all of it takes longer than reading the rest.
    """
    query = raw.get("callback_query")
    shown = query.get("message") if isinstance(query, dict) else None
    if not isinstance(query, dict) or not isinstance(shown, dict) or str(query.get("data")).startswith(_READING):
        return dict(raw)
    place = {name: shown[name] for name in ("message_id", "chat") if name in shown}
    return {**raw, "callback_query": {**query, "message": {**place, "date": 0}}}


async def _nothing(update: Update, turn: Turn) -> None:
    """Never be called: the handler that was found is."""
