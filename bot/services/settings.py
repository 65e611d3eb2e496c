"""Changing how Halfway speaks to somebody; a change counts at once, and nobody else is told of it."""

from dataclasses import replace
from datetime import time

from bot.db import conversations, people
from bot.db.people import Person
from bot.db.schema import random_id
from bot.db.unit_of_work import UnitOfWork
from bot.domain.people import NAME_LENGTH, NAMELESS, Member, Tone, shown_name, whole_name
from bot.domain.settings import (
    HOUR_OF,
    UNDO_SECONDS,
    LanguageChosen,
    Section,
    SettingsShown,
    Switch,
)
from bot.domain.stored_names import ConversationKind
from bot.services import lessons, rhythms
from bot.services.accounts import member

KIND = ConversationKind.SETTINGS
_RHYTHMIC = (Section.CHECKINS, Section.LESSONS)
_TYPED = {Section.NAME, Section.QUIET_FROM, Section.QUIET_TO, *HOUR_OF}  # where a name or a time can be typed


async def show(
    uow: UnitOfWork, person: Member, section: Section, problem: str | None = None, readings: tuple[time, ...] = ()
) -> SettingsShown:
    """Open one screen of the settings; where something can be typed, wait for it, elsewhere wait no more."""
    row = await _row(uow, person)
    if section in _TYPED:
        await conversations.keep(uow, row, random_id(), KIND, section, {})
    else:
        await stop_waiting(uow, person)
    return replace(await _shown(uow, row, section, problem), readings=readings)


async def awaited(uow: UnitOfWork, person: Member) -> Section | None:
    """Return the screen for which something is to be typed, or None."""
    found = await conversations.load(uow, person.id)
    is_open = found is not None and found[0].kind == KIND
    return Section(found[0].step) if found is not None and is_open and found[0].step in _TYPED else None


async def stop_waiting(uow: UnitOfWork, person: Member) -> None:
    """Wait no more for something that belongs to the settings; what else somebody is in the middle of stays."""
    found = await conversations.load(uow, person.id)
    if found is not None and found[0].kind == KIND:
        await conversations.drop(uow, person.id)


async def set_name(uow: UnitOfWork, person: Member, name: str) -> SettingsShown:
    """Set the name that the partner sees, whatever Telegram shows; one that is no name, or too long, is asked again."""
    visible = shown_name(name)
    if visible == NAMELESS:
        return await show(uow, person, Section.NAME, "empty")
    if len(whole_name(name)) > NAME_LENGTH:
        return await show(uow, person, Section.NAME, "long")
    return await _renamed(uow, person, visible, is_chosen=True)


async def follow_telegram(uow: UnitOfWork, person: Member, first_name: str) -> SettingsShown:
    """Let the partner see the name that Telegram shows, now and when it changes."""
    return await _renamed(uow, person, shown_name(first_name), is_chosen=False)


async def set_tone(uow: UnitOfWork, person: Member, tone: Tone) -> SettingsShown:
    """Set how messages to this person sound."""
    row = await _row(uow, person)
    row.tone = tone
    return await _shown(uow, row, Section.TONE)


async def set_switch(uow: UnitOfWork, person: Member, switch: Switch, *, is_on: bool) -> SettingsShown:
    """Set something on or off."""
    row = await _row(uow, person)
    setattr(row, switch, is_on)
    return await _shown(uow, row, Section.DISCREET if switch is Switch.DISCREET else Section.SIGNALS)


async def set_undo(uow: UnitOfWork, person: Member, seconds: int) -> SettingsShown:
    """Set for how long a signal can be stopped after *Send*; other lengths than those offered change nothing."""
    row = await _row(uow, person)
    if seconds in UNDO_SECONDS:
        row.undo_seconds = seconds
    return await _shown(uow, row, Section.SIGNALS)


async def set_clock(uow: UnitOfWork, person: Member, section: Section, clock: time) -> SettingsShown:
    """Set the time that a screen is about: an end of the quiet hours, or when questions or lessons come."""
    row = await _row(uow, person)
    await stop_waiting(uow, person)
    if section in HOUR_OF:
        await rhythms.set_clock(uow, person, HOUR_OF[section], clock)
        return await _shown(uow, row, HOUR_OF[section])
    if section is Section.QUIET_FROM:
        row.quiet_from = clock
    else:
        row.quiet_to = clock
    await rhythms.plan_anew(uow, member(uow, row))
    return await _shown(uow, row, Section.QUIET)


async def end_quiet(uow: UnitOfWork, person: Member) -> SettingsShown:
    """Have no quiet hours: they end when they begin."""
    row = await _row(uow, person)
    row.quiet_to = row.quiet_from
    await rhythms.plan_anew(uow, member(uow, row))
    return await _shown(uow, row, Section.QUIET)


async def set_language(uow: UnitOfWork, person: Member, code: str) -> LanguageChosen:
    """Set the language, which from now on does not follow Telegram's any more."""
    row = await _row(uow, person)
    row.language, row.is_language_chosen = code, True
    return LanguageChosen(member(uow, row), uow.now)


async def set_zone(uow: UnitOfWork, person: Member, zone: str) -> Member:
    """Set the zone and return the person who lives in it now; `zone` is one that this machine knows."""
    row = await _row(uow, person)
    row.zone = zone
    changed = member(uow, row)
    await rhythms.plan_anew(uow, changed)
    return changed


async def switch_rhythm(uow: UnitOfWork, person: Member, of: Section, *, is_on: bool) -> SettingsShown:
    """Let questions or lessons come by themselves, or not."""
    await rhythms.switch(uow, person, of, is_on=is_on)
    return await _shown(uow, await _row(uow, person), of)


async def set_day(uow: UnitOfWork, person: Member, of: Section, day: int, *, is_on: bool) -> SettingsShown:
    """Let questions or lessons come on a weekday, or not."""
    await rhythms.set_day(uow, person, of, day, is_on=is_on)
    return await _shown(uow, await _row(uow, person), of)


async def set_track(uow: UnitOfWork, person: Member, track: str) -> SettingsShown:
    """Set which lessons come first: "reach", "retreat" or "mixed"."""
    await lessons.set_track(uow, person, track)
    return await _shown(uow, await _row(uow, person), Section.LESSONS)


async def show_zone(uow: UnitOfWork, person: Member) -> SettingsShown:
    """Open the screen of the time zone, where nothing waits for it any more."""
    await stop_waiting(uow, person)
    return await _shown(uow, await _row(uow, person), Section.ZONE)


async def _renamed(uow: UnitOfWork, person: Member, name: str, *, is_chosen: bool) -> SettingsShown:
    row = await _row(uow, person)
    await people.rename(uow, row, name)
    row.is_name_chosen = is_chosen
    await stop_waiting(uow, person)
    return await _shown(uow, row, Section.NAME)


async def _row(uow: UnitOfWork, person: Member) -> Person:
    row = await people.person(uow, person.id)
    assert row is not None  # noqa: S101 - whoever sent an update is known
    return row


async def _shown(uow: UnitOfWork, row: Person, section: Section, problem: str | None = None) -> SettingsShown:
    person, of = member(uow, row), HOUR_OF.get(section, section)
    needed = _RHYTHMIC if section is Section.MAIN else tuple(one for one in _RHYTHMIC if one is of)
    found = {one: await rhythms.rhythm(uow, person, one) for one in needed}
    shown = SettingsShown(person, section, uow.now, problem, rhythms=found)
    return replace(shown, is_language_chosen=row.is_language_chosen, is_name_chosen=row.is_name_chosen)
