"""From what happened to what is shown: text, entities, buttons. No database, no Telegram calls."""

from bot.rendering import drafts, menu, pairing, signals

SCREENS = (menu, pairing, drafts, signals)  # importing a room of screens registers what it shows
