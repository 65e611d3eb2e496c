"""What the buttons carry under the question where somebody's clock is."""

from typing import Annotated

from bot.presentation.callback_data import CallbackData

_Zone = Annotated[str, "[A-Za-z][A-Za-z0-9_+/-]{1,39}"]


class ChooseClock(CallbackData, prefix="zone:clock"):
    """Take a time, from older buttons; `slot` tells when it was right."""

    slot: Annotated[int, range(10**9)]
    zone: _Zone


class ChooseCity(CallbackData, prefix="zone:city"):
    """Take a place."""

    zone: _Zone


class AskZone(CallbackData, prefix="zone:ask"):
    """Ask for the place or the time."""


class AskZoneAgain(CallbackData, prefix="zone:again"):
    """Ask once more where a time in an answer was read by the zone."""

    what: Annotated[str, ("longer", "topic", "promise", "yes-at", "not-now")]
    subject_id: int


class OfferPlace(CallbackData, prefix="zone:place"):
    """Offer to share a place."""


class LeaveZone(CallbackData, prefix="zone:back"):
    """Leave the question for what was before it."""
