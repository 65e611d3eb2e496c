"""Asking where somebody's clock is: only when a clock time first matters, and then going on where they were."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot import timeparse
from bot.content.zonenames import city_of
from bot.db import conversations, pairing, people
from bot.db.schema import random_id
from bot.db.unit_of_work import UnitOfWork
from bot.domain.people import Member
from bot.domain.settings import CLOCK_SHOWN_FOR, ClockChoice, PlaceAsked, ZoneAsked
from bot.domain.stored_names import ConversationKind
from bot.services import prompts, settings, zoneanswers, zones
from bot.timeparse import TimeWords

STEP, _PLACE_STEP = "zone", "zone-place"
_FIRST_TIME = timedelta(days=1)  # after two are connected, in which a place or a clock that is typed is the answer
_WELL_KNOWN = 1_000_000  # people in a city whose name is hardly an everyday word
_LONGEST_ANSWER = 6  # words of such an answer: "vivo en Ciudad de México" has five
_APART = (ZoneInfo("Etc/GMT+6"), ZoneInfo("Etc/GMT-1"))  # seven hours: no clock with twelve hours shows both alike
_HALF_A_DAY = 12
_SHOWN = 6  # places that show a time, at most


@dataclass(frozen=True, slots=True)
class Waiting:
    """What goes on once the zone is known: a draft, an answer to a signal, or nothing but the settings."""

    of: str  # "signal", "reply" or "settings"
    is_place_asked: bool = False  # whether the keyboard that asks for a place is there


def depends_on_zone(read: Callable[[ZoneInfo], object]) -> bool:
    """Return whether what `read` reads is different in two zones: "20:00" is, "2h" is not."""
    return read(_APART[0]) != read(_APART[1])


async def waiting(uow: UnitOfWork, person: Member) -> Waiting | None:
    """Return what waits for somebody's zone, or None."""
    found = await conversations.load(uow, person.id)
    if found is None:
        return None
    dialogue, body = found
    if dialogue.kind == prompts.KIND:
        return Waiting(prompts.KIND, bool(body.get("place"))) if body.get("pending") is not None else None
    if dialogue.kind in {ConversationKind.SIGNAL, settings.KIND} and dialogue.step in {STEP, _PLACE_STEP}:
        return Waiting(dialogue.kind, dialogue.step == _PLACE_STEP)
    return None


async def ask_for_place(uow: UnitOfWork, person: Member, telegram_language: str | None) -> PlaceAsked:
    """Ask for a place instead, and remember that the keyboard for it is there."""
    if await waiting(uow, person) is None:
        await ask_in_settings(uow, person, telegram_language)
    found, row = await conversations.load(uow, person.id), await people.person(uow, person.id)
    if found is not None and row is not None:
        dialogue, body = found
        is_reply = dialogue.kind == prompts.KIND
        step, body = (dialogue.step, body | {"place": True}) if is_reply else (_PLACE_STEP, body)
        await conversations.keep(uow, row, dialogue.id, dialogue.kind, step, body)
    return PlaceAsked(person)


async def ask(uow: UnitOfWork, person: Member, telegram_language: str | None, problem: str | None = None) -> ZoneAsked:
    """Ask what time it is for somebody, with the likeliest places for their language."""
    likely = await likely_places(uow, _spoken_by(person, telegram_language))
    return ZoneAsked(person, uow.now, likely=likely, problem=problem)


async def likely_places(uow: UnitOfWork, language_code: str) -> tuple[ClockChoice, ...]:
    """Return the likeliest places for who speaks a language, of which no two keep one time through the year."""
    found = await asyncio.to_thread(zones.likely_places, uow.now, language_code)
    return tuple(_choice(one) for one in found)


async def is_asked_first(uow: UnitOfWork, person: Member, said: str) -> bool:
    """Return whether a text may answer the question that stands there since two were connected."""
    if person.is_zone_known or person.couple_id is None or len(said.split()) > _LONGEST_ANSWER:
        return False
    couple = await pairing.couple(uow, person.couple_id)
    return couple is not None and uow.now - couple.connected_at <= _FIRST_TIME


