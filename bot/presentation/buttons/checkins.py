"""What the buttons of the small questions carry, and of good moments that are told."""

from bot.domain.checkins import Going, Reply
from bot.presentation.callback_data import CallbackData


class _OfPoll(CallbackData):
    poll_number: int


class SkipQuestion(_OfPoll, prefix="checkin:skip"):
    """Let the question be."""


class ShowQuestion(_OfPoll, prefix="checkin:open"):
    """Show the question to somebody whose notifications show nothing."""


class ShareAnswer(_OfPoll, prefix="checkin:share"):
    """Share the answer if the other one does too."""


class KeepAnswer(_OfPoll, prefix="checkin:keep"):
    """Keep the answer."""


class ReviewCheckins(CallbackData, prefix="checkin:going"):
    """Go on as before, less often, or not for now."""

    going: Going


class WriteMoment(_OfPoll, prefix="telling:write"):
    """Write a line about a good moment."""


class PreviewBareMoment(_OfPoll, prefix="telling:bare"):
    """Preview a good moment without a line."""


class TellMoment(_OfPoll, prefix="telling:send"):
    """Tell of the good moment that was previewed."""


class KeepMoment(_OfPoll, prefix="telling:leave"):
    """Keep a good moment to oneself."""


class SendMomentHeart(_OfPoll, prefix="telling:heart"):
    """Let a heart follow the answer to a moment that one told."""


class AnswerMoment(CallbackData, prefix="telling:say"):
    """Answer to a good moment that the partner told of."""

    reply: Reply
    poll_number: int
