"""Which handler an update is for: buttons by the prefix of what they carry, all else by the first that takes it."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any, TypeVar

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.presentation.callback_data import SEPARATOR, CallbackData
from handlers.context import HandlerContext

Handling = Callable[[HandlerContext], Coroutine[Any, Any, None]]
Form = TypeVar("Form", bound=CallbackData)
AnyHandler = BaseHandler[Any, HandlerContext, None]
_NEW = filters.UpdateType.MESSAGE


class TapHandler(BaseHandler[Update, HandlerContext, None]):
    """The handler of one form of button: it gets what the button carries."""

    def __init__(self, form: type[Form], on_tap: Callable[[HandlerContext, Form], Coroutine[Any, Any, None]]) -> None:
        """Hand what buttons of `form` carry to `on_tap`."""
        super().__init__(_never_called)
        self.form, self._on_tap = form, on_tap

    def check_update(self, update: object) -> CallbackData | None:
        """Return what the tapped button carries, or None for a button of another form."""
        query = update.callback_query if isinstance(update, Update) else None
        return self.form.unpack(query.data or "") if query else None

    async def handle_update(
        self, update: Update, application: object, check_result: Any, context: HandlerContext
    ) -> None:
        """Let `on_tap` work on what the button carries."""
        await self._on_tap(context, check_result)


class Router:
    """All handlers: a table of buttons, and the others in the order in which they were added."""

    def __init__(self) -> None:
        """Know no handler yet."""
        self._taps: dict[str, TapHandler] = {}
        self._unknown: AnyHandler | None = None
        self._old_taps: list[AnyHandler] = []
        self._others: list[AnyHandler] = []

    @property
    def forms(self) -> list[type[CallbackData]]:
        """All forms of buttons that have a handler."""
        return [handler.form for handler in self._taps.values()]

    def tap(self, form: type[Form], on_tap: Callable[[HandlerContext, Form], Coroutine[Any, Any, None]]) -> None:
        """Let `on_tap` handle buttons of a form, and what they carry.

        Raises ValueError where another form has the same prefix.
        """
        if form.prefix in self._taps:
            raise ValueError(f"two forms of buttons begin with {form.prefix}")
        self._taps[form.prefix] = TapHandler(form, on_tap)

    def button(self, form: type[CallbackData], handling: Handling) -> None:
        """Let `handling` handle buttons of a form that carry nothing it needs."""

        async def tapped(ctx: HandlerContext, _tap: CallbackData) -> None:
            await handling(ctx)

        self.tap(form, tapped)

    def pattern(self, pattern: str, handling: Handling) -> None:
        """Let `handling` handle buttons whose data fits a pattern, until they have a form."""
        self._old_taps.append(CallbackQueryHandler(of_context(handling), pattern))

    def otherwise(self, handling: Handling) -> None:
        """Let `handling` handle buttons that nobody else handles."""
        self._unknown = CallbackQueryHandler(of_context(handling))

    def command(self, name: str, handling: Handling, more: filters.BaseFilter = filters.ALL) -> None:
        """Let `handling` handle a command, where `more` passes."""
        self.add(CommandHandler(name, of_context(handling), _NEW & more))

    def message(self, kind: filters.BaseFilter, handling: Handling) -> None:
        """Let `handling` handle messages of a kind."""
        self.add(MessageHandler(_NEW & kind, of_context(handling)))

    def add(self, handler: AnyHandler) -> None:
        """Ask a handler of anything but buttons after all that were added before."""
        self._others.append(handler)

    def find(self, update: Update) -> tuple[AnyHandler, object] | None:
        """Return the handler of an update, and what its check returned; None where nobody handles it."""
        if update.callback_query is None:
            return _first(self._others, update)
        tap = self._tap_of(update.callback_query.data or "")
        rest = (*self._old_taps, self._unknown)
        return _first([one for one in (tap, *rest) if one is not None], update)

    def reads_message(self, data: str) -> bool:
        """Return whether the handler of a button needs the text of the message that was tapped."""
        tap = self._tap_of(data)
        return tap is not None and tap.form.reads_message

    def _tap_of(self, data: str) -> TapHandler | None:
        """Return the handler of the longest prefix that some data begins with."""
        while data not in self._taps:
            data, separator, _ = data.rpartition(SEPARATOR)
            if not separator:
                return None
        return self._taps[data]


def _first(handlers: Sequence[AnyHandler], update: Update) -> tuple[AnyHandler, object] | None:
    for handler in handlers:
        result = handler.check_update(update)
        if result is not None and result is not False:
            return handler, result
    return None


def of_context(handling: Handling) -> Callable[[Any, HandlerContext], Coroutine[Any, Any, None]]:
    """Return a callback of python-telegram-bot for a handler that finds the update in its context."""

    async def called(_update: object, ctx: HandlerContext) -> None:
        await handling(ctx)

    return called


async def _never_called(update: Update, ctx: HandlerContext) -> None:
    """Stand for what `TapHandler.handle_update` calls instead."""
