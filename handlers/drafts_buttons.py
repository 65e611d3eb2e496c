"""Buttons under a signal that is being put together: what was chosen, ticked, taken out, or shown again."""

from datetime import UTC, datetime, timedelta

from bot.domain import lengths
from bot.domain.drafts import Draft, DraftCancelled, DraftGone
from bot.domain.signals import Kind, Length, judge
from bot.presentation import frames
from bot.presentation.buttons.drafts import (
    AskAgain,
    CancelDraft,
    ChooseReading,
    ChooseWindow,
    ChooseWish,
    DropLine,
    JudgeLanding,
    NextWording,
    RedoTopic,
    RemoveLine,
    SetKinderTime,
    SetStrength,
    SetTime,
    SetUntil,
    ShowMore,
    ShowPreview,
    TickChip,
    TickSign,
)
from bot.services import drafts
from handlers import drafts as drafting
from handlers.context import HandlerContext
from handlers.router import Router

_LENGTHS = {"20m": timedelta(minutes=20), "1h": timedelta(hours=1), "3h": timedelta(hours=3)}  # of older buttons
router = Router()


@router.tap(RedoTopic)
async def topic_begun_anew(ctx: HandlerContext, tap: RedoTopic) -> None:
    """Put the topic together once more."""
    draft = await _draft(ctx, tap.draft_id)
    if draft is not None:
        await drafting.proceed(ctx, draft.changed(topic=(), own_wish=None))


@router.tap(SetUntil)
async def until_chosen(ctx: HandlerContext, tap: SetUntil) -> None:
    """Set the promised return from a button."""
    draft, choice = await _draft(ctx, tap.draft_id), tap.choice
    if draft is None:
        return
    if choice == "other":
        await drafting.ask(ctx, draft, "until-text")
    elif choice in _LENGTHS:
        until = ctx.uow.now + _LENGTHS[choice]
        await drafting.until_settled(ctx, draft.changed(length=choice), until)
    else:
        await drafting.until_said(ctx, draft, choice)


@router.tap(SetTime)
async def time_chosen(ctx: HandlerContext, tap: SetTime) -> None:
    """Set the promised return to the clock that stood on the button.

    Where that is by now too near or past, the screen is drawn anew with what the length means now.
    """
    draft = await _draft(ctx, tap.draft_id)
    if draft is None or draft.kind is not Kind.SPACE:
        return
    at, now, length = tap.at, ctx.uow.now, tap.choice
    if judge(at, now) is not Length.SHORT:
        by_clock = None if length in lengths.LENGTHS else at
        await drafting.until_settled(ctx, draft.changed(clock_said_at=by_clock, length=length), at)
        return
    at = lengths.ends_at(length, ctx.person, now)
    by_clock = None if length in lengths.LENGTHS else at
    await drafting.proceed(ctx, draft.changed(until_at=at, clock_said_at=by_clock, length=length), note="clock-moved")


@router.tap(ChooseReading)
async def reading_chosen(ctx: HandlerContext, tap: ChooseReading) -> None:
    """Set the promised return to what a typed time may have meant; the words behind it become the line."""
    draft, place = await _draft(ctx, tap.draft_id), tap.place
    if draft is not None and place < len(draft.readings):
        at, rest = datetime.fromtimestamp(draft.readings[place][0], UTC), draft.readings[place][1]
        await drafting.until_settled(ctx, draft.changed(clock_said_at=at, length=None), at, rest)
    elif draft is not None:
        await drafting.ask(ctx, draft, "until")


@router.tap(TickChip)
async def chip_tapped(ctx: HandlerContext, tap: TickChip) -> None:
    """Tick a line on the preview, or take the tick away, and show the preview again."""
    draft, sign = await _draft(ctx, tap.draft_id), tap.sign
    if draft is not None and (changed := _toggled(ctx, draft, sign)) is not None:
        await drafting.proceed(ctx, changed)


@router.tap(ShowMore)
async def more_asked(ctx: HandlerContext, tap: ShowMore) -> None:
    """Show the preview with all that can be changed."""
    draft = await _draft(ctx, tap.draft_id)
    if draft is not None:
        await drafting.proceed(ctx, draft, is_whole=True)


@router.tap(SetKinderTime)
async def kinder_time_chosen(ctx: HandlerContext, tap: SetKinderTime) -> None:
    """Set the promised return to the kinder time that stood beside it; times out of bounds are asked for anew."""
    draft = await _draft(ctx, tap.draft_id)
    if draft is not None and draft.kind is Kind.SPACE:
        await drafting.proceed(ctx, draft.changed(until_at=tap.at, clock_said_at=tap.at, length=None))


