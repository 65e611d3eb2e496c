"""Migrations are numbered without a gap and without a namesake, each on top of the one before."""

import re
from pathlib import Path

from tests.stage import ROOT

VERSIONS = ROOT / "bot" / "db" / "migrations" / "versions"
_REVISION = re.compile(r'^revision = "(\d{4})"$', re.MULTILINE)
_BEFORE = re.compile(r'^down_revision = (?:"(\d{4})"|None)$', re.MULTILINE)


def _named(pattern: re.Pattern[str], file: Path) -> str | None:
    found = pattern.search(file.read_text(encoding="utf-8"))
    assert found, f"{file.name} says nothing of {pattern.pattern}"
    return found[1]


def test_every_number_is_given_once() -> None:
    """Two that were written side by side for the same number stop a database halfway up."""
    files = sorted(VERSIONS.glob("[0-9]*.py"))
    numbers = [f"{number:04}" for number in range(1, len(files) + 1)]
    assert [file.name[:4] for file in files] == numbers
    assert [_named(_REVISION, file) for file in files] == numbers
    assert [_named(_BEFORE, file) for file in files] == [None, *numbers[:-1]]
