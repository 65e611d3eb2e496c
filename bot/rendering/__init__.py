"""From what happened to what is shown: text, entities, buttons. No database, no Telegram calls."""

from bot.rendering import collisions, drafts, leaving, menu, pairing, returns, signals, soothing, wishes

SCREENS = (
    menu,
    pairing,
    drafts,
    signals,
    returns,
    wishes,
    collisions,
    soothing,
    leaving,
)  # importing a room of screens registers what it shows