@router.tap(ChooseWish)
async def wish_chosen(ctx: HandlerContext, tap: ChooseWish) -> None:
    """Set the wish from a button."""
    draft, wish = await _draft(ctx, tap.draft_id), tap.wish
    if draft is None:
        return
    if wish == "own" and await drafting.takes_own_words(ctx):
        await drafting.ask(ctx, draft, "wish-text")
    elif wish == "own":
        await drafting.ask(ctx, draft, "wish", "wish-off")
    elif wish in ctx.language.wishes:
        await drafting.proceed(ctx, draft.changed(wish=wish, own_wish=None))


@router.tap(ChooseWindow)
async def window_chosen(ctx: HandlerContext, tap: ChooseWindow) -> None:
    """Set the window from a button."""
    draft, window = await _draft(ctx, tap.draft_id), tap.window
    if draft is not None and window in ctx.language.windows:
        await drafting.proceed(ctx, draft.changed(window=window))


@router.tap(SetStrength)
async def strength_chosen(ctx: HandlerContext, tap: SetStrength) -> None:
    """Set how much."""
    draft = await _draft(ctx, tap.draft_id)
    if draft is not None:
        await drafting.proceed(ctx, draft.changed(strength=tap.strength), is_whole=True)


@router.tap(TickSign)
async def sign_tapped(ctx: HandlerContext, tap: TickSign) -> None:
    """Tick a sign, or take the tick away."""
    draft, sign = await _draft(ctx, tap.draft_id), tap.sign
    if draft is not None and (changed := _toggled(ctx, draft, sign)) is not None:
        await drafting.ask(ctx, changed, "line")


@router.tap(AskAgain)
async def change_asked(ctx: HandlerContext, tap: AskAgain) -> None:
    """Ask again for something that was said already."""
    draft = await _draft(ctx, tap.draft_id)
    if draft is not None:
        await drafting.ask(ctx, draft, {"own": "line-text"}.get(tap.what, tap.what))


@router.tap(JudgeLanding)
async def landing_judged(ctx: HandlerContext, tap: JudgeLanding) -> None:
    """Keep a line that may land as blame, write it anew, or do without."""
    found = await drafts.load(ctx.uow, ctx.person, tap.draft_id)
    if found is None:
        await ctx.reply(DraftGone(ctx.person))
        return
    draft, choice = found[0].changed(pending=None), tap.choice
    if choice == "template":
        await drafting.ask(ctx, draft, "line-template")
    elif choice == "none":
        await drafting.proceed(ctx, draft.changed(line=None))
    else:
        await drafting.proceed(ctx, draft.changed(line=found[0].pending) if found[1] == drafting.LANDING else draft)


@router.tap(RemoveLine)
async def line_removed(ctx: HandlerContext, tap: RemoveLine) -> None:
    """Take the own line out."""
    draft = await _draft(ctx, tap.draft_id)
    if draft is not None:
        await drafting.ask(ctx, draft.changed(line=None), "line")


@router.tap(DropLine)
async def line_dropped(ctx: HandlerContext, tap: DropLine) -> None:
    """Take the own line out, and show the preview again."""
    draft = await _draft(ctx, tap.draft_id)
    if draft is not None:
        await drafting.proceed(ctx, draft.changed(line=None))


@router.tap(NextWording)
async def wording_changed(ctx: HandlerContext, tap: NextWording) -> None:
    """Show the next wording of the frame."""
    draft, partner = await _draft(ctx, tap.draft_id), await ctx.partner()
    if draft is not None and partner is not None:
        many = frames.wordings(ctx.language_of(partner), draft, partner)
        await drafting.proceed(ctx, drafts.reworded(draft, many), is_whole=True)


@router.tap(ShowPreview)
async def preview_asked(ctx: HandlerContext, tap: ShowPreview) -> None:
    """Show the preview again."""
    draft = await _draft(ctx, tap.draft_id)
    if draft is not None:
        await drafting.proceed(ctx, draft)


@router.tap(CancelDraft)
async def cancelled(ctx: HandlerContext, tap: CancelDraft) -> None:
    """Send nothing."""
    draft = await _draft(ctx, tap.draft_id)
    if draft is not None:
        await drafts.drop(ctx.uow, ctx.person)
        await ctx.reply(DraftCancelled(ctx.person))


def _toggled(ctx: HandlerContext, draft: Draft, sign: str) -> Draft | None:
    """Return a draft with a ready line ticked or not; None for a line that is none of its kind."""
    known = ctx.language.signs
    if sign not in known or known[sign].signal != draft.kind:
        return None
    return drafts.toggled_sign(draft, sign, ctx.language.frames.signs_at_most[draft.kind], known[sign].excludes)


async def _draft(ctx: HandlerContext, draft_id: int) -> Draft | None:
    """Return the draft that a button belongs to; where it is gone, say so."""
    found = await drafts.load(ctx.uow, ctx.person, draft_id)
    if found is None:
        await ctx.reply(DraftGone(ctx.person))
        return None
    return found[0]
