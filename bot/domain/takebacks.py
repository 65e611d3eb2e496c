"""Second thoughts about a signal that was sent."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.signals import Sent


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A signal was taken back; at the partner's nothing is left of it, unless it `may_have_arrived` unnoticed."""

    signal: Sent
    at: datetime
    may_have_arrived: bool = False


@dataclass(frozen=True, slots=True)
class TooOldToTakeBack:
    """A signal is older than Telegram lets a bot delete."""

    signal: Sent
    at: datetime


@dataclass(frozen=True, slots=True)
class Hurried:
    """A signal goes out before its undo time is over."""

    signal: Sent
    at: datetime
