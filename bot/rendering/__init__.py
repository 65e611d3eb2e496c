"""From what happened to what is shown: text, entities, buttons. No database, no Telegram calls."""

from bot.rendering import collisions, drafts, leaving, menu, pairing, returns, safety, signals, soothing, wishes

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
    safety,
)  # importing a room of screens registers what it shows
