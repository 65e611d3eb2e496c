"""Coming back, a new time, and what lies between: /back and the buttons of a promised return."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot import timeparse
from bot.domain.marks import plain
from bot.domain.own_words import length, normalized
from bot.domain.returns import BackLineAsked, LongerAsked
from bot.domain.signals import LINE_LENGTH, AlreadyOpen, SignalOver
from bot.presentation.buttons.returns import (
    AddOpener,
    AskForTime,
    ChooseLongerReading,
    ComeBack,
    ComeBackAsPreviewed,
    PreviewLonger,
    SendLonger,
    ShowWaysBack,
    WelcomeBack,
    WriteReturn,
)
from bot.services import prompts, returns, zonequestions
from handlers.context import HandlerContext, words_after_command
from handlers.router import Router

router = Router()


@router.command("back")
async def back_said(ctx: HandlerContext) -> None:
    """Come back; with words behind the command show them first."""
    words = words_after_command(ctx.message, with_marks=True)
    if words:
        await back_line_typed(ctx, words)
    else:
        await ctx.reply(*await returns.come_back(ctx.uow, ctx.person, said_at=ctx.said_at))


async def back_line_typed(ctx: HandlerContext, text: str) -> None:
    """Show what a return with a line of one's own would look like."""
    line, own = normalized(text), await returns.own_space(ctx.uow, ctx.person)
    if own is not None and length(line) > LINE_LENGTH:
        await prompts.ask(ctx.uow, ctx.person, "back-line", own.id)
        await ctx.reply(BackLineAsked(own, "line-long", length(line)))
    else:
        await prompts.cancel(ctx.uow, ctx.person)
        await ctx.reply(await returns.preview_return(ctx.uow, ctx.person, line, said_at=ctx.said_at))


@router.tap(WriteReturn)
async def own_words_wanted(ctx: HandlerContext, tap: WriteReturn) -> None:
    """Wait for a line of one's own to come back with."""
    await ask_for_back_line(ctx, tap.signal_id)


async def ask_for_back_line(ctx: HandlerContext, signal_id: int, problem: str | None = None) -> None:
    """Ask for a line of one's own to come back with."""
    signal = await returns.own_space(ctx.uow, ctx.person, signal_id)
    if signal is None:
        await ctx.reply(SignalOver(ctx.person))
        return
    await prompts.ask(ctx.uow, ctx.person, "back-line", signal.id)
    await ctx.reply(BackLineAsked(signal, problem))


@router.tap(ComeBack)
async def came_back(ctx: HandlerContext, tap: ComeBack) -> None:
    """Come back with a tap, and a ready line where an older button names one."""
    opener = tap.opener
    await ctx.reply(*await returns.come_back(ctx.uow, ctx.person, tap.signal_id, opener=opener))


@router.tap(ComeBackAsPreviewed)
async def came_back_as_previewed(ctx: HandlerContext, tap: ComeBackAsPreviewed) -> None:
    """Come back with what was previewed."""
    number = tap.number if tap.number else None
    await ctx.reply(*await returns.come_back_as_previewed(ctx.uow, ctx.person, tap.signal_id, number))


@router.tap(AddOpener)
async def opener_added(ctx: HandlerContext, tap: AddOpener) -> None:
    """Let a ready line follow."""
    await ctx.reply(await returns.add_opener(ctx.uow, ctx.person, tap.signal_id, tap.opener))


@router.tap(WelcomeBack)
async def welcomed(ctx: HandlerContext, tap: WelcomeBack) -> None:
    """Answer a return with a tap."""
    await ctx.reply(await returns.welcome(ctx.uow, ctx.person, tap.signal_id, tap.welcome))


@router.tap(ShowWaysBack)
async def ways_back_opened(ctx: HandlerContext, tap: ShowWaysBack) -> None:
    """Show the ways back again, and wait for words no more."""
    await prompts.cancel(ctx.uow, ctx.person)
    signal = await returns.own_space(ctx.uow, ctx.person, tap.signal_id)
    await ctx.reply(AlreadyOpen(signal, ctx.uow.now) if signal else SignalOver(ctx.person))


