"""What people read stands in content/ alone: no sentence and no label of a button is written in code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from bot.clock import SystemClock
from bot.content import ContentStore
from bot.content.asked_phrases import FILE, asked
from tests.architecture.asked_phrases import made, named
from tests.architecture.asked_phrases import pattern as _pattern
from tests.architecture.asked_phrases import trees as _trees

ROOT = Path(__file__).parent.parent.parent
_LOG_CALLS = {"debug", "info", "warning", "error", "exception"}
_SENTENCE = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}")
_SVG = re.compile(r"[<>]")  # the drawing of /history


def test_no_sentence_stands_in_code() -> None:
    found = [f"{place}: {text}" for place, text in _literals() if _SENTENCE.search(text) and not _SVG.search(text)]
    assert not found


def test_no_label_stands_in_code() -> None:
    """Buttons and texts are made of phrases; signs such as “…” and “✓” stand for themselves in every language."""
    made = 0
    guilty = []
    for path, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"Button", "Text"}:
                made += 1
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant) and re.search(r"[^\W\d_]", str(first.value)):
                    guilty.append(f"{path}:{node.lineno}: {first.value!r}")
    assert made > 100
    assert not guilty


def test_every_phrase_is_used() -> None:
    """No phrase is left over that nobody says; names that are put together in code are found by their beginnings."""
    strings, patterns = named()
    pages = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "content" / "en" / "phrases").glob("*.ftl"))
    names = set(re.findall(r"^([a-z][\w-]*) =", pages, re.MULTILINE))
    inside = set(re.findall(r"\{ ([a-z][\w-]*) \}", pages))
    unused = [name for name in names - strings - inside if not any(one.fullmatch(name) for one in patterns)]
    assert len(names) > 400
    assert not unused


def test_every_phrase_that_is_asked_for_is_there_and_gets_its_values() -> None:
    phrases = ContentStore(ROOT / "content", SystemClock()).language("en").phrases
    asked, missing, bare = 0, [], []
    for place, name, values in _asked():
        asked += 1
        if isinstance(name, re.Pattern):
            missing += [] if any(map(name.fullmatch, phrases.ids())) else [f"{place}: {name.pattern}"]
        elif name not in phrases.ids():
            missing.append(f"{place}: {name}")
        elif values is not None and (left := phrases.variables(name) - values):
            bare.append(f"{place}: {name} lacks {sorted(left)}")
    assert asked > 300
    assert not missing
    assert not bare


def test_list_of_phrases_that_the_product_checks_is_what_code_asks_for() -> None:
    is_so = FILE.read_text(encoding="utf-8") == made()
    assert is_so, "write it anew: .venv/bin/python -m tests.architecture.asked_phrases"
    assert len(asked()) > 400


def _asked() -> Iterator[tuple[str, str | re.Pattern[str], set[str] | None]]:
    """Go through the phrases that are named where they are asked for, with the values they get where all are named."""
    for path, tree in _trees():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
                continue
            if node.func.attr in {"say", "label"}:
                named = [one.arg for one in node.keywords]
                values = None if None in named else {*map(str, named), *(["hour"] if "clock" in named else [])}
                for first in _choices(node.args[0]):
                    if isinstance(first, ast.Constant):
                        yield f"{path}:{node.lineno}", str(first.value), values
                    elif isinstance(first, ast.JoinedStr) and (pattern := _pattern(first)):
                        yield f"{path}:{node.lineno}", pattern, values


def _choices(node: ast.expr) -> list[ast.expr]:
    """Return what an expression may come to be: both sides of "this if so else that"."""
    return [*_choices(node.body), *_choices(node.orelse)] if isinstance(node, ast.IfExp) else [node]


def _literals() -> Iterator[tuple[str, str]]:
    """Go through the strings that are no docstrings, and stand in no log line, error or assertion."""
    for path, tree in _trees():
        aside: set[int] = set()
        for node in ast.walk(tree):
            if _is_aside(node):
                aside |= {id(part) for part in ast.walk(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in aside:
                yield f"{path}:{node.lineno}", node.value


def _is_aside(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in _LOG_CALLS
    is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return is_docstring or isinstance(node, ast.Raise | ast.Assert)
