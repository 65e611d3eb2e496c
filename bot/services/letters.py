"""Putting finished letters into the outbox, sealed for the couple or the person they belong to."""

from collections.abc import Sequence

from bot.domain.letters import Letter
from bot.domain.people import NOBODY
from bot.storage import outbox, pairing, people
from bot.storage.unit_of_work import UnitOfWork


async def post(uow: UnitOfWork, letters: Sequence[Letter]) -> None:
    """Queue letters within this transaction.

    A letter of a couple is sealed with the couple's key, any other with the key of the person it goes to. A letter to
    somebody who is gone, or of a couple that is gone, is not queued.
    """
    letters = [letter for letter in letters if letter.to != NOBODY]
    if not letters:
        return
    couples = {letter.couple_id for letter in letters if letter.couple_id is not None}
    loners = {letter.to for letter in letters if letter.couple_id is None}
    couple_keys = await pairing.couple_keys(uow, couples) if couples else {}
    own_keys = await people.keys(uow, loners) if loners else {}
    sealed = []
    for letter in letters:
        key = own_keys.get(letter.to) if letter.couple_id is None else couple_keys.get(letter.couple_id)
        if key is not None:
            sealed.append((key, letter))
    await outbox.enqueue(uow, sealed)


async def post_outside(uow: UnitOfWork, letters: Sequence[Letter]) -> None:
    """Queue letters to a chat that is no person's, sealed with the key of the house."""
    key_id = await uow.house_key()
    await outbox.enqueue(uow, [(key_id, letter) for letter in letters])
