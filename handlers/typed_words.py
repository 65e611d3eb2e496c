"""What people type without having been asked: it goes nowhere by itself, and what can be done with it is offered."""

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
from bot.presentation.buttons.partner_messages import (
    KeepForReturn,
    KeepToOneself,
    ReturnWithWords,
    SendAsLine,
    StopWriting,
    WriteAnswer,
    WriteLine,
)
from bot.presentation.partner_messages import arriving
from bot.services import pairing, partner_messages, questions, returns
from handlers.context import HandlerContext
from handlers.router import Router

router = Router()


async def caught(ctx: HandlerContext, partner: Member, text: str) -> None:
    """Offer what can be done with words that nobody asked for."""
    words = normalized(text)
    situation, _ = await partner_messages.situation_of(ctx.uow, ctx.person, partner)
    lesson = await questions.unanswered(ctx.uow, ctx.person) if situation is Situation.OPEN else None
    if lesson is not None and partner.takes_lines and length(words) <= LINE_LENGTH:
        await preview(ctx, partner, Form.ANSWER, words, lesson)
    else:
        await ctx.reply(await partner_messages.catch(ctx.uow, ctx.person, partner, words, situation))


async def caught_alone(ctx: HandlerContext) -> bool:
    """Say that the invitation is out; False where there is none."""
    until_at = await pairing.invited_until(ctx.uow, ctx.person)
    if until_at is None:
        return False
    await ctx.reply(TypedWhileInvited(ctx.person, until_at, ctx.uow.now))
    return True


@router.tap(KeepForReturn)
async def kept_for_return(ctx: HandlerContext, tap: KeepForReturn) -> None:
    """Keep the words for the partner's return; where that has come meanwhile, offer them as a line."""
    words, partner = await _words(ctx, tap.number), await ctx.partner()
    if words is None or partner is None:
        return
    situation, space = await partner_messages.situation_of(ctx.uow, ctx.person, partner)
    if situation is Situation.WAITING and space is not None:
        await ctx.reply(await returns.keep_line(ctx.uow, ctx.person, space.id, words))
    else:
        await ctx.reply(await partner_messages.catch(ctx.uow, ctx.person, partner, words, situation))


@router.tap(ReturnWithWords)
async def come_back_with_it(ctx: HandlerContext, tap: ReturnWithWords) -> None:
    """Preview a return with the words."""
    words = await _words(ctx, tap.number)
    if words is not None:
        await ctx.reply(await returns.preview_return(ctx.uow, ctx.person, words))


@router.tap(SendAsLine)
async def line_wanted(ctx: HandlerContext, tap: SendAsLine) -> None:
    """Preview the words as a line; where somebody has gone into a space meanwhile, offer what fits that."""
    words, partner = await _words(ctx, tap.number), await ctx.partner()
    if words is None or partner is None:
        return
    situation, _ = await partner_messages.situation_of(ctx.uow, ctx.person, partner)
    if situation is Situation.OPEN:
        await preview(ctx, partner, Form.LINE, words)
    else:
        await ctx.reply(await partner_messages.catch(ctx.uow, ctx.person, partner, words, situation))


@router.tap(KeepToOneself)
async def kept_to_oneself(ctx: HandlerContext, tap: KeepToOneself) -> None:
    """Let the words go."""
    await partner_messages.caught_words(ctx.uow, ctx.person, tap.number)
    await ctx.reply(KeptToOneself(ctx.person))


@router.tap(WriteAnswer)
async def answer_wanted(ctx: HandlerContext, tap: WriteAnswer) -> None:
    """Wait for an answer to a message of the partner."""
    found = await partner_messages.received(ctx.uow, ctx.person, tap.number)
    if found is None:
        await ctx.reply(MessageOver(ctx.person))
    else:
        await ctx.reply(await partner_messages.wait_for_answer(ctx.uow, ctx.person, None))


@router.button(WriteLine)
async def line_to_write(ctx: HandlerContext) -> None:
    """Wait for a line to the partner, which answers nothing."""
    asked = await partner_messages.wait_for_answer(ctx.uow, ctx.person, None)
    if isinstance(asked, AnswerWanted) and asked.problem is None:
        asked = AnswerWanted(asked.person, asked.partner, "line")
    await ctx.reply(asked)


@router.button(StopWriting)
async def answer_not_wanted(ctx: HandlerContext) -> None:
    """Wait for an answer no more."""
    await partner_messages.leave_answer(ctx.uow, ctx.person)
    await ctx.reply(DraftCancelled(ctx.person))


async def typed(ctx: HandlerContext, text: str | None) -> bool:
    """Take typed words as the answer that is waited for; False where none is."""
    is_waited_for, about = await partner_messages.awaits_answer(ctx.uow, ctx.person)
    partner = await ctx.partner()
    if not is_waited_for or partner is None:
        return False
    words = normalized(text or "")
    if not words:
        await ctx.reply(AnswerWanted(ctx.person, partner))
    elif length(words) > LINE_LENGTH:
        await ctx.reply(AnswerWanted(ctx.person, partner, "long", length(words)))
    else:
        await preview(ctx, partner, Form.LINE if about is None else Form.ANSWER, words, about)
    return True


async def preview(ctx: HandlerContext, partner: Member, form: Form, words: str, lesson_id: str | None = None) -> None:
    """Show, word for word, what the partner would get; an answer stands beside the question, in the asker's words."""
    lesson = ctx.language_of(partner).lessons.by_id.get(lesson_id or "")
    about = None if lesson is None else lesson.ask_partner
    text = arriving(ctx.localizer, form, ctx.person, partner, words, about=about)
    await ctx.reply(await partner_messages.preview(ctx.uow, ctx.person, form, words, text, lesson_id))


async def _words(ctx: HandlerContext, number: int) -> str | None:
    """Return the words that a button is about; where they are gone, say so."""
    if await ctx.partner() is None:
        await ctx.reply(NotConnected(ctx.person))
        return None
    words = await partner_messages.caught_words(ctx.uow, ctx.person, number)
    if words is None:
        await ctx.reply(MessageOver(ctx.person))
    return words
