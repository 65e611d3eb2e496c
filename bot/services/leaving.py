"""Leaving alone, at any time: what is between the two ends in one transaction."""

from bot.db import (
    cards,
    conversations,
    labels,
    leaving,
    lookback,
    outbox,
    pairing,
    partner_notes,
    people,
    promises,
    signals,
)
from bot.db import checkins as kept_checkins
from bot.db.pairing import Couple
from bot.db.unit_of_work import UnitOfWork
from bot.domain.checkins import PollClosed
from bot.domain.leaving import DeleteAsked, Deleted, Manner, UnpairAsked, UnpairChosen, Unpaired
from bot.domain.people import Member
from bot.domain.pins import PromiseUnpinned
from bot.domain.signals import NotConnected
from bot.services import accounts, checkins, lessons, pins


async def ask(uow: UnitOfWork, person: Member) -> UnpairAsked | NotConnected:
    """Begin to disconnect."""
    partner = await accounts.partner_of(uow, person)
    return NotConnected(person) if partner is None else UnpairAsked(person, partner)


async def choose(
    uow: UnitOfWork, person: Member, manner: Manner, line: str | None = None
) -> UnpairChosen | NotConnected:
    """Choose whether the other is told."""
    partner = await accounts.partner_of(uow, person)
    return NotConnected(person) if partner is None else UnpairChosen(person, partner, manner, line)


async def unpair(uow: UnitOfWork, person: Member, manner: Manner, line: str | None = None) -> list[object]:
    """Disconnect, and return what happened. All that was queued between the two is dropped, all that was open ends.

    The key of the connection is shredded, and with it all that it sealed. Told kindly, the connection is over for
    both. Left quietly, the other keeps one with a new key, in which nothing arrives any more; what they send is held,
    in the same words as for a pause or a block, and a question they were asked goes on as if there were one.
    """
    partner = await accounts.partner_of(uow, person)
    couple = await pairing.couple(uow, person.couple_id or 0)
    row = await people.person(uow, person.id)
    if partner is None or couple is None or row is None:
        return [NotConnected(person)]
    await pairing.close_invites_of(uow, [person.id, partner.id])
    is_haunted = manner is Manner.QUIETLY and not partner.is_gone
    leaving_ones = [person] if is_haunted or partner.is_gone else [person, partner]
    open_polls = {one.id: await _stop(uow, one) for one in leaving_ones}
    unpinned = await pins.unpin_between(uow, couple.id, quietly_for=partner.id if is_haunted else None)
    row.couple_id = None
    await conversations.drop(uow, person.id)
    if is_haunted:
        await _haunt(uow, couple, person)
    else:
        await _dissolve(uow, couple)
        await _note_left(uow, partner)
    alone = await accounts.known(uow, person.id) or person
    other = await accounts.known(uow, partner.id) or partner
    closed = [PollClosed(one, shown) for one in (alone, other) for shown in open_polls.get(one.id, ())]
    return [Unpaired(alone, other, manner, line), *closed, *unpinned]


async def ask_to_delete(uow: UnitOfWork, person: Member) -> DeleteAsked:
    """Begin to delete everything."""
    return DeleteAsked(person, await accounts.partner_of(uow, person))


async def delete(uow: UnitOfWork, person: Member) -> list[object]:
    """Delete everything of a person, at once, and return what happened; a connection ends quietly with it."""
    happened = await unpair(uow, person, Manner.QUIETLY) if person.couple_id is not None else []
    closed = [one for one in happened if isinstance(one, PollClosed) and one.person.id == person.id]
    unpinned = [one for one in happened if isinstance(one, PromiseUnpinned) and one.waiter.id != person.id]
    row = await people.person(uow, person.id)
    if row is not None:
        await uow.session.flush()
        await leaving.erase_person(uow, row)
    return [Deleted(person), *closed, *unpinned]


async def _stop(uow: UnitOfWork, person: Member) -> list[int]:
    """Let nothing more come by itself to somebody, forget their answers, and return the polls that were open."""
    await lessons.stop(uow, person.id)
    await lookback.forget(uow, person.id)
    return await checkins.stop(uow, person.id)


async def _haunt(uow: UnitOfWork, couple: Couple, person: Member) -> None:
    """End all that is open, and keep of the one who leaves only what the other's messages are worded by."""
    await outbox.drop_between(uow, couple.id)
    await signals.erase_of_couple(uow, couple.id)
    await cards.erase_of_couple(uow, couple.id)
    await promises.erase_of_couple(uow, couple.id)
    await partner_notes.erase_of_couple(uow, couple.id)
    old_key, couple.key_id = couple.key_id, await uow.new_key()
    await kept_checkins.seal_anew(uow, couple)
    kept = {
        "name": person.name,
        "language": person.language,
        "zone": person.zone.key if person.is_zone_known else None,
        "tone": person.tone,
        "takes_lines": person.takes_lines,
    }
    couple.left_member = await uow.seal_json(couple.key_id, labels.left_member(couple.id), kept)
    await uow.session.flush()
    await leaving.shred(uow, old_key)


async def _note_left(uow: UnitOfWork, partner: Member) -> None:
    """Remember for some days that somebody was left, so that they are treated kindly."""
    row = None if partner.is_gone else await people.person(uow, partner.id)
    if row is not None:
        row.left_at = uow.now


async def _dissolve(uow: UnitOfWork, couple: Couple) -> None:
    for one in await people.of_couple(uow, couple.id):
        one.couple_id = None
        await conversations.drop(uow, one.id)
    await uow.session.flush()
    await leaving.erase_couple(uow, couple)
