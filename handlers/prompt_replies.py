"""What somebody says where a signal waits for their own words: a time, or a line for the return."""

from bot.domain.drafts import DraftCancelled
from bot.domain.signals import Answer
from bot.presentation.buttons.menu import StopWaiting
from bot.presentation.menu import Tapped
from bot.services import prompts
from bot.services.prompts import PendingPrompt
from handlers import promises, returns, signals
from handlers.context import HandlerContext
from handlers.router import Router

router = Router()


async def on_reply(ctx: HandlerContext, awaited: PendingPrompt, text: str) -> None:
    """Take what was on_reply as what was waited for."""
    if awaited.what in {"line", "back-line", Answer.WRITE} and not text:
        await reprompt(ctx, awaited, "no-text")
    elif awaited.what == "line":
        await signals.line_typed(ctx, awaited.signal_id, text)
    elif awaited.what == "back-line":
        await returns.back_line_typed(ctx, text)
    elif awaited.what in {"longer", "topic"}:
        await returns.time_typed(ctx, awaited.signal_id, awaited.what, text)
    elif awaited.what == "promise":
        await promises.time_typed(ctx, awaited.signal_id, text)
    elif awaited.what == Answer.WRITE:
        await signals.answer_typed(ctx, awaited.signal_id, text)
    else:
        await signals.answer_time_said(ctx, awaited.signal_id, Answer(awaited.what), text)


async def reprompt(ctx: HandlerContext, awaited: PendingPrompt, problem: str | None = None) -> None:
    """Ask once more for what is waited for, with what was wrong where something was."""
    if awaited.what == "back-line":
        await returns.ask_for_back_line(ctx, awaited.signal_id, problem)
    elif awaited.what in {"longer", "topic"}:
        await returns.ask_for_time(ctx, awaited.signal_id, awaited.what)
    elif awaited.what == "line":
        await signals.ask_for_line(ctx, awaited.signal_id, problem)
    elif awaited.what == "promise":
        await promises.ask_for_time(ctx, awaited.signal_id, problem)
    else:
        await signals.ask_more(ctx, awaited.signal_id, Answer(awaited.what), problem)


@router.button(StopWaiting)
async def cancelled(ctx: HandlerContext) -> None:
    """Wait for words no more; a button from before another dialogue only goes."""
    is_over = await prompts.cancel(ctx.uow, ctx.person)
    await ctx.reply(DraftCancelled(ctx.person) if is_over else Tapped(ctx.person))
