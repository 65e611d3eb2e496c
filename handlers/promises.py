"""Buttons under a time that one named: here, a little later, another time."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot import timeparse
from bot.domain.appointments import PromiseOver, Said, TimeAsked, TimeRefused
from bot.domain.marks import plain
from bot.services import promise_replies, promises, replies, zonequestions
from handlers.turn import Turn, type_of_application

_ID = r"(\d{1,19})"
_LATER = timedelta(minutes=20)
_LEAST = timedelta(minutes=18)  # of what is ahead of a button's time; two are for reading


async def came(update: Update, turn: Turn) -> None:
    """Say that one is there."""
    await turn.carry(await promises.keep(turn.uow, turn.person, turn.number(1)))


async def later_wanted(update: Update, turn: Turn) -> None:
    """Preview the time that stands on the button, unless it is too near by now; an older button has none."""
    promise = await promises.own(turn.uow, turn.person, turn.number(1))
    if promise is None:
        await turn.carry(PromiseOver(turn.person))
        return
    due_at = max(promise.due_at, turn.uow.now) + _LATER
    if turn.group(2):
        due_at = datetime.fromtimestamp(int(turn.group(2)), UTC)
    if due_at < turn.uow.now + _LEAST:
        await turn.carry(TimeRefused(promise, "past", turn.uow.now))
        return
    await turn.carry(await promises.preview_move(turn.uow, turn.person, promise.id, due_at))


async def moved(update: Update, turn: Turn) -> None:
    """Name the other time that was previewed."""
    due_at = datetime.fromtimestamp(int(turn.group(2)), UTC)
    await turn.carry(await promises.move(turn.uow, turn.person, turn.number(1), due_at))


async def other_wanted(update: Update, turn: Turn) -> None:
    """Ask for another time."""
    await ask_for_time(turn, turn.number(1))


async def reading_chosen(update: Update, turn: Turn) -> None:
    """Preview the other time that what was typed means."""
    due_at = datetime.fromtimestamp(int(turn.group(2)), UTC)
    await replies.done(turn.uow, turn.person)
    await turn.carry(await promises.preview_move(turn.uow, turn.person, turn.number(1), due_at, is_by_clock=True))


async def said_at_the_time(update: Update, turn: Turn) -> None:
    """Let the one who waits say something at the time itself."""
    number, said, stamp = turn.number(2), Said(turn.group(1)), turn.number(3)
    await turn.carry(await promise_replies.say(turn.uow, turn.person, number, said, stamp))


async def heart_sent(update: Update, turn: Turn) -> None:
    """Let a heart follow something that was said about a promise."""
    await turn.carry(await promise_replies.send_heart(turn.uow, turn.person, turn.number(2), turn.group(1)))


async def ask_for_time(
    turn: Turn, promise_id: int, problem: str | None = None, readings: tuple[datetime, ...] = ()
) -> None:
    """Wait for another time in own words."""
    promise = await promises.own(turn.uow, turn.person, promise_id)
    if promise is None:
        await turn.carry(PromiseOver(turn.person))
        return
    await replies.wait_for(turn.uow, turn.person, "promise", promise_id)
    await turn.carry(TimeAsked(promise, turn.uow.now, problem, readings))


async def time_typed(turn: Turn, promise_id: int, text: str) -> None:
    """Take a typed time as the other time; where that takes a zone nobody knows, ask for the zone first."""

    def read(zone: ZoneInfo) -> object:
        return timeparse.read_answer(plain(text), turn.said_at, zone, turn.language.times)

    if not turn.person.is_zone_known and zonequestions.depends_on_zone(read):
        await replies.wait_for(turn.uow, turn.person, "promise", promise_id, pending=text)
        await turn.carry(await zonequestions.ask(turn.uow, turn.person, turn.telegram_language))
        return
    found = read(turn.person.zone)
    if isinstance(found, timeparse.Unclear):
        await ask_for_time(turn, promise_id, "unclear", found.times(turn.uow.now))
        return
    due_at = found.until_at if isinstance(found, timeparse.UntilRead) else None
    if due_at is None or due_at <= turn.uow.now:
        await ask_for_time(turn, promise_id, "late" if turn.is_late and due_at is not None else "time-past")
        return
    await replies.done(turn.uow, turn.person)
    by_clock = zonequestions.depends_on_zone(read)
    await turn.carry(await promises.preview_move(turn.uow, turn.person, promise_id, due_at, is_by_clock=by_clock))


def register(application: type_of_application) -> None:
    """Listen to who named a time."""
    for pattern, handler in (
        (rf"here:{_ID}", came),
        (rf"later:{_ID}(?::(\d{{9,11}}))?", later_wanted),
        (rf"other:{_ID}", other_wanted),
        (rf"when:{_ID}:(\d{{9,11}})", reading_chosen),
        (rf"move:{_ID}:(\d{{9,11}})", moved),
        (rf"say:({'|'.join(Said)}):{_ID}:(\d{{9,11}})", said_at_the_time),
        (rf"heart:([a-z]{{1,5}}\d{{0,11}}):{_ID}", heart_sent),
    ):
        application.add_handler(CallbackQueryHandler(handler, f"^promise:{pattern}$"))
