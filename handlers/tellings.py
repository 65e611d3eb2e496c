"""Telling the partner of a good moment: the line, the preview, *Send*."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.domain.checkins import Reply
from bot.domain.own_words import normalized
from bot.domain.people import Member
from bot.domain.text import Text
from bot.presentation.tellings import told
from bot.services import tellings
from handlers.context import HandlerContext, scene, type_of_application

_ID = r"(\d{1,19})"
KIND = tellings.KIND


async def line_wanted(update: Update, ctx: HandlerContext) -> None:
    """Wait for the line."""
    await ctx.reply(await tellings.wait_for_line(ctx.uow, ctx.person, ctx.number(1)))


async def bare_wanted(update: Update, ctx: HandlerContext) -> None:
    """Preview it without a line."""
    await _preview(ctx, ctx.number(1), None)


async def sent(update: Update, ctx: HandlerContext) -> None:
    """Send what was previewed."""
    query = update.callback_query
    receipt = query.message.message_id if query and query.message else 0
    await ctx.reply(await tellings.tell(ctx.uow, ctx.person, ctx.number(1), receipt))


async def left(update: Update, ctx: HandlerContext) -> None:
    """Keep it to oneself."""
    await ctx.reply(await tellings.leave(ctx.uow, ctx.person, ctx.number(1)))


async def answered(update: Update, ctx: HandlerContext) -> None:
    """Answer to a good moment that the partner told of."""
    await ctx.reply(await tellings.answer(ctx.uow, ctx.person, ctx.number(2), Reply(ctx.group(1))))


async def heart_sent(update: Update, ctx: HandlerContext) -> None:
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
    await ctx.reply(await tellings.preview(ctx.uow, ctx.person, number, line, _wording()))


def _wording() -> tellings.Wording:
    """Return the function that words a moment in the receiver's language."""
    localizer = scene.get().localizer

    def words(sender: Member, receiver: Member, line: str | None) -> Text:
        return told(localizer, sender, receiver, line)

    return words


def register(application: type_of_application) -> None:
    """Listen to who has a good moment to tell."""
    application.add_handler(CallbackQueryHandler(answered, f"^telling:say:({'|'.join(Reply)}):{_ID}$"))
    for action, handler in (
        ("write", line_wanted),
        ("bare", bare_wanted),
        ("send", sent),
        ("leave", left),
        ("heart", heart_sent),
    ):
        application.add_handler(CallbackQueryHandler(handler, f"^telling:{action}:{_ID}$"))
