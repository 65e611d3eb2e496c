"""Buttons of messages in own words: *Send*, *Don't send*, *That's not what I meant*, and the answers to them."""

from bot.domain.partner_messages import Answer, WordsReturned
from bot.services import partner_messages
from handlers import reprompting
from handlers.context import HandlerContext
from handlers.router import Router

_ID = r"(\d{1,19})"


async def sent(ctx: HandlerContext) -> None:
    """Send what was previewed."""
    await ctx.reply(await partner_messages.send(ctx.uow, ctx.person, ctx.number(1), ctx.tapped_id or 0))


async def dropped(ctx: HandlerContext) -> None:
    """Send nothing."""
    await ctx.reply(await partner_messages.drop(ctx.uow, ctx.person, ctx.number(1)))


async def not_meant(ctx: HandlerContext) -> None:
    """Bring back the words and the question they answered."""
    outcome = await partner_messages.give_back(ctx.uow, ctx.person, ctx.number(1))
    await ctx.reply(outcome)
    if isinstance(outcome, WordsReturned):
        ctx.here = None  # the question stands below the words
        await reprompting.ask_again(ctx)


async def call_wanted(ctx: HandlerContext) -> None:
    """Help somebody to call a person."""
    await ctx.reply(await partner_messages.ask_whom_to_call(ctx.uow, ctx.person))


async def answered(ctx: HandlerContext) -> None:
    """Answer with one tap."""
    given = Answer(ctx.group(1))
    await ctx.reply(await partner_messages.answer(ctx.uow, ctx.person, ctx.number(2), given))


async def replied(ctx: HandlerContext) -> None:
    """Let one tap follow the answer to one's own message."""
    await ctx.reply(await partner_messages.reply(ctx.uow, ctx.person, ctx.number(1)))


async def taken_back(ctx: HandlerContext) -> None:
    """Take one's own message back."""
    await ctx.reply(await partner_messages.take_back(ctx.uow, ctx.person, ctx.number(1)))


def register(router: Router) -> None:
    """Listen to who sends, answers and takes back."""
    for pattern, handler in (
        (rf"send:{_ID}", sent),
        (rf"drop:{_ID}", dropped),
        (rf"back:{_ID}", not_meant),
        (r"call", call_wanted),
        (rf"say:({'|'.join(Answer)}):{_ID}", answered),
        (rf"reply:{_ID}", replied),
        (rf"unsend:{_ID}", taken_back),
    ):
        router.pattern(f"^message:{pattern}$", handler)
