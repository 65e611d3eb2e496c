"""What somebody says where a signal waits for their own words: a time, or a line for the return."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.domain.drafts import DraftCancelled
from bot.domain.signals import Answer
from bot.rendering.menu import Tapped
from bot.services import replies
from bot.services.replies import Awaited
from handlers import promises, returns, signals
from handlers.turn import Turn, type_of_application


async def said(turn: Turn, awaited: Awaited, text: str) -> None:
    """Take what was said as what was waited for."""
    if awaited.what in {"line", "back-line", Answer.WRITE} and not text:
        await ask_again(turn, awaited, "no-text")
    elif awaited.what == "line":
        await signals.line_typed(turn, awaited.signal_id, text)
    elif awaited.what == "back-line":
        await returns.back_line_typed(turn, text)
    elif awaited.what in {"longer", "topic"}:
        await returns.time_typed(turn, awaited.signal_id, awaited.what, text)
    elif awaited.what == "promise":
        await promises.time_typed(turn, awaited.signal_id, text)
    elif awaited.what == Answer.WRITE:
        await signals.answer_typed(turn, awaited.signal_id, text)
    else:
        await signals.answer_time_said(turn, awaited.signal_id, Answer(awaited.what), text)


async def ask_again(turn: Turn, awaited: Awaited, problem: str | None = None) -> None:
    """Ask once more for what is waited for, with what was wrong where something was."""
    if awaited.what == "back-line":
        await returns.ask_for_back_line(turn, awaited.signal_id, problem)
    elif awaited.what in {"longer", "topic"}:
        await returns.ask_for_time(turn, awaited.signal_id, awaited.what)
    elif awaited.what == "line":
        await signals.ask_for_line(turn, awaited.signal_id, problem)
    elif awaited.what == "promise":
        await promises.ask_for_time(turn, awaited.signal_id, problem)
    else:
        await signals.ask_more(turn, awaited.signal_id, Answer(awaited.what), problem)


async def cancelled(update: Update, turn: Turn) -> None:
    """Wait for words no more; a button from before another dialogue only goes."""
    is_over = await replies.leave(turn.uow, turn.person)
    await turn.carry(DraftCancelled(turn.person) if is_over else Tapped(turn.person))


def register(application: type_of_application) -> None:
    """Listen to who would rather say nothing."""
    application.add_handler(CallbackQueryHandler(cancelled, r"^reply:cancel$"))
