"""The shelf: changed files are taken in, broken ones are not, and nothing is read without need."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import MovableClock
from bot.content import ContentFaults, ContentStore
from bot.content.store import LOOK_EVERY
from tests.content.folder import Folder

LESSON, OTHER = "en/lessons/b2-everyone-looks-for-safety.md", "en/lessons/b3-closing-the-gap.md"
TITLE, OTHER_TITLE = "title: Everyone looks for safety", "title: Closing the gap"


class Reader:
    """Somebody who asks the shelf now and then."""

    def __init__(self, folder: Folder) -> None:
        self.clock = MovableClock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
        self.shelf = ContentStore(folder.path, self.clock)

    def title(self, lesson: str = "B2") -> str:
        return self.shelf.language("en").lessons.by_id[lesson].title

    def title_later(self, lesson: str = "B2") -> str:
        self.clock.move(seconds=LOOK_EVERY.total_seconds() + 1)
        return self.title(lesson)


def test_changed_lesson_is_taken_in(folder: Folder) -> None:
    reader = Reader(folder)
    folder.change(LESSON, TITLE, "title: Safety first")
    assert reader.title_later() == "Safety first"
    assert reader.shelf.faults == ()


def test_shelf_looks_only_now_and_then(folder: Folder) -> None:
    reader = Reader(folder)
    folder.change(LESSON, TITLE, "title: Safety first")
    assert reader.title() == "Everyone looks for safety"
    reader.clock.move(hours=-1)  # a clock that was set back does not stop it from looking
    assert reader.title() == "Safety first"


def test_same_library_while_nothing_changes(folder: Folder) -> None:
    reader = Reader(folder)
    before = reader.shelf.current()
    reader.clock.move(minutes=1)
    assert reader.shelf.current() is before


def test_broken_lesson_never_replaces_the_good_one(folder: Folder) -> None:
    reader = Reader(folder)
    line = folder.change(LESSON, "track: both", "track: all")
    assert reader.title_later() == "Everyone looks for safety"
    assert [(fault.file, fault.line) for fault in reader.shelf.faults] == [(LESSON, line)]
    folder.change(LESSON, "track: all", "track: both")
    folder.change(LESSON, TITLE, "title: Mended")
    assert reader.title_later() == "Mended"
    assert reader.shelf.faults == ()


def test_broken_file_does_not_hold_others_back(folder: Folder) -> None:
    reader = Reader(folder)
    folder.change(LESSON, "track: both", "track: all")
    reader.title_later()
    folder.change(OTHER, OTHER_TITLE, "title: Nearer")
    assert reader.title_later("B3") == "Nearer"
    assert reader.title() == "Everyone looks for safety"
    assert {fault.file for fault in reader.shelf.faults} == {LESSON}


def test_deleted_phrases_stay_on_the_shelf(folder: Folder) -> None:
    folder.write("en/phrases/new.ftl", "greeting-for-tests = Good to have you.\n")
    folder.write("en/phrases/more.ftl", "greeting-twice = { greeting-for-tests }\n")
    reader = Reader(folder)
    folder.delete("en/phrases/new.ftl")
    reader.title_later()
    assert reader.shelf.language("en").phrases.text("greeting-twice") == "Good to have you."
    assert [fault.file for fault in reader.shelf.faults] == ["en/phrases/more.ftl"]


def test_log_names_the_place_only(folder: Folder, caplog: pytest.LogCaptureFixture) -> None:
    reader = Reader(folder)
    line = folder.change(LESSON, "track: both", "track: somewhere")
    reader.title_later()
    reader.title_later()  # told once, not each time somebody looks
    assert [record.getMessage().split(" ")[0] for record in caplog.records] == [f"{LESSON}:{line}"]
    assert "somewhere" not in caplog.text


def test_new_lesson_with_faults_is_left_out(folder: Folder) -> None:
    reader = Reader(folder)
    folder.write("en/lessons/new.md", "Not yet written")
    reader.title_later()
    assert len(reader.shelf.language("en").lessons) == 30
    assert [fault.file for fault in reader.shelf.faults] == ["en/lessons/new.md"]


def test_broken_lesson_does_not_stop_the_start(folder: Folder) -> None:
    folder.change(LESSON, "track: both", "track: all")
    reader = Reader(folder)
    assert len(reader.shelf.language("en").lessons) == 29
    assert [fault.file for fault in reader.shelf.faults] == [LESSON]
    folder.change(OTHER, OTHER_TITLE, "title: Nearer")
    assert reader.title_later("B3") == "Nearer"
    folder.change(LESSON, "track: all", "track: both")
    assert reader.title_later() == "Everyone looks for safety"


def test_broken_translation_falls_back_to_english(folder: Folder) -> None:
    folder.translated("es")
    folder.change("es/frames.yaml", "{sign} Some quiet for {S}, back", "Some quiet for {S}, back")
    reader = Reader(folder)
    assert reader.shelf.language("es").code == "en"
    folder.change("es/frames.yaml", "Some quiet for {S}, back", "{sign} Some quiet for {S}, back")
    reader.clock.move(minutes=1)
    assert reader.shelf.language("es-MX").code == "es"


def test_broken_english_is_refused_at_once(folder: Folder) -> None:
    folder.change("en/frames.yaml", "{sign} Some quiet for {S}, back", "Some quiet for {S}, back")
    with pytest.raises(ContentFaults, match=r"en/frames\.yaml:\d+: .*\{sign\}"):
        Reader(folder)


def test_unchanged_time_words_keep_their_identity(folder: Folder) -> None:
    reader = Reader(folder)
    before = reader.shelf.language("en").times
    folder.change(LESSON, TITLE, "title: Safety first")
    reader.title_later()
    assert reader.shelf.language("en").times is before


def test_unreadable_time_words_are_a_fault(folder: Folder) -> None:
    line = folder.change("en/times.yaml", "asides:", "azides:")
    found = [fault for fault in folder.faults() if fault.file == "en/times.yaml"]
    assert (line, True) in [(fault.line, "azides" in fault.reason) for fault in found]


def test_looking_is_rare_by_default() -> None:
    assert timedelta(seconds=1) <= LOOK_EVERY <= timedelta(seconds=10)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("button-send = Send\n", "", "lacks the phrase `button-send`"),
        ("button-send = Send\n", "button-send Send\n", "is no phrase"),
        ("button-send = Send\n", "button-send = Send it!\n", "raises the voice"),
        ("button-send = Send\n", "button-send = { nowhere }\n", "refers to `nowhere`"),
        ("button-send = Send\n", "button-send = To { $partner }\n", "takes $partner"),
        ("button-send = Send\n", "button-send = Send\nbutton-sendd = Send\n", "`button-sendd` is no phrase of en"),
    ],
)
def test_phrase_with_a_fault_costs_no_language(folder: Folder, old: str, new: str, reason: str) -> None:
    """It is said in English until it is mended; everything else of the language stays."""
    folder.translated("es")
    folder.change("es/phrases/signals.ftl", "button-back = Back", "button-back = Volver")
    whole = folder.read("es/phrases/signals.ftl")
    folder.change("es/phrases/signals.ftl", old, new)
    reader = Reader(folder)
    phrases = reader.shelf.language("es").phrases
    assert (phrases.text("button-back"), phrases.text("button-send")) == ("Volver", "Send")
    assert [fault.file for fault in reader.shelf.faults if reason in fault.reason] == ["es/phrases/signals.ftl"]
    folder.write("es/phrases/signals.ftl", whole.replace("button-send = Send\n", "button-send = Enviar\n"))
    reader.clock.move(minutes=1)
    assert reader.shelf.language("es").phrases.text("button-send") == "Enviar"
    assert reader.shelf.faults == ()
