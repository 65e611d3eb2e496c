"""Coming back, a new time, and what lies between: /back and the buttons of a promised return."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot import timeparse
from bot.domain.marks import plain
from bot.domain.own_words import length, normalized
from bot.domain.returns import OPENERS, WELCOMES, BackLineAsked, LongerAsked
from bot.domain.signals import LINE_LENGTH, AlreadyOpen, SignalOver
from bot.services import prompts, returns, zonequestions
from handlers.context import HandlerContext, words_after_command
from handlers.router import Router

_ID, _OPENERS = r"(\d{1,19})", "|".join(OPENERS)


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


async def own_words_wanted(ctx: HandlerContext) -> None:
    """Wait for a line of one's own to come back with."""
    await ask_for_back_line(ctx, ctx.number(1))


async def ask_for_back_line(ctx: HandlerContext, signal_id: int, problem: str | None = None) -> None:
    """Ask for a line of one's own to come back with."""
    signal = await returns.own_space(ctx.uow, ctx.person, signal_id)
    if signal is None:
        await ctx.reply(SignalOver(ctx.person))
        return
    await prompts.ask(ctx.uow, ctx.person, "back-line", signal.id)
    await ctx.reply(BackLineAsked(signal, problem))


async def came_back(ctx: HandlerContext) -> None:
    """Come back with a tap, and a ready line where an older button names one."""
    opener = ctx.group(2) or None
    await ctx.reply(*await returns.come_back(ctx.uow, ctx.person, ctx.number(1), opener=opener))


async def came_back_as_previewed(ctx: HandlerContext) -> None:
    """Come back with what was previewed."""
    number = ctx.number(2) if ctx.group(2) else None
    await ctx.reply(*await returns.come_back_as_previewed(ctx.uow, ctx.person, ctx.number(1), number))


async def opener_added(ctx: HandlerContext) -> None:
    """Let a ready line follow."""
    await ctx.reply(await returns.add_opener(ctx.uow, ctx.person, ctx.number(1), ctx.group(2)))


async def welcomed(ctx: HandlerContext) -> None:
    """Answer a return with a tap."""
    await ctx.reply(await returns.welcome(ctx.uow, ctx.person, ctx.number(1), ctx.group(2)))


async def ways_back_opened(ctx: HandlerContext) -> None:
    """Show the ways back again, and wait for words no more."""
    await prompts.cancel(ctx.uow, ctx.person)
    signal = await returns.own_space(ctx.uow, ctx.person, ctx.number(1))
    await ctx.reply(AlreadyOpen(signal, ctx.uow.now) if signal else SignalOver(ctx.person))


async def longer_chosen(ctx: HandlerContext) -> None:
    """Preview the new time that stands on a button; an older button has none: so much more, from then or from now."""
    signal = await returns.own_space(ctx.uow, ctx.person, ctx.number(1))
    if signal is None:
        await ctx.reply(SignalOver(ctx.person))
        return
    start = max(signal.until_at or ctx.uow.now, ctx.uow.now)
    until_at = start + timedelta(minutes=int(ctx.group(2)))
    if ctx.group(3):
        until_at = datetime.fromtimestamp(int(ctx.group(3)), UTC)
    await ctx.reply(await returns.preview_longer(ctx.uow, ctx.person, signal.id, until_at))


async def longer_sent(ctx: HandlerContext) -> None:
    """Set the new time that was previewed."""
    seconds = int(ctx.group(2))
    until_at = datetime.fromtimestamp(seconds, UTC)
    await ctx.reply(await returns.extend(ctx.uow, ctx.person, ctx.number(1), until_at))


async def time_asked(ctx: HandlerContext) -> None:
    """Ask for a new time, or for the time of the topic, in own words."""
    await ask_for_time(ctx, ctx.number(1), ctx.group(2))


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


async def reading_chosen(ctx: HandlerContext) -> None:
    """Preview what a typed time may have meant, while it is ahead."""
    until_at, what = datetime.fromtimestamp(int(ctx.group(3)), UTC), ctx.group(2)
    signal = await returns.own_space(ctx.uow, ctx.person, ctx.number(1))
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


def register(router: Router) -> None:
    """Listen to returns."""
    router.command("back", back_said)
    for pattern, handler in (
        (rf"back:{_ID}(?::({_OPENERS}))?(?::\d{{9,11}})?", came_back),
        (rf"line:{_ID}(?::(\d{{1,9}}))?", came_back_as_previewed),
        (rf"say:{_ID}:({_OPENERS})", opener_added),
        (rf"welcome:{_ID}:({'|'.join(WELCOMES)})", welcomed),
        (rf"words:{_ID}", own_words_wanted),
        (rf"open:{_ID}", ways_back_opened),
        (rf"longer:{_ID}:(20|60)(?::(\d{{9,11}}))?", longer_chosen),
        (rf"until:{_ID}:(\d{{9,11}})", longer_sent),
        (rf"read:{_ID}:(longer|topic):(\d{{9,11}})", reading_chosen),
        (rf"ask:{_ID}:(longer|topic)", time_asked),
    ):
        router.pattern(f"^return:{pattern}$", handler)
