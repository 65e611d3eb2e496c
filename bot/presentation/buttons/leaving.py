"""What the buttons of disconnecting and deleting carry."""

from typing import Annotated

from bot.domain.leaving import LINES, Manner
from bot.presentation.callback_data import CallbackData

_Line = Annotated[str, LINES]


class AskToUnpair(CallbackData, prefix="unpair:ask"):
    """Begin to disconnect."""


class ChooseManner(CallbackData, prefix="unpair:choose"):
    """Choose whether the other is told, and a line for them."""

    manner: Manner
    line: _Line | None = None


class Unpair(CallbackData, prefix="unpair:yes"):
    """Disconnect from the one the button is about."""

    manner: Manner
    couple_id: int
    line: _Line | None = None


class DeleteAccount(CallbackData, prefix="account:delete"):
    """Delete everything."""
