"""When it is not a question of style: help that is opened by the person alone, and leaves no record."""

from dataclasses import dataclass
from datetime import date

from bot.domain.people import Member


@dataclass(frozen=True, slots=True)
class SafetyOpened:
    """Somebody opened the safety page; that is noted nowhere."""

    person: Member
    today: date
    country: str | None
    is_quiet_mode: bool
    is_below: bool = False  # what was tapped stays as it is


@dataclass(frozen=True, slots=True)
class CountriesShown:
    """Somebody chooses the country whose lines are shown."""

    person: Member


@dataclass(frozen=True, slots=True)
class FriendHelpOpened:
    """Somebody reads what to do for a person in danger; that is noted nowhere."""

    person: Member
    today: date
    country: str | None


@dataclass(frozen=True, slots=True)
class CallingExplained:
    """Somebody reads what happens when one calls; that is noted nowhere."""

    person: Member
    today: date
    country: str | None


@dataclass(frozen=True, slots=True)
class ClearAsked:
    """Somebody wants the last two days of the chat removed, which cannot be undone, and is asked once."""

    person: Member


@dataclass(frozen=True, slots=True)
class ChatCleared:
    """What can be removed of the last two days is removed."""

    person: Member
    message_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ThreatRefused:
    """A line threatens somebody; it is passed on to nobody, and kept nowhere."""

    person: Member


@dataclass(frozen=True, slots=True)
class HelpOffered:
    """A line speaks of ending one's life; its sender sees help and decides about the line."""

    person: Member
    today: date
    country: str | None


@dataclass(frozen=True, slots=True)
class WorryShared:
    """Somebody is worried by what they got; they see help, and nobody is told."""

    person: Member
    today: date
    country: str | None
