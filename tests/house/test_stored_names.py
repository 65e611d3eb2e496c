"""What stands in databases and chats by name is data: held here against a list that a rename does not touch."""

import ast
import inspect
import re
from pathlib import Path
from typing import Any

import yaml

from bot.storage import labels

ROOT = Path(__file__).parent.parent.parent
STORED: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("stored_names.yaml").read_text(encoding="utf-8"))
OURS = [
    path
    for room in ("bot", "handlers")
    for path in sorted((ROOT / room).rglob("*.py"))
    if "playground" not in path.parts and "versions" not in path.parts
]
LABELS = Path(labels.__file__)
_BOUND = re.compile(r"^([a-z_]+\.[a-z_]+:|data key )")  # how associated data begins
_SEALING = {"seal": 1, "open": 0, "open_json": 0}  # which argument is the associated data
_OF_KEYS = {"uow", "vault"}  # whose methods these are


def _calls(tree: ast.AST) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def _bound_to(call: ast.Call) -> ast.expr | None:
    """Return the argument of a call that seals or opens which binds it; None for any other call."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in _SEALING:
        return None
    of = call.func.value
    name = of.attr if isinstance(of, ast.Attribute) else getattr(of, "id", "")
    return call.args[_SEALING[call.func.attr]] if name in _OF_KEYS else None


def _is_label(bound: ast.expr) -> bool:
    return (
        isinstance(bound, ast.Call)
        and isinstance(bound.func, ast.Attribute)
        and isinstance(bound.func.value, ast.Name)
        and bound.func.value.id == LABELS.stem
        and hasattr(labels, bound.func.attr)
    )


def test_associated_data_never_changes() -> None:
    """Each function of the labels module returns what is listed: a changed value makes databases unreadable."""
    functions = [one for _name, one in inspect.getmembers(labels, inspect.isfunction)]
    assert sorted(one(7) for one in functions) == sorted(STORED["associated_data"])


def test_values_are_sealed_and_opened_with_labels_only() -> None:
    """What binds a ciphertext is asked of the labels module at every call."""
    through = {"unit_of_work.py", "vault.py"}  # they hand on what they were given
    found = {
        f"{path.relative_to(ROOT)}:{call.lineno}": bound
        for path in OURS
        if path.name not in through
        for call in _calls(ast.parse(path.read_text(encoding="utf-8")))
        if (bound := _bound_to(call)) is not None
    }
    assert len(found) >= 2 * len(STORED["associated_data"]) - 4
    assert [where for where, bound in found.items() if not _is_label(bound)] == []


def test_nobody_else_writes_associated_data() -> None:
    """No string begins as associated data does, outside the module that holds it."""
    said = [
        f"{path.relative_to(ROOT)}: {node.value}"
        for path in OURS
        if path != LABELS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _BOUND.match(node.value)
    ]
    assert said == []
