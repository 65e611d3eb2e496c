"""Outcomes made up for tests: every kind there is, with people and values that go with it.

Anna acts and Boris is the other, unless a field says that it is the other's: a wish of the partner, their space.
"""

import random
from collections.abc import Iterator
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from bot.domain.partner_messages import PartnerMessage
from bot.domain.people import Member, Tone
from bot.domain.signals import Sent
from bot.domain.text import Text

NOW = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
_THEIRS = ("receiver", "partner", "invited", "waiter", "teller")  # names of fields that hold the other of the two
_SWAPPED = {("WishChosen", "other"), ("WishKept", "space"), ("WishStays", "space"), ("HeartSent", "space")}
_SWAPPED |= {("Joined", "second"), ("WishWaits", "wish")}
_STRINGS: dict[str, list[str]] = {
    "Asked.what": ["until", "wish", "window", "strength"],
    "LongerAsked.what": ["longer", "topic"],
    "LongerRefused.why": ["times", "day", "past"],
    "TimeRefused.why": ["times", "past"],
    "Said.phrase": ["free-text", "not-text"],
    "problem": ["time-past"],
    "ReturnAsked.step": ["soon", "overdue", "last", "morning", "unheard"],
    "step": ["soon", "due", "overdue", "last", "morning"],
    "opener": ["thanks", "hug"],
    "words": ["good", "heart"],
    "wish": ["hug", "heart", "message", "own"],
    "window": ["next-hour", "this-evening", "whenever"],
    "about": ["closeness", "talk", "topic"],
    "item": ["D1", "D5"],
}


def member(number: int, name: str, *, takes_lines: bool = True, paused: bool = False) -> Member:
    """Return somebody who is connected."""
    until = NOW + timedelta(hours=3) if paused else None
    zone = ZoneInfo("UTC")
    return Member(number, name, "en", zone, True, Tone.BALANCED, 7, paused_until=until, takes_lines=takes_lines)


def made(kind: type, count: int) -> Iterator[Any]:
    """Yield `count` outcomes of a kind, the same ones each time; what cannot be put together is left out."""
    chance = random.Random(kind.__qualname__)
    for _ in range(count):
        anna = member(1, "Anna", takes_lines=chance.random() < 0.7)
        boris = member(2, "Boris", takes_lines=chance.random() < 0.7, paused=chance.random() < 0.2)
        try:
            outcome = _built(kind, anna, boris, chance)
        except TypeError:  # a field that holds something of its own, such as the progress of lessons
            continue
        yield outcome


def _built(kind: type, own: Member, other: Member, chance: random.Random) -> Any:
    hints, values = get_type_hints(kind), {}
    for one in fields(kind):
        people = (other, own) if (kind.__name__, one.name) in _SWAPPED else (own, other)
        has_default = one.default is not MISSING or one.default_factory is not MISSING
        if has_default and one.name != "readings" and (chance.random() < 0.3 or not _is_simple(hints[one.name])):
            continue
        called = f"{kind.__name__}.{one.name}" if f"{kind.__name__}.{one.name}" in _STRINGS else one.name
        values[one.name] = _value(called, hints[one.name], *people, chance)
    if kind in {Sent, PartnerMessage}:
        values["answer"] = None  # what was answered before is not asked again
    return kind(**values)


def _is_simple(hint: Any) -> bool:
    return get_origin(hint) not in {tuple, dict}


def _value(name: str, hint: Any, own: Member, other: Member, chance: random.Random) -> Any:
    if get_origin(hint) in {Union, UnionType}:
        return _value(name, chance.choice(get_args(hint)), own, other, chance)
    if hint is NoneType:
        return None
    if hint is Member:
        return other if name in _THEIRS or (name == "of" and chance.random() < 0.5) else own
    if name == "readings":
        return (NOW + timedelta(hours=8), NOW + timedelta(hours=20))
    if get_origin(hint) is tuple:
        return (0,) if get_args(hint)[0] is int else ()
    if isinstance(hint, type) and issubclass(hint, Enum):
        return chance.choice(list(hint))
    plain: dict[Any, Any] = {
        int: chance.randrange(1, 1000),
        bool: chance.random() < 0.5,
        str: chance.choice(_STRINGS.get(name, ["something"])),
        Text: Text("“We're okay.”\nAnna is back at 13:00."),
        datetime: NOW + timedelta(minutes=chance.choice([0, 60, 200])),
        date: NOW.date(),
        time: time(20),
        timedelta: timedelta(),
    }
    return plain[hint] if hint in plain else _built(hint, own, other, chance)
