"""Which question a couple gets on which evening: one each evening, the same for both.

Daily questions take turns. From the seventh evening on, Friday, Saturday and Sunday are about the week: on Friday one
question by what happened, on Saturday one of those that take turns, on Sunday the one of each week; every second week
Friday stays daily, and Saturday and Sunday bring the two pictures. So three evenings of the week are
about the week without a second message in the evening, and no weekday gets the same question again and again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

FRIDAY, SATURDAY, SUNDAY = 4, 5, 6
_WEEK_EVENINGS = (FRIDAY, SATURDAY, SUNDAY)
_FIRST_DAYS = timedelta(days=6)  # so long there is no week to look back on
_NEEDS = {"W2": "space", "W3": "closeness"}  # questions about something that may not have happened

Past = Sequence[tuple[date, str]]


@dataclass(frozen=True, slots=True)
class Order:
    """The ids of all questions, by when they come."""

    daily: tuple[str, ...]
    each_week: tuple[str, ...]
    after_events: tuple[str, ...]
    in_turn: tuple[str, ...]
    every_second_week: tuple[str, ...]


def question_on(day: date, begun_on: date, order: Order, past: Past, happened: frozenset[str]) -> str:
    """Return the id of the question for the evening of `day`.

    `begun_on` is the day the couple was connected, `past` what it was asked so far (newest first), `happened` the
    kinds of signals of its last seven days.
    """
    group = _group(day, begun_on, order)
    if group is order.after_events:
        group = tuple(one for one in group if one not in _NEEDS or _NEEDS[one] in happened) or group
        return _longest_ago(group, past)
    if group is order.every_second_week:
        return group[_WEEK_EVENINGS[-len(group) :].index(day.weekday())]
    return _next_in(group, past)


def _group(day: date, begun_on: date, order: Order) -> tuple[str, ...]:
    if day - begun_on < _FIRST_DAYS:
        return order.daily
    pictures = order.every_second_week
    if pictures and (_monday(day) - _monday(begun_on)).days // 7 % 2 == 1:
        return pictures if day.weekday() in _WEEK_EVENINGS[-len(pictures) :] else order.daily
    weekly = {FRIDAY: order.after_events, SATURDAY: order.in_turn, SUNDAY: order.each_week}
    return weekly.get(day.weekday()) or order.daily


def _next_in(group: tuple[str, ...], past: Past) -> str:
    """Return the one behind the last of the group that was asked; the first where none was."""
    last = next((item for _, item in past if item in group), None)
    return group[0] if last is None else group[(group.index(last) + 1) % len(group)]


def _longest_ago(group: tuple[str, ...], past: Past) -> str:
    asked = [item for _, item in past]
    return max(group, key=lambda item: asked.index(item) if item in asked else len(asked))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
