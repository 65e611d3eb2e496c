"""All tables in one place, for the migrations and for the test that compares the two."""

from bot.db import (
    cards,
    chats,
    checkins,
    conversations,
    data_keys,
    lessons,
    lookback,
    outbox,
    pairing,
    partner_messages,
    people,
    proactive_messages,
    processed_updates,
    promises,
    questions,
    scheduled_jobs,
    signals,
    zonerules,
)
from bot.db.schema import Row

MODULES = (
    cards,
    chats,
    checkins,
    conversations,
    data_keys,
    lessons,
    lookback,
    outbox,
    pairing,
    partner_messages,
    people,
    proactive_messages,
    processed_updates,
    promises,
    questions,
    scheduled_jobs,
    signals,
    zonerules,
)
metadata = Row.metadata
