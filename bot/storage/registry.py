"""All tables in one place, for the migrations and for the test that compares the two."""

from bot.storage import agenda, chats, dialogues, keys, outbox, pairing, people, signals, updates
from bot.storage.schema import Row

ROOMS = (agenda, chats, dialogues, keys, outbox, pairing, people, signals, updates)
metadata = Row.metadata
