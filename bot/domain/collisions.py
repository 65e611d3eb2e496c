"""What happens when two signals meet: space takes effect first, closeness gets a dated first slot.

Within two minutes neither has had the time to take in the other's signal, so both get the same joint words, whatever
the order of arrival, and nobody learns who was first. Later the second one knows of the first and decides
(docs/develop/evidence.md). A topic that meets a space waits for the return: a pause is no time for it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.drafts import Draft
from bot.domain.marks import plain
from bot.domain.people import Member
from bot.domain.signals import Kind, Sent

AT_ONCE = timedelta(minutes=2)
CLOSE_BY = timedelta(minutes=10)  # docs/develop/evidence.md


class Meeting(StrEnum):
    """How a new signal meets one of the partner that is open."""

    BOTH_SPACE = "both-space"
    BOTH_CLOSENESS = "both-closeness"
    SPACE_AND_CLOSENESS = "space-and-closeness"
    WISH_MEETS_SPACE = "wish-meets-space"
    SPACE_MEETS_WISH = "space-meets-wish"
    TOPIC_MEETS_SPACE = "topic-meets-space"


def meeting(new: Kind, other: Kind, age: timedelta) -> Meeting | None:
    """Return how a `new` signal meets an open `other` one of the partner, sent `age` ago; None for not at all."""
    if Kind.TALK in {new, other}:
        return Meeting.TOPIC_MEETS_SPACE if (new, other) == (Kind.TALK, Kind.SPACE) else None
    if new is other:
        together = Meeting.BOTH_SPACE if new is Kind.SPACE else Meeting.BOTH_CLOSENESS
        return together if age <= CLOSE_BY else None
    if age <= AT_ONCE:
        return Meeting.SPACE_AND_CLOSENESS
    return Meeting.WISH_MEETS_SPACE if new is Kind.CLOSENESS else Meeting.SPACE_MEETS_WISH


class Choice(StrEnum):
    """What somebody who needs space gives first, with a wish of the partner open."""

    HEART_AND_TIME = "heart"
    TEN_MINUTES_FIRST = "ten"
    ONLY_TIME = "only"


@dataclass(frozen=True, slots=True)
class Joined:
    """Two signals of the same minutes became one offer, in the same words for both.

    `until_at` is when the quiet ends (None for two wishes), `wish` the one that has the first ten minutes then.
    `arrived` are those that may have been read: they stay where they are, and only their buttons change. The joint
    words take the place of the others, of which what their sender said themselves comes with them.
    """

    meeting: Meeting
    first: Sent
    second: Sent
    until_at: datetime | None
    wish: Sent | None
    at: datetime
    arrived: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class JoinedArrived:
    """A signal arrived after all that was on its way as the two became one; it stays, with other buttons."""

    signal: Sent
    at: datetime


class Liked(StrEnum):
    """What one of two people whose wishes met would like, of the two that are there."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


def is_same_wish(one: Sent, other: Sent) -> bool:
    """Return whether two people wish for the same, whenever each would like it."""
    return (one.wish, _plainly(one.own_wish)) == (other.wish, _plainly(other.own_wish))


def _plainly(own: str | None) -> str:
    return " ".join(plain(own or "").casefold().split()).rstrip(".!?…")


@dataclass(frozen=True, slots=True)
class WishChosen:
    """One of two people whose wishes met says which they would like; the other reads what the button said.

    `is_silent` where the one who reads it asked for quiet.
    """

    own: Sent
    other: Sent
    liked: Liked
    at: datetime
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class WishKept:
    """A wish or a topic that met the partner's space is kept for the return; only its sender hears of it now."""

    wish: Sent
    space: Sent
    at: datetime


@dataclass(frozen=True, slots=True)
class HeartSent:
    """One small sign into a pause: it comes without sound and needs no answer."""

    wish: Sent
    space: Sent
    at: datetime


@dataclass(frozen=True, slots=True)
class WishWaits:
    """Somebody wants to send a need for space while a wish of the partner is open; they choose what to give first."""

    person: Member
    partner: Member
    draft: Draft
    wish: Sent
    at: datetime


@dataclass(frozen=True, slots=True)
class WishHeard:
    """A need for space answers a wish: what arrived of the wish has done its part and goes."""

    wish: Sent


@dataclass(frozen=True, slots=True)
class WishStays:
    """The one whose wish is kept sends no sign meanwhile; nobody is told."""

    wish: Sent
    space: Sent
    at: datetime
