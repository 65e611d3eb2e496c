"""A translation says everything that English says, and takes the same values."""

import pytest

from bot.content import load
from tests.content.folder import Folder


@pytest.fixture
def both(folder: Folder) -> Folder:
    """English, and a translation of it."""
    folder.write("en/phrases/new.ftl", "told = { $name } is back.\n    .b = { $name } is here.\n")
    folder.translated("es")
    return folder


def test_faithful_translation_has_no_fault(both: Folder) -> None:
    assert both.faults() == ()
    library = load(both.path)
    assert library.language("es").name == "Español"
    assert library.language("de").code == library.language(None).code == "en"


def test_number_of_wordings_may_differ(both: Folder) -> None:
    both.write("es/phrases/new.ftl", "told = { $name } ha vuelto.\n")
    assert both.faults() == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("phrases/new.ftl", "told =", "# told =", "no phrase"),
        ("phrases/new.ftl", "told =", "tolld =", "`tolld` is no phrase of en"),
        ("phrases/new.ftl", "told =", "tolld =", "lacks the phrase `told` (en/phrases/new.ftl:1)"),
        ("phrases/new.ftl", "{ $name } is here", "{ $partner } is here", "in en it takes $name"),
        ("frames.yaml", "{id: hug,", "{id: abrazo,", "lacks the wish `hug`"),
        ("frames.yaml", "{id: this-evening,", "{id: tonight,", "lacks the window `this-evening`"),
        ("frames.yaml", "excludes: [to-talk]", "excludes: [love]", "for the sign `not-you`"),
        ("frames.yaml", "id: S-RF-1", "id: S-RF-9", "calls the frame `S-RF-1` `S-RF-9`"),
        ("checkins/daily.yaml", "visibility: opt_in", "visibility: shared", "has `D4` with other options or rules"),
        ("checkins/bridges.yaml", "[D1, D2, D5,", "[D2, D1, D5,", "has another order than en"),
        ("reflection.yaml", "reach >= 3.25, reach", "reach >= 3, reach", "has other rules than en"),
        ("reflection.yaml", "dim: reach, r: true", "dim: reach", "has other items than en"),
        ("lessons/b2-everyone-looks-for-safety.md", "order: 5", "order: 99", "has another `order`"),
        ("lessons/b2-everyone-looks-for-safety.md", "id: B2", "id: B20", "is lesson B20, which en does not have"),
    ],
)
def test_difference_is_named(both: Folder, file: str, old: str, new: str, reason: str) -> None:
    both.change(f"es/{file}", old, new)
    found = both.faults()
    assert [fault for fault in found if reason in fault.reason], found
    assert all(fault.file.startswith("es/") for fault in found)


def test_missing_lesson_is_named(both: Folder) -> None:
    both.delete("es/lessons/b2-everyone-looks-for-safety.md")
    assert [fault.reason for fault in both.faults()] == [
        "lacks the lesson B2 (en/lessons/b2-everyone-looks-for-safety.md)"
    ]


@pytest.mark.parametrize("broken", ["en", "es"])
def test_broken_lesson_is_one_fault(both: Folder, broken: str) -> None:
    """Neither language is said to lack, or to have too much, what the other has and cannot be read."""
    file = f"{broken}/lessons/b2-everyone-looks-for-safety.md"
    line = both.change(file, "track: both", "track: all")
    assert [(fault.file, fault.line) for fault in both.faults()] == [(file, line)]
