"""Ten minutes for oneself: only where somebody is in a dialogue is kept, never what they write."""

from bot.db import conversations, outbox_control, people
from bot.db.schema import random_id
from bot.db.unit_of_work import UnitOfWork
from bot.domain.people import Member
from bot.domain.soothing import TRUE_THINGS, BreathingBegun, SootheOpened, WayShown, WordsLetGo
from bot.domain.stored_names import ConversationKind, DedupeKey
from bot.services import signals

KIND = ConversationKind.SOOTHE


async def open_menu(uow: UnitOfWork, person: Member, message_id: int | None = None) -> SootheOpened:
    """Offer the ways, in the place of one of them where `message_id` is its message.

    A breath that is being paced there ends, and nothing is waited for any more.
    """
    await leave(uow, person)
    if message_id is not None:
        await outbox_control.cancel_by_prefix(uow, person.id, series(message_id))
    return SootheOpened(person, await signals.open_space_of(uow, person) is not None, message_id is None)


async def breathe(uow: UnitOfWork, person: Member, message_id: int) -> BreathingBegun:
    """Begin a paced breath in a message."""
    await outbox_control.cancel_by_prefix(uow, person.id, series(message_id))
    return BreathingBegun(person, message_id, uow.now)


async def take(uow: UnitOfWork, person: Member, way: str, *, is_elsewhere: bool = False) -> WayShown:
    """Show a way; where it asks for words, they will be removed from the chat as they come."""
    await leave(uow, person)
    if way in {"true", "write"}:
        await _wait(uow, person, way, 0)
    return WayShown(person, way, is_elsewhere=is_elsewhere)


async def let_go(uow: UnitOfWork, person: Member, message_id: int) -> WordsLetGo | None:
    """Take words that were written for nobody; None where none were asked for."""
    found = await conversations.load(uow, person.id)
    if found is None or found[0].kind != KIND:
        return None
    way, step = found[0].step, int(found[1].get("step", 0)) + 1
    if way == "true" and step >= TRUE_THINGS:
        await conversations.drop(uow, person.id)
    else:
        await _wait(uow, person, way, step)
    return WordsLetGo(person, message_id, way, step)


async def leave(uow: UnitOfWork, person: Member) -> None:
    """Wait for no more words; another dialogue that is open stays so."""
    found = await conversations.load(uow, person.id)
    if found is not None and found[0].kind == KIND:
        await conversations.drop(uow, person.id)


def series(message_id: int) -> str:
    """Return what the keys of a paced breath in a message begin with."""
    return DedupeKey.BREATH.series(message_id)


async def _wait(uow: UnitOfWork, person: Member, way: str, step: int) -> None:
    row = await people.person(uow, person.id)
    if row is not None:
        await conversations.keep(uow, row, random_id(), KIND, way, {"step": step})
