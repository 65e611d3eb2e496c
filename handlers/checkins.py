"""/checkin, votes in the polls of the small questions, and the buttons below them."""

from telegram.ext import PollAnswerHandler

from bot.presentation.buttons.checkins import KeepAnswer, ReviewCheckins, ShareAnswer, ShowQuestion, SkipQuestion
from bot.services import checkins, checkins_answers
from handlers.context import HandlerContext
from handlers.router import Router

router = Router()


@router.command("checkin")
async def checkin_asked(ctx: HandlerContext) -> None:
    """Ask today's question now."""
    await ctx.reply(await checkins.ask_now(ctx.uow, ctx.person, ctx.language.checkins))


@router.by(PollAnswerHandler)
async def voted(ctx: HandlerContext) -> None:
    """Keep a vote, a changed one, or that it was taken back."""
    vote = ctx.incoming.poll_answer
    if vote is not None:
        questions = ctx.language.checkins
        answered = checkins_answers.answered(ctx.uow, ctx.person, vote.poll_id, vote.option_ids, questions)
        await ctx.reply(*await answered)


@router.tap(SkipQuestion)
async def skipped(ctx: HandlerContext, tap: SkipQuestion) -> None:
    """Let the question be."""
    await ctx.reply(await checkins_answers.skip(ctx.uow, ctx.person, tap.poll_number, ctx.tapped_id or 0))


@router.tap(ShowQuestion)
async def opened(ctx: HandlerContext, tap: ShowQuestion) -> None:
    """Show the question to somebody whose notifications show nothing."""
    await ctx.reply(await checkins_answers.show(ctx.uow, ctx.person, tap.poll_number))


@router.tap(ShareAnswer)
async def shared(ctx: HandlerContext, tap: ShareAnswer) -> None:
    """Share the answer if the other one does too."""
    await _offer(ctx, tap.poll_number, is_offered=True)


@router.tap(KeepAnswer)
async def kept(ctx: HandlerContext, tap: KeepAnswer) -> None:
    """Keep the answer."""
    await _offer(ctx, tap.poll_number, is_offered=False)


async def _offer(ctx: HandlerContext, number: int, *, is_offered: bool) -> None:
    questions, tapped = ctx.language.checkins, ctx.tapped_id or 0
    offer = checkins_answers.offer(ctx.uow, ctx.person, number, tapped, is_offered=is_offered, questions=questions)
    await ctx.reply(await offer)


@router.tap(ReviewCheckins)
async def reviewed(ctx: HandlerContext, tap: ReviewCheckins) -> None:
    """Go on as before, less often, or not for now."""
    await ctx.reply(await checkins.review(ctx.uow, ctx.person, tap.going))
