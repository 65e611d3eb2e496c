"""/history: one's own weeks."""

from bot.services import history
from handlers.context import HandlerContext
from handlers.router import Router


async def history_asked(ctx: HandlerContext) -> None:
    """Show somebody their own weeks."""
    await ctx.reply(await history.show(ctx.uow, ctx.person, ctx.language.checkins))


def register(router: Router) -> None:
    """Listen to who looks back."""
    router.command("history", history_asked)
