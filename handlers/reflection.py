"""The private self-reflection, from the settings."""

from bot.domain.reflection import Answers, Reflecting, ReflectionLeft, ReflectionOpened
from bot.services import reflection
from handlers.context import HandlerContext
from handlers.router import Router


async def opened(ctx: HandlerContext) -> None:
    """Say what it is."""
    await ctx.reply(ReflectionOpened(ctx.person))


async def answered(ctx: HandlerContext) -> None:
    """Go on with the answers that the button carries."""
    await ctx.reply(Reflecting(ctx.person, Answers.read(ctx.group(1))))


async def used(ctx: HandlerContext) -> None:
    """Take over what a result suggests."""
    found = {result.id: result for _, result in ctx.language.reflection.rules}.get(ctx.group(1))
    if found is None:
        await ctx.reply(ReflectionOpened(ctx.person))
    else:
        await ctx.reply(await reflection.use(ctx.uow, ctx.person, found.tone, found.track))


async def stopped(ctx: HandlerContext) -> None:
    """Stop on the way, or leave everything as it was."""
    await ctx.reply(ReflectionLeft(ctx.person, ctx.group(1) == "leave"))


def register(router: Router) -> None:
    """Listen to who looks at themselves."""
    router.pattern("^reflect:open$", opened)
    router.pattern(r"^reflect:at:([0-5]{0,40})$", answered)
    router.pattern(r"^reflect:use:([a-z_]{1,40})$", used)
    router.pattern("^reflect:(stop|leave)$", stopped)
