"""How far something has come that one partner sends to the other, which its sender's receipt says."""

from enum import StrEnum

from bot.domain.api_calls import Delivered, DeliveryResult, Expired, Refused


class Way(StrEnum):
    """How far it has come; stored with it."""

    SENT = "sent"
    HELD = "held"
    DELIVERED = "delivered"
    EXPIRED = "expired"
    UNDELIVERED = "undelivered"
    TAKEN_BACK = "taken_back"


def way_of(result: DeliveryResult) -> Way:
    """Return how far something came whose call ended so; who cannot be reached now gets it once they can."""
    if isinstance(result, Delivered):
        return Way.DELIVERED
    if isinstance(result, Refused) and result.is_unreachable:
        return Way.HELD
    return Way.EXPIRED if isinstance(result, Expired) else Way.UNDELIVERED
