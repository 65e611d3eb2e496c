"""The buttons of the monthly look back."""

from bot.presentation.buttons.beginnings import ChooseLookBack, OpenLookBack
from bot.services import lookback
from handlers.context import HandlerContext
from handlers.router import Router

router = Router()


@router.button(OpenLookBack)
async def look_back_opened(ctx: HandlerContext) -> None:
    """Show what it is, and whether this person wants it."""
    await ctx.reply(await lookback.show(ctx.uow, ctx.person))


@router.tap(ChooseLookBack)
async def look_back_chosen(ctx: HandlerContext, tap: ChooseLookBack) -> None:
    """Want it, or not."""
    await ctx.reply(await lookback.choose(ctx.uow, ctx.person, is_on=tap.is_on))
