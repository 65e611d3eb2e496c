"""Bounds that keep the app simple to live in: sizes, first sentences, and who may ask for the time."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
FILES = sorted(p for room in ("bot", "handlers", "tests", "benchmarks") for p in (ROOT / room).rglob("*.py"))
OURS = [p for p in FILES if p.relative_to(ROOT).parts[0] in {"bot", "handlers"}]
LINES, FUNCTION_LINES = 400, 60
_TIME = re.compile(r"datetime\.(now|utcnow)\(|date\.today\(|[^.\w]time\.time\(\)")
_VAGUE = {"utils", "helpers", "common", "manager", "base", "misc", "core"}
# These ask the machine: the clock itself, log lines, and the simulator, which plays somebody else's machine.
_CLOCKS = {"bot/clock.py", "bot/log.py"}


def test_there_are_files_to_look_at() -> None:
    """The walk below sees the project."""
    assert len(OURS) > 50
    assert len(FILES) > len(OURS)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_file_is_small_and_says_its_job(path: Path) -> None:
    """No file above 400 lines, no function above 60, no vague name, a first sentence in each."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert text.count("\n") <= LINES
    assert ast.get_docstring(tree)
    assert path.stem not in _VAGUE
    if "versions" in path.parts:
        return  # a migration is a list, and is never changed
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or 0) - node.lineno + 1
            assert size <= FUNCTION_LINES, f"{node.name} has {size} lines"


def test_functions_are_mostly_within_twenty_lines() -> None:
    """Nine of ten functions of the product have twenty lines or fewer."""
    sizes = [
        (node.end_lineno or 0) - node.lineno + 1
        for path in OURS
        if "versions" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert len(sizes) > 300
    assert sum(size <= 20 for size in sizes) / len(sizes) > 0.9


def test_only_the_clock_asks_for_the_time() -> None:
    """Time comes from a Clock that is handed in."""
    asking = {str(p.relative_to(ROOT)) for p in OURS if _TIME.search(p.read_text(encoding="utf-8"))}
    assert {place for place in asking if not place.startswith("bot/playground/")} <= _CLOCKS
    assert "bot/clock.py" in asking


def test_no_path_of_a_machine_stands_anywhere() -> None:
    """Nothing that is kept names a folder of the machine it was made on."""
    home = re.compile(r"/(home|Users|work)/\w+/|/root/")
    kept = [p for p in FILES if p.name != Path(__file__).name]
    kept += [p for pattern in ("*.md", "*.toml", "*.txt", "content/**/*", "docs/**/*.md") for p in ROOT.glob(pattern)]
    assert len(kept) > len(FILES)
    guilty = [str(p) for p in kept if p.is_file() and p.suffix != ".png" and home.search(p.read_text(encoding="utf-8"))]
    assert not guilty
