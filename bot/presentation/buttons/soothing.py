"""What the buttons of ten minutes for oneself carry."""

from typing import Annotated

from bot.domain.soothing import WAYS
from bot.presentation.callback_data import CallbackData


class Soothe(CallbackData, prefix="menu:soothe"):
    """Offer the ways below whatever they were asked for from."""


class SeeSomebody(CallbackData, prefix="menu:well"):
    """Show the way that leads to somebody else."""


class OtherWay(CallbackData, prefix="soothe:menu"):
    """Offer the ways in the place of one of them."""


class TakeWay(CallbackData, prefix="soothe"):
    """Take one way."""

    way: Annotated[str, WAYS]
