"""What people type without having been asked: it goes nowhere by itself, and what can be done with it is offered."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.domain.drafts import DraftCancelled
from bot.domain.own_words import length, normalized
from bot.domain.partner_messages import (
    LINE_LENGTH,
    AnswerWanted,
    Form,
    KeptToOneself,
    MessageOver,
    Situation,
    TypedWhileInvited,
)
from bot.domain.people import Member
from bot.domain.signals import NotConnected
from bot.rendering.partner_messages import arriving
from bot.services import pairing, partner_messages, questions, returns
from handlers.turn import Turn, scene, type_of_application

_ID = r"(\d{1,19})"


async def caught(turn: Turn, partner: Member, text: str) -> None:
    """Offer what can be done with words that nobody asked for."""
    words = normalized(text)
    situation, _ = await partner_messages.situation_of(turn.uow, turn.person, partner)
    lesson = await questions.unanswered(turn.uow, turn.person) if situation is Situation.OPEN else None
    if lesson is not None and partner.takes_lines and length(words) <= LINE_LENGTH:
        await preview(turn, partner, Form.ANSWER, words, lesson)
    else:
        await turn.carry(await partner_messages.catch(turn.uow, turn.person, partner, words, situation))


async def caught_alone(turn: Turn) -> bool:
    """Say that the invitation is out; False where there is none."""
    until_at = await pairing.invited_until(turn.uow, turn.person)
    if until_at is None:
        return False
    await turn.carry(TypedWhileInvited(turn.person, until_at, turn.uow.now))
    return True


async def kept_for_return(update: Update, turn: Turn) -> None:
    """Keep the words for the partner's return; where that has come meanwhile, offer them as a line."""
    words, partner = await _words(turn), await turn.partner()
    if words is None or partner is None:
        return
    situation, space = await partner_messages.situation_of(turn.uow, turn.person, partner)
    if situation is Situation.WAITING and space is not None:
        await turn.carry(await returns.keep_line(turn.uow, turn.person, space.id, words))
    else:
        await turn.carry(await partner_messages.catch(turn.uow, turn.person, partner, words, situation))


async def come_back_with_it(update: Update, turn: Turn) -> None:
    """Preview a return with the words."""
    words = await _words(turn)
    if words is not None:
        await turn.carry(await returns.preview_return(turn.uow, turn.person, words))


async def line_wanted(update: Update, turn: Turn) -> None:
    """Preview the words as a line; where somebody has gone into a space meanwhile, offer what fits that."""
    words, partner = await _words(turn), await turn.partner()
    if words is None or partner is None:
        return
    situation, _ = await partner_messages.situation_of(turn.uow, turn.person, partner)
    if situation is Situation.OPEN:
        await preview(turn, partner, Form.LINE, words)
    else:
        await turn.carry(await partner_messages.catch(turn.uow, turn.person, partner, words, situation))


async def kept_to_oneself(update: Update, turn: Turn) -> None:
    """Let the words go."""
    await partner_messages.caught_words(turn.uow, turn.person, turn.number(1))
    await turn.carry(KeptToOneself(turn.person))


async def answer_wanted(update: Update, turn: Turn) -> None:
    """Wait for an answer to a message of the partner."""
    found = await partner_messages.received(turn.uow, turn.person, turn.number(1))
    if found is None:
        await turn.carry(MessageOver(turn.person))
    else:
        await turn.carry(await partner_messages.wait_for_answer(turn.uow, turn.person, None))


async def line_to_write(update: Update, turn: Turn) -> None:
    """Wait for a line to the partner, which answers nothing."""
    asked = await partner_messages.wait_for_answer(turn.uow, turn.person, None)
    if isinstance(asked, AnswerWanted) and asked.problem is None:
        asked = AnswerWanted(asked.person, asked.partner, "line")
    await turn.carry(asked)


async def answer_not_wanted(update: Update, turn: Turn) -> None:
    """Wait for an answer no more."""
    await partner_messages.leave_answer(turn.uow, turn.person)
    await turn.carry(DraftCancelled(turn.person))


async def typed(turn: Turn, text: str | None) -> bool:
    """Take typed words as the answer that is waited for; False where none is."""
    is_waited_for, about = await partner_messages.awaits_answer(turn.uow, turn.person)
    partner = await turn.partner()
    if not is_waited_for or partner is None:
        return False
    words = normalized(text or "")
    if not words:
        await turn.carry(AnswerWanted(turn.person, partner))
    elif length(words) > LINE_LENGTH:
        await turn.carry(AnswerWanted(turn.person, partner, "long", length(words)))
    else:
        await preview(turn, partner, Form.LINE if about is None else Form.ANSWER, words, about)
    return True


async def preview(turn: Turn, partner: Member, form: Form, words: str, lesson_id: str | None = None) -> None:
    """Show, word for word, what the partner would get; an answer stands beside the question, in the asker's words."""
    lesson = turn.language_of(partner).lessons.by_id.get(lesson_id or "")
    about = None if lesson is None else lesson.ask_partner
    text = arriving(scene.get().voice, form, turn.person, partner, words, about=about)
    await turn.carry(await partner_messages.preview(turn.uow, turn.person, form, words, text, lesson_id))


async def _words(turn: Turn) -> str | None:
    """Return the words that a button is about; where they are gone, say so."""
    if await turn.partner() is None:
        await turn.carry(NotConnected(turn.person))
        return None
    words = await partner_messages.caught_words(turn.uow, turn.person, turn.number(1))
    if words is None:
        await turn.carry(MessageOver(turn.person))
    return words


def register(application: type_of_application) -> None:
    """Listen to what becomes of typed words."""
    for pattern, handler in (
        (rf"typed:keep:{_ID}", kept_for_return),
        (rf"typed:return:{_ID}", come_back_with_it),
        (rf"typed:line:{_ID}", line_wanted),
        (rf"typed:mine:{_ID}", kept_to_oneself),
        (rf"message:write:{_ID}", answer_wanted),
        (r"message:line", line_to_write),
        (r"message:cancel", answer_not_wanted),
    ):
        application.add_handler(CallbackQueryHandler(handler, f"^{pattern}$"))
