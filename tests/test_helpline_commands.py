"""The host's side of help lines: what is due for a look, looks that are recorded, and what the doctor says on a day."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bot.cli import doctor_helplines
from bot.content.evidence import Level
from tests.content.folder import Folder
from tests.stage import ROOT

SPAIN = "helplines/ES.yaml"
DAY = "2026-11-30"
PAGE = "https://example.org/linea024"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "content")


def helplines(folder: Folder, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Type the command."""
    command = [sys.executable, "-m", "bot", "helplines", *arguments]
    environ = {**os.environ, "CONTENT_DIR": str(folder.path)}
    return subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=60)


def looks(folder: Folder, by: str, *how: str) -> subprocess.CompletedProcess[str]:
    return helplines(folder, "--country", "es", "--number", "024", "--on", DAY, "--by", by, "--how", *how)


def test_list_names_what_is_due_and_changes_nothing(folder: Folder) -> None:
    before = folder.read(SPAIN)
    told = helplines(folder, "--country", "ES", "--on", "2027-02-01")
    assert told.returncode == 0
    assert "024             E2  shown, gives way on 2027-02-28" in told.stdout
    assert "laopinioncoruna.es" in told.stdout
    assert "Due for a look: 2." in told.stdout
    assert "Due for a look: 0." in helplines(folder, "--country", "ES", "--on", "2026-12-01", "--within", "30").stdout
    assert "not shown" in helplines(folder, "--country", "ES", "--on", "2027-02-28").stdout
    assert folder.read(SPAIN) == before
    chile = helplines(folder, "--country", "CL", "--on", "2026-12-01", "--within", "30").stdout
    assert "emergency 133            from the press only: La Tercera, 2025-10-09, read 2026-11-30" in chile
    assert "Due for a look: 2." in chile


def test_looks_of_two_are_written_into_the_file_and_nothing_else_changes(folder: Folder) -> None:
    """Comments, order, quotes and blank lines stay; what is added makes the line rise, and the check finds no fault."""
    folder.write(SPAIN, folder.read(SPAIN).replace("checked: []", "checked: []  # nobody yet", 1))
    before = folder.read(SPAIN).splitlines()
    page = ("page", "--page", PAGE, "--confirms", "number,hours")
    assert "--publisher" in looks(folder, "Ana", *page).stderr
    assert folder.read(SPAIN).splitlines() == before
    assert looks(folder, "Ana", *page, "--publisher", "Sanidad").returncode == 0
    assert looks(folder, "Boris", *page).returncode == 0
    (line,) = folder.load().help_lines("ES", date(2026, 11, 30), "en").crisis
    assert line.standing.level is Level.E3
    assert looks(folder, "Ana", "call").returncode == 0
    (line,) = folder.load().help_lines("ES", date(2026, 11, 30), "en").crisis
    assert line.standing.level is Level.E4
    after = folder.read(SPAIN).splitlines()
    kept = [one for one in after if "example.org" not in one and "how: call" not in one]
    assert [one.replace("checked:  #", "checked: []  #") for one in kept] != [], "something is left to compare"
    assert [one for one in before if one not in after and "checked: []" not in one] == []
    assert len(after) == len(before) + 4
    assert folder.faults() == ()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--country", "ES", "--number", "025", "--by", "Ana", "--how", "call"), "no line(s) that dial 025"),
        (("--country", "ZZ", "--number", "024", "--by", "Ana", "--how", "call"), "cannot be read"),
        (("--country", "../ES", "--number", "024", "--by", "Ana", "--how", "call"), "is no code of a country"),
        (("--country", "ES", "--by", "Ana", "--how", "call"), "A look needs --number"),
        (("--country", "ES", "--number", "024", "--how", "call"), "A look needs --by"),
        (("--country", "ES", "--number", "024", "--by", "Ana", "--how", "page"), "A look needs --page"),
        (("--country", "ES", "--number", "024", "--by", "Ana", "--how", "call", "--on", "2999-01-01"), "yet to come"),
        (("--country", "ES", "--number", "024", "--by", "Ana", "--how", "call", "--confirms", "x"), "it can be number"),
    ],
)
def test_careless_look_is_refused_and_changes_nothing(folder: Folder, arguments: tuple[str, ...], reason: str) -> None:
    before = folder.read(SPAIN)
    told = helplines(folder, *arguments)
    assert told.returncode == 1
    assert reason in told.stderr
    assert folder.read(SPAIN) == before


def test_doctor_says_from_the_first_day_when_lines_give_way_and_warns_a_month_before(folder: Folder) -> None:
    library = folder.load()
    for today, state, words in (
        (date(2026, 11, 30), "ok", "29 shown, 29 of them give way on 2027-02-28"),
        (date(2027, 1, 28), "ok", "2027-02-28"),
        (date(2027, 1, 29), "warn", "2027-02-28"),
        (date(2027, 2, 28), "warn", "none is shown"),
    ):
        found = doctor_helplines.look(library, today)
        assert (found.subject, found.state.value) == ("helplines", state), today
        assert words in found.words
