"""Project Fluent files read into phrases, every fault noted with its line."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.content.faults import ErrorCollector, Fault
from bot.content.lint import Lint
from bot.content.phrases import DEEPEST, Entry, Phrases, patterns_of
from bot.content.phrases import wordings as wordings_of

_NAMES_IN_USE = frozenset({"self", "message_id", "variant"})  # parameters of Phrases.text


def read_phrases(texts: Mapping[str, str], language: str, lint: Lint, findings: ErrorCollector) -> Phrases:
    """Read the .ftl files of a language, given as file -> text; every fault is noted with its line."""
    phrases, faults = _read(tuple(texts.items()), language, lint)
    findings.extend(faults)
    return phrases


@lru_cache(maxsize=4)  # whoever edits one file has the phrases of the other languages read already
def _read(texts: tuple[tuple[str, str], ...], language: str, lint: Lint) -> tuple[Phrases, tuple[Fault, ...]]:
    findings = ErrorCollector()
    entries: dict[str, Entry] = {}
    collected: dict[str, _Collector] = {}
    faulty: set[str] = set()
    resources = []
    for file, text in texts:
        resource = _parsed(text)
        resources.append(resource)
        for node in resource.body:
            line = _line(text, node)
            if isinstance(node, ast.Junk):
                _note_junk(file, text, node, findings)
            elif isinstance(node, ast.Message | ast.Term):
                before = len(findings)
                found = _collected(node)
                collected.setdefault(_name(node), found)
                _enter(entries, Entry(file, line, node, frozenset(found.variables)), findings)
                _lint_entry(file, text, node, lint, findings)
                faulty |= {_name(node)} if len(findings) > before else set()
    faulty |= _check(entries, collected, findings)
    bundle = FluentBundle([language], use_isolating=False)
    for resource in resources:
        bundle.add_resource(resource)
    messages = {name: entry for name, entry in entries.items() if isinstance(entry.node, ast.Message)}
    wordings = {name: tuple(wordings_of(bundle, name, entry, entries)) for name, entry in messages.items()}
    phrases = Phrases({name: found for name, found in wordings.items() if found}, messages, frozenset(faulty))
    return phrases, tuple(findings)


@lru_cache(maxsize=256)
def _parsed(text: str) -> ast.Resource:
    return FluentParser(with_spans=True).parse(text)


def _line(text: str, node: Any, offset: int = 0) -> int:
    return text.count("\n", 0, node.span.start + offset) + 1


def _name(node: ast.Message | ast.Term) -> str:
    return node.id.name if isinstance(node, ast.Message) else f"-{node.id.name}"


def _note_junk(file: str, text: str, junk: ast.Junk, findings: ErrorCollector) -> None:
    why = junk.annotations[0] if junk.annotations else None
    last = _line(text, junk) + str(junk.content).rstrip().count("\n")
    line = min(_line(text, why), last) if why is not None and why.span else last
    reason = f" ({why.message})" if why is not None else ""
    findings.add(file, line, f"is no phrase{reason}; write `name = text`, and begin each further line with blanks")


def _enter(entries: dict[str, Entry], entry: Entry, findings: ErrorCollector) -> None:
    name = _name(entry.node)
    if name in entries:
        first = entries[name]
        findings.add(entry.file, entry.line, f"`{name}` is already in {first.file}:{first.line}; keep one of them")
        return
    entries[name] = entry


class _Collector(Visitor):
    """Collect the variables and references of a piece of Fluent."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.references: list[tuple[str, str | None]] = []
        self.functions: list[str] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - named by Fluent
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.references.append((node.id.name, node.attribute.name if node.attribute else None))

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        self.references.append((f"-{node.id.name}", node.attribute.name if node.attribute else None))
        self.generic_visit(node)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:  # noqa: N802
        self.functions.append(node.id.name)
        self.generic_visit(node)


def _collected(node: ast.BaseNode) -> _Collector:
    collector = _Collector()
    collector.visit(node)
    return collector


def _check(entries: Mapping[str, Entry], all_collected: Mapping[str, _Collector], findings: ErrorCollector) -> set[str]:
    """Note what is wrong with entries, and return the names of those."""
    faulty = set()
    for name, entry in entries.items():
        collected = all_collected[name]
        wrong = [
            f"uses `${used}`, which is reserved; choose another name" for used in collected.variables & _NAMES_IN_USE
        ]
        wrong += [
            f"uses {function}(), which does not exist; NUMBER() and DATETIME() do"
            for function in collected.functions
            if function not in ("NUMBER", "DATETIME")
        ]
        wrong += [f"refers to `{used}`, which does not exist" for used in _unknown(collected, entries)]
        if _is_circular(name, all_collected, ()):
            wrong.append("refers to itself, directly or by way of others")
        if isinstance(entry.node, ast.Message):
            wrong += _misnumbered(entry.node)
        for reason in wrong:
            faulty.add(name)
            findings.add(entry.file, entry.line, f"`{name}` {reason}")
    return faulty


def _unknown(collected: _Collector, entries: Mapping[str, Entry]) -> Iterator[str]:
    for name, attribute in collected.references:
        node = entries[name].node if name in entries else None
        has_it = node is not None and (
            node.value is not None if attribute is None else any(one.id.name == attribute for one in node.attributes)
        )
        if not has_it:
            yield name if attribute is None else f"{name}.{attribute}"


def _is_circular(name: str, collected: Mapping[str, _Collector], above: tuple[str, ...]) -> bool:
    if name in above or len(above) > DEEPEST:
        return True
    if name not in collected:
        return False
    references = {used for used, _ in collected[name].references}
    return any(_is_circular(used, collected, (*above, name)) for used in references)


def _misnumbered(message: ast.Message) -> Iterator[str]:
    if message.value is None:
        yield "has no text of its own; the first wording stands behind the equals sign"
    letters = [attribute.id.name for attribute in message.attributes]
    right = [chr(ord("b") + number) for number in range(len(letters))]
    if letters != right:
        yield f"has the wordings {_dotted(letters)}; name them {_dotted(right)}"


def _dotted(letters: list[str]) -> str:
    return ", ".join(f".{letter}" for letter in letters)


def _lint_entry(file: str, text: str, node: ast.Message | ast.Term, lint: Lint, findings: ErrorCollector) -> None:
    name = _name(node)
    for piece in _pieces(node):
        for offset, reason in lint.objections(piece.value, is_message=lint.is_message(name)):
            line = _line(text, piece) + piece.value.count("\n", 0, offset)
            findings.add(file, line, f"`{name}` {reason}")
    for pattern in patterns_of(node):
        length = sum(len(piece.value) for piece in _pieces(pattern))
        if length > lint.limits.phrase:
            most = lint.limits.phrase
            findings.add(file, _line(text, node), f"`{name}` has {length} characters; {most} is the most")


def _pieces(node: ast.BaseNode) -> list[ast.TextElement]:
    found: list[ast.TextElement] = []

    class Pieces(Visitor):
        def visit_TextElement(self, element: ast.TextElement) -> None:  # noqa: N802
            found.append(element)

    Pieces().visit(node)
    return found
