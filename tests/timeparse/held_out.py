"""Phrases that nobody mended anything for: readers of times are held to kinds, never to examples.

`python -m tests.timeparse.held_out` shows what was read wrong, what was asked about, and how many of each.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.timeparse.judge import CASES, Verdict, as_answer, in_space

FILES = ("held-out.txt", "held-out-2.txt")
_SAID_AT = ("2026-03-11T17:30", "Europe/Madrid")  # a Wednesday; lines with @ say another
_USUAL = {"en": "I need rest", "es": "necesito descansar"}
_KIND = re.compile(r"\[(\w\w)\] (.+)")
_LENGTH = re.compile(r"\+(\d+):(\d\d)")


def phrases(name: str) -> list[dict[str, Any]]:
    """Return the phrases of a file as cases of the judge; nothing is expected of one that has to be asked about."""
    found: list[dict[str, Any]] = []
    language = kind = ""
    reference, zone = _SAID_AT
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("@"):
            reference, zone = line.removeprefix("@").split()
            continue
        if match := _KIND.match(line):
            language, kind = match.groups()
            continue
        text, meant, words = ([one.strip() for one in line.split("|")] + [""])[:3]
        words = words or _USUAL[language]
        case = {"text": text, "typed": f"{text} {words}", "words": words, "language": language, "kind": kind}
        found.append({**case, "reference": reference, "zone": zone, "expected": list(_expected(meant))})
    return found


def _expected(meant: str) -> Iterator[dict[str, Any]]:
    for one in () if meant == "ask" else meant.split(" or "):
        start, is_stretch, end = one.replace(" ", "T").partition("..")
        if length := _LENGTH.fullmatch(one):
            yield {"seconds": int(length[1]) * 3_600 + int(length[2]) * 60}
        elif is_stretch:
            yield {"from": start, "to": end}
        else:
            yield {"at": start, "grain": "minute" if "T" in start else "day"}


def verdicts(case: dict[str, Any]) -> tuple[Verdict, Verdict]:
    """Return what becomes of a phrase behind /space and as an answer; what has to be asked is right when it is."""
    both = in_space(case), as_answer(case)
    return both if case["expected"] else tuple("right" if one == "asked" else one for one in both)  # type: ignore[return-value]  # two stay two


def main() -> None:
    """Print what is not read right, and the sums."""
    for name in FILES:
        sums: Counter[str] = Counter()
        for case in phrases(name):
            space, answer = verdicts(case)
            sums.update((f"space {space}", f"answer {answer}"))
            if space != "right" or answer == "wrong":
                print(f"{space:6} {answer:6} {case['language']} {case['kind']}: {case['text']}")  # noqa: T201  # a tool
        print(name, dict(sorted(sums.items())))  # noqa: T201


if __name__ == "__main__":
    main()
