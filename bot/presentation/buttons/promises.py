"""What the buttons carry under a time that one named."""

from datetime import datetime
from typing import Annotated

from bot.domain.appointments import Said
from bot.presentation.callback_data import CallbackData


class _OfPromise(CallbackData):
    promise_id: int


class SayHere(_OfPromise, prefix="promise:here"):
    """Say that one is there."""


class PreviewLater(_OfPromise, prefix="promise:later"):
    """Preview a little later, at the time on the button; older buttons have none."""

    at: datetime | None = None


class AskOtherTime(_OfPromise, prefix="promise:other"):
    """Ask for another time."""


class ChooseOtherReading(_OfPromise, prefix="promise:when"):
    """Preview one of the times that what was typed may mean."""

    at: datetime


class MovePromise(_OfPromise, prefix="promise:move"):
    """Name the other time that was previewed."""

    at: datetime


class SayWaiting(CallbackData, prefix="promise:say"):
    """Let the one who waits say something at the time itself."""

    said: Said
    promise_id: int
    stamp: Annotated[int, range(10**8, 10**11)]  # the time it is about, in seconds


class SendHeart(CallbackData, prefix="promise:heart"):
    """Let a heart follow something that was said about a promise."""

    what: Annotated[str, "[a-z]{1,5}[0-9]{0,11}"]
    promise_id: int
