"""Coming back, a new time, and what lies between: /back and the buttons of a promised return."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot import timeparse
from bot.domain.marks import plain
from bot.domain.own_words import length, normalized
from bot.domain.returns import OPENERS, WELCOMES, BackLineAsked, LongerAsked
from bot.domain.signals import LINE_LENGTH, AlreadyOpen, SignalOver
from bot.services import replies, returns, zonequestions
from handlers.turn import Turn, type_of_application, words_after_command

_CHAT = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_ID, _OPENERS = r"(\d{1,19})", "|".join(OPENERS)


async def back_said(update: Update, turn: Turn) -> None:
    """Come back; with words behind the command show them first."""
    words = words_after_command(update, with_marks=True)
    if words:
        await back_line_typed(turn, words)
    else:
        await turn.carry(*await returns.come_back(turn.uow, turn.person, said_at=turn.said_at))


async def back_line_typed(turn: Turn, text: str) -> None:
    """Show what a return with a line of one's own would look like."""
    line, own = normalized(text), await returns.own_space(turn.uow, turn.person)
    if own is not None and length(line) > LINE_LENGTH:
        await replies.wait_for(turn.uow, turn.person, "back-line", own.id)
        await turn.carry(BackLineAsked(own, "line-long", length(line)))
    else:
        await replies.leave(turn.uow, turn.person)
        await turn.carry(await returns.preview_return(turn.uow, turn.person, line, said_at=turn.said_at))


async def own_words_wanted(update: Update, turn: Turn) -> None:
    """Wait for a line of one's own to come back with."""
    await ask_for_back_line(turn, turn.number(1))


async def ask_for_back_line(turn: Turn, signal_id: int, problem: str | None = None) -> None:
    """Ask for a line of one's own to come back with."""
    signal = await returns.own_space(turn.uow, turn.person, signal_id)
    if signal is None:
        await turn.carry(SignalOver(turn.person))
        return
    await replies.wait_for(turn.uow, turn.person, "back-line", signal.id)
    await turn.carry(BackLineAsked(signal, problem))


async def came_back(update: Update, turn: Turn) -> None:
    """Come back with a tap, and a ready line where an older button names one."""
    opener = turn.group(2) or None
    await turn.carry(*await returns.come_back(turn.uow, turn.person, turn.number(1), opener=opener))


async def came_back_as_previewed(update: Update, turn: Turn) -> None:
    """Come back with what was previewed."""
    number = turn.number(2) if turn.group(2) else None
    await turn.carry(*await returns.come_back_as_previewed(turn.uow, turn.person, turn.number(1), number))


async def opener_added(update: Update, turn: Turn) -> None:
    """Let a ready line follow."""
    await turn.carry(await returns.add_opener(turn.uow, turn.person, turn.number(1), turn.group(2)))


async def welcomed(update: Update, turn: Turn) -> None:
    """Answer a return with a tap."""
    await turn.carry(await returns.welcome(turn.uow, turn.person, turn.number(1), turn.group(2)))


async def ways_back_opened(update: Update, turn: Turn) -> None:
    """Show the ways back again, and wait for words no more."""
    await replies.leave(turn.uow, turn.person)
    signal = await returns.own_space(turn.uow, turn.person, turn.number(1))
    await turn.carry(AlreadyOpen(signal, turn.uow.now) if signal else SignalOver(turn.person))


async def longer_chosen(update: Update, turn: Turn) -> None:
    """Preview the new time that stands on a button; an older button has none: so much more, from then or from now."""
    signal = await returns.own_space(turn.uow, turn.person, turn.number(1))
    if signal is None:
        await turn.carry(SignalOver(turn.person))
        return
    start = max(signal.until_at or turn.uow.now, turn.uow.now)
    until_at = start + timedelta(minutes=int(turn.group(2)))
    if turn.group(3):
        until_at = datetime.fromtimestamp(int(turn.group(3)), UTC)
    await turn.carry(await returns.preview_longer(turn.uow, turn.person, signal.id, until_at))


async def longer_sent(update: Update, turn: Turn) -> None:
    """Set the new time that was previewed."""
    seconds = int(turn.group(2))
    until_at = datetime.fromtimestamp(seconds, UTC)
    await turn.carry(await returns.extend(turn.uow, turn.person, turn.number(1), until_at))


