"""The threat model names tests that are there, and says of each kind of adversary what is left."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
MODEL = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
_NAMED = re.compile(r"`(test_\w+)`")


def _tests() -> set[str]:
    """Return the names of all test functions."""
    found = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                found.add(node.name)
    return found


def test_every_test_it_names_exists() -> None:
    named, there = set(_NAMED.findall(MODEL)), _tests()
    assert len(named) > 40
    assert len(there) > len(named)
    assert not named - there


def test_every_threat_names_a_test() -> None:
    rows = [line for line in MODEL.splitlines() if line.startswith("| ") and not line.startswith("| what")]
    assert len(rows) > 20
    assert not [row for row in rows if not _NAMED.search(row.split("|")[3])]


def test_each_adversary_leaves_something_said() -> None:
    """No part claims to be complete."""
    parts = MODEL.split("\n## ")[1:]
    assert len(parts) > 5
    assert not [part.splitlines()[0] for part in parts if "What is left:" not in part and "Neither is met" not in part]
