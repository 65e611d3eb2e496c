"""The look back on a month: only what both called good or told each other, the same for both, and when it comes.

It names nobody, counts nothing and compares nothing, so that it is no record of who gave how much.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.history import GOOD
from bot.domain.localtime import at_local
from bot.domain.people import Member

TOGETHER = ("D1", "D4", "W2", "W3", "W8")  # questions whose best answers are good news when both gave them
NOTICED = "W7"  # "Did you notice a moment when one of you did the less usual thing?": yes in three ways
TOLD = "D5"
CLOCK = time(11)
MAY_WAIT = timedelta(hours=24)  # later than this it is let go
LOOKS_AGAIN = timedelta(hours=3)
_SATURDAY = 5
_MOST_TOLD, _MOST_SHARED = 3, 4  # so that it fits a screen of a phone
_YES = {0, 1, 2}
_WEEK, _DAY = timedelta(weeks=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class GoodMoment:
    """Something good: the question it belongs to, its date, and the options that were chosen, or the line told."""

    item: str
    on: date
    chosen: tuple[int, ...] = ()
    line: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class LookedBack:
    """One of the two gets the look back on `month`, which is given by its first day."""

    person: Member
    month: date
    moments: tuple[GoodMoment, ...] = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class LookBackShown:
    """Somebody looks at whether they want a look back, or has just said so."""

    person: Member
    is_on: bool


def next_look_back(after: datetime, zones: Sequence[ZoneInfo]) -> tuple[date, datetime]:
    """Return the first day of the month in which the next look back comes, and when; strictly after `after`."""
    month = min(after.astimezone(zone).date() for zone in zones).replace(day=1)
    while (at := comes_at(month, zones)) <= after:
        month = (month + 31 * _DAY).replace(day=1)
    return month, at


def comes_at(month: date, zones: Iterable[ZoneInfo]) -> datetime:
    """Return the one instant for both: the first Saturday, once it is eleven in the morning for the later one."""
    saturday = month + (_SATURDAY - month.weekday()) % 7 * _DAY
    return max(at_local(saturday, CLOCK, zone) for zone in zones)


def month_before(month: date) -> tuple[date, date]:
    """Return the first and the last day of the month that is looked back on in `month`."""
    last = month - _DAY
    return last.replace(day=1), last


def is_good(item: str, scores: Sequence[int | None] | None, answers: Sequence[tuple[int, ...]]) -> bool:
    """Return whether an item was answered by both, and well; `answers` are the options that each chose."""
    places = [place for chosen in answers for place in chosen]
    if len(answers) != 2 or not all(answers):
        return False
    if item == NOTICED:
        return set(places) <= _YES
    if item not in TOGETHER or scores is None or max(places) >= len(scores):
        return False
    return all((scores[place] or 0) >= GOOD for place in places)


def chosen_for(moments: Iterable[GoodMoment], *, with_lines: bool) -> tuple[GoodMoment, ...]:
    """Return what goes into a look back, oldest first; without lines where one of the two reads none."""
    newest = sorted(moments, key=lambda one: one.on, reverse=True)
    told = [one if with_lines else GoodMoment(one.item, one.on) for one in newest if one.item == TOLD][:_MOST_TOLD]
    shared = [one for one in newest if one.item != TOLD][:_MOST_SHARED]
    return tuple(sorted((*told, *shared), key=lambda one: one.on))


def words_of(moment: GoodMoment, options: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the options that were chosen, in the order of the question, each once: it does not say whose is which."""
    return tuple(options[moment.item][place] for place in sorted(set(moment.chosen)))
