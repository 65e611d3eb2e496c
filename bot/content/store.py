"""The newest good Library, kept while the bot runs: files that change are taken in, broken ones are not."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import Clock
from bot.content import files
from bot.content.faults import ContentFaults, ErrorCollector, Fault
from bot.content.language import Language
from bot.content.loading import Library, assemble

_log = logging.getLogger(__name__)

LOOK_EVERY = timedelta(seconds=3)
_PASSES = 3  # of putting good files back: English first, then what no longer fits it


class ContentStore:
    """Where the rest of the bot finds the Library; looks for changed files when asked, but not each time."""

    def __init__(self, directory: Path, clock: Clock, look_every: timedelta = LOOK_EVERY) -> None:
        """Load `directory`, or raise `ContentFaults` where even English is not whole.

        A broken lesson, country or translation is left out (and told in `faults`), so that it keeps nobody from
        starting the bot.
        """
        self.faults: tuple[Fault, ...] = ()
        self._directory, self._clock, self._look_every = directory, clock, look_every
        self._looked_at: datetime = clock.now()
        self._stamps = files.stamps(directory)
        findings = ErrorCollector()
        self._pages = files.read(directory, self._stamps, findings)
        library, self.faults = assemble(self._pages, findings)
        if library is None:
            raise ContentFaults(self.faults)
        self._tell()
        self._library = library
        self._good, self._tolerated = dict(self._pages), frozenset(self.faults)

    def current(self) -> Library:
        """Return the newest good Library."""
        now = self._clock.now()
        if not timedelta() <= now - self._looked_at < self._look_every:
            self._looked_at = now
            self._look()
        return self._library

    def language(self, code: str | None) -> Language:
        """Return a language of the newest good Library; English where `code` is not there."""
        return self.current().language(code)

    def _look(self) -> None:
        stamps = files.stamps(self._directory)
        if stamps == self._stamps:
            return
        findings = ErrorCollector()
        changed = {file: stamp for file, stamp in stamps.items() if self._stamps.get(file) != stamp}
        kept = {file: page for file, page in self._pages.items() if file in stamps and file not in changed}
        self._stamps = stamps
        self._pages = kept | files.read(self._directory, changed, findings)
        self._take_in(findings)

    def _take_in(self, unread: Iterable[Fault]) -> None:
        """Replace the Library where that makes nothing worse; a file with faults stays as it was when it was good."""
        found = dict(self._pages)
        folders = [f"{fault.file}/" for fault in unread]  # that cannot be read any more; no file stands below a file
        library, self.faults = assemble(found, unread)
        self._tell()
        rest = self.faults
        for _ in range(_PASSES):
            if not set(rest) - self._tolerated:
                break
            for file in {fault.file for fault in rest}:
                found.pop(file, None)
                if file in self._good:
                    found[file] = self._good[file]
            for folder in folders:
                found |= {file: page for file, page in self._good.items() if file.startswith(folder)}
            library, rest = assemble(found)
        if set(rest) - self._tolerated:
            return
        if library is not None:
            self._library, self._good, self._tolerated = library, found, frozenset(rest)

    def _tell(self) -> None:
        """Log where faults are; what they are about stays out of the log, as all texts do."""
        for fault in self.faults:
            _log.warning("%s:%d has a fault and is not used; `python -m bot check` says which", fault.file, fault.line)
