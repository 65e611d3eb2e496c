"""Who sleeps is left alone: no call carries a sentence of the bot's own about a promise into anybody's quiet hours."""

import re
from datetime import UTC, time
from functools import cache
from zoneinfo import ZoneInfo

from bot.content import Library
from bot.domain.localtime import is_quiet
from bot.playground.calls import Call
from tests.stage import Stage

# What the bot says by itself; the question five minutes before a time, and the line at it, are for who named that hour.
_OWN = (
    *("ask-overdue", "ask-morning", "ask-last", "ask-unheard", "wait-went-on", "space-closed"),
    *("promise-overdue", "promise-morning", "promise-last", "promise-has-come", "promise-went-on", "promise-closed"),
    *("wish-unanswered", "wish-closed", "topic-unanswered", "topic-closed", "wish-reminder", "no-heard"),
)
_VALUES = ("name", "time", "partner", "ask", "t", "at", "about")


class Nights:
    """Hold each call against the night of the one it is to."""

    def __init__(self, stage: Stage) -> None:
        """Watch over the people of a stage."""
        self.stage, self.kept, self.faults = stage, 0, []  # type: ignore[var-annotated]

    def hears(self, call: Call) -> None:
        """Note a sentence of the bot's own, and a fault where it came in the night."""
        text = call.parameters.text("text")
        if call.method.lower() != "sendmessage" or not any(one.fullmatch(text) for one in self._own()):
            return
        self.kept += 1
        rows = self.stage.records.rows("SELECT zone, quiet_from, quiet_to FROM people WHERE id = ?", call.chat_id)
        for zone, quiet_from, quiet_to in rows:
            if is_quiet(self.stage.now.astimezone(UTC), ZoneInfo(zone or "UTC"), _clock(quiet_from), _clock(quiet_to)):
                self.faults.append(f"{text[:60]!r} comes at {self.stage.now:%H:%M} UTC, in a night in {zone}")

    def _own(self) -> tuple[re.Pattern[str], ...]:
        assert self.stage.app is not None
        return _own_sentences(self.stage.app.shelf.current())


@cache
def _own_sentences(library: Library) -> tuple[re.Pattern[str], ...]:
    """Return how the sentences of the bot's own read, in all languages and wordings."""
    found = []
    for language in library.languages.values():
        for name in _OWN:
            for variant in range(language.phrases.variants(name)):
                said = language.phrases.text(name, variant, **dict.fromkeys(_VALUES, "\x00"))
                found.append(re.compile(re.escape(said).replace("\x00", ".+?").replace("\\\x00", ".+?"), re.DOTALL))
    return tuple(found)


def _clock(kept: object) -> time:
    """Return a clock time as the database keeps it: minutes since midnight, or its text."""
    if isinstance(kept, int):
        return time(kept // 60, kept % 60)
    return kept if isinstance(kept, time) else time.fromisoformat(str(kept))
