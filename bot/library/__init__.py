"""What people wrote in content/, made trustworthy: loaded once, or a list of all faults."""

from bot.library.faults import ContentFaults, Fault
from bot.library.helplines import HelpCard
from bot.library.language import Language
from bot.library.loading import Library, check, load
from bot.library.safety import Alarm
from bot.library.shelf import Shelf

__all__ = ["Alarm", "ContentFaults", "Fault", "HelpCard", "Language", "Library", "Shelf", "check", "load"]
