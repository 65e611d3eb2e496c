"""Bringing the two keys, and those of the cards, to where they belong: below the chat of whoever is connected."""

from bot.domain.keys import KeysShown
from bot.presentation.cards import label_of
from bot.services import cards
from handlers.context import HandlerContext


async def show(ctx: HandlerContext) -> None:
    """Bring the keys to somebody who is connected, with labels in their language of now."""
    partner = await ctx.partner()
    if partner is not None:
        kept = await cards.relabel(
            ctx.uow, ctx.person, lambda draft: label_of(ctx.language, ctx.words, draft, ctx.person)
        )
        await ctx.reply(KeysShown(ctx.person, partner, kept))
