"""What people wrote in content/, made trustworthy: loaded once, or a list of all faults."""

from bot.content.faults import ContentFaults, Fault
from bot.content.helplines import HelpCard
from bot.content.language import Language
from bot.content.loading import Library, check, load
from bot.content.safety import Alarm
from bot.content.store import ContentStore

__all__ = ["Alarm", "ContentFaults", "ContentStore", "Fault", "HelpCard", "Language", "Library", "check", "load"]
