"""What the buttons of cards carry."""

from bot.presentation.callback_data import CallbackData


class ListCards(CallbackData, prefix="card:list"):
    """Show one's own cards."""


class NewCard(CallbackData, prefix="card:new"):
    """Put a card together."""


class KeepCard(CallbackData, prefix="card:keep"):
    """Keep what is shown as a card."""

    draft_id: int


class OpenCard(CallbackData, prefix="card:open"):
    """Show one card with Send."""

    card_id: int


class DropCard(CallbackData, prefix="card:drop"):
    """Take a card out."""

    card_id: int
