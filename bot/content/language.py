"""Everything that one language says: one folder of content/, read as a whole."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from babel import Locale

from bot.content.asked_phrases import note_unanswered
from bot.content.checkins import CheckIns, read_checkins
from bot.content.faults import ErrorCollector
from bot.content.files import Pages, text_of
from bot.content.frames import Choices, Frames, Sign, Window, Wish, read_choices
from bot.content.lessons import Lessons, read_lessons
from bot.content.lint import Lint, read_lint
from bot.content.phrase_files import read_phrases
from bot.content.phrases import Phrases
from bot.content.reflection import Reflection, read_reflection
from bot.content.safety import Safety, read_safety
from bot.content.telegram_lengths import note_lengths
from bot.content.yaml_mapping import YamlMapping, open_record
from bot.timeparse import TimeWords, TimeWordsError, time_words_of

MISSING = "is missing"
_TIMES = "times.yaml"
_CHECKINS = ("checkins/daily.yaml", "checkins/weekly.yaml", "checkins/bridges.yaml")
_SINGLE = ("lint.yaml", "frames.yaml", "reflection.yaml", "safety.yaml", _TIMES, *_CHECKINS)
_PHRASES, _LESSONS = re.compile(r"phrases/[^/]+\.ftl"), re.compile(r"lessons/[^/]+\.md")

ReadT = TypeVar("ReadT")


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """All content in one language."""

    code: str
    phrases: Phrases
    frames: Frames
    wishes: Mapping[str, Wish]
    windows: Mapping[str, Window]
    signs: Mapping[str, Sign]
    tones: Mapping[str, str]
    checkins: CheckIns
    reflection: Reflection
    lessons: Lessons
    lint: Lint
    safety: Safety
    times: TimeWords

    @property
    def name(self) -> str:
        """What the language calls itself, with a capital letter."""
        shown = Locale.parse(self.code, sep="-").get_display_name(self.code.replace("-", "_")) or self.code
        return shown[:1].upper() + shown[1:]


class LanguageReader:
    """Read one folder; what is wrong with lessons costs those lessons, anything else the language.

    In a translation, what is wrong with phrases costs only those: another language can say them.
    """

    def __init__(self, code: str, pages: Pages, findings: ErrorCollector, *, is_translation: bool = False) -> None:
        """Read the folder `code` from all `pages` of a content directory, given with their paths from there."""
        self._code, self._findings = code, findings
        self._is_translation = is_translation
        self._pages = {file.split("/", 1)[1]: page for file, page in pages.items() if file.startswith(f"{code}/")}
        self._essential = ErrorCollector()

    def read(self) -> Language | None:
        """Return the language, or None where something is wrong that it cannot do without."""
        lint = self._from("lint.yaml", read_lint) or Lint()
        choices = self._from("frames.yaml", lambda record: read_choices(record, lint))
        checkins = self._checkins(lint)
        reflection = self._from("reflection.yaml", lambda record: read_reflection(record, lint))
        safety = self._from("safety.yaml", lambda record: read_safety(record, lint))
        unsaid = self._findings if self._is_translation else self._essential
        phrases = self._phrases(lint, unsaid)
        times = self._times()
        lessons = read_lessons(self._texts(_LESSONS, self._findings), lint, self._findings)
        self._note_strays()
        self._findings.extend(self._essential)
        if len(self._essential) or not (choices and checkins and reflection and safety and times):
            return None
        return _joined(self._code, phrases, choices, checkins, reflection, lessons, lint, safety, times)

    def _path(self, file: str) -> str:
        return f"{self._code}/{file}"

    def _record(self, file: str) -> YamlMapping | None:
        if file not in self._pages:
            self._essential.add(self._path(file), 1, MISSING)
            return None
        text = text_of(self._path(file), self._pages[file], self._essential)
        return None if text is None else open_record(self._path(file), text, self._essential)

    def _from(self, file: str, reader: Callable[[YamlMapping], ReadT]) -> ReadT | None:
        record = self._record(file)
        return None if record is None else reader(record)

    def _checkins(self, lint: Lint) -> CheckIns | None:
        daily, weekly, bridges = (self._record(file) for file in _CHECKINS)
        return read_checkins(daily, weekly, bridges, lint) if daily and weekly and bridges else None

    def _phrases(self, lint: Lint, unsaid: ErrorCollector) -> Phrases:
        """Return the phrases; what a translation lacks is found by comparing it with what is asked of English."""
        texts = self._texts(_PHRASES, unsaid)
        phrases = read_phrases(texts, self._code, lint, unsaid)
        if not phrases.ids():
            self._essential.add(f"{self._code}/phrases", 1, f"{MISSING}; at least one .ftl file belongs here")
        elif not self._is_translation:
            note_unanswered(phrases, self._code, texts, unsaid)
        return phrases.doubted(note_lengths(phrases, unsaid))

    def _times(self) -> TimeWords | None:
        file = self._path(_TIMES)
        if _TIMES not in self._pages:
            self._essential.add(file, 1, MISSING)
            return None
        page = self._pages[_TIMES]
        try:
            return time_words_of(page, _TIMES, self._code)
        except TimeWordsError as error:
            for fault in error.faults:
                reason = fault.removeprefix(f"{_TIMES}: ")
                self._essential.add(file, _line_of(page, reason.split(":", 1)[0]), reason)
        return None

    def _texts(self, wanted: re.Pattern[str], findings: ErrorCollector) -> dict[str, str]:
        found = {}
        for file, page in self._pages.items():
            if wanted.fullmatch(file) and (text := text_of(self._path(file), page, findings)) is not None:
                found[self._path(file)] = text
        return found

    def _note_strays(self) -> None:
        for file in self._pages:
            if file not in _SINGLE and not _PHRASES.fullmatch(file) and not _LESSONS.fullmatch(file):
                right = f"{', '.join(_SINGLE)}, phrases/….ftl and lessons/….md"
                self._findings.add(self._path(file), 1, f"is read by nobody; a language has {right}")


def _joined(
    code: str,
    phrases: Phrases,
    choices: Choices,
    checkins: CheckIns,
    reflection: Reflection,
    lessons: Lessons,
    lint: Lint,
    safety: Safety,
    times: TimeWords,
) -> Language:
    return Language(
        code=code,
        phrases=phrases,
        frames=choices.frames,
        wishes=choices.wishes,
        windows=choices.windows,
        signs=choices.signs,
        tones=choices.tones,
        checkins=checkins,
        reflection=reflection,
        lessons=lessons,
        lint=lint,
        safety=safety,
        times=times,
    )


def _line_of(page: bytes, name: str) -> int:
    """Return the line on which a top-level name stands, 1 where it does not."""
    found = re.search(rf"^{re.escape(name)}\s*:".encode(), page, re.MULTILINE)
    return page.count(b"\n", 0, found.start()) + 1 if found else 1
