"""What people type outside of commands: the answer to what was asked, or nothing that goes anywhere."""

from collections.abc import Awaitable, Callable

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.domain.signals import Answer
from bot.rendering.menu import Said
from bot.services import replies
from handlers import drafts, returns, signals, soothing
from handlers.turn import Turn, message_of, type_of_application

_PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE


async def text_typed(update: Update, turn: Turn) -> None:
    """Hand the words to the dialogue that is open, or offer the menu."""
    if await _taken(turn, message_of(update)):
        return
    partner = await turn.partner()
    await turn.carry(Said(turn.person, "free-text" if partner else "free-text-alone", partner, with_menu=True))


async def other_sent(update: Update, turn: Turn) -> None:
    """Say that only text is understood, in the middle of a dialogue with what was asked."""
    if not await _taken(turn, message_of(update)):
        await turn.carry(Said(turn.person, "not-text", await turn.partner(), with_menu=True))


async def _taken(turn: Turn, message: Message) -> bool:
    """Give the message to the dialogue that waits for words; False without one."""
    kind = await replies.open_kind(turn.uow, turn.person)
    return await _DIALOGUES[kind](turn, message) if kind in _DIALOGUES else False


async def _drafted(turn: Turn, message: Message) -> bool:
    return await drafts.typed(turn, message.text)


async def _soothed(turn: Turn, message: Message) -> bool:
    return await soothing.written(turn, message.message_id)


async def _reply_typed(turn: Turn, message: Message) -> bool:
    text = message.text or ""
    awaited = await replies.awaited(turn.uow, turn.person)
    if awaited is None:
        return False
    if awaited.what == "line":
        await signals.line_typed(turn, awaited.signal_id, text)
    elif awaited.what in {"longer", "topic"}:
        await returns.time_typed(turn, awaited.signal_id, awaited.what, text)
    else:
        await signals.answer_time_typed(turn, awaited.signal_id, Answer(awaited.what), text)
    return True


_DIALOGUES: dict[str, Callable[[Turn, Message], Awaitable[bool]]] = {
    "signal": _drafted,
    "soothe": _soothed,
    replies.KIND: _reply_typed,
}


def register(application: type_of_application) -> None:
    """Listen to all that is typed or sent and is no command."""
    application.add_handler(MessageHandler(_PRIVATE & filters.TEXT & ~filters.COMMAND, text_typed))
    application.add_handler(MessageHandler(_PRIVATE & ~filters.TEXT & ~filters.COMMAND, other_sent))
