"""Which handler an update is for: buttons by the prefix of what they carry, all else by the first that takes it."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any, TypeVar

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.presentation.callback_data import SEPARATOR, CallbackData
from handlers.context import HandlerContext

Handling = Callable[[HandlerContext], Coroutine[Any, Any, None]]
Callback = Callable[[Any, HandlerContext], Coroutine[Any, Any, None]]  # as python-telegram-bot calls it
Form = TypeVar("Form", bound=CallbackData)
OnTap = Callable[[HandlerContext, Form], Coroutine[Any, Any, None]]
AnyHandler = BaseHandler[Any, HandlerContext, None]
_NEW = filters.UpdateType.MESSAGE


class TapHandler(BaseHandler[Update, HandlerContext, None]):
    """The handler of one form of button: it gets what the button carries."""

    def __init__(self, form: type[Form], on_tap: OnTap[Form]) -> None:
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
    """The handlers of a feature, or of all: a table of buttons, and the others in the order in which they came."""

    def __init__(self) -> None:
        """Know no handler yet."""
        self._taps: dict[str, TapHandler] = {}
        self._unknown: AnyHandler | None = None
        self._others: list[AnyHandler] = []

    @property
    def forms(self) -> list[type[CallbackData]]:
        """All forms of buttons that have a handler."""
        return [handler.form for handler in self._taps.values()]

    @property
    def commands(self) -> set[str]:
        """All commands that have a handler."""
        return {name for one in self._others if isinstance(one, CommandHandler) for name in one.commands}

    def tap(self, form: type[Form]) -> Callable[[OnTap[Form]], OnTap[Form]]:
        """Hand what buttons of a form carry to a function.

        Raises ValueError where another form has the same prefix.
        """

        def decorate(on_tap: OnTap[Form]) -> OnTap[Form]:
            if form.prefix in self._taps:
                raise ValueError(f"two forms of buttons begin with {form.prefix}")
            self._taps[form.prefix] = TapHandler(form, on_tap)
            return on_tap

        return decorate

    def button(self, form: type[CallbackData]) -> Callable[[Handling], Handling]:
        """Let a function handle buttons of a form, which carry nothing that it needs."""

        def decorate(handling: Handling) -> Handling:
            async def tapped(ctx: HandlerContext, _tap: CallbackData) -> None:
                await handling(ctx)

            self.tap(form)(tapped)
            return handling

        return decorate

    def otherwise(self, handling: Handling) -> Handling:
        """Let a function handle buttons that nobody else handles."""
        self._unknown = CallbackQueryHandler(_of_context(handling))
        return handling

    def command(self, *names: str, only: filters.BaseFilter = filters.ALL) -> Callable[[Handling], Handling]:
        """Let a function handle commands, where `only` passes."""
        return self.by(lambda callback: CommandHandler(names, callback, _NEW & only))

    def message(self, kind: filters.BaseFilter) -> Callable[[Handling], Handling]:
        """Let a function handle messages of a kind."""
        return self.by(lambda callback: MessageHandler(_NEW & kind, callback))

    def by(self, make: Callable[[Callback], AnyHandler]) -> Callable[[Handling], Handling]:
        """Let a function handle what a handler of python-telegram-bot lets through, unless an earlier one did."""

        def decorate(handling: Handling) -> Handling:
            self._others.append(make(_of_context(handling)))
            return handling

        return decorate

    def include(self, other: "Router") -> None:
        """Take over all handlers of a feature, behind those that are here.

        Raises ValueError where two forms of buttons have the same prefix.
        """
        if both := self._taps.keys() & other._taps.keys():
            raise ValueError(f"two forms of buttons begin with {min(both)}")
        self._taps |= other._taps
        self._others += other._others
        self._unknown = other._unknown or self._unknown

    def find(self, update: Update) -> tuple[AnyHandler, object] | None:
        """Return the handler of an update, and what its check returned; None where nobody handles it."""
        if update.callback_query is None:
            return _first(self._others, update)
        tap = self._tap_of(update.callback_query.data or "")
        return _first([one for one in (tap, self._unknown) if one is not None], update)

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


def _of_context(handling: Handling) -> Callback:
    """Return a callback of python-telegram-bot for a handler that finds the update in its context."""

    async def called(_update: object, ctx: HandlerContext) -> None:
        await handling(ctx)

    return called


async def _never_called(update: Update, ctx: HandlerContext) -> None:
    """Stand for what `TapHandler.handle_update` calls instead."""
