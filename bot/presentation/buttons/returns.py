"""What the buttons carry of a promised return: coming back, a new time, and what lies between."""

from datetime import datetime
from typing import Annotated

from bot.domain.returns import OPENERS, WELCOMES
from bot.presentation.callback_data import CallbackData

_Opener = Annotated[str, OPENERS]
_What = Annotated[str, ("longer", "topic")]  # what a time is named for


class _OfSpace(CallbackData):
    signal_id: int


class ComeBack(_OfSpace, prefix="return:back"):
    """Come back; older buttons carry a ready line, and an instant that nobody reads."""

    opener: _Opener | None = None
    at: datetime | None = None


class ComeBackAsPreviewed(_OfSpace, prefix="return:line"):
    """Come back with what was previewed, by the number of the preview; older buttons have none."""

    number: Annotated[int, range(10**9)] | None = None


class AddOpener(_OfSpace, prefix="return:say"):
    """Let a ready line follow."""

    opener: _Opener


class WelcomeBack(_OfSpace, prefix="return:welcome"):
    """Answer a return."""

    welcome: Annotated[str, WELCOMES]


class WriteReturn(_OfSpace, prefix="return:words"):
    """Come back with a line of one's own."""


class ShowWaysBack(_OfSpace, prefix="return:open"):
    """Show the ways back."""


class PreviewLonger(_OfSpace, prefix="return:longer"):
    """Preview a new time; older buttons only say how much longer, in minutes."""

    minutes: Annotated[int, (20, 60)]
    at: datetime | None = None


class SendLonger(_OfSpace, prefix="return:until"):
    """Set the new time that was previewed."""

    at: datetime


class ChooseLongerReading(_OfSpace, prefix="return:read"):
    """Preview one of the times that what was typed may mean."""

    what: _What
    at: datetime


class AskForTime(_OfSpace, prefix="return:ask"):
    """Ask for a time in own words."""

    what: _What


class RemoveKeptLine(_OfSpace, prefix="return:unline"):
    """Take out the line that was kept for the return."""
