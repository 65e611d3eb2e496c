"""Bringing the two keys, and those of the cards, to where they belong: below the chat of whoever is connected."""

from bot.domain.keys import KeysShown
from bot.services import cards
from handlers.context import HandlerContext


async def show(ctx: HandlerContext) -> None:
    """Bring the keys to somebody who is connected."""
    partner = await ctx.partner()
    if partner is not None:
        await ctx.reply(KeysShown(ctx.person, partner, await cards.of_person(ctx.uow, ctx.person)))
