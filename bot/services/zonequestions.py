"""Asking where somebody's clock is: only when a clock time first matters, and then going on where they were."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot import timeparse
from bot.domain.people import Member
from bot.domain.settings import CLOCK_SHOWN_FOR, ClockChoice, PlaceAsked, ZoneAsked
from bot.services import replies, settings, zoneanswers, zones
from bot.storage import dialogues, people
from bot.storage.schema import random_id
from bot.storage.unit_of_work import UnitOfWork
from bot.timeparse import TimeWords

STEP, _PLACE_STEP = "zone", "zone-place"
_APART = (ZoneInfo("Etc/GMT+6"), ZoneInfo("Etc/GMT-1"))  # seven hours: no clock with twelve hours shows both alike
_HALF_A_DAY = 12


@dataclass(frozen=True, slots=True)
class Waiting:
    """What goes on once the zone is known: a draft, an answer to a signal, or nothing but the settings."""

    of: str  # "signal", "reply" or "settings"
    is_place_asked: bool = False  # whether the keyboard that asks for a place is there


def depends_on_zone(read: Callable[[ZoneInfo], object]) -> bool:
    """Say whether what `read` reads is different in two zones: "20:00" is, "2h" is not."""
    return read(_APART[0]) != read(_APART[1])


async def waiting(uow: UnitOfWork, person: Member) -> Waiting | None:
    """Return what waits for somebody's zone, or None."""
    found = await dialogues.load(uow, person.id)
    if found is None:
        return None
    dialogue, body = found
    if dialogue.kind == replies.KIND:
        return Waiting(replies.KIND, bool(body.get("place"))) if body.get("pending") is not None else None
    if dialogue.kind in {"signal", settings.KIND} and dialogue.step in {STEP, _PLACE_STEP}:
        return Waiting(dialogue.kind, dialogue.step == _PLACE_STEP)
    return None


async def ask_for_place(uow: UnitOfWork, person: Member, telegram_language: str | None) -> PlaceAsked:
    """Ask for a place instead, and remember that the keyboard for it is there."""
    if await waiting(uow, person) is None:
        await ask_in_settings(uow, person, telegram_language)
    found, row = await dialogues.load(uow, person.id), await people.person(uow, person.id)
    if found is not None and row is not None:
        dialogue, body = found
        is_reply = dialogue.kind == replies.KIND
        step, body = (dialogue.step, body | {"place": True}) if is_reply else (_PLACE_STEP, body)
        await dialogues.keep(uow, row, dialogue.id, dialogue.kind, step, body)
    return PlaceAsked(person)


async def ask(uow: UnitOfWork, person: Member, telegram_language: str | None, problem: str | None = None) -> ZoneAsked:
    """Ask what time it is for somebody, with every time that it is somewhere in the world."""
    found = await asyncio.to_thread(zones.offset_choices, uow.now, telegram_language)
    return ZoneAsked(person, uow.now, clocks=tuple(_choice(one) for one in found), problem=problem)


async def ask_in_settings(uow: UnitOfWork, person: Member, telegram_language: str | None) -> ZoneAsked:
    """Ask it from the settings, and wait for a city or a clock time that is typed."""
    row = await people.person(uow, person.id)
    if row is not None:
        await dialogues.keep(uow, row, random_id(), settings.KIND, STEP, {})
    return await ask(uow, person, telegram_language)


async def find(
    uow: UnitOfWork, person: Member, said: str, words: TimeWords, telegram_language: str | None
) -> ClockChoice | ZoneAsked:
    """Return the zone that an answer names for certain, or the question anew: which of several, or once more."""
    clock = timeparse.read_clock(said, words)
    if clock is not None:
        shown = await asyncio.to_thread(_showing, clock, uow.now, telegram_language)
        if not shown:
            return await ask(uow, person, telegram_language, "no-clock")
        return ZoneAsked(person, uow.now, places=shown)
    answer = await asyncio.to_thread(zoneanswers.read, said, uow.now)
    if not answer.places:
        return await ask(uow, person, telegram_language, "no-city")
    called = await asyncio.to_thread(zoneanswers.labels, answer.places, person.language)
    choices = tuple(
        ClockChoice(one.zone, _local(one.zone, uow.now), name) for one, name in zip(answer.places, called, strict=True)
    )
    return choices[0] if answer.is_certain else ZoneAsked(person, uow.now, places=choices)


async def neighbours(uow: UnitOfWork, zone: str, telegram_language: str | None) -> tuple[ClockChoice, ...]:
    """Return other zones in which it is the same time now, but not the whole year."""
    local = _local(zone, uow.now)
    found = await asyncio.to_thread(zones.zone_from_clock, local.time(), uow.now, telegram_language)
    return tuple(_choice(one) for one in found if one.zone != zone and one.local_at.date() == local.date())


async def at_place(latitude: float, longitude: float) -> str | None:
    """Return the zone at a place, which is then forgotten."""
    return await asyncio.to_thread(zones.zone_at, latitude, longitude)


def is_fresh(shown_minutes: int, now: datetime) -> bool:
    """Say whether a button that showed a time at `shown_minutes` (since 1970) is still about right."""
    return timedelta() <= now - datetime.fromtimestamp(shown_minutes * 60, now.tzinfo) <= CLOCK_SHOWN_FOR


def is_zone(name: str) -> bool:
    """Say whether there is a zone of this name."""
    return zones.is_zone(name)


def _showing(clock: time, now: datetime, telegram_language: str | None) -> tuple[ClockChoice, ...]:
    """Return where clocks show `clock`; those with twelve hours show it half a day later too."""
    both = [clock, clock.replace(hour=clock.hour % _HALF_A_DAY + _HALF_A_DAY)] if clock.hour <= _HALF_A_DAY else [clock]
    found = [one for shown in dict.fromkeys(both) for one in zones.zone_from_clock(shown, now, telegram_language, 3)]
    return tuple(_choice(one) for one in found)


def _choice(one: zones.OffsetChoice) -> ClockChoice:
    return ClockChoice(one.zone, one.local_at)


def _local(zone: str, now: datetime) -> datetime:
    return now.astimezone(ZoneInfo(zone))
