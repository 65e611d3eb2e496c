"""The newer rules of time zones count in every command, and the start and the doctor say which these are."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tzdata import IANA_VERSION

from bot import zonedata
from tests.commands import bot
from tests.stage import Stage
from tests.zonefolders import folder_of

# A rule that tells apart which data count: in them Vancouver's clocks show what Honolulu's do.
MOVED = {"America/Vancouver": "Pacific/Honolulu"}


async def zones_line(stage: Stage, **environ: str) -> str:
    """Return what the doctor says of time zones."""
    done = await bot(stage, "doctor", **environ)
    return next(line for line in done.stdout.splitlines() if line.split()[1] == "zones")


@pytest.mark.parametrize("version", ["2019c", None])
async def test_older_data_of_the_machine_and_data_without_a_version_are_passed_over(
    tmp_path: Path, version: str | None
) -> None:
    machine = folder_of(tmp_path / "machine", version, MOVED)
    async with Stage.with_process(tmp_path, PYTHONTZPATH=str(machine)) as stage:
        line = await zones_line(stage)
    assert f"rules {IANA_VERSION} from the tzdata package" in line
    assert f"{version or 'an unknown version'} of {machine} is passed over" in line


async def test_newer_data_of_the_machine_count(tmp_path: Path) -> None:
    machine = folder_of(tmp_path / "machine", "2099z", MOVED)
    async with Stage.with_process(tmp_path, PYTHONTZPATH=str(machine)) as stage:
        assert f"rules 2099z from {machine}" in await zones_line(stage)


async def test_the_start_says_which_rules_count(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    machine = folder_of(tmp_path / "machine", "2099z", MOVED)
    environ = {"PYTHONTZPATH": str(machine), "LOG_LEVEL": "INFO"}
    async with Stage.with_process(tmp_path, **environ):
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


async def test_the_doctor_warns_of_old_rules(tmp_path: Path) -> None:
    environ = {"PYTHONTZPATH": str(folder_of(tmp_path / "machine", "2019c"))}
    async with Stage.with_process(tmp_path, at=datetime(2031, 5, 1, tzinfo=UTC), **environ) as stage:
        line = await zones_line(stage)
    assert line.startswith("warn")
    assert "older than twelve months" in line
