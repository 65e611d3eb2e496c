"""How many phrases of each kind are read, asked about or read wrong: the table of docs/develop/times.md.

`python -m tests.timeparse.kinds` writes it anew.
"""

from collections import Counter
from pathlib import Path

from tests.timeparse.judge import as_answer, cases, in_space

PAGE = Path(__file__).parents[2] / "docs" / "develop" / "times.md"
BEGIN, END = "<!-- kinds -->\n", "<!-- end of kinds -->"


def table() -> str:
    """Return the table of kinds, those first that have most phrases."""
    kinds: dict[str, Counter[str]] = {}
    for name in ("times-to-read", "times-that-hold"):
        for case in cases(name):
            found = kinds.setdefault(case["kind"], Counter())
            found.update((f"space-{in_space(case)}", f"answer-{as_answer(case)}", "all"))
    ordered = sorted(kinds.items(), key=lambda one: (-one[1]["all"], one[0]))
    lines = [
        "| kind | phrases | read | asked | wrong | as an answer: read | asked | wrong |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for kind, of in [*ordered, ("**all**", sum((of for _, of in ordered), Counter()))]:
        shown = (of[f"{form}-{verdict}"] for form in ("space", "answer") for verdict in ("right", "asked", "wrong"))
        lines.append(f"| {kind} | {of['all']} | {' | '.join(map(str, shown))} |")
    return "\n".join(lines) + "\n"


def with_table(page: str) -> str:
    """Return the page with the table as it is now."""
    before, _, rest = page.partition(BEGIN)
    return before + BEGIN + table() + END + rest.partition(END)[2]


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
