"""Bringing the two keys, and those of the cards, to where they belong: below the chat of whoever is connected."""

from bot.domain.keys import KeysShown
from bot.services import cards
from handlers.turn import Turn


async def show(turn: Turn) -> None:
    """Bring the keys to somebody who is connected."""
    partner = await turn.partner()
    if partner is not None:
        await turn.carry(KeysShown(turn.person, partner, await cards.of_person(turn.uow, turn.person)))