async def time_asked(update: Update, turn: Turn) -> None:
    """Ask for a new time, or for the time of the topic, in own words."""
    await ask_for_time(turn, turn.number(1), turn.group(2))


async def ask_for_time(
    turn: Turn, signal_id: int, what: str, problem: str | None = None, readings: tuple[datetime, ...] = ()
) -> None:
    """Wait for a time: "longer" or "topic"."""
    signal = await returns.own_space(turn.uow, turn.person, signal_id)
    if signal is None:
        await turn.carry(SignalOver(turn.person))
        return
    await replies.wait_for(turn.uow, turn.person, what, signal.id)
    await turn.carry(LongerAsked(signal, what, turn.uow.now, problem, readings))


async def time_typed(turn: Turn, signal_id: int, what: str, text: str) -> None:
    """Take a typed time as the new end, or as the time of the topic."""

    def read_in(zone: ZoneInfo) -> object:
        return timeparse.read_until(plain(text), turn.said_at, zone, turn.language.times)

    if not turn.person.is_zone_known and zonequestions.depends_on_zone(read_in):
        await replies.wait_for(turn.uow, turn.person, what, signal_id, pending=text)
        await turn.carry(await zonequestions.ask(turn.uow, turn.person, turn.telegram_language))
        return
    read = read_in(turn.person.zone)
    if isinstance(read, timeparse.Unclear):
        await ask_for_time(turn, signal_id, what, "unclear", read.times(turn.uow.now))
        return
    if not isinstance(read, timeparse.UntilRead) or read.until_at <= turn.uow.now:
        is_over = turn.is_late and isinstance(read, timeparse.UntilRead)
        await ask_for_time(turn, signal_id, what, "late" if is_over else "unreadable")
        return
    await _time_settled(turn, signal_id, what, read.until_at, is_by_clock=zonequestions.depends_on_zone(read_in))


async def reading_chosen(update: Update, turn: Turn) -> None:
    """Preview what a typed time may have meant, while it is ahead."""
    until_at, what = datetime.fromtimestamp(int(turn.group(3)), UTC), turn.group(2)
    signal = await returns.own_space(turn.uow, turn.person, turn.number(1))
    if signal is None:
        await turn.carry(SignalOver(turn.person))
    elif until_at <= turn.uow.now:
        await ask_for_time(turn, signal.id, what, "unreadable")
    else:
        await _time_settled(turn, signal.id, what, until_at, is_by_clock=True)


async def _time_settled(turn: Turn, signal_id: int, what: str, until_at: datetime, *, is_by_clock: bool) -> None:
    await replies.done(turn.uow, turn.person)
    if what == "longer":
        longer = returns.preview_longer(turn.uow, turn.person, signal_id, until_at, is_by_clock=is_by_clock)
        await turn.carry(await longer)
    else:
        await turn.carry(
            await returns.preview_return(turn.uow, turn.person, topic_at=until_at, is_by_clock=is_by_clock)
        )


def register(application: type_of_application) -> None:
    """Listen to returns."""
    application.add_handler(CommandHandler("back", back_said, _CHAT))
    for pattern, handler in (
        (rf"back:{_ID}(?::({_OPENERS}))?(?::\d{{9,11}})?", came_back),
        (rf"line:{_ID}(?::(\d{{1,9}}))?", came_back_as_previewed),
        (rf"say:{_ID}:({_OPENERS})", opener_added),
        (rf"welcome:{_ID}:({'|'.join(WELCOMES)})", welcomed),
        (rf"words:{_ID}", own_words_wanted),
        (rf"open:{_ID}", ways_back_opened),
        (rf"longer:{_ID}:(20|60)(?::(\d{{9,11}}))?", longer_chosen),
        (rf"until:{_ID}:(\d{{9,11}})", longer_sent),
        (rf"read:{_ID}:(longer|topic):(\d{{9,11}})", reading_chosen),
        (rf"ask:{_ID}:(longer|topic)", time_asked),
    ):
        application.add_handler(CallbackQueryHandler(handler, f"^return:{pattern}$"))
