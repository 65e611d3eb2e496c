"""The buttons of the monthly look back."""

from bot.services import lookback
from handlers.context import HandlerContext
from handlers.router import Router


async def look_back_opened(ctx: HandlerContext) -> None:
    """Show what it is, and whether this person wants it."""
    await ctx.reply(await lookback.show(ctx.uow, ctx.person))


async def look_back_chosen(ctx: HandlerContext) -> None:
    """Want it, or not."""
    await ctx.reply(await lookback.choose(ctx.uow, ctx.person, is_on=ctx.group(1) == "on"))


def register(router: Router) -> None:
    """Listen to who wants to look back together."""
    router.pattern(r"^lookback:open$", look_back_opened)
    router.pattern(r"^lookback:(on|off)$", look_back_chosen)
