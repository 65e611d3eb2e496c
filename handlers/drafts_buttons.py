"""Buttons under a signal that is being put together: what was chosen, ticked, taken out, or shown again."""

from datetime import UTC, datetime, timedelta

from bot.domain import lengths
from bot.domain.drafts import Draft, DraftCancelled, DraftGone
from bot.domain.signals import Kind, Length, Strength, judge
from bot.presentation import frames
from bot.services import drafts
from handlers import drafts as drafting
from handlers.context import HandlerContext
from handlers.router import Router

_LENGTHS = {"20m": timedelta(minutes=20), "1h": timedelta(hours=1), "3h": timedelta(hours=3)}  # of older buttons


async def topic_begun_anew(ctx: HandlerContext) -> None:
    """Put the topic together once more."""
    draft = await _draft(ctx)
    if draft is not None:
        await drafting.proceed(ctx, draft.changed(topic=(), own_wish=None))


async def until_chosen(ctx: HandlerContext) -> None:
    """Set the promised return from a button."""
    draft, choice = await _draft(ctx), ctx.group(2)
    if draft is None:
        return
    if choice == "other":
        await drafting.ask(ctx, draft, "until-text")
    elif choice in _LENGTHS:
        until = ctx.uow.now + _LENGTHS[choice]
        await drafting.until_settled(ctx, draft.changed(length=choice), until)
    else:
        await drafting.until_said(ctx, draft, choice)


async def time_chosen(ctx: HandlerContext) -> None:
    """Set the promised return to the clock that stood on the button.

    Where that is by now too near or past, the screen is drawn anew with what the length means now.
    """
    draft = await _draft(ctx)
    if draft is None or draft.kind is not Kind.SPACE:
        return
    at, now, length = datetime.fromtimestamp(ctx.number(3), UTC), ctx.uow.now, lengths.Choice(ctx.group(2))
    if judge(at, now) is not Length.SHORT:
        by_clock = None if length in lengths.LENGTHS else at
        await drafting.until_settled(ctx, draft.changed(clock_said_at=by_clock, length=length), at)
        return
    at = lengths.ends_at(length, ctx.person, now)
    by_clock = None if length in lengths.LENGTHS else at
    await drafting.proceed(ctx, draft.changed(until_at=at, clock_said_at=by_clock, length=length), note="clock-moved")


async def reading_chosen(ctx: HandlerContext) -> None:
    """Set the promised return to what a typed time may have meant; the words behind it become the line."""
    draft, place = await _draft(ctx), ctx.number(2)
    if draft is not None and place < len(draft.readings):
        at, rest = datetime.fromtimestamp(draft.readings[place][0], UTC), draft.readings[place][1]
        await drafting.until_settled(ctx, draft.changed(clock_said_at=at, length=None), at, rest)
    elif draft is not None:
        await drafting.ask(ctx, draft, "until")


async def chip_tapped(ctx: HandlerContext) -> None:
    """Tick a line on the preview, or take the tick away, and show the preview again."""
    draft, sign = await _draft(ctx), ctx.group(2)
    if draft is not None and (changed := _toggled(ctx, draft, sign)) is not None:
        await drafting.proceed(ctx, changed)


async def more_asked(ctx: HandlerContext) -> None:
    """Show the preview with all that can be changed."""
    draft = await _draft(ctx)
    if draft is not None:
        await drafting.proceed(ctx, draft, is_whole=True)


async def kinder_time_chosen(ctx: HandlerContext) -> None:
    """Set the promised return to the kinder time that stood beside it; times out of bounds are asked for anew."""
    draft = await _draft(ctx)
    if draft is not None and draft.kind is Kind.SPACE:
        until_at = datetime.fromtimestamp(ctx.number(2), UTC)
        await drafting.proceed(ctx, draft.changed(until_at=until_at, clock_said_at=until_at, length=None))


async def wish_chosen(ctx: HandlerContext) -> None:
    """Set the wish from a button."""
    draft, wish = await _draft(ctx), ctx.group(2)
    if draft is None:
        return
    if wish == "own" and await drafting.takes_own_words(ctx):
        await drafting.ask(ctx, draft, "wish-text")
    elif wish == "own":
        await drafting.ask(ctx, draft, "wish", "wish-off")
    elif wish in ctx.language.wishes:
        await drafting.proceed(ctx, draft.changed(wish=wish, own_wish=None))


async def window_chosen(ctx: HandlerContext) -> None:
    """Set the window from a button."""
    draft, window = await _draft(ctx), ctx.group(2)
    if draft is not None and window in ctx.language.windows:
        await drafting.proceed(ctx, draft.changed(window=window))


async def strength_chosen(ctx: HandlerContext) -> None:
    """Set how much."""
    draft = await _draft(ctx)
    if draft is not None:
        await drafting.proceed(ctx, draft.changed(strength=Strength(int(ctx.group(2)))), is_whole=True)


