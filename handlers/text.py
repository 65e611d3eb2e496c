"""What people type outside of commands: the answer to what was asked, or nothing that goes anywhere."""

from collections.abc import Awaitable, Callable

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.domain.marks import plain
from bot.domain.own_words import normalized
from bot.domain.stored_names import ConversationKind
from bot.library import Alarm
from bot.rendering.menu import Said
from bot.services import partner_messages, replies, safety
from handlers import cards, drafts, keys, pairing, replying, screening, settings, soothing, tellings, typed_words, zones
from handlers.turn import Turn, message_of, type_of_application, written_in

_PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE


async def text_typed(update: Update, turn: Turn) -> None:
    """Hand the words to the dialogue that is open, or offer the menu; the rest of a text cut in two was answered."""
    if turn.continuity.is_rest(update) and not await _is_let_go(turn):
        return
    said = message_of(update).text or ""
    if await keys.pressed(turn, said) or await cards.pressed(turn, said):
        return
    if await pairing.invitation_pasted(update, turn) or await _taken(turn, message_of(update)):
        return
    if await zones.said_first(turn, plain(said)):
        return
    partner, text = await turn.partner(), normalized(written_in(message_of(update)) or "")
    if partner is not None and text and not text.startswith("/"):  # a command to another bot is no line
        await typed_words.caught(turn, partner, text)
    elif partner is not None or not await typed_words.caught_alone(turn):
        alone = "free-text-alone-left" if turn.person.was_left else "free-text-alone"
        await turn.carry(Said(turn.person, "free-text" if partner else alone, partner, with_menu=True))


async def other_sent(update: Update, turn: Turn) -> None:
    """Say that only text is understood, in the middle of a dialogue with what was asked."""
    if turn.continuity.is_answered(update) and not await _is_let_go(turn):
        return
    place = message_of(update).location
    if place is not None and await zones.place_shared(turn, place):
        return
    if not await _taken(turn, message_of(update)):
        await turn.carry(Said(turn.person, "not-text", await turn.partner(), with_menu=True))


async def _is_let_go(turn: Turn) -> bool:
    """Say whether all that comes is for nobody and goes at once, each part of it."""
    return await replies.open_kind(turn.uow, turn.person) == soothing.KIND


async def _taken(turn: Turn, message: Message) -> bool:
    """Give the message to the dialogue that waits for words; False without one."""
    if await zones.typed(turn, message.text and plain(message.text)):
        return True
    kind = await replies.open_kind(turn.uow, turn.person)
    return await _DIALOGUES[kind](turn, message) if kind in _DIALOGUES else False


async def _drafted(turn: Turn, message: Message) -> bool:
    return await drafts.typed(turn, written_in(message))


async def _soothed(turn: Turn, message: Message) -> bool:
    if not await soothing.written(turn, message.message_id):
        return False
    if screening.alarm(turn, message.text or "") is Alarm.SELF_HARM:  # read in private too, and told to nobody
        await turn.carry(await safety.offer_help(turn.uow, turn.person))
    return True


async def _reply_typed(turn: Turn, message: Message) -> bool:
    awaited = await replies.awaited(turn.uow, turn.person)
    if awaited is None:
        return False
    await replying.said(turn, awaited, written_in(message) or "")
    return True


async def _answer_typed(turn: Turn, message: Message) -> bool:
    return await typed_words.typed(turn, written_in(message))


async def _setting_typed(turn: Turn, message: Message) -> bool:
    return await settings.typed(turn, written_in(message) and plain(message.text or ""))


async def _moment_typed(turn: Turn, message: Message) -> bool:
    return await tellings.typed(turn, written_in(message))


_DIALOGUES: dict[str, Callable[[Turn, Message], Awaitable[bool]]] = {
    ConversationKind.SIGNAL: _drafted,
    ConversationKind.SOOTHE: _soothed,
    ConversationKind.SETTINGS: _setting_typed,
    replies.KIND: _reply_typed,
    tellings.KIND: _moment_typed,
    partner_messages.KIND: _answer_typed,
}


def register(application: type_of_application) -> None:
    """Listen to all that is typed or sent and is no command."""
    application.add_handler(MessageHandler(_PRIVATE & filters.TEXT & ~filters.COMMAND, text_typed))
    application.add_handler(MessageHandler(_PRIVATE & ~filters.TEXT & ~filters.COMMAND, other_sent))
