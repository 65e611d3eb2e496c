"""From what happened to what is shown: text, entities, buttons. No database, no Telegram calls."""

from bot.rendering import collisions, drafts, menu, pairing, returns, signals, wishes

SCREENS = (
    menu,
    pairing,
    drafts,
    signals,
    returns,
    wishes,
    collisions,
)  # importing a room of screens registers what it shows
