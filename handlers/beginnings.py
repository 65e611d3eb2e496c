"""The choice under the message that says what comes by itself; *Fine* stands under older ones."""

from bot.presentation.menu import Tapped
from bot.services import beginnings
from handlers.context import HandlerContext
from handlers.router import Router


async def agreed(ctx: HandlerContext) -> None:
    """Take the buttons away; nothing else depends on it."""
    await ctx.reply(Tapped(ctx.person))


async def questions_chosen(ctx: HandlerContext) -> None:
    """Let a question come each evening, or not."""
    await ctx.reply(await beginnings.choose_questions(ctx.uow, ctx.person, ctx.group(1) == "on"))


def register(router: Router) -> None:
    """Listen to whoever is fine with it."""
    router.pattern(r"^start:question:(on|off)$", questions_chosen)
    router.pattern(r"^start:fine$", agreed)
