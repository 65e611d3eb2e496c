"""Putting finished letters into the outbox, sealed for the couple or the person they belong to."""

from collections.abc import Sequence

from bot.db import outbox, pairing, people
from bot.db.unit_of_work import UnitOfWork
from bot.domain.api_calls import BotApiCall
from bot.domain.people import NOBODY


async def enqueue(uow: UnitOfWork, letters: Sequence[BotApiCall]) -> None:
    """Queue letters within this transaction.

    A letter of a couple is sealed with the couple's key, any other with the key of the person it goes to. A letter to
    somebody who is gone, or of a couple that is gone, is not queued.
    """
    letters = [letter for letter in letters if letter.to != NOBODY]
    if not letters:
        return
    keys = [await _key_for(uow, letter) for letter in letters]
    await outbox.enqueue(uow, [(key, letter) for key, letter in zip(keys, letters, strict=True) if key is not None])


async def _key_for(uow: UnitOfWork, letter: BotApiCall) -> int | None:
    """Return the key that seals a letter, None where whoever has it is gone; that of the app where it is not at hand.

    Somebody whose key cannot be used now would otherwise take down what others do that concerns them.
    """
    of_couple = letter.couple_id is not None
    key_id = await (pairing.key_of(uow, letter.couple_id or 0) if of_couple else people.key_of(uow, letter.to))
    if key_id is None or await uow.can_seal(key_id):
        return key_id
    return await uow.system_key()


async def enqueue_as_system(uow: UnitOfWork, letters: Sequence[BotApiCall]) -> None:
    """Queue letters to a chat that is no person's, sealed with the key of the app."""
    key_id = await uow.system_key()
    await outbox.enqueue(uow, [(key_id, letter) for letter in letters])
