"""Make the list of phrases that code asks for: `python -m tests.architecture.asked_phrases` writes it anew."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from bot.content.asked_phrases import FILE
from bot.content.faults import ErrorCollector
from bot.content.lint import Lint
from bot.content.phrase_files import read_phrases
from bot.content.phrases import Phrases

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("bot/domain", "bot/services", "bot/presentation", "bot/scheduler", "handlers")  # nobody else makes messages
_HEAD = """\
# The phrases that the code asks for: the file that has each, its name, the values that it gets.
# Made from the code; after a change there: python -m tests.architecture.asked_phrases
"""


def made() -> str:
    """Return what the list has to say: each phrase of ours that some string of the code names."""
    phrases = ours()
    strings, patterns = named()
    names = [name for name in phrases.ids() if name in strings or any(one.fullmatch(name) for one in patterns)]
    lines = [" ".join([Path(phrases.place(name)[0]).name, name, *sorted(phrases.variables(name))]) for name in names]
    return _HEAD + "\n".join(sorted(lines)) + "\n"


def ours() -> Phrases:
    """Return the English phrases of the repository, whatever the list says of them now."""
    files = sorted((ROOT / "content" / "en" / "phrases").glob("*.ftl"))
    texts = {f"en/phrases/{path.name}": path.read_text(encoding="utf-8") for path in files}
    return read_phrases(texts, "en", Lint(), ErrorCollector())


def named() -> tuple[set[str], list[re.Pattern[str]]]:
    """Return the strings of the code, and what names that are put together in code look like."""
    strings, patterns = set(), []
    for _, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value)
            elif isinstance(node, ast.JoinedStr) and (found := pattern(node)):
                patterns.append(found)
    return strings, patterns


def pattern(node: ast.JoinedStr) -> re.Pattern[str] | None:
    """Return what the names that an f-string makes look like, None where it makes no names."""
    fixed = [str(part.value) for part in node.values if isinstance(part, ast.Constant)]
    if not re.fullmatch(r"-?[a-z][a-z-]*|[a-z][a-z-]*-", "".join(fixed)) or "-" not in "".join(fixed):
        return None
    return re.compile("".join(re.escape(str(p.value)) if isinstance(p, ast.Constant) else ".+" for p in node.values))


def trees() -> Iterator[tuple[str, ast.Module]]:
    """Go through the code that makes messages."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    FILE.write_text(made(), encoding="utf-8")
