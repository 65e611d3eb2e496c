"""Buttons under two signals that met, and under a wish that waits."""

from datetime import datetime

from bot.domain.collisions import Choice
from bot.domain.drafts import Draft, DraftGone
from bot.domain.people import Member
from bot.domain.signals import Kind, Sent, SignalOver
from bot.domain.text import Text
from bot.presentation import frames
from bot.presentation.buttons.collisions import (
    ChooseLiked,
    ChoosePriority,
    KeepQuietly,
    LetWishWait,
    MakeWishSmaller,
    MoveWish,
    NameOtherTime,
    RepeatWish,
    RestWish,
    SayFine,
    SendHeartMeanwhile,
)
from bot.presentation.buttons.menu import LetBe
from bot.presentation.menu import Tapped
from bot.services import collisions, drafts, returns, sending, signals, wishes
from handlers import drafts as drafting
from handlers import returns as returning
from handlers import screening
from handlers import signals as answering
from handlers.context import HandlerContext
from handlers.router import Router

router = Router()


@router.tap(SendHeartMeanwhile)
async def heart_sent(ctx: HandlerContext, tap: SendHeartMeanwhile) -> None:
    """Send one small sign into the partner's pause."""
    await ctx.reply(await collisions.send_heart(ctx.uow, ctx.person, tap.signal_id))


@router.button(SayFine)
@router.button(LetBe)
async def agreed(ctx: HandlerContext) -> None:
    """Say fine to joint words, or leave it: the buttons go, nobody is told."""
    await ctx.reply(Tapped(ctx.person))


@router.tap(ChooseLiked)
async def wish_chosen(ctx: HandlerContext, tap: ChooseLiked) -> None:
    """Say which of two wishes that met one would like."""
    await ctx.reply(await collisions.choose(ctx.uow, ctx.person, tap.signal_id, tap.liked))


@router.tap(KeepQuietly)
async def kept_quietly(ctx: HandlerContext, tap: KeepQuietly) -> None:
    """Keep a wish without a sign meanwhile."""
    await ctx.reply(await collisions.keep_quietly(ctx.uow, ctx.person, tap.signal_id))


@router.tap(LetWishWait)
async def wish_waits(ctx: HandlerContext, tap: LetWishWait) -> None:
    """Give one's own wish time."""
    await ctx.reply(await wishes.wait(ctx.uow, ctx.person, tap.signal_id))


@router.button(NameOtherTime)
async def other_time_asked(ctx: HandlerContext) -> None:
    """Name another time: the one in a pause a new end, the one who waits a line for the return."""
    own = await returns.own_space(ctx.uow, ctx.person)
    if own is not None:
        await returning.ask_for_time(ctx, own.id, "longer")
        return
    partner = await ctx.partner()
    space = await signals.open_space_of(ctx.uow, partner) if partner else None
    if space is None:
        await ctx.reply(SignalOver(ctx.person))
    else:
        await answering.ask_for_line(ctx, space.id, "time-is-theirs")


@router.tap(ChoosePriority)
async def priority_chosen(ctx: HandlerContext, tap: ChoosePriority) -> None:
    """Choose what comes first when a need for space met an open wish."""
    partner = await ctx.partner()
    found = await drafts.load(ctx.uow, ctx.person, tap.draft_id)
    if ctx.tapped_id is None or partner is None or found is None:
        await ctx.reply(DraftGone(ctx.person))
        return
    if await screening.stopped(ctx, drafting.whole(ctx, found[0])):  # as it may have been typed before a rule was
        return
    many = frames.wordings(ctx.language_of(partner), found[0], partner)
    choice, receipt = tap.choice, ctx.tapped_id
    words, beside = drafting.wording(ctx), _wording_beside_wish(ctx)
    await ctx.reply(
        *await sending.send_despite_wish(ctx.uow, ctx.person, partner, found[0], choice, many, words, beside, receipt)
    )


def _wording_beside_wish(ctx: HandlerContext) -> sending.WordingBesideWish:
    """Return the function that words a need for space beside an open wish, in the receiver's language."""

    def words(draft: Draft, sender: Member, receiver: Member, wish: Sent, choice: Choice, now: datetime) -> Text:
        return frames.beside_wish(ctx.language_of(receiver), draft, sender, receiver, wish, choice, now)

    return words


@router.tap(RestWish)
async def wish_rested(ctx: HandlerContext, tap: RestWish) -> None:
    """Put one's own wish away."""
    await ctx.reply(await wishes.rest(ctx.uow, ctx.person, tap.signal_id))


@router.tap(MakeWishSmaller)
async def wish_made_smaller(ctx: HandlerContext, tap: MakeWishSmaller) -> None:
    """Begin a smaller wish; sending it takes the open one back."""
    await _change_wish(ctx, tap.signal_id, is_same=False)


@router.tap(MoveWish)
async def wish_moved(ctx: HandlerContext, tap: MoveWish) -> None:
    """Begin the same wish for another time; sending it takes the open one back."""
    await _change_wish(ctx, tap.signal_id, is_same=True)


async def _change_wish(ctx: HandlerContext, signal_id: int, *, is_same: bool) -> None:
    wish = await signals.open_wish_of(ctx.uow, ctx.person)
    if wish is None or wish.id != signal_id:
        await ctx.reply(SignalOver(ctx.person))
        return
    draft = await drafts.begin(ctx.uow, ctx.person, wish.kind)
    if is_same:
        draft = draft.changed(wish=wish.wish, own_wish=wish.own_wish)
    await drafting.proceed(ctx, draft)


@router.tap(RepeatWish)
async def wish_again(ctx: HandlerContext, tap: RepeatWish) -> None:
    """Begin the same wish for another time."""
    wish = await wishes.one_of(ctx.uow, ctx.person, tap.signal_id)
    draft = await drafts.begin(ctx.uow, ctx.person, Kind.CLOSENESS)
    if wish is not None:
        draft = draft.changed(wish=wish.wish, own_wish=wish.own_wish)
    await drafting.proceed(ctx, draft)
