"""The labels of times that may have been meant: with the day and the part of the day, so that no twelve hours hide."""

from datetime import datetime

from bot.domain.people import Member
from bot.presentation.words import Translator

_PARTS = ((5, "night"), (12, "morning"), (18, "afternoon"), (22, "evening"), (24, "late"))  # until which hour


def reading_label(words: Translator, person: Member, at: datetime, now: datetime) -> str:
    """Return a time for a button: "20:30 · evening", "Tue 08:30 · morning"."""
    hour = at.astimezone(person.zone).hour
    part = next(name for until, name in _PARTS if hour < until)
    return words.label(f"reading-{part}", time=words.clock(person, at, now))
