"""What a checker cannot read, or what the notation takes away, is no "in order"."""

import os
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.content import ContentStore
from tests.content.folder import Folder

LESSON = "en/lessons/b2-everyone-looks-for-safety.md"


def linked(folder: Folder, name: str, elsewhere: Path) -> None:
    """Move a folder of the content elsewhere and leave a link to it, as volumes and checkouts do."""
    (folder.path / name).rename(elsewhere)
    (folder.path / name).symlink_to(elsewhere, target_is_directory=True)


def test_folders_behind_links_are_read(folder: Folder, tmp_path: Path) -> None:
    folder.translated()
    linked(folder, "en/lessons", tmp_path / "lessons")
    linked(folder, "en", tmp_path / "english")
    linked(folder, "es", tmp_path / "spanish")
    assert folder.faults() == ()
    assert set(folder.load().languages) == {"en", "es"}


def test_links_that_cannot_be_followed_are_named(folder: Folder, tmp_path: Path) -> None:
    (folder.path / "es").symlink_to(tmp_path / "nowhere")
    (folder.path / "pt").symlink_to("pt")
    (folder.path / "en" / "lessons" / "more").symlink_to("..", target_is_directory=True)
    (folder.path / "en" / "phrases" / "zz.ftl").symlink_to(tmp_path / "gone.ftl")
    os.mkfifo(folder.path / "en" / "lessons" / "pipe.md")
    told = {fault.file: fault.reason for fault in folder.faults()}
    assert set(told) == {"es", "pt", "en/lessons/more", "en/phrases/zz.ftl", "en/lessons/pipe.md"}
    assert all("leads nowhere" in told[file] for file in ("es", "pt", "en/phrases/zz.ftl"))
    assert "that it stands in" in told["en/lessons/more"]
    assert "neither a file nor a folder" in told["en/lessons/pipe.md"]


def test_language_whose_link_broke_while_the_bot_runs_stays(folder: Folder, tmp_path: Path) -> None:
    folder.translated()
    linked(folder, "es", tmp_path / "spanish")
    clock = MovableClock()
    shelf = ContentStore(folder.path, clock)
    (tmp_path / "spanish").rename(tmp_path / "away")
    clock.move(minutes=1)
    assert "es" in shelf.current().languages
    assert [(fault.file, "leads nowhere" in fault.reason) for fault in shelf.faults] == [("es", True)]


CUT = {
    "title": (LESSON, "title: Everyone looks for safety", "title: A pause #with an end", "ends before '#with an end'"),
    "practice": (LESSON, 'practice: "In', 'practice: Write down your #1 wish, "In', "ends before '#1 wish"),
    "one of a list": (
        "en/checkins/daily.yaml",
        "o: [Far away, A bit apart, In between, Quite close, Very close]",
        "o:\n      - Far away\n      - A bit apart\n      - In between\n      - Quite #close\n      - Very close",
        "ends before '#close'",
    ),
    "tag": (LESSON, "title: Everyone looks", "title: !look Everyone looks", "loses '!look'"),
    "anchor": (LESSON, "title: Everyone looks", "title: &we Everyone looks", "loses '&we'"),
}


@pytest.mark.parametrize("change", CUT.values(), ids=CUT.keys())
def test_text_that_yaml_shortens_is_named_where_it_is_cut(folder: Folder, change: tuple[str, str, str, str]) -> None:
    file, old, new, reason = change
    line = folder.change(file, old, new)
    line += next((number for number, one in enumerate(new.splitlines()) if "#" in one), 0)
    told = [fault for fault in folder.faults() if all(part in fault.reason for part in reason.split("'")[:2])]
    assert [(fault.file, fault.line) for fault in told] == [(file, line)]
    assert "quotation marks" in told[0].reason


def test_text_in_quotation_marks_keeps_its_hash_and_comments_stand_where_they_take_nothing(folder: Folder) -> None:
    folder.change(LESSON, "title: Everyone looks for safety", 'title: "A pause #with an end" # for translators')
    folder.change(LESSON, "order: 5", "order: 5 # its place")
    assert folder.faults() == ()
    lesson = next(one for one in folder.load().language("en").lessons.ordered if one.file == LESSON)
    assert lesson.title == "A pause #with an end"


@pytest.mark.parametrize(
    ("name", "most", "text"),
    [
        ("bot-short-description", 120, "a" * 139),
        ("bot-short-description", 120, "🌊" * 61),
        ("bot-description", 512, "a" * 513),
        ("command-space", 256, "a" * 300),
        ("command-space", 0, '{ "" }'),
        ("button-send", 0, '{ " " }'),
    ],
)
def test_what_telegram_refuses_is_named(folder: Folder, name: str, most: int, text: str) -> None:
    """A translation says it in English until then."""
    folder.translated()
    phrases = Path("es/phrases")
    file = next(
        f"{phrases}/{path.name}"
        for path in (folder.path / phrases).glob("*.ftl")
        if f"\n{name} =" in "\n" + path.read_text(encoding="utf-8")
    )
    english = folder.load().language("en").phrases
    before, _, after = ("\n" + folder.read(file)).partition(f"\n{name} =")
    folder.write(file, f"{before}\n{name} = {text}\n{after.partition(chr(10))[2]}"[1:])
    reason = f"Telegram takes {most} at most" if most else "is empty"
    assert [fault.file for fault in folder.faults() if f"`{name}`" in fault.reason and reason in fault.reason] == [file]
    shown = ContentStore(folder.path, MovableClock()).language("es").phrases
    assert shown.text(name) == english.text(name)
