"""The choice under the message that says what comes by itself; *Fine* stands under older ones."""

from bot.presentation.buttons.beginnings import ChooseQuestions, SayFineAtStart
from bot.presentation.menu import Tapped
from bot.services import beginnings
from handlers.context import HandlerContext
from handlers.router import Router

router = Router()


@router.button(SayFineAtStart)
async def agreed(ctx: HandlerContext) -> None:
    """Take the buttons away; nothing else depends on it."""
    await ctx.reply(Tapped(ctx.person))


@router.tap(ChooseQuestions)
async def questions_chosen(ctx: HandlerContext, tap: ChooseQuestions) -> None:
    """Let a question come each evening, or not."""
    await ctx.reply(await beginnings.choose_questions(ctx.uow, ctx.person, tap.is_on))