async def ask_in_settings(uow: UnitOfWork, person: Member, telegram_language: str | None) -> ZoneAsked:
    """Ask it from the settings, and wait for a city or a clock time that is typed."""
    row = await people.person(uow, person.id)
    if row is not None:
        await conversations.keep(uow, row, random_id(), settings.KIND, STEP, {})
    return await ask(uow, person, telegram_language)


async def find(
    uow: UnitOfWork,
    person: Member,
    said: str,
    words: TimeWords,
    telegram_language: str | None,
    *,
    is_unasked: bool = False,
) -> ClockChoice | ZoneAsked:
    """Return the zone that an answer names for certain, or the question anew: which of several, or once more.

    With `is_unasked` nothing waits for an answer: the beginning of a name is no name, and a bare name that few know is
    asked about, since "nice", "bath" and "come" are places too.
    """
    clock = timeparse.read_clock(said, words)
    if clock is not None:
        shown = await asyncio.to_thread(_showing, clock, uow.now, telegram_language)
        if not shown:
            return await ask(uow, person, telegram_language, "no-clock")
        if len(shown) == 1:
            return replace(shown[0], place=city_of(shown[0].zone, person.language))
        return ZoneAsked(person, uow.now, places=shown)
    answer = await asyncio.to_thread(zoneanswers.read, said, uow.now)
    if not answer.places or (is_unasked and answer.is_begun):
        return await ask(uow, person, telegram_language, "no-city")
    called = await asyncio.to_thread(zoneanswers.labels, answer.places, person.language)
    choices = tuple(
        ClockChoice(one.zone, _local(one.zone, uow.now), name) for one, name in zip(answer.places, called, strict=True)
    )
    is_doubtful = is_unasked and answer.is_bare and answer.places[0].people < _WELL_KNOWN
    is_certain = answer.is_certain and not is_doubtful
    return choices[0] if is_certain else ZoneAsked(person, uow.now, places=choices)


async def showing_what(
    uow: UnitOfWork, person: Member, zone: str, telegram_language: str | None
) -> ClockChoice | ZoneAsked:
    """Return the zone of a tapped time, or ask which of the places is meant that show this time on other days only."""
    tapped = ClockChoice(zone, _local(zone, uow.now))
    found = await asyncio.to_thread(zones.zone_from_clock, tapped.local_at.time(), uow.now, telegram_language)
    year = zones.year_of(zone, uow.now)
    others = [one for one in found if zones.year_of(one.zone, uow.now) != year]
    beside = [_choice(one) for one in others if one.local_at.date() == tapped.local_at.date()]
    return ZoneAsked(person, uow.now, places=(tapped, *beside)) if beside else tapped


async def at_place(latitude: float, longitude: float) -> str | None:
    """Return the zone at a place, which is then forgotten."""
    return await asyncio.to_thread(zones.zone_at, latitude, longitude)


def is_fresh(shown_minutes: int, now: datetime) -> bool:
    """Return whether a button that showed a time at `shown_minutes` (since 1970) is still about right."""
    return timedelta() <= now - datetime.fromtimestamp(shown_minutes * 60, now.tzinfo) <= CLOCK_SHOWN_FOR


def is_zone(name: str) -> bool:
    """Return whether there is a zone of this name."""
    return zones.is_zone(name)


def _spoken_by(person: Member, telegram_language: str | None) -> str:
    """Return the language by which places are likely: Telegram's, unless another was chosen here."""
    base = (telegram_language or "").partition("-")[0]
    is_other = base in zoneanswers.LANGUAGES and base != person.language
    return person.language if is_other or not telegram_language else telegram_language


def _showing(clock: time, now: datetime, telegram_language: str | None) -> tuple[ClockChoice, ...]:
    """Return where clocks show `clock`; those with twelve hours show it half a day later too."""
    both = [clock, clock.replace(hour=clock.hour % _HALF_A_DAY + _HALF_A_DAY)] if clock.hour <= _HALF_A_DAY else [clock]
    shown = tuple(dict.fromkeys(both))
    each = _SHOWN // len(shown)
    found = [one for clock_ in shown for one in zones.zone_from_clock(clock_, now, telegram_language, each)]
    return tuple(_choice(one) for one in found)


def _choice(one: zones.OffsetChoice) -> ClockChoice:
    return ClockChoice(one.zone, one.local_at)


def _local(zone: str, now: datetime) -> datetime:
    return now.astimezone(ZoneInfo(zone))
