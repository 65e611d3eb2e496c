"""Who people are to each other and how they want to be spoken to."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo


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
    is_reachable: bool
    is_discreet: bool
    paused_until: datetime | None
    quiet_from: time
    quiet_to: time
    holds_at_night: bool
    takes_lines: bool
    takes_reminders: bool
    undo_seconds: int


def shown_name(first_name: str) -> str:
    """Return a first name as Halfway shows it: one line, no control characters, 40 characters at most."""
    visible = "".join(c if c.isprintable() else " " for c in first_name)
    return " ".join(visible.split())[:40].strip() or "…"
