"""What the buttons carry under what comes by itself: the first message about it, and the monthly look back."""

from bot.presentation.callback_data import CallbackData


class ChooseQuestions(CallbackData, prefix="start:question"):
    """Let a question come each evening, or not."""

    is_on: bool


class SayFineAtStart(CallbackData, prefix="start:fine"):
    """Be fine with what comes, under older messages."""


class OpenLookBack(CallbackData, prefix="lookback:open"):
    """Show what the look back is."""


class ChooseLookBack(CallbackData, prefix="lookback"):
    """Want the look back, or not."""

    is_on: bool
