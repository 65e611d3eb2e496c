"""Answers to a signal: one tap, a time, a line for later, or help in private."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot import timeparse
from bot.domain.own_words import normalized
from bot.domain.returns import LineAsked
from bot.domain.signals import LETTER_LENGTH, Answer, AnswerAsked, HardToWait, SignalOver
from bot.services import replies, returns, signals, takebacks, zonequestions
from handlers.turn import Turn, type_of_application

_NEEDS_TIME = {Answer.YES_AT, Answer.NOT_NOW}
_LENGTHS = {"30m": timedelta(minutes=30), "1h": timedelta(hours=1), "3h": timedelta(hours=3)}


async def answered(update: Update, turn: Turn) -> None:
    """Answer with one tap, or ask for what belongs to the answer."""
    given, signal_id, query = Answer(turn.group(1)), turn.number(2), update.callback_query
    shown = query.message.message_id if query and query.message else None
    if (arrived := await signals.seen(turn.uow, turn.person, signal_id, shown)) is not None:
        await turn.carry(arrived)
    if isinstance(arrived, SignalOver):
        return
    if given in _NEEDS_TIME:
        await ask_when(turn, signal_id, given)
    elif given is Answer.LEAVE_A_LINE:
        await ask_for_line(turn, signal_id)
    elif given is Answer.HARD:
        signal = await signals.received(turn.uow, turn.person, signal_id)
        await turn.carry(HardToWait(signal, turn.uow.now) if signal else SignalOver(turn.person))
    else:
        await turn.carry(await signals.answer(turn.uow, turn.person, signal_id, given))


async def time_chosen(update: Update, turn: Turn) -> None:
    """Answer with a time from a button."""
    given, signal_id, choice = Answer(turn.group(1)), turn.number(2), turn.group(3)
    if choice in _LENGTHS:
        await _agree(turn, signal_id, given, turn.uow.now + _LENGTHS[choice])
    else:
        await answer_time_said(turn, signal_id, given, choice)


async def ask_for_line(turn: Turn, signal_id: int, problem: str | None = None, count: int = 0) -> None:
    """Ask for a line that is kept for the return."""
    signal = await signals.received(turn.uow, turn.person, signal_id)
    if signal is None:
        await turn.carry(SignalOver(turn.person))
    elif not signal.sender.takes_lines:
        await turn.carry(LineAsked(signal, "line-off"))
    else:
        await replies.wait_for(turn.uow, turn.person, "line", signal_id)
        await turn.carry(LineAsked(signal, problem, count))


async def line_typed(turn: Turn, signal_id: int, text: str) -> None:
    """Keep a line for the return."""
    line = normalized(text)
    if len(line) > LETTER_LENGTH:
        await ask_for_line(turn, signal_id, "line-long", len(line))
        return
    await replies.done(turn.uow, turn.person)
    await turn.carry(await returns.keep_line(turn.uow, turn.person, signal_id, line))


async def answer_time_said(turn: Turn, signal_id: int, given: Answer, text: str) -> None:
    """Answer with a time in words; where that takes a zone nobody knows, ask for the zone first."""
    words = turn.english.times if text == "tomorrow" else turn.language.times

    def read(zone: ZoneInfo) -> datetime | None:
        return timeparse.read_moment(text, turn.said_at, zone, words)

    if not turn.person.is_zone_known and zonequestions.depends_on_zone(read):
        await replies.wait_for(turn.uow, turn.person, given, signal_id, pending=text)
        await turn.carry(await zonequestions.ask(turn.uow, turn.person, turn.telegram_language))
        return
    agreed_at = read(turn.person.zone)
    if agreed_at is None or agreed_at <= turn.uow.now:
        await ask_when(turn, signal_id, given, "late" if turn.is_late and agreed_at is not None else "unreadable")
    else:
        await _agree(turn, signal_id, given, agreed_at)


async def _agree(turn: Turn, signal_id: int, given: Answer, agreed_at: datetime) -> None:
    await replies.done(turn.uow, turn.person)
    await turn.carry(await signals.answer(turn.uow, turn.person, signal_id, given, agreed_at))


async def taken_back(update: Update, turn: Turn) -> None:
    """Take one's own signal back."""
    await turn.carry(*await takebacks.take_back(turn.uow, turn.person, turn.number(1)))


async def hurried(update: Update, turn: Turn) -> None:
    """Let one's own signal go now."""
    await turn.carry(await takebacks.send_now(turn.uow, turn.person, turn.number(1)))


async def line_removed(update: Update, turn: Turn) -> None:
    """Take out the line that was kept for the return."""
    await turn.carry(await returns.keep_line(turn.uow, turn.person, turn.number(1), None))


async def ask_when(turn: Turn, signal_id: int, given: Answer, problem: str | None = None) -> None:
    """Ask for the time that belongs to an answer."""
    signal = await signals.received(turn.uow, turn.person, signal_id)
    if signal is None or signal.answer is not None:
        await turn.carry(SignalOver(turn.person))
        return
    await replies.wait_for(turn.uow, turn.person, given, signal_id)
    await turn.carry(AnswerAsked(signal, given, turn.uow.now, problem))


def register(application: type_of_application) -> None:
    """Listen to answers and second thoughts."""
    names = "|".join(answer for answer in Answer)
    application.add_handler(CallbackQueryHandler(answered, rf"^answer:({names}):(\d{{1,19}})$"))
    application.add_handler(
        CallbackQueryHandler(time_chosen, r"^when:(yes-at|not-now):(\d{1,19}):(30m|1h|3h|tomorrow)$")
    )
    application.add_handler(CallbackQueryHandler(taken_back, r"^takeback:back:(\d{1,19})$"))
    application.add_handler(CallbackQueryHandler(hurried, r"^takeback:now:(\d{1,19})$"))
    application.add_handler(CallbackQueryHandler(line_removed, r"^return:unline:(\d{1,19})$"))
