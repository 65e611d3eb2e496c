"""One's own weeks, looked back on: what stands in the picture, and what can be said of it in a sentence.

Only one's own answers, signals and lessons are in it. Questions about how it went between the two are left out: a row
of those would be a score of the relationship.
"""

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from bot.domain.people import Member

ROWS = ("D1", "D2", "D3", "D4", "W1", "W4", "W5", "W6")  # the questions on how it was for oneself, from top to bottom
MOST_WEEKS = 13  # as many as answers are kept for
CLOSE, ROOM, MOMENT = "D1", "D2", "D5"
GOOD = 4  # of 5
_MOMENTS = {0, 1}  # "Yes, and I'd like to tell them", "Yes, I'll keep it to myself"
_LEAST, _LAST = 4, 7  # the median of the last seven answers, and of four at least
_WEEK = timedelta(weeks=1)
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Mark(StrEnum):
    """What a week can be marked with, besides answers."""

    LESSON = "lesson"
    ROOM = "room"  # one took space
    WISH = "wish"  # one wished for closeness


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: to which question, on which date, which option, and its score from 1 to 5 where it has one."""

    item: str
    on: date
    place: int
    score: int | None


@dataclass(frozen=True, slots=True)
class Weeks:
    """The weeks of the picture, oldest first: `mondays`, for each question a level (1 to 5) a week, and the marks.

    A mark is there or not, or None in weeks of which nothing is known any more.
    """

    mondays: tuple[date, ...]
    rows: Mapping[str, tuple[int | None, ...]] = field(repr=False)
    marks: Mapping[Mark, tuple[bool | None, ...]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class HistoryShown:
    """Somebody looks at their own weeks.

    `close_weeks` of the `asked_weeks` had an evening that felt close; `moments` evenings held one that was liked;
    `usual` is the option that a question mostly gets, by its place.
    """

    person: Member
    weeks: Weeks
    close_weeks: int = 0
    asked_weeks: int = 0
    moments: int = 0
    usual: Mapping[str, int] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class HistoryEmpty:
    """Somebody looks at their own weeks, and there is nothing yet."""

    person: Member


def look(
    person: Member, today: date, answers: Sequence[Given], marks: Mapping[Mark, Iterable[date]], signals_since: date
) -> HistoryShown | HistoryEmpty:
    """Return what somebody sees of their own weeks; `answers` oldest first, dates as where they are.

    Signals before `signals_since` are not known any more.
    """
    known = [one for one in answers if one.item in ROWS and one.score is not None]
    dated = {mark: set(map(monday, days)) for mark, days in marks.items()}
    oldest = monday(today) - (MOST_WEEKS - 1) * _WEEK
    seen = {monday(one.on) for one in known}.union(*dated.values())
    begun = [week for week in seen if oldest <= week <= today]
    if not begun:
        return HistoryEmpty(person)
    first = min(begun)
    mondays = tuple(first + n * _WEEK for n in range((monday(today) - first) // _WEEK + 1))
    rows = {item: _levels(known, item, mondays) for item in ROWS}
    marked = {mark: _marked(mark, dated.get(mark, set()), mondays, signals_since) for mark in Mark}
    weeks = Weeks(mondays, _filled(rows, lambda level: level is not None), _filled(marked, bool))
    close = [level for level in rows[CLOSE] if level is not None]
    return HistoryShown(
        person,
        weeks,
        close_weeks=sum(_was_close(known, week) for week in mondays),
        asked_weeks=len(close),
        moments=sum(one.item == MOMENT and one.place in _MOMENTS and one.on >= first for one in answers),
        usual={item: place for item in (CLOSE, ROOM) if (place := _usual(known, item)) is not None},
    )


def monday(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def _levels(answers: Sequence[Given], item: str, mondays: Sequence[date]) -> tuple[int | None, ...]:
    found: dict[date, list[int]] = {}
    for one in answers:
        if one.item == item and one.score is not None:
            found.setdefault(monday(one.on), []).append(one.score)
    return tuple(statistics.median_high(found[week]) if week in found else None for week in mondays)


def _marked(mark: Mark, weeks: Set[date], mondays: Sequence[date], signals_since: date) -> tuple[bool | None, ...]:
    known_since = date.min if mark is Mark.LESSON else monday(signals_since)
    return tuple(week in weeks or (False if week >= known_since else None) for week in mondays)


def _was_close(answers: Sequence[Given], week: date) -> bool:
    return any(one.item == CLOSE and (one.score or 0) >= GOOD and monday(one.on) == week for one in answers)


def _usual(answers: Sequence[Given], item: str) -> int | None:
    """Return the place of the option in the middle of the last answers to a question; None of too few."""
    last = [one for one in answers if one.item == item][-_LAST:]
    if len(last) < _LEAST:
        return None
    middle = statistics.median_high([one.score or 0 for one in last])
    return next(one.place for one in reversed(last) if one.score == middle)


def _filled(
    rows: Mapping[_Key, tuple[_Value, ...]], is_there: Callable[[_Value], bool]
) -> dict[_Key, tuple[_Value, ...]]:
    return {key: values for key, values in rows.items() if any(map(is_there, values))}
