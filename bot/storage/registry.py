"""All tables in one place, for the migrations and for the test that compares the two."""

from bot.storage import (
    agenda,
    budget,
    cards,
    chats,
    checkins,
    dialogues,
    keys,
    lessons,
    lookback,
    outbox,
    pairing,
    partner_messages,
    people,
    promises,
    questions,
    signals,
    updates,
    zonerules,
)
from bot.storage.schema import Row

ROOMS = (
    agenda,
    budget,
    cards,
    chats,
    checkins,
    dialogues,
    keys,
    lessons,
    lookback,
    outbox,
    pairing,
    partner_messages,
    people,
    promises,
    questions,
    signals,
    updates,
    zonerules,
)
metadata = Row.metadata
