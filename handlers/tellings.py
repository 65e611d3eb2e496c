"""Telling the partner of a good moment: the line, the preview, *Send*."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.domain.checkins import Reply
from bot.domain.own_words import normalized
from bot.domain.people import Member
from bot.domain.text import Text
from bot.rendering.tellings import told
from bot.services import tellings
from handlers.turn import Turn, scene, type_of_application

_ID = r"(\d{1,19})"
KIND = tellings.KIND


async def line_wanted(update: Update, turn: Turn) -> None:
    """Wait for the line."""
    await turn.carry(await tellings.wait_for_line(turn.uow, turn.person, turn.number(1)))


async def bare_wanted(update: Update, turn: Turn) -> None:
    """Preview it without a line."""
    await _preview(turn, turn.number(1), None)


async def sent(update: Update, turn: Turn) -> None:
    """Send what was previewed."""
    query = update.callback_query
    receipt = query.message.message_id if query and query.message else 0
    await turn.carry(await tellings.tell(turn.uow, turn.person, turn.number(1), receipt))


async def left(update: Update, turn: Turn) -> None:
    """Keep it to oneself."""
    await turn.carry(await tellings.leave(turn.uow, turn.person, turn.number(1)))


async def answered(update: Update, turn: Turn) -> None:
    """Answer to a good moment that the partner told of."""
    await turn.carry(await tellings.answer(turn.uow, turn.person, turn.number(2), Reply(turn.group(1))))


async def heart_sent(update: Update, turn: Turn) -> None:
    """Let a heart follow the answer to a moment that one told."""
    await turn.carry(await tellings.send_heart(turn.uow, turn.person, turn.number(1)))


async def typed(turn: Turn, text: str | None) -> bool:
    """Take typed words as the line; False where none is waited for."""
    number = await tellings.awaits_line(turn.uow, turn.person)
    if number is None:
        return False
    if text is None:
        await turn.carry(await tellings.ask_again(turn.uow, turn.person, number))
    else:
        await _preview(turn, number, normalized(text))
    return True


async def ask_again(turn: Turn, number: int) -> None:
    """Wait for the line of question `number` once more."""
    await turn.carry(await tellings.wait_for_line(turn.uow, turn.person, number))


async def _preview(turn: Turn, number: int, line: str | None) -> None:
    await turn.carry(await tellings.preview(turn.uow, turn.person, number, line, _wording()))


def _wording() -> tellings.Wording:
    """Return the function that words a moment in the receiver's language."""
    voice = scene.get().voice

    def words(sender: Member, receiver: Member, line: str | None) -> Text:
        return told(voice, sender, receiver, line)

    return words


def register(application: type_of_application) -> None:
    """Listen to who has a good moment to tell."""
    application.add_handler(CallbackQueryHandler(answered, f"^telling:say:({'|'.join(Reply)}):{_ID}$"))
    for action, handler in (
        ("write", line_wanted),
        ("bare", bare_wanted),
        ("send", sent),
        ("leave", left),
        ("heart", heart_sent),
    ):
        application.add_handler(CallbackQueryHandler(handler, f"^telling:{action}:{_ID}$"))
