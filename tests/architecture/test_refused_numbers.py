"""Numbers that are dead, planned or contradicted stand nowhere, in no file of a country and in no text of ours."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.content.folder import Folder

ROOT = Path(__file__).parent.parent.parent
LIST = "content/helplines/refused.yaml"
NUMBERS = yaml.safe_load((ROOT / LIST).read_text(encoding="utf-8"))["numbers"]
LONG = 7  # digits from which on a number can be nothing else
# What the review says to show never as it stands (its section 1, and below its table).
NEVER = {("PL", "80070" + "2222"), ("UA", "116123"), ("UA", "7333"), ("IE", "01554" + "3811"), ("CO", "155"),
         ("CO", "106"), ("CH", "142"), ("CL", "1455"), ("AR", "135")}  # fmt: skip


def digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def pattern(number: str) -> re.Pattern[str]:
    """Return what finds a number however its digits are set apart."""
    return re.compile(r"(?<![\d.])" + r"[ ()/.\u00a0-]{0,2}".join(digits(number)) + r"(?!\d)")


def kept() -> list[Path]:
    """Return the files of the repository, as git knows them where there is git."""
    found = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    names = found.stdout.splitlines()
    if found.returncode != 0:
        rooms = ("bot", "handlers", "content", "docs", "tests", "benchmarks")
        names = [str(one.relative_to(ROOT)) for room in rooms for one in (ROOT / room).rglob("*.*")]
    paths = [ROOT / name for name in names if name != LIST]
    return [path for path in paths if path.is_file() and path.suffix not in {".png", ".ttf", ".gz", ".pyc"}]


def test_list_holds_all_that_may_never_be_shown() -> None:
    assert {(one["country"], digits(one["number"])) for one in NUMBERS} >= NEVER
    assert all(one["why"] for one in NUMBERS)


@pytest.mark.parametrize("number", [one["number"] for one in NUMBERS if len(digits(one["number"])) >= LONG])
def test_long_refused_number_stands_nowhere(number: str) -> None:
    files, found = kept(), pattern(number)
    assert len(files) > 300
    guilty = [str(path.relative_to(ROOT)) for path in files if found.search(path.read_text("utf-8", errors="replace"))]
    assert guilty == []


@pytest.mark.parametrize(("number", "country"), [(one["number"], one["country"]) for one in NUMBERS])
def test_refused_number_is_a_fault_in_its_country(tmp_path: Path, number: str, country: str) -> None:
    """However it is written; the rest of the country's file is as it should be."""
    file = f"helplines/{country}.yaml"
    if not (ROOT / "content" / file).exists():
        return
    folder = Folder(tmp_path / "content")
    assert not pattern(number).search(folder.read(file))
    dial = re.sub(r"[^0-9+*#]", "", number)
    folder.write(
        file, re.sub(r"    dial: .*\n(    display: .*\n)?", f'    dial: "{dial}"\n', folder.read(file), count=1)
    )
    (fault,) = folder.faults()
    assert fault.file == file
    assert "is refused: " in fault.reason
