"""How notes to the partner fare, questions of lessons and messages alike: they move on, are held, and are let go."""

from typing import TypeVar

from bot.db import partner_notes
from bot.db.partner_notes import PartnerNote
from bot.db.unit_of_work import UnitOfWork
from bot.domain.people import Member
from bot.domain.ways import Way
from bot.services import accounts

_N = TypeVar("_N", bound=PartnerNote)
Both = tuple[Member, Member]  # sender and receiver


async def moved(uow: UnitOfWork, note: PartnerNote, way: Way) -> Both | None:
    """Note how far a note has come, and return whom it is from and to; None where that is no news, or one is gone."""
    sender = await accounts.known(uow, note.sender_id)
    receiver = await accounts.receiver(uow, note.receiver_id, note.couple_id)
    if sender is None or receiver is None or note.way == way:
        return None
    note.way = way
    return sender, receiver


async def hold_for(uow: UnitOfWork, kind: type[_N], person: Member) -> list[tuple[_N, Both]]:
    """Note that what is on its way to somebody is held from now on, and return it."""
    found = [
        (note, await moved(uow, note, Way.HELD)) for note in await partner_notes.to(uow, kind, person.id, Way.SENT)
    ]
    return [(note, both) for note, both in found if both is not None]


async def held_for(uow: UnitOfWork, kind: type[_N], person: Member) -> list[tuple[_N, Both]]:
    """Return what is held for somebody, as far as it is from who is their partner still."""
    held = []
    for note in await partner_notes.to(uow, kind, person.id, Way.HELD):
        sender = await accounts.known(uow, note.sender_id)
        if sender is not None and sender.couple_id == person.couple_id == note.couple_id:
            held.append((note, (sender, person)))
    return held
