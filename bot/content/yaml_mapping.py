"""YAML read with its line numbers: names with values, asked for one by one, every fault noted where it stands."""

import difflib
import re
from collections.abc import Collection, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import yaml

from bot.content.faults import ErrorCollector
from bot.errors import HalfwayError

# The C parser of PyYAML is some ten times as fast as its Python twin, and reads the same.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 12  # our files nest four deep; PyYAML's composers overflow the stack somewhere in the thousands
_NULL, _BOOL = "tag:yaml.org,2002:null", "tag:yaml.org,2002:bool"
_COMMENT = re.compile(r"[ \t]+#")
_WHOLE = re.compile(r"[+-]?\d{1,9}")
_PLACES = re.compile(r"\{([^{}]*)\}")


class TooDeepError(HalfwayError):
    """YAML is nested deeper than any of our files; `line` counts from 0."""

    def __init__(self, line: int) -> None:
        """Keep the line."""
        super().__init__(line)
        self.line = line


class YamlMapping:
    """Names with their values from one YAML mapping.

    Every question notes what is wrong and then returns something harmless of the right type, so that reading goes on
    and all faults are found at once. `close` notes the names that nobody asked for.
    """

    def __init__(
        self, node: yaml.MappingNode, file: str, findings: ErrorCollector, source: Sequence[str], lines_before: int = 0
    ) -> None:
        """Read `node` of the lines of `source`; `lines_before` is what stands before them in the file."""
        self.file, self.findings, self._source, self._before = file, findings, source, lines_before
        self.line = node.start_mark.line + 1 + lines_before
        self._found_before = len(findings)
        self._asked: set[str] = set()
        self._lines: dict[str, int] = {}
        self._values: dict[str, yaml.Node] = {}
        for name, value in node.value:
            self._take(name, value)

    def _take(self, name: yaml.Node, value: yaml.Node) -> None:
        line = self._line(name)
        if not isinstance(name, yaml.ScalarNode):
            self.findings.add(self.file, line, "has a name that is no word; write it as `name: value`")
        elif name.value in self._values:
            self.findings.add(self.file, line, f"`{name.value}` stands here twice; keep one of them")
        else:
            self._values[name.value], self._lines[name.value] = value, line

    def _line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + 1 + self._before

    def line_of(self, name: str) -> int:
        """Return the line on which `name` stands, or where the record begins."""
        return self._lines.get(name, self.line)

    def names(self) -> tuple[str, ...]:
        """Return the names in the order in which they were written."""
        return tuple(self._values)

    def fault(self, name: str, reason: str) -> None:
        """Note what is wrong with the value of `name`."""
        self.findings.add(self.file, self.line_of(name), f"`{name}` {reason}")

    def is_faultless(self) -> bool:
        """Return whether nothing was noted since this record was begun."""
        return len(self.findings) == self._found_before

    def has(self, name: str) -> bool:
        """Return whether `name` has a value here."""
        self._asked.add(name)
        value = self._values.get(name)
        return value is not None and not _is_null(value)

    def is_mapping(self, name: str) -> bool:
        """Return whether `name: value` lines stand under `name`."""
        return isinstance(self._values.get(name), yaml.MappingNode)

    def close(self) -> None:
        """Note the names that nobody asked for, with the one that was probably meant."""
        for name in self._values:
            if name not in self._asked:
                meant = difflib.get_close_matches(name, self._asked - set(self._values), 1)
                hint = f"did you mean `{meant[0]}`?" if meant else f"known here: {', '.join(sorted(self._asked))}"
                self.fault(name, f"is not known here; {hint}")

    def text(self, name: str, *, optional: bool = False, most: int = 0) -> str:
        """Return a text without blanks around it, "" where there is none; `most` limits its characters."""
        if self.has(name):
            self._note_taken(name, self._values[name])
        return self._word(name, optional=optional, most=most)

    def _note_taken(self, name: str, node: yaml.Node) -> None:
        """Note what YAML takes out of a text for itself: what stands behind an unquoted #, a tag, an anchor."""
        if not isinstance(node, yaml.ScalarNode):
            return
        first = self._source[node.start_mark.line][node.start_mark.column :]
        if first[:1] in ("!", "&"):
            reason = f"loses {first.split()[0]!r}, which YAML takes for itself; the text needs quotation marks"
            self.findings.add(self.file, self._line(node), f"`{name}` {reason}")
        end = node.end_mark
        rest = self._source[end.line][end.column :] if end.line < len(self._source) else ""
        if not node.style and _COMMENT.match(rest):
            reason = f"ends before {rest.strip()!r}, a comment to YAML; a text with a # needs quotation marks"
            line = end.line + 1 + self._before
            self.findings.add(self.file, line, f"`{name}` {reason}, and a comment a line of its own")

    def _word(self, name: str, *, optional: bool = False, most: int = 0) -> str:
        """Return a text of which a comment may stand on its line."""
        if not self.has(name):
            if not optional:
                self.fault(name, "is missing" if name not in self._values else "is empty; write a text")
            return ""
        value = self._values[name]
        if not isinstance(value, yaml.ScalarNode):
            self.fault(name, "has several values; one text belongs here")
            return ""
        return self._measured(name, self.line_of(name), value.value.strip(), most)

    def _measured(self, name: str, line: int, text: str, most: int) -> str:
        if not text:
            self.findings.add(self.file, line, f"`{name}` is empty; write a text")
        if most and len(text) > most:
            self.findings.add(self.file, line, f"`{name}` has {len(text)} characters; {most} is the most")
        return text

    def choice(self, name: str, choices: Collection[str]) -> str:
        """Return a text that is one of `choices`, or "" where it is not."""
        text = self._word(name)
        if text and text not in choices:
            self.fault(name, f"is `{text}`; it can be {', '.join(choices)}")
            return ""
        return text

    def number(self, name: str, least: int, most: int) -> int:
        """Return a whole number between `least` and `most`."""
        return self._whole(name, self.line_of(name), self._word(name), least, most)

    def _whole(self, name: str, line: int, text: str, least: int, most: int) -> int:
        if not text:
            return least
        if not _WHOLE.fullmatch(text) or not least <= int(text) <= most:
            self.findings.add(
                self.file, line, f"`{name}` has {text!r}; a whole number from {least} to {most} belongs here"
            )
            return least
        return int(text)

    def flag(self, name: str) -> bool:
        """Return true or false; false where nothing is said."""
        if not self.has(name):
            return False
        text = self._word(name)
        if self._values[name].tag != _BOOL or text not in ("true", "false"):
            self.fault(name, f"is {text!r}; write true or false")
        return text == "true"

    def day(self, name: str) -> date | None:
        """Return a day, or None where none is given."""
        text = self._word(name, optional=True)
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.fault(name, f"is {text!r}; write a day as 2026-01-31")
            return None

    def lines(self, name: str, *, optional: bool = False, most: int = 0) -> tuple[tuple[int, str], ...]:
        """Return a list of texts, each with its line; `most` limits the characters of each."""
        found = []
        for node in self._list(name, optional):
            if not isinstance(node, yaml.ScalarNode) or _is_null(node):
                self.findings.add(self.file, self._line(node), f"`{name}` has an entry that is no text")
            else:
                self._note_taken(name, node)
                found.append((self._line(node), self._measured(name, self._line(node), node.value.strip(), most)))
        return tuple(found)

    def texts(self, name: str, *, optional: bool = False) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(text for _, text in self.lines(name, optional=optional))

    def numbers(self, name: str, least: int, most: int, *, gaps: bool = False) -> tuple[int | None, ...]:
        """Return a list of whole numbers; with `gaps` an entry may be null."""
        found: list[int | None] = []
        for node in self._list(name, optional=True):
            if gaps and _is_null(node):
                found.append(None)
            elif isinstance(node, yaml.ScalarNode):
                found.append(self._whole(name, self._line(node), node.value.strip() or "nothing", least, most))
            else:
                self.findings.add(self.file, self._line(node), f"`{name}` has an entry that is no number")
        return tuple(found)

    def records(self, name: str, *, optional: bool = False) -> tuple["YamlMapping", ...]:
        """Return a list of records."""
        found = []
        for node in self._list(name, optional):
            if isinstance(node, yaml.MappingNode):
                found.append(YamlMapping(node, self.file, self.findings, self._source, self._before))
            else:
                self.findings.add(self.file, self._line(node), f"`{name}` needs `name: value` lines in each entry")
        return tuple(found)

    def record(self, name: str) -> "YamlMapping | None":
        """Return the record that stands under `name`."""
        if not self.has(name):
            self.fault(name, "is missing")
            return None
        node = self._values[name]
        if not isinstance(node, yaml.MappingNode):
            self.fault(name, "needs `name: value` lines under it")
            return None
        return YamlMapping(node, self.file, self.findings, self._source, self._before)

    def _list(self, name: str, optional: bool) -> list[yaml.Node]:
        if not self.has(name):
            if not optional:
                self.fault(name, "is missing; a list belongs here")
            return []
        node = self._values[name]
        if not isinstance(node, yaml.SequenceNode):
            self.fault(name, "is no list; begin each entry with a dash")
            return []
        return list(node.value)


