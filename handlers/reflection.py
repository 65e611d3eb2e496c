"""The private self-reflection, from the settings."""

from bot.domain.reflection import Answers, Reflecting, ReflectionLeft, ReflectionOpened
from bot.presentation.buttons.reflection import LeaveReflection, OpenReflection, ReflectOn, StopReflecting, UseResult
from bot.services import reflection
from handlers.context import HandlerContext
from handlers.router import Router

router = Router()


@router.button(OpenReflection)
async def opened(ctx: HandlerContext) -> None:
    """Say what it is."""
    await ctx.reply(ReflectionOpened(ctx.person))


@router.tap(ReflectOn)
async def answered(ctx: HandlerContext, tap: ReflectOn) -> None:
    """Go on with the answers that the button carries."""
    await ctx.reply(Reflecting(ctx.person, Answers.read(tap.answers)))


@router.tap(UseResult)
async def used(ctx: HandlerContext, tap: UseResult) -> None:
    """Take over what a result suggests."""
    found = {result.id: result for _, result in ctx.language.reflection.rules}.get(tap.result)
    if found is None:
        await ctx.reply(ReflectionOpened(ctx.person))
    else:
        await ctx.reply(await reflection.use(ctx.uow, ctx.person, found.tone, found.track))


@router.button(StopReflecting)
async def stopped(ctx: HandlerContext) -> None:
    """Stop on the way."""
    await ctx.reply(ReflectionLeft(ctx.person, False))


@router.button(LeaveReflection)
async def left(ctx: HandlerContext) -> None:
    """Leave everything as it was."""
    await ctx.reply(ReflectionLeft(ctx.person, True))
