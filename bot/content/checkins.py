"""The questions that come by themselves, in which order, and the lines that bridge two answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from bot.content.frames import by_id
from bot.content.lint import Lint, lint_text, prose
from bot.content.yaml_mapping import YamlMapping, places

QUESTION_MOST = 300  # Bot API, sendPoll.question
OPTION_MOST = 100  # Bot API, InputPollOption.text
OPTIONS_LEAST, OPTIONS_MOST = 2, 10  # within the Bot API's 1 to 12
SCORE_MOST = 5

WORDINGS = 3  # of each bridge, so that the same pair of answers is not met by the same words each time
# Every kind of pair of answers has its bridge, with what is set into it.
BRIDGES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "similar_good": frozenset(),
        "similar_middle": frozenset(),
        "similar_low": frozenset(),
        "apart": frozenset(),
        "wishes_differ": frozenset({"x", "y"}),
        "wishes_same": frozenset({"x"}),
        "little_room": frozenset(),
        "moments": frozenset(),
        "pictures_same": frozenset({"x"}),
        "pictures_differ": frozenset(),
    }
)


class Visibility(StrEnum):
    """Who gets to see an answer."""

    SHARED = "shared"  # both, once both answered
    OPT_IN = "opt_in"  # both, if both chose so for this question
    PRIVATE = "private"  # nobody else


@dataclass(frozen=True, slots=True)
class Item:
    """One question as a poll."""

    id: str
    freq: str  # "daily" or "weekly"
    question: str
    options: tuple[str, ...]
    scores: tuple[int | None, ...] | None  # one for each option, 5 = more of what is asked; None = not scored
    not_applicable: frozenset[int]  # options that stand outside the scale
    visibility: Visibility
    takes_several: bool  # several options may be chosen at once


@dataclass(frozen=True, slots=True)
class WeeklyOrder:
    """Which weekly questions are asked: `each_week`, one `after_events`, one `in_turn`; or `every_second_week`."""

    each_week: tuple[str, ...]
    after_events: tuple[str, ...]
    in_turn: tuple[str, ...]
    every_second_week: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckIns:
    """All questions of one language; mappings keep the order of their files."""

    items: Mapping[str, Item]
    daily_order: tuple[str, ...]
    weekly_order: WeeklyOrder
    bridges: Mapping[str, tuple[str, ...]]

    @property
    def daily(self) -> tuple[Item, ...]:
        """The daily questions in the order in which they take turns."""
        return tuple(self.items[name] for name in self.daily_order)

    @property
    def weekly(self) -> tuple[Item, ...]:
        """The weekly questions in the order of their file."""
        return tuple(item for item in self.items.values() if item.freq == "weekly")


def read_checkins(daily: YamlMapping, weekly: YamlMapping, bridges: YamlMapping, lint: Lint) -> CheckIns:
    """Read the three files of checkins/."""
    items: dict[str, Item] = {}
    for freq, record in (("daily", daily), ("weekly", weekly)):
        found = by_id(record, "items", [_item(one, freq, lint) for one in record.records("items")])
        record.close()
        for name in found.keys() & items.keys():
            record.fault("items", f"has `{name}`, which is already in {daily.file}")
        items |= found
    order = _ids(bridges, "daily_order", items, "daily")
    return CheckIns(
        MappingProxyType(items), order, _weekly_order(bridges, items), MappingProxyType(_bridges(bridges, lint))
    )


def _item(record: YamlMapping, freq: str, lint: Lint) -> Item:
    lines = record.lines("o", most=OPTION_MOST)
    for line, text in lines:
        lint_text(record, line, "o", text, lint)
    count = len(lines)
    if record.has("o") and not OPTIONS_LEAST <= count <= OPTIONS_MOST:
        record.fault("o", f"has {count} options; {OPTIONS_LEAST} to {OPTIONS_MOST} belong here")
    if len({text for _, text in lines}) < count:
        record.fault("o", "has the same option twice")
    item = Item(
        record.text("id"),
        record.choice("freq", (freq,)),
        prose(record, "q", lint, QUESTION_MOST),
        tuple(text for _, text in lines),
        record.numbers("score", 1, SCORE_MOST, gaps=True) or None,
        frozenset(place for place in record.numbers("na", 0, max(count - 1, 0)) if place is not None),
        Visibility(record.choice("visibility", tuple(Visibility)) or Visibility.PRIVATE),
        record.flag("several"),
    )
    _check_scores(record, item)
    record.close()
    return item


def _check_scores(record: YamlMapping, item: Item) -> None:
    if item.scores is None:
        if item.not_applicable:
            record.fault("na", "leaves options out of a scale that is not there; delete it, or add `score`")
        return
    if len(item.scores) != len(item.options):
        record.fault("score", f"has {len(item.scores)} entries for {len(item.options)} options; one each belongs here")
    gaps = {place for place, score in enumerate(item.scores) if score is None}
    if gaps != item.not_applicable:
        record.fault("na", "does not name the options whose score is null, counted from 0")


def _ids(record: YamlMapping, name: str, items: Mapping[str, Item], freq: str) -> tuple[str, ...]:
    found = []
    for line, text in record.lines(name):
        if text not in items or items[text].freq != freq:
            record.findings.add(record.file, line, f"`{name}` has `{text}`, which is no {freq} question")
        elif text in found:
            record.findings.add(record.file, line, f"`{name}` has `{text}` twice")
        else:
            found.append(text)
    if freq == "daily" and (left_out := [i.id for i in items.values() if i.freq == freq and i.id not in found]):
        record.fault(name, f"leaves out {', '.join(left_out)}")
    return tuple(found)


def _weekly_order(record: YamlMapping, items: Mapping[str, Item]) -> WeeklyOrder:
    order = record.record("weekly_order")
    if order is None:
        return WeeklyOrder((), (), (), ())
    found = WeeklyOrder(*(_ids(order, name, items, "weekly") for name in WeeklyOrder.__slots__))
    order.close()
    named = {*found.each_week, *found.after_events, *found.in_turn, *found.every_second_week}
    if left_out := [item.id for item in items.values() if item.freq == "weekly" and item.id not in named]:
        record.fault("weekly_order", f"leaves out {', '.join(left_out)}")
    return found


def _bridges(record: YamlMapping, lint: Lint) -> dict[str, tuple[str, ...]]:
    bridges = record.record("bridges")
    found = {}
    if bridges is not None:
        for name, needed in BRIDGES.items():
            lines = bridges.lines(name, most=lint.limits.bridge)
            for line, text in lines:
                lint_text(bridges, line, name, text, lint)
                check_places(bridges, name, text, needed, line)
            if len({text for _, text in lines}) != WORDINGS:
                bridges.fault(name, f"has {len(lines)} lines; {WORDINGS} different ones belong here")
            found[name] = tuple(text for _, text in lines)
        bridges.close()
    record.close()
    return found


def check_places(record: YamlMapping, name: str, text: str, needed: frozenset[str], line: int | None = None) -> None:
    """Note where a text does not have exactly the {places} it needs; `line` is where it stands, if not at its name."""
    at = record.line_of(name) if line is None else line
    try:
        used = places(text)
    except ValueError as error:
        record.findings.add(record.file, at, f"`{name}` {error}")
        return
    if text and used != needed:
        right = " ".join(f"{{{place}}}" for place in sorted(needed)) or "no curly brackets"
        record.findings.add(record.file, at, f"`{name}` has other places to fill than it needs: {right}")
