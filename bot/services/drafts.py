"""Signals that are being put together, kept so that a restart or another command loses nothing."""

from dataclasses import replace

from bot.db import conversations, people
from bot.db.schema import random_id
from bot.db.unit_of_work import UnitOfWork
from bot.db.unreadable import read_or
from bot.domain.drafts import Draft
from bot.domain.marks import tail
from bot.domain.own_words import length
from bot.domain.people import Member
from bot.domain.signals import LINE_LENGTH, Kind
from bot.domain.stored_names import ConversationKind
from bot.timeparse import NoTime, Unclear


async def begin(uow: UnitOfWork, person: Member, kind: Kind) -> Draft:
    """Begin a draft; whatever dialogue was open before is forgotten."""
    draft = Draft(random_id() >> 20, kind)  # short enough for a button, long enough not to come twice
    await keep(uow, person, draft, "begun")
    return draft


async def keep(uow: UnitOfWork, person: Member, draft: Draft, step: str) -> None:
    """Keep a draft and the step it waits at."""
    row = await people.person(uow, person.id)
    if row is not None:
        await conversations.keep(uow, row, draft.id, ConversationKind.SIGNAL, step, draft.as_json())


async def load(uow: UnitOfWork, person: Member, draft_id: int | None = None) -> tuple[Draft, str] | None:
    """Return the open draft of a person and its step; None when there is none, or another than `draft_id`."""
    found = await conversations.load(uow, person.id)
    if found is None or found[0].kind != ConversationKind.SIGNAL or draft_id not in {None, found[0].id}:
        return None
    draft = read_or(None, lambda: Draft.of_json(found[1]), "conversations.body", person.id)
    return None if draft is None else (draft, found[0].step)


async def drop(uow: UnitOfWork, person: Member) -> bool:
    """Forget whatever dialogue is open; return whether there was one."""
    return await conversations.drop(uow, person.id)


def unclear(draft: Draft, found: Unclear, said: str) -> Draft:
    """Return the draft with what its time may mean, and the own words behind that time, as marked in what was said."""
    readings = tuple((int(one.until_at.timestamp()), _end_of(said, one.rest)) for one in found.readings)
    kept = next((rest for _, rest in readings if rest), None) or draft.kept or None
    return draft.changed(kept=_line(kept), readings=readings)


def unread(draft: Draft, found: object, said: str) -> Draft:
    """Return the draft with the words that were no time; only behind the command may all of them be own words."""
    is_first = draft.kept == ""
    kept = _end_of(said, found.rest) if is_first and isinstance(found, NoTime) else draft.kept
    return draft.changed(kept=_line(kept), readings=())


def _line(words: str | None) -> str | None:
    """Return words that may become the line, None where there are none or more than a line has room for."""
    return words if words and length(words) <= LINE_LENGTH else None


def _end_of(said: str, rest: str) -> str:
    """Return the words that a time leaves, with the marks that they had in what was said."""
    return tail(said.rstrip(), len(rest)) if rest else ""


def toggled_sign(draft: Draft, sign: str, most: int, excludes: frozenset[str]) -> Draft:
    """Return the draft with a sign ticked or not; ticking takes out what it excludes and the oldest beyond `most`."""
    if sign in draft.signs:
        return draft.changed(signs=tuple(s for s in draft.signs if s != sign))
    kept = tuple(s for s in draft.signs if s not in excludes)
    return draft.changed(signs=(*kept, sign)[-most:])


def reworded(draft: Draft, wordings: int) -> Draft:
    """Return the draft with the next of its wordings."""
    return replace(draft, variant=(draft.variant + 1) % wordings, text=None)
