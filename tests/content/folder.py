"""A content directory of one's own: a copy of ours that a test may break."""

import os
import shutil
from pathlib import Path

from bot.content import Fault, Library, check, load

OURS = Path(__file__).resolve().parents[2] / "content"


class Folder:
    """A copy of the English content and the help lines."""

    def __init__(self, path: Path) -> None:
        self.path = path
        shutil.copytree(OURS / "en", path / "en")
        shutil.copytree(OURS / "helplines", path / "helplines")
        self._ticks = 0

    def translated(self, code: str = "es") -> None:
        """Add a language that says everything as English does."""
        shutil.copytree(self.path / "en", self.path / code)

    def read(self, file: str) -> str:
        return (self.path / file).read_text(encoding="utf-8")

    def write(self, file: str, page: str | bytes) -> None:
        """Write a file so that its stamp differs from before, however fast the test is."""
        path = self.path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.encode() if isinstance(page, str) else page)
        self._ticks += 1
        moved = path.stat().st_mtime_ns + self._ticks * 1_000_000_000
        os.utime(path, ns=(moved, moved))

    def change(self, file: str, old: str, new: str) -> int:
        """Replace the first `old` in a file and return the line on which it stood."""
        text = self.read(file)
        assert old in text, f"{old!r} is no longer in {file}"
        self.write(file, text.replace(old, new, 1))
        return text.count("\n", 0, text.index(old)) + 1

    def delete(self, file: str) -> None:
        (self.path / file).unlink()

    def faults(self) -> tuple[Fault, ...]:
        return check(self.path)

    def load(self) -> Library:
        return load(self.path)
