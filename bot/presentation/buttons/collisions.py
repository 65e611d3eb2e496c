"""What the buttons carry under two signals that met, and under a wish that waits."""

from bot.domain.collisions import Choice, Liked
from bot.presentation.callback_data import CallbackData


class _OfSignal(CallbackData):
    signal_id: int


class SendHeartMeanwhile(_OfSignal, prefix="collision:heart"):
    """Send one small sign into the partner's pause."""


class SayFine(_OfSignal, prefix="collision:fine"):
    """Say fine to joint words."""


class KeepQuietly(_OfSignal, prefix="collision:keep"):
    """Keep a wish without a sign meanwhile."""


class NameOtherTime(_OfSignal, prefix="collision:other"):
    """Name another time."""


class ChooseLiked(CallbackData, prefix="collision"):
    """Say which of two wishes that met one would like."""

    liked: Liked
    signal_id: int


class ChoosePriority(CallbackData, prefix="collide"):
    """Choose what comes first when a need for space met an open wish."""

    choice: Choice
    draft_id: int


class RestWish(_OfSignal, prefix="wish:rest"):
    """Put one's own wish away."""


class LetWishWait(_OfSignal, prefix="wish:wait"):
    """Give one's own wish time."""


class RepeatWish(_OfSignal, prefix="wish:again"):
    """Begin the same wish for another time."""


class MakeWishSmaller(_OfSignal, prefix="wish:smaller"):
    """Begin a smaller wish in the place of the open one."""


class MoveWish(_OfSignal, prefix="wish:window"):
    """Begin the open wish for another time."""
