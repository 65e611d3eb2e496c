"""A promise at the top of the chat of the one who waits."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.people import Member


@dataclass(frozen=True, slots=True)
class PromisePinned:
    """A promise of the partner's arrived and is to stay in sight, in the place of one that is over."""

    waiter: Member
    message_id: int
    replaced_id: int | None = None


@dataclass(frozen=True, slots=True)
class PromiseUnpinned:
    """A promise is over, so what was pinned of it goes from the top of the chat; `leaves_at` where that may wait."""

    waiter: Member
    message_id: int
    at: datetime
    is_parting: bool = False
    leaves_at: datetime | None = None
