"""What the buttons carry under a signal that is being put together."""

from datetime import datetime
from typing import Annotated

from bot.domain.lengths import Choice
from bot.domain.signals import Strength
from bot.presentation.callback_data import CallbackData

_Name = Annotated[str, "[a-z-]+"]  # of a sign, a wish or a window of the content


class BeginSpace(CallbackData, prefix="menu:space"):
    """Begin a need for space."""


class BeginCloseness(CallbackData, prefix="menu:closeness"):
    """Begin a wish for closeness."""


class BeginTalk(CallbackData, prefix="menu:talk"):
    """Begin a topic."""


class _OfDraft(CallbackData):
    draft_id: int


class SendDraft(_OfDraft, prefix="draft:send"):
    """Send what is previewed."""


class ShowPreview(_OfDraft, prefix="draft:preview"):
    """Show the preview again."""


class ShowMore(_OfDraft, prefix="draft:more"):
    """Show the preview with all that can be changed."""


class CancelDraft(_OfDraft, prefix="draft:cancel"):
    """Send nothing."""


class NextWording(_OfDraft, prefix="draft:wording"):
    """Show the next wording of the frame."""


class RedoTopic(_OfDraft, prefix="draft:topic"):
    """Put the topic together once more."""


class RemoveLine(_OfDraft, prefix="draft:unline"):
    """Take the own line out, and ask for another."""


class DropLine(_OfDraft, prefix="draft:noline"):
    """Take the own line out, and show the preview."""


class SetUntil(_OfDraft, prefix="draft:until"):
    """Set the promised return; lengths of some hours stand on older buttons only."""

    choice: Annotated[str, ("20m", "1h", "3h", "tonight", "tomorrow", "other")]


class SetTime(_OfDraft, prefix="draft:at"):
    """Set the promised return to the clock on the button."""

    choice: Choice
    at: datetime


class SetKinderTime(_OfDraft, prefix="draft:kinder"):
    """Set the promised return to when the partner is awake."""

    at: datetime


class ChooseReading(_OfDraft, prefix="draft:read"):
    """Set the promised return to one of the times that were typed, by its place."""

    place: Annotated[int, range(3)]


class ChooseWish(_OfDraft, prefix="draft:wish"):
    """Set the wish."""

    wish: _Name


class ChooseWindow(_OfDraft, prefix="draft:window"):
    """Set the window of a wish."""

    window: _Name


class SetStrength(_OfDraft, prefix="draft:strength"):
    """Set how much."""

    strength: Strength


class TickSign(_OfDraft, prefix="draft:sign"):
    """Tick a ready line among all of them, or take the tick away."""

    sign: _Name


class TickChip(_OfDraft, prefix="draft:chip"):
    """Tick a ready line on the preview, or take the tick away."""

    sign: _Name


class AskAgain(_OfDraft, prefix="draft:ask"):
    """Ask again for something that was said already."""

    what: Annotated[str, ("until", "wish", "window", "line", "own")]


class JudgeLanding(_OfDraft, prefix="draft:landing"):
    """Keep a line that may land as blame, write it anew, or do without."""

    choice: Annotated[str, ("keep", "template", "none")]
