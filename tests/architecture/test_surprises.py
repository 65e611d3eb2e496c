"""The page on what libraries do unexpectedly and the contract tests list the same, at the versions that are pinned."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
_PAGE = (ROOT / "docs" / "develop" / "surprises.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| (?P<library>[^|]+) \|.*\| `(?P<test>test_\w+)` \|$", re.MULTILINE)
_VERSION = re.compile(r"([\w.-]+) (\d[\d.]*)")


def _rows() -> list[tuple[str, str]]:
    return [(row["library"], row["test"]) for row in _ROW.finditer(_PAGE)]


def test_each_contract_is_on_the_page_and_the_other_way_round() -> None:
    files = (ROOT / "tests" / "contracts").glob("test_*.py")
    tests = [name for file in files for name in re.findall(r"def (test_\w+)", file.read_text(encoding="utf-8"))]
    assert tests
    assert sorted(test for _, test in _rows()) == sorted(tests)


def test_each_library_is_pinned_at_the_version_of_its_row() -> None:
    pins = dict(re.findall(r"^([\w.-]+)==(\S+)$", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE))
    pinned = {name.lower().replace("-", "_"): version for name, version in pins.items()}
    for library, _ in _rows():
        named = _VERSION.findall(library)
        assert named, library
        for name, version in named:
            assert f"{pinned[name.lower().replace('-', '_')]}.".startswith(f"{version}."), library


def test_each_finding_is_in_its_table_and_runs_at_the_versions_that_stand_there() -> None:
    table = (ROOT / "findings" / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([\w-]+)` \| ([^|]+) \|", table, re.MULTILINE))
    scripts = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "findings").glob("*.sh")}
    assert scripts
    assert sorted(rows) == sorted(scripts)
    for name, libraries in rows.items():
        for library, version in re.findall(r"([\w.-]+) (\d[\w.]*)", libraries):
            assert re.search(rf"{re.escape(library)}(==|@){re.escape(version)}\b", scripts[name]), f"{name}: {library}"
