"""Cards: /cards, a new one, its key below the chat, and its link."""

from dataclasses import replace

from telegram.ext import filters

from bot.domain import lengths
from bot.domain.cards import MARK, UNDO_SECONDS, Card, CardShown, CardsShown
from bot.domain.drafts import Draft, DraftGone, Previewed
from bot.domain.people import Member
from bot.domain.signals import AlreadyOpen, Kind, NotConnected
from bot.presentation import cards as rendering
from bot.presentation import frames
from bot.presentation.buttons.cards import DropCard, KeepCard, ListCards, NewCard, OpenCard
from bot.presentation.menu import Said
from bot.services import cards, drafts, sending, signals
from handlers import drafts as drafting
from handlers import keyboard, screening
from handlers.context import HandlerContext, words_after_command
from handlers.router import Router

router = Router()


@router.command("cards")
@router.button(ListCards)
async def cards_asked(ctx: HandlerContext) -> None:
    """Show one's own cards."""
    await _show(ctx)


@router.button(NewCard)
async def new_asked(ctx: HandlerContext) -> None:
    """Put a card together, on the screen that a need for space is put together on."""
    draft = (await drafts.begin(ctx.uow, ctx.person, Kind.SPACE)).changed(is_card=True)
    length = await signals.last_length(ctx.uow, ctx.person)
    until = lengths.ends_at(length, ctx.person, ctx.uow.now)
    await drafting.proceed(ctx, draft.changed(until_at=until, length=length))


@router.tap(KeepCard)
async def kept(ctx: HandlerContext, tap: KeepCard) -> None:
    """Keep what is shown as a card; it goes to nobody now."""
    found, partner = await drafts.load(ctx.uow, ctx.person, tap.draft_id), await ctx.partner()
    if found is None or partner is None or found[0].text is None:
        await ctx.reply(DraftGone(ctx.person))
        return
    draft = found[0]
    if await screening.stopped(ctx, draft.own_words):
        return
    label = rendering.label_of(ctx.language, ctx.words, draft, ctx.person)
    card = await cards.keep(ctx.uow, ctx.person, draft, label, _standing(ctx, draft, partner))
    await _show(ctx, "full" if card is None else "kept")
    if card is not None:
        await keyboard.show(ctx)


@router.tap(OpenCard)
async def card_opened(ctx: HandlerContext, tap: OpenCard) -> None:
    """Show one card with Send."""
    await open_card(ctx, tap.card_id)


@router.tap(DropCard)
async def card_dropped(ctx: HandlerContext, tap: DropCard) -> None:
    """Take a card out, and its key."""
    await cards.drop(ctx.uow, ctx.person, tap.card_id)
    await _show(ctx, "dropped")
    await keyboard.show(ctx)


@router.command("start", only=filters.Regex(rf"^/start(@\w+)? {rendering.LINK}\w*$"))
async def followed(ctx: HandlerContext) -> None:
    """Open the card that a link leads to, which sends nothing; following it twice opens it once."""
    number = words_after_command(ctx.message).removeprefix(rendering.LINK)
    card_id = int(number) if number.isdecimal() and len(number) < 19 else 0
    if not await cards.is_open(ctx.uow, ctx.person, card_id):
        await open_card(ctx, card_id)


async def pressed(ctx: HandlerContext, text: str) -> bool:
    """Send the card whose key was pressed, with ten seconds to stop it; False where the text is no key of a card."""
    if not text.startswith(MARK):
        return False
    card, partner = await cards.meant_by(ctx.uow, ctx.person, text), await ctx.partner()
    if partner is None:
        await ctx.reply(NotConnected(ctx.person))
    elif card is None:
        await ctx.reply(Said(ctx.person, "card-gone", partner, with_menu=True))
    else:
        await _send(ctx, card, partner)
    return True


async def _send(ctx: HandlerContext, card: Card, partner: Member) -> None:
    shown = await _opened(ctx, card, partner)
    if shown is None:
        return
    if shown.is_stale:
        await ctx.reply(shown)
        return
    draft, person = shown.draft, replace(ctx.person, undo_seconds=max(UNDO_SECONDS, ctx.person.undo_seconds))
    many = frames.wordings(ctx.language_of(partner), draft, partner)
    await ctx.reply(*await sending.send(ctx.uow, person, partner, draft, many, drafting.wording(ctx), 0))
    await approved(ctx, draft, partner)


async def open_card(ctx: HandlerContext, card_id: int) -> None:
    """Show one's own card as it would be read now."""
    card, partner = await cards.find(ctx.uow, ctx.person, card_id), await ctx.partner()
    if partner is None:
        await ctx.reply(NotConnected(ctx.person))
    elif card is None:
        await ctx.reply(Said(ctx.person, "card-gone", partner, with_menu=True))
    elif (shown := await _opened(ctx, card, partner)) is not None:
        await ctx.reply(shown)


async def approved(ctx: HandlerContext, draft: Draft, partner: Member) -> None:
    """Note, after *Send*, that the words of a card are approved as they are now."""
    if draft.card is not None:
        await cards.approve(ctx.uow, ctx.person, draft, _standing(ctx, draft, partner))


async def _opened(ctx: HandlerContext, card: Card, partner: Member) -> CardShown | None:
    """Return a card with its words of now, which are kept as what is previewed; None where something else was said."""
    opened = await signals.make_room(ctx.uow, ctx.person)
    if opened is not None:
        await ctx.reply(AlreadyOpen(opened, ctx.uow.now))
        return None
    if await screening.stopped(ctx, card.line or ""):
        return None
    draft = card.draft((await drafts.begin(ctx.uow, ctx.person, Kind.SPACE)).id, ctx.person, ctx.uow.now)
    many = frames.wordings(ctx.language_of(partner), draft, partner)
    is_stale = draft.variant >= many or card.approved != _standing(ctx, draft, partner)
    draft = replace(draft, variant=draft.variant % many)
    found = await signals.preview(ctx.uow, ctx.person, draft, many, drafting.wording(ctx))
    if not isinstance(found, Previewed):
        await ctx.reply(found)
        return None
    return CardShown(ctx.person, partner, card, found.draft, ctx.uow.now, is_stale)


def _standing(ctx: HandlerContext, draft: Draft, partner: Member) -> str:
    return frames.standing(ctx.language_of(partner), draft, ctx.person, partner)


async def _show(ctx: HandlerContext, note: str | None = None) -> None:
    partner = await ctx.partner()
    if partner is None:
        await ctx.reply(NotConnected(ctx.person))
        return
    await ctx.reply(CardsShown(ctx.person, partner, await cards.of_person(ctx.uow, ctx.person), note))
