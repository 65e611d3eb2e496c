"""Telling the partner of a good moment: the line, the preview, *Send*."""

from bot.domain.own_words import normalized
from bot.domain.people import Member
from bot.domain.text import Text
from bot.presentation.buttons.checkins import (
    AnswerMoment,
    KeepMoment,
    PreviewBareMoment,
    SendMomentHeart,
    TellMoment,
    WriteMoment,
)
from bot.presentation.tellings import told
from bot.services import tellings
from handlers.context import HandlerContext
from handlers.router import Router

KIND = tellings.KIND
router = Router()


@router.tap(WriteMoment)
async def line_wanted(ctx: HandlerContext, tap: WriteMoment) -> None:
    """Wait for the line."""
    await ctx.reply(await tellings.wait_for_line(ctx.uow, ctx.person, tap.poll_number))


@router.tap(PreviewBareMoment)
async def bare_wanted(ctx: HandlerContext, tap: PreviewBareMoment) -> None:
    """Preview it without a line."""
    await _preview(ctx, tap.poll_number, None)


@router.tap(TellMoment)
async def sent(ctx: HandlerContext, tap: TellMoment) -> None:
    """Send what was previewed."""
    await ctx.reply(await tellings.tell(ctx.uow, ctx.person, tap.poll_number, ctx.tapped_id or 0))


@router.tap(KeepMoment)
async def left(ctx: HandlerContext, tap: KeepMoment) -> None:
    """Keep it to oneself."""
    await ctx.reply(await tellings.leave(ctx.uow, ctx.person, tap.poll_number))


@router.tap(AnswerMoment)
async def answered(ctx: HandlerContext, tap: AnswerMoment) -> None:
    """Answer to a good moment that the partner told of."""
    await ctx.reply(await tellings.answer(ctx.uow, ctx.person, tap.poll_number, tap.reply))


@router.tap(SendMomentHeart)
async def heart_sent(ctx: HandlerContext, tap: SendMomentHeart) -> None:
    """Let a heart follow the answer to a moment that one told."""
    await ctx.reply(await tellings.send_heart(ctx.uow, ctx.person, tap.poll_number))


async def typed(ctx: HandlerContext, text: str | None) -> bool:
    """Take typed words as the line; False where none is waited for."""
    number = await tellings.awaits_line(ctx.uow, ctx.person)
    if number is None:
        return False
    if text is None:
        await ctx.reply(await tellings.ask_again(ctx.uow, ctx.person, number))
    else:
        await _preview(ctx, number, normalized(text))
    return True


async def ask_again(ctx: HandlerContext, number: int) -> None:
    """Wait for the line of question `number` once more."""
    await ctx.reply(await tellings.wait_for_line(ctx.uow, ctx.person, number))


async def _preview(ctx: HandlerContext, number: int, line: str | None) -> None:
    await ctx.reply(await tellings.preview(ctx.uow, ctx.person, number, line, _wording(ctx)))


def _wording(ctx: HandlerContext) -> tellings.Wording:
    """Return the function that words a moment in the receiver's language."""
    localizer = ctx.localizer

    def words(sender: Member, receiver: Member, line: str | None) -> Text:
        return told(localizer, sender, receiver, line)

    return words
