"""/pause and /resume."""

from zoneinfo import ZoneInfo

from bot import timeparse
from bot.domain.pauses import OPEN_END, SHORTEST, PauseAsked, end_of
from bot.presentation.buttons.pauses import AskPause, EndPause, PauseFor, PauseUntil
from bot.services import pauses, zonequestions
from handlers.context import HandlerContext, words_after_command
from handlers.router import Router

_Read = timeparse.LengthRead | timeparse.UntilRead | timeparse.Endless | timeparse.Unreadable | timeparse.Unclear
router = Router()


@router.command("pause")
@router.button(AskPause)
async def pause_asked(ctx: HandlerContext) -> None:
    """Ask for how long; with words behind the command begin."""
    words, now = words_after_command(ctx.message) if ctx.incoming.message else "", ctx.said_at
    if not words:
        await ctx.reply(PauseAsked(ctx.person, ctx.uow.now))
        return

    def read_in(zone: ZoneInfo) -> _Read:
        return timeparse.read_length(words, now, zone, ctx.language.times)

    read = read_in(ctx.person.zone)
    if isinstance(read, timeparse.Unclear):
        times = read.times(ctx.uow.now)
        await ctx.reply(PauseAsked(ctx.person, ctx.uow.now, "unclear" if times else "unreadable", times))
    elif isinstance(read, timeparse.Unreadable):
        await ctx.reply(PauseAsked(ctx.person, ctx.uow.now, "unreadable"))
    elif isinstance(read, timeparse.Endless):
        await ctx.reply(*await pauses.begin(ctx.uow, ctx.person, OPEN_END))
    else:
        until_at = now + read.length if isinstance(read, timeparse.LengthRead) else read.until_at
        if ctx.is_late and until_at < ctx.uow.now + SHORTEST:
            await ctx.reply(PauseAsked(ctx.person, ctx.uow.now, "late"))
        else:
            by_clock = zonequestions.depends_on_zone(read_in)
            await ctx.reply(*await pauses.begin(ctx.uow, ctx.person, until_at, is_by_clock=by_clock))


@router.tap(PauseFor)
async def length_chosen(ctx: HandlerContext, tap: PauseFor) -> None:
    """Begin a pause from a button."""
    choice = tap.length
    until_at = end_of(choice, ctx.person, ctx.uow.now)
    await ctx.reply(*await pauses.begin(ctx.uow, ctx.person, until_at, is_by_clock=choice == "today"))


@router.tap(PauseUntil)
async def reading_chosen(ctx: HandlerContext, tap: PauseUntil) -> None:
    """Begin a pause until what a typed time may have meant."""
    until_at = tap.at
    await ctx.reply(*await pauses.begin(ctx.uow, ctx.person, until_at, is_by_clock=True))


@router.command("resume")
@router.button(EndPause)
async def resumed(ctx: HandlerContext) -> None:
    """End one's own pause."""
    await ctx.reply(*await pauses.resume(ctx.uow, ctx.person))
