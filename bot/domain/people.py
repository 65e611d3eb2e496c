"""Who people are to each other and how they want to be spoken to."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.own_words import cut, one_line_of_seen

NOBODY = 0  # no person and no chat of Telegram has this id
NAMELESS = "…"  # where nothing of a name can be shown
QUIET_FROM, QUIET_TO = time(22, 30), time(8, 0)  # quiet hours until somebody chooses others, on their own clocks
AFTER_LEFT = timedelta(days=7)  # for so long after somebody was left, no button asks whom they would like to invite
NAME_LENGTH = 40  # characters; a longer first name would not leave room for what it stands beside


class Tone(StrEnum):
    """How messages to a person sound; a taste in wording, not a test result."""

    REASSURE_FIRST = "reassure_first"
    LOW_PRESSURE = "low_pressure"
    BALANCED = "balanced"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Member:
    """One person as rooms above storage know them."""

    id: int
    name: str
    language: str
    zone: ZoneInfo
    is_zone_known: bool
    tone: Tone
    couple_id: int | None
    is_reachable: bool = True
    is_discreet: bool = False
    paused_until: datetime | None = None
    quiet_from: time = QUIET_FROM
    quiet_to: time = QUIET_TO
    holds_at_night: bool = False
    takes_lines: bool = True
    takes_reminders: bool = False
    undo_seconds: int = 0
    was_left: bool = False  # some days ago at most: nothing invites them to invite somebody

    @property
    def is_gone(self) -> bool:
        """Whether this is somebody who left quietly, whom nothing reaches."""
        return self.id == NOBODY


def shown_name(first_name: str) -> str:
    """Return a name as Halfway shows it: one line of what can be seen, `NAME_LENGTH` characters at most."""
    return cut(whole_name(first_name), NAME_LENGTH).strip() or NAMELESS


def whole_name(first_name: str) -> str:
    """Return a name of any length in one line, without what cannot be seen; empty where nothing can.

    What joins the letters of a script or the parts of an emoji is part of the name and stays.
    """
    return one_line_of_seen(first_name)
