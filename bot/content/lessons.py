"""The short lessons: one Markdown file each, in the order in which people read them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from frontmatter.default_handlers import YAMLHandler

from bot.content.faults import ErrorCollector
from bot.content.lint import Lint, prose
from bot.content.markdown import MarkdownFault, paragraphs
from bot.content.yaml_mapping import YamlMapping, open_record
from bot.domain.text import Text

TRACKS = ("both", "reach", "retreat", "middle")
DOORS = ("soothe", "space", "wish", "line", "talk")  # what a lesson teaches and leads into with one tap
# Whoever leans neither way takes these from both sides.
MIXED = ("R2", "T2", "R5", "T5")
_ID = re.compile(r"[A-Z]{1,2}[0-9]{1,2}")
_SEED = re.compile(r"[A-Z][0-9]")  # an idea of docs/develop/evidence.md
_EVIDENCE = re.compile(r"E[0-9]{1,2}[a-z]?")  # a finding of docs/develop/evidence.md
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_QUESTION_MOST = 300  # characters; a question to share is sent as one short message
_FRONT_MATTER = YAMLHandler()


@dataclass(frozen=True, slots=True)
class Lesson:
    """One scene, one idea, one practice, two questions."""

    id: str
    track: str
    order: int
    title: str
    seed: tuple[str, ...]
    evidence: tuple[str, ...]
    scene: Text
    idea: tuple[Text, ...]  # paragraphs
    practice: str
    ask_self: str
    ask_partner: str
    file: str
    door: str | None = None  # one of DOORS

    @property
    def words(self) -> int:
        """How many words there are to read, without the title."""
        parts = (self.scene, *self.idea)
        read = " ".join([*(part.plain for part in parts), self.practice, self.ask_self, self.ask_partner])
        return len(_WORD.findall(read))


class Lessons:
    """All lessons of one language."""

    def __init__(self, lessons: Iterable[Lesson]) -> None:
        """Keep the lessons, sorted by their order and then their id."""
        self.ordered = tuple(sorted(lessons, key=lambda lesson: (lesson.order, lesson.id)))
        self.by_id: Mapping[str, Lesson] = MappingProxyType({lesson.id: lesson for lesson in self.ordered})
        self._courses = {track: self._course(track) for track in ("reach", "retreat", "mixed")}

    def of_track(self, track: str) -> tuple[Lesson, ...]:
        """Return the lessons of one track: "both", "reach", "retreat" or "middle"."""
        return tuple(lesson for lesson in self.ordered if lesson.track == track)

    def course(self, track: str) -> tuple[Lesson, ...]:
        """Return everything that somebody reads one after the other: "reach", "retreat", or "mixed" for neither."""
        return self._courses.get(track) or self._courses["mixed"]

    def _course(self, track: str) -> tuple[Lesson, ...]:
        own = (
            self.of_track(track)
            if track in ("reach", "retreat")
            else tuple(self.by_id[name] for name in MIXED if name in self.by_id)
        )
        course = (*self.of_track("both"), *own, *self.of_track("middle"))
        return tuple(sorted(course, key=lambda lesson: (lesson.order, lesson.id)))

    def __len__(self) -> int:
        """Return how many lessons there are."""
        return len(self.ordered)


def read_lessons(texts: Mapping[str, str], lint: Lint, findings: ErrorCollector) -> Lessons:
    """Read lessons given as file -> text; a lesson with a fault is noted and left out."""
    found: list[Lesson] = []
    for file, text in texts.items():
        lesson = _lesson(file, text, lint, findings)
        if lesson is not None and not _is_taken(lesson, found, findings):
            found.append(lesson)
    return Lessons(found)


def _is_taken(lesson: Lesson, found: list[Lesson], findings: ErrorCollector) -> bool:
    for other in found:
        if other.id == lesson.id:
            findings.add(lesson.file, 1, f"has the id {lesson.id}, which {other.file} has already")
            return True
        if (other.track, other.order) == (lesson.track, lesson.order):
            findings.add(lesson.file, 1, f"has track {lesson.track} and order {lesson.order}, as has {other.file}")
            return True
    return False


def _lesson(file: str, text: str, lint: Lint, findings: ErrorCollector) -> Lesson | None:
    split = _split(file, text, findings)
    if split is None:
        return None
    front, front_line, body, body_line = split
    record = open_record(file, front, findings, front_line - 1)
    if record is None:
        return None
    scene, *idea = _body(file, body, body_line, lint, findings) or [Text()]
    lesson = Lesson(
        id=_coded(record, "id", [(record.line_of("id"), record.text("id"))], _ID, "a letter and a number")[0],
        track=record.choice("track", TRACKS),
        order=record.number("order", 1, 999),
        title=prose(record, "title", lint, lint.limits.title),
        seed=_coded(record, "seed", record.lines("seed"), _SEED, "codes like D1"),
        evidence=_coded(record, "evidence", record.lines("evidence"), _EVIDENCE, "codes like E5"),
        scene=scene,
        idea=tuple(idea),
        practice=_sentence(record, "practice", lint),
        ask_self=_sentence(record, "ask_self", lint),
        ask_partner=_sentence(record, "ask_partner", lint),
        file=file,
        door=record.choice("door", DOORS) if record.has("door") else None,
    )
    record.close()
    least, most = lint.limits.lesson_words_least, lint.limits.lesson_words_most
    if record.is_faultless() and not least <= lesson.words <= most:
        findings.add(file, body_line, f"has {lesson.words} words to read; {least} to {most} belong here")
    return lesson if record.is_faultless() and idea else None


def _split(file: str, text: str, findings: ErrorCollector) -> tuple[str, int, str, int] | None:
    """Return the front matter and the body, each with the line on which it begins."""
    try:
        if not _FRONT_MATTER.detect(text):
            raise ValueError
        front, body = _FRONT_MATTER.split(text)
    except ValueError:
        findings.add(file, 1, "has no front matter; begin with a line `---`, then `name: value` lines, then `---`")
        return None
    body = body.lstrip("\n")
    body_at = len(text) - len(body)
    front_line = text.count("\n", 0, text.index(front, 3)) + 1
    return front, front_line, body, text.count("\n", 0, body_at) + 1


def _body(file: str, body: str, first_line: int, lint: Lint, findings: ErrorCollector) -> list[Text]:
    try:
        found = paragraphs(body)
    except MarkdownFault as fault:
        findings.add(file, first_line + fault.line - 1, str(fault))
        return []
    if len(found) < 2:
        findings.add(file, first_line, "needs a scene, an empty line, and then the idea")
    for line, paragraph in found:
        for _, reason in lint.objections(paragraph.plain):
            findings.add(file, first_line + line - 1, reason)
    return [paragraph for _, paragraph in found]


def _coded(
    record: YamlMapping, name: str, lines: Iterable[tuple[int, str]], right: re.Pattern[str], example: str
) -> tuple[str, ...]:
    found = []
    for line, text in lines:
        if text and not right.fullmatch(text):
            record.findings.add(record.file, line, f"`{name}` has {text!r}; {example} belong here")
        found.append(text)
    return tuple(found)


def _sentence(record: YamlMapping, name: str, lint: Lint) -> str:
    text = prose(record, name, lint, _QUESTION_MOST)
    if "\n" in text or "*" in text:
        record.fault(name, "has formatting or several lines; one plain sentence or two belong here")
    return text
