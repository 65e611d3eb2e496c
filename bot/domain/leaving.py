"""Leaving: disconnecting alone in two taps, and deleting everything."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.people import Member

LINES = ("talk", "care")  # lines that can be ticked for whoever is told kindly


class Manner(StrEnum):
    """Whether the other is told."""

    KINDLY = "kindly"
    QUIETLY = "quietly"


@dataclass(frozen=True, slots=True)
class UnpairAsked:
    """Somebody wants to disconnect and chooses how."""

    person: Member
    partner: Member


@dataclass(frozen=True, slots=True)
class UnpairChosen:
    """The manner is chosen; one more tap does it. `line` is what goes with it, kindly, where one is ticked."""

    person: Member
    partner: Member
    manner: Manner
    line: str | None = None


@dataclass(frozen=True, slots=True)
class Unpaired:
    """The two are not connected any more."""

    person: Member
    partner: Member
    manner: Manner
    line: str | None = None


@dataclass(frozen=True, slots=True)
class DeleteAsked:
    """Somebody wants everything gone."""

    person: Member
    partner: Member | None


@dataclass(frozen=True, slots=True)
class Deleted:
    """Everything of a person is gone; only the chat is left to say so in."""

    person: Member


@dataclass(frozen=True, slots=True)
class Exported:
    """One's own data as a readable file."""

    person: Member
    content: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PrivacyAsked:
    """Somebody wants to know what is kept."""

    person: Member
