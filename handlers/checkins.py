"""/checkin, votes in the polls of the small questions, and the buttons below them."""

from telegram.ext import PollAnswerHandler

from bot.domain.checkins import Going
from bot.services import checkins, checkins_answers
from handlers.context import HandlerContext
from handlers.router import Router, of_context

_ID = r"(\d{1,19})"


async def checkin_asked(ctx: HandlerContext) -> None:
    """Ask today's question now."""
    await ctx.reply(await checkins.ask_now(ctx.uow, ctx.person, ctx.language.checkins))


async def voted(ctx: HandlerContext) -> None:
    """Keep a vote, a changed one, or that it was taken back."""
    vote = ctx.incoming.poll_answer
    if vote is not None:
        questions = ctx.language.checkins
        answered = checkins_answers.answered(ctx.uow, ctx.person, vote.poll_id, vote.option_ids, questions)
        await ctx.reply(*await answered)


async def skipped(ctx: HandlerContext) -> None:
    """Let the question be."""
    await ctx.reply(await checkins_answers.skip(ctx.uow, ctx.person, ctx.number(1), ctx.tapped_id or 0))


async def opened(ctx: HandlerContext) -> None:
    """Show the question to somebody whose notifications show nothing."""
    await ctx.reply(await checkins_answers.show(ctx.uow, ctx.person, ctx.number(1)))


async def offered(ctx: HandlerContext) -> None:
    """Share the answer if the other one does too, or keep it."""
    is_offered, number, questions = ctx.group(1) == "share", ctx.number(2), ctx.language.checkins
    changed = checkins_answers.offer(
        ctx.uow, ctx.person, number, ctx.tapped_id or 0, is_offered=is_offered, questions=questions
    )
    await ctx.reply(await changed)


async def reviewed(ctx: HandlerContext) -> None:
    """Go on as before, less often, or not for now."""
    await ctx.reply(await checkins.review(ctx.uow, ctx.person, Going(ctx.group(1))))


def register(router: Router) -> None:
    """Listen to the answers to small questions."""
    router.command("checkin", checkin_asked)
    router.add(PollAnswerHandler(of_context(voted)))
    for pattern, handler in (
        (rf"skip:{_ID}", skipped),
        (rf"open:{_ID}", opened),
        (rf"(share|keep):{_ID}", offered),
        ("going:(keep|fewer|break)", reviewed),
    ):
        router.pattern(f"^checkin:{pattern}$", handler)
