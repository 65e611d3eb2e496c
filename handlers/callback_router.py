"""Tapped buttons: reading them, and finding the handler of each by the first words of its data."""

import re
from collections.abc import Mapping
from re import Pattern
from typing import Any, NamedTuple

from telegram import Bot, CallbackQuery, Chat, InaccessibleMessage, Update, User
from telegram.ext import BaseHandler, CallbackQueryHandler

from handlers.context import HandlerContext, type_of_application

_Tap = CallbackQueryHandler[HandlerContext, None]
_WORDS = re.compile(r"\^([a-z]+(?::[a-z]+(?=[:$]))?)[:$]")  # the one or two words that all a pattern fits begins with
_READING = ("invite:qr:",)  # buttons whose handlers read what the tapped message says


class _Found(NamedTuple):
    """The handler of a button, and what its pattern found."""

    handler: _Tap
    result: object


class CallbackRouter(BaseHandler[Update, HandlerContext, None]):
    """One handler for all buttons: that of the first pattern that matches.

    Patterns that begin with the same two words as the data are asked first, then those with the same one word, then the
    rest; among themselves in the order in which they were added.
    """

    def __init__(self) -> None:
        """Know no button yet."""
        super().__init__(_nothing)
        self._by_words: dict[str, list[_Tap]] = {}
        self._rest: list[_Tap] = []  # whose patterns begin otherwise, or that have none

    def gather(self, application: type_of_application) -> None:
        """Take over the handlers of buttons that were added to an application."""
        for handler in [one for one in application.handlers[0] if isinstance(one, CallbackQueryHandler)]:
            application.remove_handler(handler)
            begins = _WORDS.match(handler.pattern.pattern) if isinstance(handler.pattern, Pattern) else None
            handlers = self._by_words.setdefault(begins[1], []) if begins else self._rest
            handlers.append(handler)

    def check_update(self, update: object) -> _Found | None:
        """Return the handler of what was tapped and what its pattern found, or None where nothing was tapped."""
        query = getattr(update, "callback_query", None)
        if query is None:
            return None
        words = (query.data or "").split(":", 2)
        two, one = self._by_words.get(":".join(words[:2]), ()), self._by_words.get(words[0], ())
        for handler in (*two, *one, *self._rest):
            result = handler.check_update(update)
            if result is not None and result is not False:
                return _Found(handler, result)
        return None

    async def handle_update(
        self, update: Update, application: type_of_application, check_result: object, context: HandlerContext
    ) -> None:
        """Let the handler that was found work on the update."""
        if isinstance(check_result, _Found):
            await check_result.handler.handle_update(update, application, check_result.result, context)


def read_update(raw: Mapping[str, Any], bot: Bot) -> Update:
    """Return an update as python-telegram-bot knows it; raise whatever it raises for what is none.

    Of the message that was tapped no more is read than where it stands, as if it were too old to be shown, unless the
    handler reads it: all of it takes python-telegram-bot longer than the rest of the update.
    """
    query = raw.get("callback_query")
    shown = query.get("message") if isinstance(query, dict) else None
    if not isinstance(query, dict) or not shown or str(query.get("data")).startswith(_READING):
        return Update.de_json(dict(raw), bot)
    tap = CallbackQuery(
        id=query["id"],
        from_user=User.de_json(query["from"], bot),
        chat_instance=query.get("chat_instance", ""),
        message=InaccessibleMessage(Chat.de_json(shown["chat"], bot), shown["message_id"]),
        data=query.get("data"),
    )
    return Update(raw["update_id"], callback_query=tap)


async def _nothing(update: Update, ctx: HandlerContext) -> None:
    """Never be called: the handler that was found is."""
