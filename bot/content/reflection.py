"""The private self-reflection: eight sentences, how they are read, and what they suggest."""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import fmean
from types import MappingProxyType

from bot.content.frames import by_id
from bot.content.lint import Lint, lint_text, prose
from bot.content.yaml_mapping import YamlMapping
from bot.domain.people import Tone

DIMENSIONS = ("reach", "retreat")
TRACKS = ("reach", "retreat", "mixed")
OPTIONS = 5  # answers count 1 to 5 in their order
_LONGEST = 1_000  # characters of a text in a message of its own
_LABEL = 60  # characters of an answer, which is a button
_CONDITION = re.compile(r"(reach|retreat)(?: - (reach|retreat))? (>=|<=) (-?\d+(?:\.\d+)?)")
_COMPARE: Mapping[str, Callable[[float, float], bool]] = {">=": operator.ge, "<=": operator.le}


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence; `is_reversed` when agreeing with it speaks for less of its dimension."""

    id: str
    dimension: str
    is_reversed: bool
    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A comparison of one dimension, or of the difference of two, with a number."""

    left: str
    minus: str | None
    sign: str
    number: float

    def holds(self, means: Mapping[str, float]) -> bool:
        """Return whether it is true of the two means."""
        value = means[self.left] - (means[self.minus] if self.minus else 0.0)
        return _COMPARE[self.sign](value, self.number)


@dataclass(frozen=True, slots=True)
class Result:
    """What the answers suggest; nothing of it is stored or shown to the partner by itself."""

    id: str
    text: str
    tone: Tone
    track: str  # "reach", "retreat" or "mixed"


@dataclass(frozen=True, slots=True)
class Reflection:
    """The self-reflection of one language."""

    intro: str
    options: tuple[str, ...]
    statements: tuple[Statement, ...]
    rules: tuple[tuple[tuple[Condition, ...], Result], ...]  # the first whose conditions all hold; the last has none
    footer: str

    def result(self, answers: Mapping[str, int]) -> Result:
        """Return what the answers suggest: statement id -> 1 to 5; statements that were skipped are left out.

        Where all statements of a dimension were skipped, nothing can be said, and the last rule is the result.
        """
        means: dict[str, float] = {}
        for dimension in DIMENSIONS:
            counted = [
                OPTIONS + 1 - answers[one.id] if one.is_reversed else answers[one.id]
                for one in self.statements
                if one.dimension == dimension and one.id in answers
            ]
            if not counted:
                return self.rules[-1][1]
            means[dimension] = fmean(counted)
        return next(result for conditions, result in self.rules if all(one.holds(means) for one in conditions))


def read_reflection(record: YamlMapping, lint: Lint) -> Reflection:
    """Read reflection.yaml."""
    options = record.lines("options", most=_LABEL)
    for line, text in options:
        lint_text(record, line, "options", text, lint)
    if record.has("options") and len(options) != OPTIONS:
        record.fault("options", f"has {len(options)} entries; {OPTIONS} belong here")
    statements = by_id(record, "items", [_statement(one, lint) for one in record.records("items")])
    for dimension in DIMENSIONS:
        if record.has("items") and not any(one.dimension == dimension for one in statements.values()):
            record.fault("items", f"has no statement for {dimension}")
    found = Reflection(
        prose(record, "intro", lint, _LONGEST),
        tuple(text for _, text in options),
        tuple(statements.values()),
        _rules(record, lint),
        prose(record, "footer", lint, _LONGEST),
    )
    record.close()
    return found


def _statement(record: YamlMapping, lint: Lint) -> Statement:
    statement = Statement(
        record.text("id"), record.choice("dim", DIMENSIONS), record.flag("r"), prose(record, "q", lint, _LONGEST)
    )
    record.close()
    return statement


def _rules(record: YamlMapping, lint: Lint) -> tuple[tuple[tuple[Condition, ...], Result], ...]:
    texts = _texts(record, lint)
    rules = []
    for one in record.records("rules"):
        conditions = tuple(_conditions(one))
        name = one.choice("result", tuple(texts)) if texts else one.text("result")
        tone, track = one.choice("suggest_tone", tuple(Tone)), one.choice("suggest_track", TRACKS)
        rules.append((conditions, Result(name, texts.get(name, ""), Tone(tone or Tone.BALANCED), track)))
        one.close()
    if rules and (rules[-1][0] or not all(conditions for conditions, _ in rules[:-1])):
        record.fault("rules", "needs `when` in every rule but the last, which is for everybody else")
    for name in texts.keys() - {result.id for _, result in rules}:
        record.fault("results", f"has `{name}`, to which no rule leads")
    return tuple(rules)


def _texts(record: YamlMapping, lint: Lint) -> Mapping[str, str]:
    results = record.record("results")
    if results is None:
        return MappingProxyType({})
    return MappingProxyType({name: prose(results, name, lint, _LONGEST) for name in results.names()})


def _conditions(record: YamlMapping) -> list[Condition]:
    found = []
    for line, text in record.lines("when", optional=True):
        if read := _CONDITION.fullmatch(text):
            found.append(Condition(read[1], read[2], read[3], float(read[4])))
        else:
            right = "write it as `reach >= 3.25` or `reach - retreat >= 0.75`"
            record.findings.add(record.file, line, f"`when` has {text!r}; {right}")
    return found
