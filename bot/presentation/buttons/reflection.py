"""What the buttons of the self-reflection carry."""

from typing import Annotated

from bot.presentation.callback_data import CallbackData


class OpenReflection(CallbackData, prefix="reflect:open"):
    """Say what it is."""


class ReflectOn(CallbackData, prefix="reflect:at"):
    """Go on with what was answered so far."""

    answers: Annotated[str, "[0-5]{0,40}"]


class UseResult(CallbackData, prefix="reflect:use"):
    """Take over what a result suggests."""

    result: Annotated[str, "[a-z_]{1,40}"]


class StopReflecting(CallbackData, prefix="reflect:stop"):
    """Stop on the way."""


class LeaveReflection(CallbackData, prefix="reflect:leave"):
    """Leave everything as it was."""
