"""The newer rules of time zones count in every command, and the start and the doctor say which these are."""

import os
import struct
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tzdata import IANA_VERSION

from bot import zonedata
from bot.playground.simulator import TOKEN
from tests.stage import ROOT, Stage
from tests.zonefolders import folder_of

# A rule that tells apart which data count: in them Vancouver's clocks show what Honolulu's do.
MOVED = {"America/Vancouver": "Pacific/Honolulu"}


def zones_line(folder: Path, machine: Path, offset: float = 0.0) -> str:
    """Return what the doctor says of time zones on a machine with these data, `offset` seconds from now."""
    (folder / "clock").write_bytes(struct.pack("<d", offset))
    environ = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}} | {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": "http://127.0.0.1:9",
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'none.db'}",
        "CLOCK_FILE": str(folder / "clock"),
        "PYTHONTZPATH": str(machine),
    }
    command = [sys.executable, "-m", "bot", "doctor"]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    return next(line for line in done.stdout.splitlines() if line.split()[1] == "zones")


@pytest.mark.parametrize("version", ["2019c", None])
def test_older_data_of_the_machine_and_data_without_a_version_are_passed_over(
    tmp_path: Path, version: str | None
) -> None:
    machine = folder_of(tmp_path / "machine", version, MOVED)
    line = zones_line(tmp_path, machine)
    assert f"rules {IANA_VERSION} from the tzdata package" in line
    assert f"{version or 'an unknown version'} of {machine} is passed over" in line


def test_newer_data_of_the_machine_count(tmp_path: Path) -> None:
    machine = folder_of(tmp_path / "machine", "2099z", MOVED)
    assert f"rules 2099z from {machine}" in zones_line(tmp_path, machine)


async def test_the_start_says_which_rules_count(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    machine = folder_of(tmp_path / "machine", "2099z", MOVED)
    async with Stage.with_process(tmp_path, PYTHONTZPATH=str(machine), LOG_LEVEL="INFO"):
        pass
    assert f"2099z from {machine}" in capfd.readouterr().err


def test_zones_keep_the_rules_in_force_and_no_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    noon = datetime(2026, 12, 1, 12, tzinfo=UTC)
    folders = {version: str(folder_of(tmp_path / version, version, MOVED)) for version in ("2019c", "2099z")}
    try:
        shown = {}
        for version, folder in folders.items():
            monkeypatch.setattr("zoneinfo.TZPATH", (folder,))
            monkeypatch.setattr("zoneinfo._tzpath.TZPATH", (folder,))
            rules = zonedata.put_in_force()
            shown[version] = rules.version, noon.astimezone(ZoneInfo("America/Vancouver")).strftime("%H:%M")
    finally:
        monkeypatch.undo()
        zonedata.put_in_force()
    assert shown == {"2019c": (IANA_VERSION, "05:00"), "2099z": ("2099z", "02:00")}


def test_rules_that_are_surely_older_than_a_year_are_old() -> None:
    assert zonedata.Rules("2025b", "somewhere").are_old(date(2026, 11, 30))
    assert not zonedata.Rules("2025c", "somewhere").are_old(date(2026, 11, 30))
    assert zonedata.Rules("2019a", "somewhere").are_old(date(2021, 1, 1))
    assert not zonedata.Rules("2026f", "somewhere").are_old(date(2026, 11, 30))


def test_the_doctor_warns_of_old_rules(tmp_path: Path) -> None:
    line = zones_line(tmp_path, folder_of(tmp_path / "machine", "2019c"), offset=5 * 366 * 86_400.0)
    assert line.startswith("warn")
    assert "older than twelve months" in line
