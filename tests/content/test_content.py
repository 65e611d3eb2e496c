"""What stands in content/, of which the loader cannot know that it has to."""

import re
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.content import ContentStore, Library, check
from bot.content.checkins import Visibility
from bot.content.frames import SIGNALS, STRENGTHS
from bot.content.language import Language
from tests.content.folder import OURS

# Idea of the seed -> the lessons that carry it (docs/develop/evidence.md). H, I, D, A, V, M are the seed's chapters.
COVERAGE = {
    "I1": ["B1"], "I2": ["B1"], "I3": ["B1"], "I4": ["M1", "M7"],
    "D1": ["B2"], "D2": ["B3", "B9"], "D3": ["B4", "B8", "T2"], "D4": ["B5"], "D5": ["B6"],
    "D6": ["B7", "B8", "B9", "M6"],
    "A1": ["R1"], "A2": ["R1"], "A3": ["R2"], "A4": ["R3", "R7"], "A5": ["R4"], "A6": ["R5"], "A7": ["R6"],
    "A8": ["R7"],
    "V1": ["T2", "T5"], "V2": ["T1"], "V3": ["T3"], "V4": ["T6"], "V5": ["T5"], "V6": ["T4"], "V7": ["T7"],
    "V8": ["T7"],
    "M1": ["M4"], "M2": ["M2"], "M3": ["M3", "M5"], "M4": ["M3", "M6"], "M5": ["M1"],
    "H1": ["M7"], "H2": ["M7"], "H3": ["M7"],
}  # fmt: skip
BOUNDARY = ("B1", "B4", "R3", "T4", "M3")  # growth is not putting up with harm, which each says in words of its own
_LIMIT = re.compile(
    "is not putting up with harm|that is harm|no reason to stay|as a punishment|Being hurt over and over"
)
FRAME_IDS = {"space": "S", "closeness": "C"}
TONE_IDS = {"reassure_first": "RF", "low_pressure": "LP", "balanced": "BA", "plain": "PL"}
COUNTRIES = [
    "AR", "AT", "AU", "BR", "CA", "CL", "DE", "ES", "FR", "GB", "IE", "IN", "IT", "MX", "NL", "PL", "PT", "UA", "US",
]  # fmt: skip


def texts() -> list[Path]:
    """Return the files with texts that people read, in every language."""
    found = [*OURS.glob("*/lessons/*.md"), *OURS.glob("*/phrases/*.ftl")]
    return found + [path for path in OURS.glob("??/**/*.yaml") if path.name in {"frames.yaml", "reflection.yaml"}]


def languages() -> list[str]:
    return sorted(path.parent.name for path in OURS.glob("*/lint.yaml"))


def test_our_content_has_no_fault() -> None:
    assert len(list(OURS.rglob("*.*"))) > 60
    assert [str(fault) for fault in check(OURS)] == []


def test_no_text_raises_its_voice() -> None:
    assert len(texts()) > 30
    for path in texts():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            assert line.startswith("#") or not re.search("[!¡]", line), f"{path.name}:{number}"


@pytest.mark.parametrize("code", languages())
def test_thirty_lessons_cover_every_idea(code: str) -> None:
    language = ContentStore(OURS, SystemClock()).language(code)
    assert language.code == code  # and not English in its place
    lessons = language.lessons
    assert len(lessons) == 30
    assert [len(lessons.of_track(track)) for track in ("both", "reach", "retreat", "middle")] == [9, 7, 7, 7]
    covered = {idea: [one.id for one in lessons.ordered if idea in one.seed] for idea in COVERAGE}
    assert {idea: sorted(ids) for idea, ids in covered.items()} == {idea: sorted(ids) for idea, ids in COVERAGE.items()}


def test_five_lessons_draw_the_boundary(english: Language) -> None:
    for name in BOUNDARY:
        idea = " ".join(part.plain for part in english.lessons.by_id[name].idea)
        assert _LIMIT.search(idea), name


def test_lessons_are_read_in_order(english: Language) -> None:
    reach = [lesson.id for lesson in english.lessons.course("reach")]
    first = ["B1", "B8", "B9", "R2", "B2", "B3"]  # what the two buttons are for, then the first ten minutes
    rest = [*(f"B{n}" for n in range(4, 8)), "R1", *(f"R{n}" for n in range(3, 8)), *(f"M{n}" for n in range(1, 8))]
    assert reach == [*first, *rest]


@pytest.mark.parametrize("code", languages())
def test_matrix_of_frames_is_complete(code: str) -> None:
    """Two signals, four tones, three strengths, two wordings: 48 texts in each language."""
    frames = ContentStore(OURS, SystemClock()).language(code).frames
    cells = [(signal, tone, strength) for signal in SIGNALS for tone in TONE_IDS for strength in STRENGTHS]
    assert len(cells) == len(frames) == 24
    for signal, tone, strength in cells:
        frame = frames.frame(signal, tone, strength)
        assert frame.id == f"{FRAME_IDS[signal]}-{TONE_IDS[tone]}-{strength}"
        assert len(set(frame.wordings)) == 2


def test_frames_read_whole_once_filled(english: Language) -> None:
    values = {"S": "Ana", "t": "20:00", "at": "at 20:00", "ask": "a hug", "win": "this evening", "sign": "Ana: “Yes.”"}
    for frame in english.frames:
        for wording in frame.wordings:
            filled = wording.format(**values)
            assert "Ana" in filled.replace(values["sign"], "")
            assert filled.count(values["sign"]) == 1
            needed = ("20:00",) if frame.signal == "space" else ("a hug", "this evening")
            assert all(one in filled for one in needed), frame.id


def test_nineteen_questions_fit_into_polls(english: Language) -> None:
    items = english.checkins.items
    assert list(items) == [*(f"D{n}" for n in range(1, 8)), *(f"W{n}" for n in range(1, 13))]
    for item in items.values():
        assert 1 <= len(item.question) <= 300
        assert 2 <= len(item.options) <= 10
        assert all(1 <= len(option) <= 100 for option in item.options)
    assert [item.id for item in items.values() if item.takes_several] == ["D7", "W10"]
    assert [item.id for item in english.checkins.daily] == ["D1", "D2", "D5", "D3", "D7", "D4", "D6"]


def test_private_questions_stay_private(english: Language) -> None:
    shown = {item.id: item.visibility for item in english.checkins.items.values()}
    assert [name for name, one in shown.items() if one is Visibility.PRIVATE] == ["D5", "D6", "W1"]
    assert [name for name, one in shown.items() if one is Visibility.OPT_IN] == ["D4", "W4", "W5", "W9"]


def test_sign_that_contradicts_another_excludes_it(english: Language) -> None:
    assert english.signs["not-you"].excludes == {"to-talk"}
    assert english.signs["to-talk"].excludes == {"not-you"}
    assert english.frames.signs_at_most == {"space": 2, "closeness": 1}


def test_every_country_can_be_helped_today(library: Library) -> None:
    today = SystemClock().now().date()
    assert [*library.country_codes()] == COUNTRIES
    for code in (*COUNTRIES, None):
        card = library.help_lines(code, today, "en")
        assert card.emergency
        assert card.crisis_search
        assert card.violence_search
