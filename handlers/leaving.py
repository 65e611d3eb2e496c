"""/unpair, /delete, /export and /privacy."""

from bot.domain.leaving import PrivacyAsked
from bot.domain.signals import NotConnected
from bot.presentation.buttons.leaving import AskToUnpair, ChooseManner, DeleteAccount, Unpair
from bot.services import exports, leaving
from handlers.context import HandlerContext
from handlers.router import Router

_OTHER_WORDS = ("unlink", "disconnect", "leave")  # whoever wants out finds the way
router = Router()


@router.command("unpair", *_OTHER_WORDS)
@router.button(AskToUnpair)
async def unpair_asked(ctx: HandlerContext) -> None:
    """Begin to disconnect."""
    await ctx.reply(await leaving.ask(ctx.uow, ctx.person))


@router.tap(ChooseManner)
async def manner_chosen(ctx: HandlerContext, tap: ChooseManner) -> None:
    """Choose whether the other is told."""
    await ctx.reply(await leaving.choose(ctx.uow, ctx.person, tap.manner, tap.line))


@router.tap(Unpair)
async def unpaired(ctx: HandlerContext, tap: Unpair) -> None:
    """Disconnect from the one the button was about."""
    if ctx.person.couple_id != tap.couple_id:
        await ctx.reply(NotConnected(ctx.person))
        return
    await ctx.reply(*await leaving.unpair(ctx.uow, ctx.person, tap.manner, tap.line))


@router.command("delete")
async def delete_asked(ctx: HandlerContext) -> None:
    """Begin to delete everything."""
    await ctx.reply(await leaving.ask_to_delete(ctx.uow, ctx.person))


@router.button(DeleteAccount)
async def deleted(ctx: HandlerContext) -> None:
    """Delete everything."""
    for happened in await leaving.delete(ctx.uow, ctx.person):
        await ctx.reply_as_system(happened)


@router.command("export")
async def exported(ctx: HandlerContext) -> None:
    """Hand over one's own data."""
    await ctx.reply(await exports.export(ctx.uow, ctx.person))


@router.command("privacy")
async def privacy_asked(ctx: HandlerContext) -> None:
    """Say what is kept."""
    await ctx.reply(PrivacyAsked(ctx.person))
