"""Answers to a signal, and coming back."""

from datetime import datetime, timedelta

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.domain.signals import Answer, AnswerAsked, SignalOver
from bot.services import moments, returns, signals
from handlers.turn import Turn, type_of_application

_CHAT = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_NEEDS_TIME = {Answer.YES_AT, Answer.NOT_NOW}
_LENGTHS = {"30m": timedelta(minutes=30), "1h": timedelta(hours=1), "3h": timedelta(hours=3)}


async def answered(update: Update, turn: Turn) -> None:
    """Answer with one tap, or ask for the time that belongs to the answer."""
    given, signal_id = Answer(turn.group(1)), turn.number(2)
    if given not in _NEEDS_TIME:
        await turn.carry(await signals.answer(turn.uow, turn.person, signal_id, given))
        return
    signal = await signals.received(turn.uow, turn.person, signal_id)
    await turn.carry(AnswerAsked(signal, given, turn.uow.now) if signal else SignalOver(turn.person))


async def time_chosen(update: Update, turn: Turn) -> None:
    """Answer with a time from a button."""
    given, signal_id, choice = Answer(turn.group(1)), turn.number(2), turn.group(3)
    agreed_at: datetime | None = None
    if choice in _LENGTHS:
        agreed_at = turn.uow.now + _LENGTHS[choice]
    else:
        read = moments.read_until("tomorrow", turn.uow.now, turn.person.zone, turn.language.times)
        agreed_at = getattr(read, "until_at", None)
    await turn.carry(await signals.answer(turn.uow, turn.person, signal_id, given, agreed_at))


async def came_back(update: Update, turn: Turn) -> None:
    """End one's own space."""
    signal_id = turn.number(1) if turn.matches else None
    await turn.carry(await returns.come_back(turn.uow, turn.person, signal_id))


def register(application: type_of_application) -> None:
    """Listen to answers and returns."""
    application.add_handler(CommandHandler("back", came_back, _CHAT))
    application.add_handler(CallbackQueryHandler(came_back, r"^return:back:(\d{1,19})$"))
    names = "|".join(answer for answer in Answer)
    application.add_handler(CallbackQueryHandler(answered, rf"^answer:({names}):(\d{{1,19}})$"))
    application.add_handler(
        CallbackQueryHandler(time_chosen, r"^when:(yes-at|not-now):(\d{1,19}):(30m|1h|3h|tomorrow)$")
    )
