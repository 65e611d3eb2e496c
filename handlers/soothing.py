"""/soothe: ten minutes for oneself, in private."""

from bot.presentation.buttons.soothing import OtherWay, SeeSomebody, Soothe, TakeWay
from bot.services import soothing
from handlers.context import HandlerContext
from handlers.router import Router

KIND = soothing.KIND
router = Router()


@router.command("soothe")
@router.button(Soothe)
async def soothe_asked(ctx: HandlerContext) -> None:
    """Offer the ways, below whatever they were asked for from."""
    await ctx.reply(await soothing.open_menu(ctx.uow, ctx.person))


@router.button(OtherWay)
async def another_way_wanted(ctx: HandlerContext) -> None:
    """Offer the ways in the place of one of them."""
    await ctx.reply(await soothing.open_menu(ctx.uow, ctx.person, ctx.tapped_id))


@router.button(SeeSomebody)
async def well_asked(ctx: HandlerContext) -> None:
    """Show the way that leads to somebody else, below whatever it was asked for from."""
    await ctx.reply(await soothing.take(ctx.uow, ctx.person, "well", is_elsewhere=True))


@router.tap(TakeWay)
async def way_chosen(ctx: HandlerContext, tap: TakeWay) -> None:
    """Take one way."""
    way = tap.way
    if way == "breathe" and ctx.tapped_id is not None:
        await ctx.reply(await soothing.breathe(ctx.uow, ctx.person, ctx.tapped_id))
    else:
        await ctx.reply(await soothing.take(ctx.uow, ctx.person, way))


async def written(ctx: HandlerContext, message_id: int) -> bool:
    """Let words go that were written for nobody; False where none were asked for."""
    outcome = await soothing.let_go(ctx.uow, ctx.person, message_id)
    if outcome is None:
        return False
    await ctx.reply(outcome)
    return True
