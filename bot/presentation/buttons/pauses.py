"""What the buttons of a pause carry."""

from datetime import datetime
from typing import Annotated

from bot.domain.pauses import CHOICES
from bot.presentation.callback_data import CallbackData


class AskPause(CallbackData, prefix="menu:pause"):
    """Ask for how long."""


class PauseFor(CallbackData, prefix="pause:for"):
    """Begin a pause."""

    length: Annotated[str, CHOICES]


class PauseUntil(CallbackData, prefix="pause:at"):
    """Begin a pause until what a typed time may mean."""

    at: datetime


class EndPause(CallbackData, prefix="pause:end"):
    """End one's own pause."""
