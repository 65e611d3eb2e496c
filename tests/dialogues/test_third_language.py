"""A third language is a third folder, as content/README.md says: copied, translated, and there for people at once."""

from pathlib import Path

import pytest

from tests.content.folder import Folder
from tests.dialogues.conftest import MONDAY_NINE
from tests.stage import Stage, buttons_of


@pytest.mark.plays_on("sqlite")
async def test_copied_and_translated_folder_is_a_language(tmp_path: Path) -> None:
    """Two phrases are enough to see it here; people whose Telegram is Portuguese get it, others can choose it."""
    content = Folder(tmp_path / "content")
    content.translated("pt")
    content.change("pt/phrases/menu.ftl", "button-space = I need space", "button-space = Preciso de espaço")
    content.change("pt/frames.yaml", "{S} is taking some quiet, comes back", "{S} fica a sós, comes back")
    content.change("pt/phrases/menu.ftl", "command-space = I need space", "command-space = Preciso de espaço")
    assert not content.faults()
    async with Stage.opened(tmp_path, at=MONDAY_NINE, CONTENT_DIR=str(content.path)) as stage:
        anna, rui = stage.phone("Anna"), stage.phone("Rui", language_code="pt")
        await stage.pairs(anna, rui)
        await rui.types("/start")
        assert "Preciso de espaço" in buttons_of(rui.sees("connected"))
        await anna.types("/settings language")
        await anna.taps("Português")
        assert "✓ Português" in buttons_of(anna.sees("Language"))
        await anna.types("/start")
        assert "Preciso de espaço" in buttons_of(anna.sees("connected"))


@pytest.mark.plays_on("sqlite")
async def test_broken_lesson_and_half_a_language_keep_nobody_waiting(tmp_path: Path) -> None:
    """The bot starts with what is whole; what is mended while it runs is there for those who had to read English."""
    content = Folder(tmp_path / "content")
    content.translated("pt")
    content.change("pt/phrases/menu.ftl", "button-space = I need space", "button-space = Preciso de espaço")
    times = content.read("pt/times.yaml")
    content.delete("pt/times.yaml")
    content.change("en/lessons/b2-everyone-looks-for-safety.md", "track: both", "track: all")
    assert {fault.file for fault in content.faults()} >= {"pt/times.yaml", "en/lessons/b2-everyone-looks-for-safety.md"}
    async with Stage.opened(tmp_path, at=MONDAY_NINE, CONTENT_DIR=str(content.path)) as stage:
        anna, rui = stage.phone("Anna"), stage.phone("Rui", language_code="pt")
        await stage.pairs(anna, rui)
        await anna.types("/space 2h")
        await anna.taps("Send")
        rui.sees("Anna")
        await rui.types("/start")
        assert "I need space" in buttons_of(rui.sees("connected"))
        content.write("pt/times.yaml", times)
        await stage.moves(minutes=1)
        await rui.types("/start")
        assert "Preciso de espaço" in buttons_of(rui.sees("connected"))