def places(text: str) -> set[str]:
    """Return the names in curly brackets in a text; raise `ValueError` where a bracket has no partner."""
    if "{" in _PLACES.sub("", text) or "}" in _PLACES.sub("", text):
        raise ValueError("has a curly bracket without a partner")
    return set(_PLACES.findall(text))


def open_record(file: str, text: str, findings: ErrorCollector, lines_before: int = 0) -> YamlMapping | None:
    """Return the record that a YAML text is, or note why it is none and return None."""
    try:
        node = _composed(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + 1 + lines_before
        findings.add(file, line, f"is not YAML: {error.problem}; a text with a colon or a # needs quotation marks")
        return None
    except TooDeepError as error:
        findings.add(file, error.line + 1 + lines_before, f"is nested more than {_DEEPEST} deep")
        return None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        findings.add(file, 1 + lines_before, f"is not YAML ({type(error).__name__})")
        return None
    if not isinstance(node, yaml.MappingNode):
        findings.add(file, 1 + lines_before, "needs `name: value` lines")
        return None
    return YamlMapping(node, file, findings, text.splitlines(), lines_before)


@lru_cache(maxsize=512)
def _composed(text: str) -> yaml.Node | None:
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):  # does not recurse, unlike `compose`
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise TooDeepError(event.start_mark.line if event.start_mark else 0)
    node: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    return node


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and (node.tag == _NULL)
