"""What a signal waits for in somebody's own words: a time, a line for the return."""

from dataclasses import dataclass

from bot.db import conversations, people
from bot.db.schema import random_id
from bot.db.unit_of_work import UnitOfWork
from bot.domain.people import Member
from bot.domain.stored_names import ConversationKind

KIND = ConversationKind.REPLY


@dataclass(frozen=True, slots=True)
class PendingPrompt:
    """What is waited for ("longer", "topic", "line", "back-line", "yes-at", "not-now", "write",
    "promise", which then stands for the signal) and which signal it belongs to.

    `pending` is what was said already and can be read once the zone of the person is known.
    """

    what: str
    signal_id: int
    pending: str | None = None


async def open_kind(uow: UnitOfWork, person: Member) -> str | None:
    """Return the kind of the dialogue that somebody is in the middle of."""
    found = await conversations.load(uow, person.id)
    return None if found is None else found[0].kind


async def ask(uow: UnitOfWork, person: Member, what: str, signal_id: int, pending: str | None = None) -> None:
    """Wait for words; whatever dialogue was open before is forgotten."""
    row = await people.person(uow, person.id)
    if row is not None:
        await conversations.keep(uow, row, random_id(), KIND, what, {"signal": signal_id, "pending": pending})


async def pending(uow: UnitOfWork, person: Member) -> PendingPrompt | None:
    """Return what is waited for, or None."""
    found = await conversations.load(uow, person.id)
    if found is None or found[0].kind != KIND or not isinstance(found[1].get("signal"), int):
        return None
    return PendingPrompt(found[0].step, found[1]["signal"], found[1].get("pending"))


async def cancel(uow: UnitOfWork, person: Member) -> bool:
    """Wait no more where words are waited for, and say whether they were; another dialogue stays open."""
    if await pending(uow, person) is None:
        return False
    await complete(uow, person)
    return True


async def complete(uow: UnitOfWork, person: Member) -> None:
    """Wait no more."""
    await conversations.drop(uow, person.id)