async def sign_tapped(ctx: HandlerContext) -> None:
    """Tick a sign, or take the tick away."""
    draft, sign = await _draft(ctx), ctx.group(2)
    if draft is not None and (changed := _toggled(ctx, draft, sign)) is not None:
        await drafting.ask(ctx, changed, "line")


async def change_asked(ctx: HandlerContext) -> None:
    """Ask again for something that was said already."""
    draft = await _draft(ctx)
    if draft is not None:
        await drafting.ask(ctx, draft, {"own": "line-text"}.get(ctx.group(2), ctx.group(2)))


async def landing_judged(ctx: HandlerContext) -> None:
    """Keep a line that may land as blame, write it anew, or do without."""
    found = await drafts.load(ctx.uow, ctx.person, ctx.number(1))
    if found is None:
        await ctx.reply(DraftGone(ctx.person))
        return
    draft, choice = found[0].changed(pending=None), ctx.group(2)
    if choice == "template":
        await drafting.ask(ctx, draft, "line-template")
    elif choice == "none":
        await drafting.proceed(ctx, draft.changed(line=None))
    else:
        await drafting.proceed(ctx, draft.changed(line=found[0].pending) if found[1] == drafting.LANDING else draft)


async def line_removed(ctx: HandlerContext) -> None:
    """Take the own line out."""
    draft = await _draft(ctx)
    if draft is not None:
        await drafting.ask(ctx, draft.changed(line=None), "line")


async def line_dropped(ctx: HandlerContext) -> None:
    """Take the own line out, and show the preview again."""
    draft = await _draft(ctx)
    if draft is not None:
        await drafting.proceed(ctx, draft.changed(line=None))


async def wording_changed(ctx: HandlerContext) -> None:
    """Show the next wording of the frame."""
    draft, partner = await _draft(ctx), await ctx.partner()
    if draft is not None and partner is not None:
        many = frames.wordings(ctx.language_of(partner), draft, partner)
        await drafting.proceed(ctx, drafts.reworded(draft, many), is_whole=True)


async def preview_asked(ctx: HandlerContext) -> None:
    """Show the preview again."""
    draft = await _draft(ctx)
    if draft is not None:
        await drafting.proceed(ctx, draft)


async def cancelled(ctx: HandlerContext) -> None:
    """Send nothing."""
    draft = await _draft(ctx)
    if draft is not None:
        await drafts.drop(ctx.uow, ctx.person)
        await ctx.reply(DraftCancelled(ctx.person))


def _toggled(ctx: HandlerContext, draft: Draft, sign: str) -> Draft | None:
    """Return a draft with a ready line ticked or not; None for a line that is none of its kind."""
    known = ctx.language.signs
    if sign not in known or known[sign].signal != draft.kind:
        return None
    return drafts.toggled_sign(draft, sign, ctx.language.frames.signs_at_most[draft.kind], known[sign].excludes)


async def _draft(ctx: HandlerContext) -> Draft | None:
    """Return the draft that a button belongs to; where it is gone, say so."""
    found = await drafts.load(ctx.uow, ctx.person, ctx.number(1))
    if found is None:
        await ctx.reply(DraftGone(ctx.person))
        return None
    return found[0]


def register(router: Router) -> None:
    """Listen to the buttons of what is being put together."""
    for pattern, handler in (
        (r"until:(\d{1,19}):(20m|1h|3h|tonight|tomorrow|other)", until_chosen),
        (rf"at:(\d{{1,19}}):({'|'.join(lengths.Choice)}):(\d{{9,10}})", time_chosen),
        (r"chip:(\d{1,19}):([a-z-]+)", chip_tapped),
        (r"more:(\d{1,19})", more_asked),
        (r"wish:(\d{1,19}):([a-z-]+)", wish_chosen),
        (r"window:(\d{1,19}):([a-z-]+)", window_chosen),
        (r"strength:(\d{1,19}):([123])", strength_chosen),
        (r"sign:(\d{1,19}):([a-z-]+)", sign_tapped),
        (r"unline:(\d{1,19})", line_removed),
        (r"noline:(\d{1,19})", line_dropped),
        (r"wording:(\d{1,19})", wording_changed),
        (r"preview:(\d{1,19})", preview_asked),
        (r"cancel:(\d{1,19})", cancelled),
        (r"topic:(\d{1,19})", topic_begun_anew),
        (r"kinder:(\d{1,19}):(\d{9,10})", kinder_time_chosen),
        (r"read:(\d{1,19}):([0-2])", reading_chosen),
        (r"landing:(\d{1,19}):(keep|template|none)", landing_judged),
    ):
        router.pattern(f"^draft:{pattern}$", handler)
    router.pattern(r"^draft:ask:(\d{1,19}):(until|wish|window|line|own)$", change_asked)
