"""Telling the partner of a good moment: the line, the preview, *Send*."""

from bot.domain.checkins import Reply
from bot.domain.own_words import normalized
from bot.domain.people import Member
from bot.domain.text import Text
from bot.presentation.tellings import told
from bot.services import tellings
from handlers.context import HandlerContext
from handlers.router import Router

_ID = r"(\d{1,19})"
KIND = tellings.KIND


async def line_wanted(ctx: HandlerContext) -> None:
    """Wait for the line."""
    await ctx.reply(await tellings.wait_for_line(ctx.uow, ctx.person, ctx.number(1)))


async def bare_wanted(ctx: HandlerContext) -> None:
    """Preview it without a line."""
    await _preview(ctx, ctx.number(1), None)


async def sent(ctx: HandlerContext) -> None:
    """Send what was previewed."""
    await ctx.reply(await tellings.tell(ctx.uow, ctx.person, ctx.number(1), ctx.tapped_id or 0))


async def left(ctx: HandlerContext) -> None:
    """Keep it to oneself."""
    await ctx.reply(await tellings.leave(ctx.uow, ctx.person, ctx.number(1)))


async def answered(ctx: HandlerContext) -> None:
    """Answer to a good moment that the partner told of."""
    await ctx.reply(await tellings.answer(ctx.uow, ctx.person, ctx.number(2), Reply(ctx.group(1))))


async def heart_sent(ctx: HandlerContext) -> None:
    """Let a heart follow the answer to a moment that one told."""
    await ctx.reply(await tellings.send_heart(ctx.uow, ctx.person, ctx.number(1)))


async def typed(ctx: HandlerContext, text: str | None) -> bool:
    """Take typed words as the line; False where none is waited for."""
    number = await tellings.awaits_line(ctx.uow, ctx.person)
    if number is None:
        return False
    if text is None:
        await ctx.reply(await tellings.ask_again(ctx.uow, ctx.person, number))
    else:
        await _preview(ctx, number, normalized(text))
    return True


async def ask_again(ctx: HandlerContext, number: int) -> None:
    """Wait for the line of question `number` once more."""
    await ctx.reply(await tellings.wait_for_line(ctx.uow, ctx.person, number))


async def _preview(ctx: HandlerContext, number: int, line: str | None) -> None:
    await ctx.reply(await tellings.preview(ctx.uow, ctx.person, number, line, _wording(ctx)))


def _wording(ctx: HandlerContext) -> tellings.Wording:
    """Return the function that words a moment in the receiver's language."""
    localizer = ctx.localizer

    def words(sender: Member, receiver: Member, line: str | None) -> Text:
        return told(localizer, sender, receiver, line)

    return words


def register(router: Router) -> None:
    """Listen to who has a good moment to tell."""
    router.pattern(f"^telling:say:({'|'.join(Reply)}):{_ID}$", answered)
    for action, handler in (
        ("write", line_wanted),
        ("bare", bare_wanted),
        ("send", sent),
        ("leave", left),
        ("heart", heart_sent),
    ):
        router.pattern(f"^telling:{action}:{_ID}$", handler)
