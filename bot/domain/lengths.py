"""How long a need for space may be with one tap: lengths with the clock they lead to, and what is chosen again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.domain.localtime import at_local, next_local
from bot.domain.people import Member
from bot.domain.signals import LONGEST, SHORTEST

BREATH = timedelta(minutes=30)  # between the end of quiet hours and a return: nobody is met on the pillow
EVENING, MORNING = time(18), time(7)  # between these the next morning is an end that people think of
_AWAKE = time(8)  # where somebody has no quiet hours
_NIGHT, _NINE = time(21), time(9)  # what "tonight" and "tomorrow" mean, see bot/timeparse
_LIKE = timedelta(minutes=10)  # so far from a length a promised time still means it


class Choice(StrEnum):
    """A length on a button."""

    TWENTY = "20m"
    HOUR = "1h"
    THREE = "3h"
    MORNING = "morning"
    TONIGHT = "tonight"
    TOMORROW = "tomorrow"


LENGTHS = {Choice.TWENTY: SHORTEST, Choice.HOUR: timedelta(hours=1), Choice.THREE: timedelta(hours=3)}


@dataclass(frozen=True, slots=True)
class Offer:
    """A length with the instant it leads to, which is what a tap on it means."""

    choice: Choice
    at: datetime


def ends_at(choice: Choice, person: Member, now: datetime) -> datetime:
    """Return the instant that a length leads to for somebody at `now`."""
    if choice in LENGTHS:
        return now + LENGTHS[choice]
    if choice is Choice.MORNING:
        awake = _AWAKE if person.quiet_from == person.quiet_to else person.quiet_to
        return next_local(now - BREATH, awake, person.zone)[1] + BREATH
    today = now.astimezone(person.zone).date()
    if choice is Choice.TOMORROW:
        return at_local(today + timedelta(days=1), _NINE, person.zone)
    night = at_local(today, _NIGHT, person.zone)
    while night - now < SHORTEST:
        night += timedelta(hours=1)
    return night


def quick(person: Member, now: datetime) -> list[Offer]:
    """Return the three lengths of the first screen; late in the day the last of them is the next morning."""
    local, third = now.astimezone(person.zone).time(), Choice.THREE
    is_late = local >= EVENING or local < MORNING
    if person.is_zone_known and is_late and ends_at(Choice.MORNING, person, now) - now > LENGTHS[Choice.THREE]:
        third = Choice.MORNING
    return [Offer(one, ends_at(one, person, now)) for one in (Choice.TWENTY, Choice.HOUR, third)]


def all_of(person: Member, now: datetime) -> list[Offer]:
    """Return all lengths that fit into a day; times of day only for somebody whose zone is known."""
    choices = [*LENGTHS, Choice.TONIGHT, Choice.TOMORROW] if person.is_zone_known else [*LENGTHS]
    offers = [Offer(one, ends_at(one, person, now)) for one in choices]
    return [offer for offer in offers if offer.at - now <= LONGEST]


def chosen_last(spaces: Iterable[tuple[datetime, datetime]]) -> Choice:
    """Return which length somebody chose last, an hour at first; `spaces` are begin and end, newest first."""
    for begun, end in spaces:
        near = min(LENGTHS, key=lambda choice: abs(end - begun - LENGTHS[choice]))
        return near if abs(end - begun - LENGTHS[near]) <= _LIKE else Choice.HOUR
    return Choice.HOUR
