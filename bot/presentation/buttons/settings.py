"""What the buttons of the settings carry."""

from datetime import time
from typing import Annotated

from bot.domain.lessons import TRACKS
from bot.domain.people import Tone
from bot.domain.settings import Section, Switch
from bot.presentation.callback_data import CallbackData

_Rhythmic = Annotated[Section, (Section.CHECKINS, Section.LESSONS)]
_Timed = Annotated[Section, (Section.QUIET_FROM, Section.QUIET_TO, Section.CHECKINS_HOUR, Section.LESSONS_HOUR)]


class OpenSection(CallbackData, prefix="settings:open"):
    """Open one screen."""

    section: Section


class FollowTelegramName(CallbackData, prefix="settings:name:telegram"):
    """Let the partner see the name that Telegram shows."""


class SetTone(CallbackData, prefix="settings:tone"):
    """Set the tone."""

    tone: Tone


class SetSwitch(CallbackData, prefix="settings:switch"):
    """Set something on or off."""

    switch: Switch
    is_on: bool


class SetUndo(CallbackData, prefix="settings:undo"):
    """Set the time in which something can be taken back, in seconds."""

    seconds: Annotated[int, range(100)]


class SetClock(CallbackData, prefix="settings"):
    """Set an end of the quiet hours, or when questions or lessons come."""

    section: _Timed
    clock: time


class SwitchRhythm(CallbackData, prefix="settings:rhythm"):
    """Let questions or lessons come, or not."""

    of: _Rhythmic
    is_on: bool


class SwitchDay(CallbackData, prefix="settings:day"):
    """Let questions or lessons come on a weekday, from Monday 0 on, or not."""

    of: _Rhythmic
    day: Annotated[int, range(7)]
    is_on: bool


class SetTrack(CallbackData, prefix="settings:track"):
    """Set which lessons come first."""

    track: Annotated[str, TRACKS]


class EndQuiet(CallbackData, prefix="settings:quiet:none"):
    """Have no quiet hours."""


class SetLanguage(CallbackData, prefix="settings:language"):
    """Set the language."""

    code: Annotated[str, "[a-z-]{2,8}"]
