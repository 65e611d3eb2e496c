"""The phrases that the code asks for, and whether content has them: an older folder or a misspelt name is noticed.

`asked_phrases.txt` names them, made from the code and held to it by tests/architecture/test_words.py.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from bot.content.faults import ErrorCollector
from bot.content.phrases import Phrases

FILE = Path(__file__).with_name("asked_phrases.txt")


@dataclass(frozen=True, slots=True)
class Asked:
    """A phrase that the code asks for: the file in which it stood last, and the values that it gets."""

    file: str
    values: frozenset[str]


@cache
def asked() -> Mapping[str, Asked]:
    """Return the phrases that the code asks for, by name."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    fields = [line.split() for line in lines if line and not line.startswith("#")]
    return MappingProxyType({name: Asked(file, frozenset(values)) for file, name, *values in fields})


def note_unanswered(phrases: Phrases, language: str, files: Iterable[str], findings: ErrorCollector) -> None:
    """Note what the code asks for and `phrases` lack, and phrases that take a value which they do not get.

    `files` are those of the language's phrases that are there; a file that is missing is named once.
    """
    there, names = set(files), phrases.ids()
    for file, lacking in _missing(names):
        path = f"{language}/phrases/{file}"
        if path not in there:
            some = ", ".join(f"`{name}`" for name in lacking[:3]) + (" …" if len(lacking) > 3 else "")
            findings.add(path, 1, f"is missing, or lacks {len(lacking)} phrases that the bot needs ({some})")
            continue
        for name in lacking:
            _note_missing(name, path, phrases, findings)
    for name in names:
        if name in asked() and (unknown := phrases.variables(name) - asked()[name].values):
            file, line = phrases.place(name)
            findings.add(
                file,
                line,
                f"`{name}` takes {_dollars(unknown)}; it gets {_dollars(asked()[name].values)} ({FILE.name})",
            )


def _missing(names: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    lacking: dict[str, list[str]] = {}
    for name in sorted(asked().keys() - set(names)):
        lacking.setdefault(asked()[name].file, []).append(name)
    yield from sorted(lacking.items())


def _note_missing(name: str, path: str, phrases: Phrases, findings: ErrorCollector) -> None:
    """Note a missing phrase where it was probably misspelt, else at the head of its file."""
    strangers = [one for one in phrases.ids() if one not in asked() and phrases.place(one)[0] == path]
    meant = difflib.get_close_matches(name, strangers, 1)
    line = phrases.place(meant[0])[1] if meant else 1
    hint = f"; is `{meant[0]}` meant for it?" if meant else "; content of an earlier version may be older than the bot"
    findings.add(path, line, f"lacks the phrase `{name}`, which the bot needs ({FILE.name}){hint}")


def _dollars(names: Iterable[str]) -> str:
    return ", ".join(f"${name}" for name in sorted(names)) or "no values"
