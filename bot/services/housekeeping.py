"""Forgetting what has served its time."""

from datetime import timedelta

from bot.domain.cards import UNUSED_FOR
from bot.domain.checkins import ANSWERS_KEPT
from bot.storage import (
    budget,
    cards,
    chats,
    checkins,
    dialogues,
    pairing,
    partner_messages,
    promises,
    questions,
    signals,
    updates,
)
from bot.storage.unit_of_work import UnitOfWork

NOTES_KEPT = timedelta(hours=48)  # CONTENT 6.2
SIGNALS_KEPT = timedelta(days=30)


async def clean(uow: UnitOfWork) -> None:
    """Forget the numbers of updates that cannot come again, and words, signals and answers whose time is over."""
    await updates.forget_old(uow)
    await updates.forget_set_aside(uow, uow.now - NOTES_KEPT, uow.now - SIGNALS_KEPT)
    await dialogues.forget_before(uow, uow.now - NOTES_KEPT)
    await chats.forget_old(uow)
    await pairing.forget_invites(uow, uow.now - SIGNALS_KEPT)
    await checkins.forget_old(uow, uow.now - ANSWERS_KEPT)
    await budget.forget_before(uow, (uow.now - NOTES_KEPT).date())
    await partner_messages.forget(uow, uow.now - NOTES_KEPT)
    await cards.forget(uow, uow.now - UNUSED_FOR)
    await promises.forget(uow, uow.now - NOTES_KEPT)
    await questions.forget(uow, uow.now - SIGNALS_KEPT)
    await questions.forget(uow, uow.now - NOTES_KEPT, way="delivered")
    await signals.forget(uow, uow.now - NOTES_KEPT, uow.now - SIGNALS_KEPT)
