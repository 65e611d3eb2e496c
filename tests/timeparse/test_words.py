"""The words for time are plain lists, and what is wrong with them is said all at once."""

from pathlib import Path

import pytest
import yaml

from bot.timeparse import TimeWordsError, fold, load_time_words

CONTENT = Path(__file__).parents[2] / "content"
FILES = sorted(CONTENT.glob("*/times.yaml"))


def changed(tmp_path: Path, **changes: object) -> Path:
    table = yaml.safe_load((CONTENT / "en" / "times.yaml").read_text(encoding="utf-8"))
    path = tmp_path / "times.yaml"
    path.write_text(yaml.safe_dump({**table, **changes}), encoding="utf-8")
    return path


def faults(path: Path) -> list[str]:
    with pytest.raises(TimeWordsError) as caught:
        load_time_words(path, "en")
    return caught.value.faults


def test_words_of_both_languages_are_there() -> None:
    assert {path.parent.name for path in FILES} >= {"en", "es"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_words_of_each_language_are_sound(path: Path) -> None:
    words = load_time_words(path, path.parent.name)
    assert words.language == path.parent.name
    assert len(set(words.weekdays.values())) == 7
    assert len(set(words.months.values())) == 12
    assert set(words.units.values()) == {1, 60, 3_600, 86_400, 604_800}
    assert set(words.hours.values()) == set(range(1, 13))
    assert {0, 1, 2} <= set(words.days.values())


def test_phrases_are_kept_folded(tmp_path: Path) -> None:
    words = load_time_words(changed(tmp_path, days={"  MAÑANA   mismo ": 1}, parts={"Tarde": 1020}), "en")
    assert words.days == {"manana mismo": 1}
    assert words.parts == {"tarde": 17 * 60}


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    path = changed(
        tmp_path,
        ago="ago",
        asides=[True],
        days={"today": "zero"},
        amounts={"none": 0},
        clocks={"noon": "25:00"},
        parts={"night": "24:30"},
        weekdays=[["monday"]],
        months=[["january"], [], *[["x"]] * 10],
        units={"hour": ["h"]},
        wrong_name=[],
    )
    found = faults(path)
    wrong = ("ago", "asides", "days", "amounts", "clocks", "parts", "weekdays", "months", "units", "wrong_name")
    assert len(found) == len(wrong)
    for name in wrong:
        assert any(fault.startswith(f"times.yaml: {name}: ") for fault in found)


@pytest.mark.parametrize("text", ["", "- a\n- b", "a: [", "\x00"])
def test_file_that_is_no_table_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "times.yaml"
    path.write_text(text, encoding="utf-8")
    assert len(faults(path)) == 1


def test_missing_file_and_missing_lists_are_refused(tmp_path: Path) -> None:
    assert len(faults(tmp_path / "times.yaml")) == 1
    path = tmp_path / "empty.yaml"
    path.write_text("{}", encoding="utf-8")
    assert "empty.yaml: days: is missing" in faults(path)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("MAÑANA", "manana"),
        ("man\u0303ana", "manana"),
        ("o’Clock", "o'clock"),
        ("２０：００", "20:00"),
        ("\u200f٢h", "2h"),
    ],
)
def test_spellings_of_one_thing_fold_alike(text: str, folded: str) -> None:
    assert fold(text)[0] == folded


@pytest.mark.parametrize("text", ["man\u0303ana \u200f8", "İß½", "🙂a", ""])
def test_folded_characters_know_where_they_stood(text: str) -> None:
    folded, places = fold(text)
    assert len(folded) == len(places)
    assert places == sorted(set(places))
    for character, place in zip(folded, places, strict=True):
        assert character.isdigit() == text[place].isdigit()
        assert character.isspace() == text[place].isspace()
