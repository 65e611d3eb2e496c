"""Answers to a signal: one tap, a time, a line for later, or help in private."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot import timeparse
from bot.domain.answers import AnswerAsked
from bot.domain.marks import plain
from bot.domain.own_words import length, normalized
from bot.domain.returns import LineAsked
from bot.domain.signals import LETTER_LENGTH, LINE_LENGTH, TIMED, Answer, HardToWait, SignalOver
from bot.presentation.buttons.returns import RemoveKeptLine
from bot.presentation.buttons.signals import (
    AnswerSignal,
    ChooseAnswerTime,
    GiveAnswer,
    SayNotToday,
    SendEcho,
    SendNow,
    TakeBack,
)
from bot.services import answers, prompts, returns, signals, takebacks, zonequestions
from handlers.context import HandlerContext
from handlers.router import Router

_ASKS = {*TIMED, Answer.WRITE, Answer.SMALLER}
_LENGTHS = {"30m": timedelta(minutes=30), "1h": timedelta(hours=1), "3h": timedelta(hours=3)}
router = Router()


@router.tap(AnswerSignal)
async def answered(ctx: HandlerContext, tap: AnswerSignal) -> None:
    """Answer with one tap, or ask for what belongs to the answer."""
    given, signal_id = tap.answer, tap.signal_id
    if (arrived := await signals.seen(ctx.uow, ctx.person, signal_id, ctx.tapped_id)) is not None:
        await ctx.reply(arrived)
    if isinstance(arrived, SignalOver):
        return
    if given in _ASKS:
        await ask_more(ctx, signal_id, given)
    elif given is Answer.LEAVE_A_LINE:
        await ask_for_line(ctx, signal_id)
    elif given is Answer.HARD:
        signal = await signals.received(ctx.uow, ctx.person, signal_id)
        await ctx.reply(HardToWait(signal, ctx.uow.now) if signal else SignalOver(ctx.person))
    else:
        await ctx.reply(*await answers.answer(ctx.uow, ctx.person, signal_id, given))


@router.tap(SayNotToday)
async def no_meant(ctx: HandlerContext, tap: SayNotToday) -> None:
    """Say "not today" all the same."""
    given = Answer.NOT_TODAY
    await ctx.reply(*await answers.answer(ctx.uow, ctx.person, tap.signal_id, given, is_meant=True))


@router.tap(GiveAnswer)
async def agreed(ctx: HandlerContext, tap: GiveAnswer) -> None:
    """Give the answer that was previewed."""
    given, signal_id, stamp = tap.answer, tap.signal_id, tap.stamp
    if given is Answer.WRITE:
        await ctx.reply(*await answers.answer_in_words(ctx.uow, ctx.person, signal_id, stamp))
        return
    at = datetime.fromtimestamp(stamp, UTC)
    if at <= ctx.uow.now:  # it passed while the preview waited
        await ask_more(ctx, signal_id, given, "time-over")
        return
    moved = await answers.by_clock_of_now(ctx.uow, ctx.person, signal_id, at)
    if moved is None:
        await ctx.reply(*await answers.answer(ctx.uow, ctx.person, signal_id, given, at))
    elif moved <= ctx.uow.now:
        await ask_more(ctx, signal_id, given, "time-over")
    else:  # the same clock, where its maker lives now, is another instant: shown before it goes
        await ctx.reply(await answers.preview_time(ctx.uow, ctx.person, signal_id, given, moved, is_by_clock=True))


@router.tap(SendEcho)
async def echoed(ctx: HandlerContext, tap: SendEcho) -> None:
    """Let a heart follow what the partner said."""
    await ctx.reply(await answers.echo(ctx.uow, ctx.person, tap.signal_id, tap.what))


async def answer_typed(ctx: HandlerContext, signal_id: int, text: str) -> None:
    """Preview an answer in own words."""
    line = normalized(text)
    if not line or length(line) > LINE_LENGTH:
        await ask_more(ctx, signal_id, Answer.WRITE, "line-long" if line else "no-text", length(line))
        return
    await prompts.complete(ctx.uow, ctx.person)
    await ctx.reply(await answers.preview_line(ctx.uow, ctx.person, signal_id, line))


@router.tap(ChooseAnswerTime)
async def time_chosen(ctx: HandlerContext, tap: ChooseAnswerTime) -> None:
    """Answer with a time from a button."""
    given, signal_id, length = tap.answer, tap.signal_id, _LENGTHS.get(tap.when or "")
    if tap.at is not None:
        await _time_settled(ctx, signal_id, given, tap.at)
    elif length is not None:
        await _agree(ctx, signal_id, given, ctx.uow.now + length, is_by_clock=False)
    else:
        await answer_time_said(ctx, signal_id, given, tap.when or "")


async def _time_settled(ctx: HandlerContext, signal_id: int, given: Answer, agreed_at: datetime) -> None:
    """Answer with what a typed time may have meant, while it is ahead."""
    if agreed_at <= ctx.uow.now:
        await ask_more(ctx, signal_id, given, "time-over")
    else:
        await _agree(ctx, signal_id, given, agreed_at, is_by_clock=True)


async def ask_for_line(ctx: HandlerContext, signal_id: int, problem: str | None = None, count: int = 0) -> None:
    """Ask for a line that is kept for the return."""
    signal = await signals.received(ctx.uow, ctx.person, signal_id)
    if signal is None:
        await ctx.reply(SignalOver(ctx.person))
    elif not signal.sender.takes_lines:
        await ctx.reply(LineAsked(signal, "line-off"))
    else:
        await prompts.ask(ctx.uow, ctx.person, "line", signal_id)
        await ctx.reply(LineAsked(signal, problem, count))


async def line_typed(ctx: HandlerContext, signal_id: int, text: str) -> None:
    """Keep a line for the return."""
    line = normalized(text, keeps_breaks=True)
    if length(line) > LETTER_LENGTH:
        await ask_for_line(ctx, signal_id, "line-long", length(line))
        return
    await prompts.complete(ctx.uow, ctx.person)
    await ctx.reply(await returns.keep_line(ctx.uow, ctx.person, signal_id, line))


async def answer_time_said(ctx: HandlerContext, signal_id: int, given: Answer, text: str) -> None:
    """Answer with a time in words; where that takes a zone nobody knows, ask for the zone first."""
    words = ctx.english.times if text == "tomorrow" else ctx.language.times

    def read(zone: ZoneInfo) -> object:
        return timeparse.read_answer(plain(text), ctx.said_at, zone, words)

    if not ctx.person.is_zone_known and zonequestions.depends_on_zone(read):
        await prompts.ask(ctx.uow, ctx.person, given, signal_id, pending=text)
        await ctx.reply(await zonequestions.ask(ctx.uow, ctx.person, ctx.telegram_language))
        return
    found = read(ctx.person.zone)
    if isinstance(found, timeparse.Unclear):
        await ask_more(ctx, signal_id, given, "unclear", readings=found.times(ctx.uow.now))
        return
    agreed_at = found.until_at if isinstance(found, timeparse.UntilRead) else None
    if agreed_at is None or agreed_at <= ctx.uow.now:
        await ask_more(ctx, signal_id, given, "late" if ctx.is_late and agreed_at is not None else "time-past")
    else:
        await _agree(ctx, signal_id, given, agreed_at, is_by_clock=zonequestions.depends_on_zone(read))


async def _agree(ctx: HandlerContext, signal_id: int, given: Answer, agreed_at: datetime, *, is_by_clock: bool) -> None:
    """Show an answer with a time as it will be read; it goes with the next tap."""
    previewed = answers.preview_time(ctx.uow, ctx.person, signal_id, given, agreed_at, is_by_clock=is_by_clock)
    await ctx.reply(await previewed)
    await prompts.complete(ctx.uow, ctx.person)


@router.tap(TakeBack)
async def taken_back(ctx: HandlerContext, tap: TakeBack) -> None:
    """Take one's own signal back."""
    await ctx.reply(*await takebacks.take_back(ctx.uow, ctx.person, tap.signal_id))


@router.tap(SendNow)
async def hurried(ctx: HandlerContext, tap: SendNow) -> None:
    """Let one's own signal go now."""
    await ctx.reply(await takebacks.send_now(ctx.uow, ctx.person, tap.signal_id))


@router.tap(RemoveKeptLine)
async def line_removed(ctx: HandlerContext, tap: RemoveKeptLine) -> None:
    """Take out the line that was kept for the return."""
    await ctx.reply(await returns.keep_line(ctx.uow, ctx.person, tap.signal_id, None))


async def ask_more(
    ctx: HandlerContext,
    signal_id: int,
    given: Answer,
    problem: str | None = None,
    count: int = 0,
    readings: tuple[datetime, ...] = (),
) -> None:
    """Ask for the time or the line that belongs to an answer."""
    signal = await answers.open_for(ctx.uow, ctx.person, signal_id, given)
    if signal is None:
        await ctx.reply(SignalOver(ctx.person))
        return
    if given is not Answer.SMALLER:
        await prompts.ask(ctx.uow, ctx.person, given, signal_id)
    await ctx.reply(AnswerAsked(signal, given, ctx.uow.now, problem, count, readings))
