"""From what happened to what is shown: text, entities, buttons. No database, no Telegram calls."""
