"""Lessons: stable ids, courses, and formatting as Telegram counts it."""

import pytest

from bot.content.language import Language
from bot.content.markdown import MarkdownFault, paragraphs
from bot.domain.text import Entity
from tests.content.folder import Folder

LESSON = "en/lessons/b2-everyone-looks-for-safety.md"


def test_course_without_a_lean_takes_both_sides(english: Language) -> None:
    course = [lesson.id for lesson in english.lessons.course("mixed")]
    assert course[:5] == ["B1", "B8", "B9", "R2", "T2"], "what the two buttons are for comes in the first week"
    assert [one for one in course if one[0] in "RT"] == ["R2", "T2", "R5", "T5"]
    assert len(course) == len(set(course)) == 20


def test_nobody_reads_the_other_track_unasked(english: Language) -> None:
    assert not {lesson.track for lesson in english.lessons.course("retreat")} & {"reach"}
    assert [lesson.id for lesson in english.lessons.of_track("reach")] == ["R2", "R1", *(f"R{n}" for n in range(3, 8))]


def test_renamed_file_keeps_its_lesson(folder: Folder) -> None:
    folder.write("en/lessons/something-else.md", folder.read(LESSON))
    folder.delete(LESSON)
    assert folder.load().language("en").lessons.by_id["B2"].order == 5


def test_italic_and_bold_become_entities(folder: Folder) -> None:
    body = folder.read(LESSON).split("---\n", 2)[2].strip().split("\n\n")[0]
    folder.change(LESSON, body, f"💛 *soft* and **strong** {body}")
    scene = folder.load().language("en").lessons.by_id["B2"].scene
    assert scene.plain.startswith("💛 soft and strong ")
    assert scene.entities == (Entity("italic", 3, 4), Entity("bold", 12, 6))


def test_styles_may_stand_inside_each_other() -> None:
    ((line, text),) = paragraphs("\n**all *of* it**\n")
    assert (line, text.plain) == (2, "all of it")
    assert set(text.entities) == {Entity("bold", 0, 9), Entity("italic", 4, 2)}


def test_lonely_asterisk_is_an_asterisk() -> None:
    assert [text.plain for _, text in paragraphs("2 * 3\\*")] == ["2 * 3*"]


@pytest.mark.parametrize("source", ["a\n\n> b", "![a](b)", "a  \nb", "`a`", "***\n", "a\n\n    b", "<https://a.b>"])
def test_anything_else_is_refused(source: str) -> None:
    with pytest.raises(MarkdownFault, match="only paragraphs"):
        paragraphs(source)
