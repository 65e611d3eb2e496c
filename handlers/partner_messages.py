"""Buttons of messages in own words: *Send*, *Don't send*, *That's not what I meant*, and the answers to them."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.domain.partner_messages import Answer, WordsReturned
from bot.services import partner_messages
from handlers import reprompting
from handlers.turn import Turn, scene, type_of_application

_ID = r"(\d{1,19})"


async def sent(update: Update, turn: Turn) -> None:
    """Send what was previewed."""
    query = update.callback_query
    receipt = query.message.message_id if query and query.message else 0
    await turn.carry(await partner_messages.send(turn.uow, turn.person, turn.number(1), receipt))


async def dropped(update: Update, turn: Turn) -> None:
    """Send nothing."""
    await turn.carry(await partner_messages.drop(turn.uow, turn.person, turn.number(1)))


async def not_meant(update: Update, turn: Turn) -> None:
    """Bring back the words and the question they answered."""
    outcome = await partner_messages.give_back(turn.uow, turn.person, turn.number(1))
    await turn.carry(outcome)
    if isinstance(outcome, WordsReturned):
        scene.get().here = None  # the question stands below the words
        await reprompting.ask_again(turn)


async def call_wanted(update: Update, turn: Turn) -> None:
    """Help somebody to call a person."""
    await turn.carry(await partner_messages.ask_whom_to_call(turn.uow, turn.person))


async def answered(update: Update, turn: Turn) -> None:
    """Answer with one tap."""
    given = Answer(turn.group(1))
    await turn.carry(await partner_messages.answer(turn.uow, turn.person, turn.number(2), given))


async def replied(update: Update, turn: Turn) -> None:
    """Let one tap follow the answer to one's own message."""
    await turn.carry(await partner_messages.reply(turn.uow, turn.person, turn.number(1)))


async def taken_back(update: Update, turn: Turn) -> None:
    """Take one's own message back."""
    await turn.carry(await partner_messages.take_back(turn.uow, turn.person, turn.number(1)))


def register(application: type_of_application) -> None:
    """Listen to who sends, answers and takes back."""
    for pattern, handler in (
        (rf"send:{_ID}", sent),
        (rf"drop:{_ID}", dropped),
        (rf"back:{_ID}", not_meant),
        (r"call", call_wanted),
        (rf"say:({'|'.join(Answer)}):{_ID}", answered),
        (rf"reply:{_ID}", replied),
        (rf"unsend:{_ID}", taken_back),
    ):
        application.add_handler(CallbackQueryHandler(handler, f"^message:{pattern}$"))
