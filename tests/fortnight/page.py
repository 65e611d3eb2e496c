"""The page docs/fortnight.md: how to read it, and the fortnight as it was played."""

from collections.abc import Sequence

from tests.stage import ROOT

PAGE = ROOT / "docs" / "fortnight.md"
_HEAD = """\
# What a couple sees in a fortnight

Anna closes the gap, Boris widens it. This is what both phones show in two weeks with one night of quarrel, one broken
promise, one bad line, two languages and a Persian name: every message, word for word, written down by
`python -m tests.fortnight`, which plays it on the whole bot. A test holds this page to what the bot says today, so
whoever changes a sentence reads here what it does to two people.

`A` and `B` tell whose phone it is, `>` what was typed, `tap` what was tapped, `[ ]` buttons, `(silent)` that it came
without sound, `~` that the message changed in place, `⏎` a new line. Of lessons only the title stands here, and of
sentences with several wordings the first. Both live in Madrid. Read it at eleven at night; a line that makes you flinch
is a bug.

```text"""


def written(lines: Sequence[str]) -> str:
    """Return the whole page for the lines of a fortnight."""
    body = "\n".join(line.replace("## ", "— ") for line in lines).strip("\n")
    return f"{_HEAD}\n{body}\n```\n"
