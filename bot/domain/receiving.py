"""Whether a signal reaches a person now, without sound, or later."""

from datetime import datetime
from enum import StrEnum

from bot.domain.localtime import is_quiet, quiet_ends_at
from bot.domain.people import Member


class Reception(StrEnum):
    """How a signal from the partner arrives."""

    NOW = "now"
    SILENT = "silent"
    HELD = "held"


def is_paused(person: Member, now: datetime) -> bool:
    """Return whether somebody paused the bot at `now`."""
    return person.paused_until is not None and person.paused_until > now


def takes_nothing(person: Member, now: datetime) -> bool:
    """Return whether nothing reaches somebody at `now`, whatever the hour: they paused the bot, or blocked it."""
    return not person.is_reachable or is_paused(person, now)


def wakes_at(person: Member, at: datetime) -> datetime:
    """Return the first instant from `at` on that lies outside somebody's quiet hours: `at` itself where it does."""
    return quiet_ends_at(at, person.zone, person.quiet_from, person.quiet_to)


def reception(receiver: Member, now: datetime) -> Reception:
    """Return how a signal that is sent at `now` arrives.

    A pause holds it. In quiet hours it comes without sound, because nights are when it is needed most, unless the
    receiver chose to hold signals too. Somebody who blocked the bot gets nothing.
    """
    if takes_nothing(receiver, now):
        return Reception.HELD
    if is_quiet(now, receiver.zone, receiver.quiet_from, receiver.quiet_to):
        return Reception.HELD if receiver.holds_at_night else Reception.SILENT
    return Reception.NOW
