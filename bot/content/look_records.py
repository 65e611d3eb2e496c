"""A look at a help line, written into the file of its country; comments, order and layout stay as they were.

The places to change are found by the marks of the YAML parser, and only there text is put in: a library that writes
YAML anew would set indents, quotes and line ends its own way.
"""

import json
import os
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from bot.content.country_files import read_countries
from bot.content.evidence import How, ReadAs
from bot.content.faults import ErrorCollector
from bot.content.refused_numbers import Refused, bare
from bot.errors import HalfwayError

Edit = tuple[int, int, str]  # from, to, what stands there then


class LookRefusedError(HalfwayError):
    """A look cannot be recorded as it was told."""


@dataclass(frozen=True, slots=True)
class NewLook:
    """What somebody did."""

    country: str
    number: str
    by: str
    on: date
    how: How
    confirms: tuple[str, ...]
    page: str | None = None
    publisher: str | None = None


def record(directory: Path, look: NewLook) -> Path:
    """Write a look into its country's file and return that; raise `LookRefusedError` where that would be a fault."""
    if not (look.country.isalpha() and look.country.isascii()):
        raise LookRefusedError(f"{look.country} is no code of a country.")
    path = directory / "helplines" / f"{look.country}.yaml"
    try:
        before = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LookRefusedError(f"{path} cannot be read ({type(error).__name__}).") from None
    after = with_look(before, look)
    findings = ErrorCollector()
    read_countries({f"helplines/{path.name}": after.replace("\r\n", "\n")}, Refused(), findings)
    if len(findings):
        raise LookRefusedError("\n".join(str(fault) for fault in findings.sorted()))
    _replace(path, after)
    return path


def with_look(text: str, look: NewLook) -> str:
    """Return the text of a country's file with a look in it."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise LookRefusedError(f"The file of {look.country} is not YAML: {error}") from None
    lines = _values(root).get("lines") if isinstance(root, yaml.MappingNode) else None
    found = [
        line
        for line in (lines.value if isinstance(lines, yaml.SequenceNode) else [])
        if isinstance(line, yaml.MappingNode) and _text(_values(line).get("dial")) == bare(look.number)
    ]
    if len(found) != 1:
        raise LookRefusedError(f"{look.country} has {len(found) or 'no'} line(s) that dial {look.number}.")
    edits = [_checked(text, found[0], look)]
    if look.how is How.PAGE:
        edits += _page(text, found[0], look)
    for start, end, put in sorted(edits, reverse=True):
        text = text[:start] + put + text[end:]
    return text


def _checked(text: str, line: yaml.MappingNode, look: NewLook) -> Edit:
    page = f", page: {_quoted(look.page)}" if look.page else ""
    entry = f"{{by: {_quoted(look.by)}, on: {look.on}, how: {look.how}{page}, confirms: [{', '.join(look.confirms)}]}}"
    checked = _values(line).get("checked")
    if checked is None:
        at = _line_end(text, _end(line))
        return at, at, f"{_newline(text)}{' ' * line.start_mark.column}checked:{_item(text, line, entry)}"
    return _appended(text, line, checked, entry)


def _appended(text: str, line: yaml.MappingNode, checked: yaml.Node, entry: str) -> Edit:
    start, end = checked.start_mark.index, checked.end_mark.index
    if not isinstance(checked, yaml.SequenceNode) or not checked.value:
        return _before_blanks(text, start), end, _item(text, line, entry)
    if checked.flow_style:
        at = _end(checked.value[-1])
        return at, at, f", {entry}"
    at = _line_end(text, _end(checked))
    return at, at, f"{_newline(text)}{' ' * checked.start_mark.column}- {entry}"


def _page(text: str, line: yaml.MappingNode, look: NewLook) -> list[Edit]:
    """Return what marks the page among the sources as read live, or puts it in front of them."""
    sources = _values(line).get("sources")
    if not isinstance(sources, yaml.SequenceNode) or not sources.value:
        raise LookRefusedError("The line has no sources.")
    for source in sources.value:
        values = _values(source)
        if _text(values.get("url")) == look.page and {"read_on", "read_as", "proves"} <= values.keys():
            proves = [_text(one) for one in values["proves"].value]
            union = ", ".join(dict.fromkeys([*proves, *look.confirms]))
            put = {"read_on": str(look.on), "read_as": ReadAs.LIVE.value, "proves": f"[{union}]"}
            return [(values[name].start_mark.index, _end(values[name]), value) for name, value in put.items()]
    if not look.publisher:
        raise LookRefusedError(f"{look.page} is no source of the line yet; say whose page it is with --publisher.")
    entry = (
        f"{{url: {_quoted(look.page)}, publisher: {_quoted(look.publisher)}, kind: operator, says_on: null, "
        f"read_on: {look.on}, read_as: live, proves: [{', '.join(look.confirms)}]}}"
    )
    if sources.flow_style:
        at = sources.value[0].start_mark.index
        return [(at, at, f"{entry}, ")]
    at, column = sources.start_mark.index, sources.start_mark.column
    return [(at, at, f"- {entry}{_newline(text)}{' ' * column}")]


def _values(node: yaml.Node) -> dict[str, yaml.Node]:
    return {str(name.value): value for name, value in node.value} if isinstance(node, yaml.MappingNode) else {}


def _text(node: yaml.Node | None) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _end(node: yaml.Node) -> int:
    """Return where what is written of a node ends: a block's own mark lies where the next thing begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _line_end(text: str, at: int) -> int:
    """Return where a line ends, without its line break, so that a comment behind a value stays there."""
    found = text.find("\n", at)
    end = len(text) if found < 0 else found
    return end - 1 if text[end - 1 : end] == "\r" else end


def _before_blanks(text: str, at: int) -> int:
    while text[at - 1] == " ":
        at -= 1
    return at


def _item(text: str, line: yaml.MappingNode, entry: str) -> str:
    return f"{_newline(text)}{' ' * (line.start_mark.column + 2)}- {entry}"


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _quoted(text: str | None) -> str:
    return json.dumps(text, ensure_ascii=False)  # JSON's strings are strings of YAML


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    Path(name).chmod(path.stat().st_mode & 0o777)
    Path(name).replace(path)
