"""Forgetting what has served its time."""

from datetime import timedelta

from bot.db import (
    cards,
    chats,
    checkins,
    conversations,
    pairing,
    partner_notes,
    proactive_messages,
    processed_updates,
    promises,
    signals,
)
from bot.db.partner_notes import LessonQuestion, PartnerMessageRow
from bot.db.unit_of_work import UnitOfWork
from bot.domain.cards import UNUSED_FOR
from bot.domain.checkins import ANSWERS_KEPT
from bot.domain.ways import Way

NOTES_KEPT = timedelta(hours=48)  # as long as /x takes messages away, which Telegram allows for 48 hours
SIGNALS_KEPT = timedelta(days=30)


async def clean(uow: UnitOfWork) -> None:
    """Forget the numbers of updates that cannot come again, and words, signals and answers whose time is over."""
    await processed_updates.forget_old(uow)
    await processed_updates.forget_set_aside(uow, uow.now - NOTES_KEPT, uow.now - SIGNALS_KEPT)
    await conversations.forget_before(uow, uow.now - NOTES_KEPT)
    await chats.forget_old(uow)
    await pairing.forget_invites(uow, uow.now - SIGNALS_KEPT)
    await checkins.forget_old(uow, uow.now - ANSWERS_KEPT)
    await proactive_messages.forget_before(uow, (uow.now - NOTES_KEPT).date())
    await partner_notes.forget(uow, PartnerMessageRow, uow.now - NOTES_KEPT)
    await cards.forget(uow, uow.now - UNUSED_FOR)
    await promises.forget(uow, uow.now - NOTES_KEPT)
    await partner_notes.forget(uow, LessonQuestion, uow.now - SIGNALS_KEPT)
    await partner_notes.forget(uow, LessonQuestion, uow.now - NOTES_KEPT, way=Way.DELIVERED)
    await signals.forget(uow, uow.now - NOTES_KEPT, uow.now - SIGNALS_KEPT)
