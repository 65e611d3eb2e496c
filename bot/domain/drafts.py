"""A signal that is being put together: what was said so far, what is missing, and what is shown meanwhile."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot import jsoncodec
from bot.domain.people import Member
from bot.domain.signals import Kind, Strength
from bot.domain.text import Text

WISH_LENGTH = 80  # characters of a wish in own words
TOPIC = ("felt", "about", "like")  # the parts of a soft start (docs/develop/evidence.md, E11)
TOPIC_LENGTH = 100  # of each part


@dataclass(frozen=True, slots=True)
class Draft:
    """A signal that is being put together; what is None has not been said yet."""

    id: int
    kind: Kind
    strength: Strength = Strength.QUITE
    until_at: datetime | None = None  # space: the promised return
    wish: str | None = None  # closeness: the id of a wish, or "own"
    own_wish: str | None = None  # in own words; of a topic the sentence that is made of its parts
    window: str | None = None
    signs: tuple[str, ...] = ()
    line: str | None = None
    topic: tuple[str, ...] = ()  # talk: what was felt, about what, and what one would like
    is_bare: bool = False  # talk: without its topic, for somebody who takes ready-made lines only
    frame: str | None = None  # id of the frame and number of its wording, once chosen
    variant: int = 0
    text: Text | None = None  # what was previewed
    clock_said_at: datetime | None = None  # space: `until_at`, where it was said as a time of the clock ("20:00")
    length: str | None = None  # the button that set `until_at`, for a card to be as long another time
    card: int | None = None  # the card that this was opened from
    is_card: bool = False  # it is put together to be kept as a card, and goes to nobody now
    pending: str | None = None  # said already; waits for the zone of the person, or for a second look at a line
    clock_words: str | None = None  # what was read by a zone that was understood from words, in case it was another
    kept: str | None = None  # own words that were typed with a time that could not be read; they become the line
    readings: tuple[tuple[int, str], ...] = ()  # what a time may mean, in seconds since 1970, and the words it leaves

    def needs(self) -> str | None:
        """Return what has to be said before there is something to preview, or None."""
        if self.kind is Kind.SPACE:
            return "until" if self.until_at is None else None
        if self.kind is Kind.TALK:
            is_said = self.is_bare or self.own_wish or len(self.topic) == len(TOPIC)
            return None if is_said else TOPIC[len(self.topic)]
        if self.wish is None or (self.wish == "own" and not self.own_wish):
            return "wish"
        return "window" if self.window is None else None

    @property
    def own_words(self) -> str:
        """What the sender wrote, as one string; empty where all is ready-made."""
        topic = () if self.own_wish else self.topic  # whose sentence it is, once it is whole
        return " ".join(part for part in (self.own_wish, *topic, self.line) if part)

    def without_own_words(self) -> "Draft":
        """Return the draft for somebody who takes ready-made lines only."""
        if self.kind is Kind.TALK:
            return self.changed(own_wish=None, topic=(), line=None, is_bare=True)
        if not self.own_words:
            return self
        wish = None if self.wish == "own" else self.wish
        return self.changed(wish=wish, own_wish=None, line=None)

    def changed(self, **changes: Any) -> "Draft":
        """Return the draft with changes and without the text that was previewed before them."""
        return replace(self, **({"text": None} | changes))

    def as_json(self) -> dict[str, Any]:
        """Return the draft as JSON values."""
        stored = {name: getattr(self, name) for name in self.__slots__}
        stored["until_at"] = self.until_at.isoformat() if self.until_at else None
        stored["clock_said_at"] = self.clock_said_at.isoformat() if self.clock_said_at else None
        stored["text"] = self.text.as_json() if self.text else None
        return stored

    @classmethod
    def of_json(cls, stored: dict[str, Any]) -> "Draft":
        """Return the draft that `as_json` wrote, in any version; raise `ValueError` for a kind that there is not."""
        until, text, said = stored.get("until_at"), stored.get("text"), stored.get("clock_said_at")
        return cls(
            **jsoncodec.fields_of(cls, stored)
            | {
                "kind": Kind(stored["kind"]),
                "strength": Strength(stored.get("strength", Strength.QUITE)),
                "signs": tuple(stored.get("signs") or ()),
                "topic": tuple(stored.get("topic") or ()),
                "readings": tuple((int(at), str(rest)) for at, rest in stored.get("readings") or ()),
                "until_at": datetime.fromisoformat(until) if until else None,
                "clock_said_at": datetime.fromisoformat(said) if said else None,
                "text": Text.of_json(text) if text else None,
            }
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """Something has to be said before the preview: `what` is "until", "until-text", "wish", "window", "line", …"""

    person: Member
    partner: Member
    draft: Draft
    what: str
    at: datetime
    problem: str | None = None
    count: int = 0  # of characters, where they were too many


@dataclass(frozen=True, slots=True)
class Previewed:
    """This is, word for word, what would arrive; `note` names why it is shown again."""

    person: Member
    partner: Member
    draft: Draft
    at: datetime
    note: str | None = None
    is_whole: bool = False  # with all that can be changed, behind "⋯"


@dataclass(frozen=True, slots=True)
class DraftGone:
    """The button belongs to something that is no longer open."""

    person: Member


@dataclass(frozen=True, slots=True)
class DraftCancelled:
    """Nothing was sent."""

    person: Member
