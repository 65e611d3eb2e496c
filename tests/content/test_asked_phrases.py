"""Content that is older than the code, or has a name misspelt, is noticed before somebody waits for the phrase."""

import pytest

from bot.clock import MovableClock
from bot.content import ContentFaults, ContentStore
from bot.content.asked_phrases import asked
from tests.content.folder import Folder

PAUSES = "en/phrases/pauses.ftl"


@pytest.mark.parametrize("name", ["pause-begun", "problem"])
def test_misspelt_name_is_told_where_it_stands(folder: Folder, name: str) -> None:
    name = name if name in asked() else next(one for one in asked() if one.startswith(name))
    file = f"en/phrases/{asked()[name].file}"
    line = folder.change(file, f"\n{name} =", f"\n{name[:-2]}{name[-1]} =") + 1
    told = [fault for fault in folder.faults() if f"lacks the phrase `{name}`" in fault.reason]
    assert [(fault.file, fault.line) for fault in told] == [(file, line)]
    assert f"`{name[:-2]}{name[-1]}`" in told[0].reason


def test_every_phrase_of_an_earlier_version_that_is_not_there_yet_is_named(folder: Folder) -> None:
    lacking = [name for name, one in asked().items() if one.file == "zones.ftl"]
    folder.change(PAUSES, "\npause-begun =", "\nhere-before =")
    folder.delete("en/phrases/zones.ftl")
    folder.translated()
    told = "\n".join(map(str, folder.faults()))
    assert "lacks the phrase `pause-begun`" in told
    assert f"en/phrases/zones.ftl:1: is missing, or lacks {len(lacking)} phrases" in told


def test_value_that_the_code_does_not_give_is_a_fault(folder: Folder) -> None:
    line = folder.change(PAUSES, "\npause-begun =", "\npause-begun = { $moon }") + 1
    folder.translated()
    assert [(f.file, f.line) for f in folder.faults() if "takes $moon" in f.reason] == [(PAUSES, line)]


def test_bot_does_not_start_without_a_phrase_that_it_needs(folder: Folder) -> None:
    folder.change(PAUSES, "\npause-begun =", "\npause-begn =")
    folder.translated()
    with pytest.raises(ContentFaults, match=r"pauses\.ftl:\d+: lacks the phrase `pause-begun`"):
        ContentStore(folder.path, MovableClock())


@pytest.mark.parametrize("is_alike", [False, True], ids=["in English", "in both languages alike"])
def test_running_bot_keeps_what_it_needs_and_takes_the_rest(folder: Folder, is_alike: bool) -> None:
    folder.translated()
    clock = MovableClock()
    shelf = ContentStore(folder.path, clock)
    kept = shelf.language("en").phrases.text("pause-begun", until="20:00")
    for language in ("en", "es") if is_alike else ("en",):
        folder.change(f"{language}/phrases/pauses.ftl", "\npause-begun =", "\npause-begn =")
    name = next(name for name, one in asked().items() if one.file == "zones.ftl")
    line = shelf.language("en").phrases.place(name)[1]
    folder.write("en/phrases/zones.ftl", "# A note.\n\n" + folder.read("en/phrases/zones.ftl"))
    clock.move(minutes=1)
    phrases = shelf.language("en").phrases
    assert phrases.text("pause-begun", until="20:00") == kept
    assert phrases.place(name) == ("en/phrases/zones.ftl", line + 2)
    assert shelf.language("es").phrases.text("pause-begun", until="20:00") == kept
    assert any("`pause-begun`" in fault.reason for fault in shelf.faults)
