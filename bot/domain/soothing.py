"""The first ten minutes: ways to settle that stay with the person; nothing of it is stored or relayed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.people import Member

WAYS = ("breathe", "move", "true", "safe", "well", "write", "blue")
TRUE_THINGS = 3
ROUNDS = 10  # of a breath; about three minutes, of three to five (docs/develop/evidence.md, E20)
_IN, _SIP, _OUT = timedelta(seconds=4), timedelta(seconds=3), timedelta(seconds=10)


def breaths() -> list[tuple[timedelta, str, int]]:
    """Return when which part of which round begins: in, a second sip, and long out (docs/develop/evidence.md, E20)."""
    paced, at = [], timedelta(seconds=2)
    for number in range(ROUNDS):
        for part, length in (("in", _IN), ("sip", _SIP), ("out", _OUT)):
            paced.append((at, part, number + 1))
            at += length
    return [*paced, (at, "done", ROUNDS)]


@dataclass(frozen=True, slots=True)
class SootheOpened:
    """Somebody wants ten minutes for themselves."""

    person: Member
    is_in_space: bool = False
    is_elsewhere: bool = False  # whether it was opened from elsewhere, where what is shown stays as it is


@dataclass(frozen=True, slots=True)
class BreathingBegun:
    """The message that was tapped becomes a paced breath."""

    person: Member
    message_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class WayShown:
    """One way to settle; `step` counts where a way has several."""

    person: Member
    way: str
    step: int = 0
    is_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class WordsLetGo:
    """What was written is removed from the chat, and kept nowhere."""

    person: Member
    message_id: int
    way: str
    step: int
