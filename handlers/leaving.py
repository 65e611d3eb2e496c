"""/unpair, /delete, /export and /privacy."""

from bot.domain.leaving import LINES, Manner, PrivacyAsked
from bot.domain.signals import NotConnected
from bot.services import exports, leaving
from handlers.context import HandlerContext
from handlers.router import Router

_LINES = "|".join(LINES)
_OTHER_WORDS = ("unlink", "disconnect", "leave")  # whoever wants out finds the way


async def unpair_asked(ctx: HandlerContext) -> None:
    """Begin to disconnect."""
    await ctx.reply(await leaving.ask(ctx.uow, ctx.person))


async def manner_chosen(ctx: HandlerContext) -> None:
    """Choose whether the other is told."""
    await ctx.reply(await leaving.choose(ctx.uow, ctx.person, Manner(ctx.group(1)), ctx.group(2) or None))


async def unpaired(ctx: HandlerContext) -> None:
    """Disconnect from the one the button was about."""
    if ctx.person.couple_id != ctx.number(2):
        await ctx.reply(NotConnected(ctx.person))
        return
    line = ctx.group(3) or None
    await ctx.reply(*await leaving.unpair(ctx.uow, ctx.person, Manner(ctx.group(1)), line))


async def delete_asked(ctx: HandlerContext) -> None:
    """Begin to delete everything."""
    await ctx.reply(await leaving.ask_to_delete(ctx.uow, ctx.person))


async def deleted(ctx: HandlerContext) -> None:
    """Delete everything."""
    for happened in await leaving.delete(ctx.uow, ctx.person):
        await ctx.reply_as_system(happened)


async def exported(ctx: HandlerContext) -> None:
    """Hand over one's own data."""
    await ctx.reply(await exports.export(ctx.uow, ctx.person))


async def privacy_asked(ctx: HandlerContext) -> None:
    """Say what is kept."""
    await ctx.reply(PrivacyAsked(ctx.person))


def register(router: Router) -> None:
    """Listen to who leaves, and to who wants to know."""
    for command, handler in (
        ("unpair", unpair_asked),
        *((word, unpair_asked) for word in _OTHER_WORDS),
        ("delete", delete_asked),
        ("export", exported),
        ("privacy", privacy_asked),
    ):
        router.command(command, handler)
    router.pattern(r"^unpair:ask$", unpair_asked)
    router.pattern(rf"^unpair:choose:(kindly|quietly)(?::({_LINES}))?$", manner_chosen)
    router.pattern(rf"^unpair:yes:(kindly|quietly):(\d{{1,19}})(?::({_LINES}))?$", unpaired)
    router.pattern(r"^account:delete$", deleted)
