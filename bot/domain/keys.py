"""The two keys that are always in sight: one for each need."""

from dataclasses import dataclass

from bot.domain.cards import Card
from bot.domain.people import Member
from bot.domain.signals import Kind

KEYS = (Kind.SPACE, Kind.CLOSENESS)


@dataclass(frozen=True, slots=True)
class KeysShown:
    """Somebody gets the two keys below the chat, in their language, in neutral words where they are discreet."""

    person: Member
    partner: Member
    cards: tuple[Card, ...] = ()
