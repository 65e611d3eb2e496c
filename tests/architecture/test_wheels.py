"""The table of wheels in docs/host.md is about the versions that are pinned today."""

import re

from tests.hosting import wheels
from tests.stage import ROOT

NOTE = (ROOT / "docs" / "host.md").read_text(encoding="utf-8")
PART = NOTE.partition(wheels.BEGIN)[2].partition(wheels.END)[0]


def _named() -> dict[str, str]:
    """Return the version of each pin that stands in the table or under it."""
    table, _, others = PART.partition(wheels.ALL_MACHINES)
    rows = re.findall(r"^\| (\S+) (\S+) \|", table, re.MULTILINE)
    return dict([*rows, *(one.split() for one in others.strip().removesuffix(".").split(","))])


def test_table_of_wheels_and_pins_name_the_same_versions() -> None:
    """Where they differ, `make wheels` asks anew; it is not asked here, because tests reach no index."""
    pins = wheels.pins()
    assert _named() == {name: pins[name] for name in wheels.at_run_time(pins)}


def test_table_of_wheels_has_its_day_and_lacks_none() -> None:
    assert re.match(r"Asked on \d{4}-\d\d-\d\d for Python " + ", ".join(wheels.PYTHONS), PART)
    header, _, *rows = [line.strip("| ").split(" | ") for line in PART.splitlines() if line.startswith("|")]
    assert header[1:] == list(wheels.MACHINES)
    assert rows
    assert not [row for row in rows if row[1:] != ["all"] * len(wheels.MACHINES)], (
        "host.md says that nothing is compiled"
    )


def test_pins_of_run_time_are_those_that_are_needed_and_no_tools() -> None:
    found = wheels.at_run_time(wheels.pins())
    assert {"sqlalchemy", "greenlet", "cryptography", "cffi", "uvloop", "httpx"} <= found
    assert not found & {"pytest", "mypy", "ruff", "hypothesis", "playwright"}
