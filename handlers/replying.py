"""What somebody says where a signal waits for their own words: a time, or a line for the return."""

from bot.domain.signals import Answer
from bot.services.replies import Awaited
from handlers import returns, signals
from handlers.turn import Turn


async def said(turn: Turn, awaited: Awaited, text: str) -> None:
    """Take what was said as what was waited for."""
    if awaited.what == "line":
        await signals.line_typed(turn, awaited.signal_id, text)
    elif awaited.what in {"longer", "topic"}:
        await returns.time_typed(turn, awaited.signal_id, awaited.what, text)
    else:
        await signals.answer_time_said(turn, awaited.signal_id, Answer(awaited.what), text)


async def ask_again(turn: Turn, awaited: Awaited) -> None:
    """Ask once more for what is waited for."""
    if awaited.what in {"longer", "topic"}:
        await returns.ask_for_time(turn, awaited.signal_id, awaited.what)
    elif awaited.what == "line":
        await signals.ask_for_line(turn, awaited.signal_id)
    else:
        await signals.ask_when(turn, awaited.signal_id, Answer(awaited.what))