@router.tap(PreviewLonger)
async def longer_chosen(ctx: HandlerContext, tap: PreviewLonger) -> None:
    """Preview the new time that stands on a button; an older button has none: so much more, from then or from now."""
    signal = await returns.own_space(ctx.uow, ctx.person, tap.signal_id)
    if signal is None:
        await ctx.reply(SignalOver(ctx.person))
        return
    start = max(signal.until_at or ctx.uow.now, ctx.uow.now)
    until_at = tap.at or start + timedelta(minutes=tap.minutes)
    await ctx.reply(await returns.preview_longer(ctx.uow, ctx.person, signal.id, until_at))


@router.tap(SendLonger)
async def longer_sent(ctx: HandlerContext, tap: SendLonger) -> None:
    """Set the new time that was previewed."""
    await ctx.reply(await returns.extend(ctx.uow, ctx.person, tap.signal_id, tap.at))


@router.tap(AskForTime)
async def time_asked(ctx: HandlerContext, tap: AskForTime) -> None:
    """Ask for a new time, or for the time of the topic, in own words."""
    await ask_for_time(ctx, tap.signal_id, tap.what)


async def ask_for_time(
    ctx: HandlerContext, signal_id: int, what: str, problem: str | None = None, readings: tuple[datetime, ...] = ()
) -> None:
    """Wait for a time: "longer" or "topic"."""
    signal = await returns.own_space(ctx.uow, ctx.person, signal_id)
    if signal is None:
        await ctx.reply(SignalOver(ctx.person))
        return
    await prompts.ask(ctx.uow, ctx.person, what, signal.id)
    await ctx.reply(LongerAsked(signal, what, ctx.uow.now, problem, readings))


async def time_typed(ctx: HandlerContext, signal_id: int, what: str, text: str) -> None:
    """Take a typed time as the new end, or as the time of the topic."""

    def read_in(zone: ZoneInfo) -> object:
        return timeparse.read_until(plain(text), ctx.said_at, zone, ctx.language.times)

    if not ctx.person.is_zone_known and zonequestions.depends_on_zone(read_in):
        await prompts.ask(ctx.uow, ctx.person, what, signal_id, pending=text)
        await ctx.reply(await zonequestions.ask(ctx.uow, ctx.person, ctx.telegram_language))
        return
    read = read_in(ctx.person.zone)
    if isinstance(read, timeparse.Unclear):
        await ask_for_time(ctx, signal_id, what, "unclear", read.times(ctx.uow.now))
        return
    if not isinstance(read, timeparse.UntilRead) or read.until_at <= ctx.uow.now:
        is_over = ctx.is_late and isinstance(read, timeparse.UntilRead)
        await ask_for_time(ctx, signal_id, what, "late" if is_over else "unreadable")
        return
    await _time_settled(ctx, signal_id, what, read.until_at, is_by_clock=zonequestions.depends_on_zone(read_in))


@router.tap(ChooseLongerReading)
async def reading_chosen(ctx: HandlerContext, tap: ChooseLongerReading) -> None:
    """Preview what a typed time may have meant, while it is ahead."""
    until_at, what = tap.at, tap.what
    signal = await returns.own_space(ctx.uow, ctx.person, tap.signal_id)
    if signal is None:
        await ctx.reply(SignalOver(ctx.person))
    elif until_at <= ctx.uow.now:
        await ask_for_time(ctx, signal.id, what, "unreadable")
    else:
        await _time_settled(ctx, signal.id, what, until_at, is_by_clock=True)


async def _time_settled(
    ctx: HandlerContext, signal_id: int, what: str, until_at: datetime, *, is_by_clock: bool
) -> None:
    await prompts.complete(ctx.uow, ctx.person)
    if what == "longer":
        longer = returns.preview_longer(ctx.uow, ctx.person, signal_id, until_at, is_by_clock=is_by_clock)
        await ctx.reply(await longer)
    else:
        await ctx.reply(await returns.preview_return(ctx.uow, ctx.person, topic_at=until_at, is_by_clock=is_by_clock))
