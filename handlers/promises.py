"""Buttons under a time that one named: here, a little later, another time."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot import timeparse
from bot.domain.appointments import PromiseOver, TimeAsked, TimeRefused
from bot.domain.marks import plain
from bot.presentation.buttons.promises import (
    AskOtherTime,
    ChooseOtherReading,
    MovePromise,
    PreviewLater,
    SayHere,
    SayWaiting,
    SendHeart,
)
from bot.services import promise_replies, promises, prompts, zonequestions
from handlers.context import HandlerContext
from handlers.router import Router

_LATER = timedelta(minutes=20)
_LEAST = timedelta(minutes=18)  # of what is ahead of a button's time; two are for reading
router = Router()


@router.tap(SayHere)
async def came(ctx: HandlerContext, tap: SayHere) -> None:
    """Say that one is there."""
    await ctx.reply(await promises.keep(ctx.uow, ctx.person, tap.promise_id))


@router.tap(PreviewLater)
async def later_wanted(ctx: HandlerContext, tap: PreviewLater) -> None:
    """Preview the time that stands on the button, unless it is too near by now; an older button has none."""
    promise = await promises.own(ctx.uow, ctx.person, tap.promise_id)
    if promise is None:
        await ctx.reply(PromiseOver(ctx.person))
        return
    due_at = max(promise.due_at, ctx.uow.now) + _LATER
    if tap.at:
        due_at = tap.at
    if due_at < ctx.uow.now + _LEAST:
        await ctx.reply(TimeRefused(promise, "past", ctx.uow.now))
        return
    await ctx.reply(await promises.preview_move(ctx.uow, ctx.person, promise.id, due_at))


@router.tap(MovePromise)
async def moved(ctx: HandlerContext, tap: MovePromise) -> None:
    """Name the other time that was previewed."""
    due_at = tap.at
    await ctx.reply(await promises.move(ctx.uow, ctx.person, tap.promise_id, due_at))


@router.tap(AskOtherTime)
async def other_wanted(ctx: HandlerContext, tap: AskOtherTime) -> None:
    """Ask for another time."""
    await ask_for_time(ctx, tap.promise_id)


@router.tap(ChooseOtherReading)
async def reading_chosen(ctx: HandlerContext, tap: ChooseOtherReading) -> None:
    """Preview the other time that what was typed means."""
    due_at = tap.at
    await prompts.complete(ctx.uow, ctx.person)
    await ctx.reply(await promises.preview_move(ctx.uow, ctx.person, tap.promise_id, due_at, is_by_clock=True))


@router.tap(SayWaiting)
async def said_at_the_time(ctx: HandlerContext, tap: SayWaiting) -> None:
    """Let the one who waits say something at the time itself."""
    number, said, stamp = tap.promise_id, tap.said, tap.stamp
    await ctx.reply(await promise_replies.say(ctx.uow, ctx.person, number, said, stamp))


@router.tap(SendHeart)
async def heart_sent(ctx: HandlerContext, tap: SendHeart) -> None:
    """Let a heart follow something that was said about a promise."""
    await ctx.reply(await promise_replies.send_heart(ctx.uow, ctx.person, tap.promise_id, tap.what))


async def ask_for_time(
    ctx: HandlerContext, promise_id: int, problem: str | None = None, readings: tuple[datetime, ...] = ()
) -> None:
    """Wait for another time in own words."""
    promise = await promises.own(ctx.uow, ctx.person, promise_id)
    if promise is None:
        await ctx.reply(PromiseOver(ctx.person))
        return
    await prompts.ask(ctx.uow, ctx.person, "promise", promise_id)
    await ctx.reply(TimeAsked(promise, ctx.uow.now, problem, readings))


async def time_typed(ctx: HandlerContext, promise_id: int, text: str) -> None:
    """Take a typed time as the other time; where that takes a zone nobody knows, ask for the zone first."""

    def read(zone: ZoneInfo) -> object:
        return timeparse.read_answer(plain(text), ctx.said_at, zone, ctx.language.times)

    if not ctx.person.is_zone_known and zonequestions.depends_on_zone(read):
        await prompts.ask(ctx.uow, ctx.person, "promise", promise_id, pending=text)
        await ctx.reply(await zonequestions.ask(ctx.uow, ctx.person, ctx.telegram_language))
        return
    found = read(ctx.person.zone)
    if isinstance(found, timeparse.Unclear):
        await ask_for_time(ctx, promise_id, "unclear", found.times(ctx.uow.now))
        return
    due_at = found.until_at if isinstance(found, timeparse.UntilRead) else None
    if due_at is None or due_at <= ctx.uow.now:
        await ask_for_time(ctx, promise_id, "late" if ctx.is_late and due_at is not None else "time-past")
        return
    await prompts.complete(ctx.uow, ctx.person)
    by_clock = zonequestions.depends_on_zone(read)
    await ctx.reply(await promises.preview_move(ctx.uow, ctx.person, promise_id, due_at, is_by_clock=by_clock))
