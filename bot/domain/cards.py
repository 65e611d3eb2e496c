"""Cards: needs for space that were put together and approved in calm, and go out with one tap."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot import jsoncodec
from bot.domain.drafts import Draft
from bot.domain.lengths import LENGTHS, Choice, ends_at
from bot.domain.people import Member
from bot.domain.signals import Kind, Strength

MOST = 3  # they stand below the chat, in one row
UNDO_SECONDS = 10  # a card goes without a preview, so there is time to stop it
UNUSED_FOR = timedelta(days=180)  # a card that nobody sent or looked at for so long is forgotten
AT_ONCE = timedelta(minutes=1)  # a link that is followed twice within this is followed once
MARK = "▸"  # begins every label, so that nothing somebody types is taken for a card


@dataclass(frozen=True, slots=True)
class Card:
    """What is sent with one tap: how long, how much, and what the sender says themselves."""

    id: int
    number: int
    label: str = field(repr=False)
    approved: str  # what the words turned on when the sender approved them, see `rendering.frames.standing`
    strength: Strength = Strength.QUITE
    length: Choice | None = None
    minutes: int = 60  # where it is none of the lengths on buttons
    signs: tuple[str, ...] = ()
    line: str | None = field(default=None, repr=False)
    frame: str | None = None
    variant: int = 0
    labels: tuple[str, ...] = field(default=(), repr=False)  # that its key had before, in another language

    def draft(self, draft_id: int, person: Member, now: datetime) -> Draft:
        """Return the signal that this card is at `now`."""
        until = now + timedelta(minutes=self.minutes) if self.length is None else ends_at(self.length, person, now)
        return Draft(
            id=draft_id,
            kind=Kind.SPACE,
            strength=self.strength,
            until_at=until,
            clock_said_at=None if self.length is None or self.length in LENGTHS else until,
            signs=self.signs,
            line=self.line,
            frame=self.frame,
            variant=self.variant,
            card=self.id,
        )

    def key(self, person: Member) -> str:
        """Return what stands on the key of this card; its number alone where somebody is discreet."""
        return f"{MARK} {self.number}" if person.is_discreet else f"{MARK} {self.label}"

    def is_meant_by(self, text: str) -> bool:
        """Return whether a press of a key means this card, with its label of now, of before or of discreet mode."""
        said = " ".join(text.removeprefix(MARK).split()).casefold()
        return said in {str(self.number), self.label.casefold(), *map(str.casefold, self.labels)}

    def as_json(self) -> dict[str, Any]:
        """Return the card as JSON values."""
        return {name: getattr(self, name) for name in self.__slots__ if name != "id"}

    @classmethod
    def of_json(cls, card_id: int, stored: dict[str, Any]) -> "Card":
        """Return the card that `as_json` wrote."""
        length = stored.get("length")
        return cls(
            **jsoncodec.fields_of(cls, stored)
            | {
                "id": card_id,
                "strength": Strength(stored["strength"]),
                "length": Choice(length) if length else None,
                "signs": tuple(stored["signs"]),
                "labels": tuple(stored.get("labels") or ()),
            }
        )


@dataclass(frozen=True, slots=True)
class CardsShown:
    """Somebody looks at their cards, or has just changed them; `note` says how."""

    person: Member
    partner: Member
    cards: tuple[Card, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class CardShown:
    """One card as it would be read if it went now; `draft` has the words, and `is_stale` that they have changed."""

    person: Member
    partner: Member
    card: Card
    draft: Draft
    at: datetime
    is_stale: bool = False
