"""/history: one's own weeks."""

from bot.services import history
from handlers.context import HandlerContext
from handlers.router import Router

router = Router()


@router.command("history")
async def history_asked(ctx: HandlerContext) -> None:
    """Show somebody their own weeks."""
    await ctx.reply(await history.show(ctx.uow, ctx.person, ctx.language.checkins))
