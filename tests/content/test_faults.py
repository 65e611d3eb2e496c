"""Everything that can be wrong in a file is named with its file, its line and what would be right."""

import pytest

from bot.content import ContentFaults, Fault, load
from tests.content.folder import Folder

LESSON = "en/lessons/b2-everyone-looks-for-safety.md"
DAILY, WEEKLY, BRIDGES = "en/checkins/daily.yaml", "en/checkins/weekly.yaml", "en/checkins/bridges.yaml"
SPAIN = "helplines/ES.yaml"

# what is changed: file, what stands there, what comes in its place; the reason that is given for that line
WRONG = {
    "unknown name": (DAILY, "visibility: shared", "visibilty: shared", "`visibilty` is not known here"),
    "unknown choice": (
        DAILY,
        "visibility: shared",
        "visibility: secret",
        "is `secret`; it can be shared, opt_in, private",
    ),
    "empty text": (DAILY, "q: How connected did you feel with your partner today?", "q:", "`q` is empty"),
    "list for a text": (DAILY, "q: How full is your head right now?", "q: [How, full]", "has several values"),
    "text for a list": (
        DAILY,
        "o: [Far away, A bit apart, In between, Quite close, Very close]",
        "o: Far",
        "is no list",
    ),
    "name twice": (DAILY, "freq: daily", "freq: daily\n    freq: daily", None),
    "long question": (DAILY, "q: How full", f"q: {'How ' * 80}full", "characters; 300 is the most"),
    "long option": (DAILY, "o: [Overflowing", f"o: [{'O' * 101}", "has 101 characters; 100 is the most"),
    "one option": (DAILY, "o: [None, Too little, Some, Enough, Plenty]", "o: [None]", "has 1 options; 2 to 10"),
    "score out of range": (DAILY, "score: [1, 2, 3, 4, 5]", "score: [1, 2, 3, 4, 6]", "from 1 to 5 belongs here"),
    "short score": (DAILY, "score: [1, 2, 3, 4, 5]", "score: [1, 2, 3, 4]", "has 4 entries for 5 options"),
    "hidden option": (WEEKLY, "na: [5]", "na: [4]", "does not name the options whose score is null"),
    "flag in words": (DAILY, "several: true", "several: often", "write true or false"),
    "unknown question": (BRIDGES, "daily_order: [D1, ", "daily_order: [D9, ", "has `D9`, which is no daily question"),
    "left out question": (BRIDGES, "each_week: [W10]", "each_week: []", None),
    "bridge without place": (BRIDGES, "“{x}”, the other “{y}”", "one thing, the other “{y}”", "needs: {x} {y}"),
    "banned word": (DAILY, "q: How full is your head", "q: How toxic is your head", "says “toxic”: it labels people"),
    "exclamation mark": (BRIDGES, "What contributed?", "What contributed!", "says “!”: it raises the voice"),
    "no time in a frame": (
        "en/frames.yaml",
        "would like some quiet and is back {at}. Nothing needed.",
        "would like some quiet and is back. Nothing needed.",
        "names no end; {t} or {at}",
    ),
    "no sign in a frame": (
        "en/frames.yaml",
        "{sign} Some quiet for {S}, back",
        "Some quiet for {S}, back",
        "lacks {sign}",
    ),
    "sign further on": (
        "en/frames.yaml",
        "{sign} Some quiet for {S}, back {at}.",
        "Some quiet for {S}, back {at}. {sign}",
        "people's own words stand first",
    ),
    "name in a frame twice": (
        "en/frames.yaml",
        "{sign} Some quiet for {S}, back {at}.",
        "{sign} Some quiet for {S}. {S} is back {at}.",
        "has {S} more than once",
    ),
    "words of parting": (
        "en/frames.yaml",
        "{sign} Some quiet for {S}, back {at}.",
        "{sign} A real break for {S}, back {at}.",
        "it is how people part",
    ),
    "relative day in a receipt": (
        "en/phrases/signals.ftl",
        "Nothing to prepare.",
        "See you tomorrow.",
        "name the weekday",
    ),
    "unknown place": (
        "en/frames.yaml",
        "Some quiet for {S}, back",
        "Some quiet for {name}, {S} back",
        "has {name}, which",
    ),
    "lonely bracket": (
        "en/frames.yaml",
        "{sign} Some quiet for {S}, back",
        "{sign Some quiet for {S}, back",
        "bracket without a partner",
    ),
    "no return": (
        "en/frames.yaml",
        "would like some time alone, comes back {at}, and writes first. No answer needed.",
        "is off until {t}. No answer needed.",
        "the one who takes space comes back",
    ),
    "long frame": (
        "en/frames.yaml",
        "{sign} Some quiet for {S}, back {at}.",
        f"{{sign}} Some quiet for {{S}}, back {{at}}. {'You are free too. ' * 15}",
        "260 is the most",
    ),
    "unknown tone": ("en/frames.yaml", "tone: reassure_first", "tone: loud", "is `loud`; it can be reassure_first"),
    "sign that excludes nothing": ("en/frames.yaml", "excludes: [to-talk]", "excludes: [to-walk]", None),
    "unknown condition": (
        "en/reflection.yaml",
        "retreat - reach >= 0.75",
        "retreat > reach",
        "write it as `reach >= 3.25`",
    ),
    "pattern": ("en/lint.yaml", r"'\btoxic\b'", r"'(\btoxic\b'", "has a pattern that cannot be read"),
    "example that is missed": ("en/safety.yaml", "- kms", "- all is well", "is read as harmless, not as self_harm"),
    "false alarm": ("en/safety.yaml", "- My phone is dead", "- You're dead", "is read as threat, not as harmless"),
    "lesson without practice": (
        LESSON,
        "practice:",
        "practise:",
        "`practise` is not known here; did you mean `practice`?",
    ),
    "unknown track": (LESSON, "track: both", "track: all", "is `all`; it can be both, reach, retreat, middle"),
    "unknown code": (LESSON, "seed: [D1]", "seed: [love]", "codes like D1 belong here"),
    "number in words": (LESSON, "order: 5", "order: second", "a whole number from 1 to 999"),
    "colon in a text": (LESSON, "title: Everyone", "title: Yes: everyone", "is not YAML"),
    "country by another name": (SPAIN, "country: ES", "country: FR", "the file is named after it"),
    "letters for a number": (SPAIN, '"024"', '"call us"', "what a phone dials"),
    "no such day": (SPAIN, "read_on: 2026-11-30", "read_on: 2026-02-30", "write a day as 2026-01-31"),
    "no address": (SPAIN, "source_url: https://www", "source_url: www", "is no web address"),
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG.keys())
def test_fault_is_named_where_it_stands(folder: Folder, change: tuple[str, str, str, str | None]) -> None:
    file, old, new, reason = change
    line = folder.change(file, old, new)
    found = folder.faults()
    if reason is None:
        assert {fault.file for fault in found} == {file}
    else:
        assert [fault for fault in found if (fault.file, fault.line) == (file, line) and reason in fault.reason], found


def test_copy_without_changes_is_whole(folder: Folder) -> None:
    assert folder.faults() == ()


def test_all_faults_are_told_at_once(folder: Folder) -> None:
    first = folder.change(DAILY, "visibility: shared", "visibility: secret")
    second = folder.change(LESSON, "order: 5", "order: two")
    folder.delete("en/safety.yaml")
    folder.write("helplines/XX.yaml", "country: XX\n")
    with pytest.raises(ContentFaults) as raised:
        load(folder.path)
    places = {(fault.file, fault.line) for fault in raised.value.faults}
    assert places >= {(DAILY, first), (LESSON, second), ("en/safety.yaml", 1), ("helplines/XX.yaml", 1)}
    assert str(raised.value).count("\n") + 1 == len(raised.value.faults)


def test_fault_reads_file_line_reason() -> None:
    assert str(Fault("en/lint.yaml", 7, "is missing")) == "en/lint.yaml:7: is missing"


@pytest.mark.parametrize(
    ("page", "line", "reason"),
    [
        (b"a: 1\nb: \xff\n", 2, "not UTF-8"),
        (b"\xef\xbb\xbfa: 1\n", 1, "byte order mark"),
        ("a: 1\n".encode("utf-16"), 1, "UTF-16"),
        (b"a: 1\nb: 2\x00\n", 2, "U+0000"),
        (b"a: [1\nb: 2\n", 2, "is not YAML"),
        (b"a: &a [*a]\n", 1, "is not known here"),
        (b"[" * 100_000, 1, "nested"),
        (b"- a\n", 1, "needs `name: value` lines"),
        (b"", 1, "needs `name: value` lines"),
        (b"a: " + b"x" * 300_000, 1, "larger than 256 KB"),
        (b"banned: []\n--- \nsoft: []\n", 2, "is not YAML"),
    ],
)
def test_unreadable_page_is_one_fault(folder: Folder, page: bytes, line: int, reason: str) -> None:
    folder.write("en/lint.yaml", page)
    found = [fault for fault in folder.faults() if fault.file == "en/lint.yaml"]
    assert [fault for fault in found if fault.line == line and reason in fault.reason], found
    assert "is missing" not in [fault.reason for fault in found]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("one = Fine\ntwo\n", 2, "is no phrase"),
        ("one = A text\nthat goes on\n", 2, "begin each further line with blanks"),
        ("one = { $a\n", 1, "is no phrase"),
        ("one = Fine\none = Again\n", 2, "`one` is already in en/phrases/new.ftl:1"),
        ("one = See { two }\n", 1, "refers to `two`, which does not exist"),
        ("one = { one }\n", 1, "refers to itself"),
        ("one =\n    .b = Other\n", 1, "has no text of its own"),
        ("one = Fine\n    .c = Other\n", 1, "has the wordings .c; name them .b"),
        ("one = { $variant }\n", 1, "uses `$variant`, which is reserved"),
        ("one = { SHOUT($a) }\n", 1, "uses SHOUT(), which does not exist"),
        ("one =\n    Fine.\n    You should go.\n", 3, "says “should”: it gives orders"),
        ("one = { $n ->\n    [one] never\n   *[other] fine\n }\n", 2, "says “never”"),
        (f"one = {'long ' * 400}\n", 1, "1500 is the most"),
    ],
)
def test_fault_in_phrases_has_its_line(folder: Folder, text: str, line: int, reason: str) -> None:
    folder.write("en/phrases/new.ftl", text)
    found = folder.faults()
    assert [one for one in found if (one.file, one.line) == ("en/phrases/new.ftl", line) and reason in one.reason], (
        found
    )


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("Just a text.\n", 1, "has no front matter"),
        ("---\nid: B2\n", 1, "has no front matter"),
        ("{front}One paragraph only.\n", 12, "needs a scene, an empty line, and then the idea"),
        ("{front}A scene.\n\n# A heading\n", 14, "has a heading; only paragraphs"),
        ("{front}A scene.\n\n- a list\n", 14, "has a list"),
        ("{front}A scene.\n\nA [link](https://example.org).\n", 14, "has a link"),
        ("{front}A scene.\n\nOne line,\nthen <b>bold</b>.\n", 15, "has HTML"),
        ("{front}A scene.\n\nThis never ends.\n", 14, "says “never”"),
        ("{front}A scene.\n\nAn idea.\n", 12, "words to read; 120 to 220 belong here"),
    ],
)
def test_fault_in_lesson_has_its_line(folder: Folder, text: str, line: int, reason: str) -> None:
    front = folder.read(LESSON).split("---\n")[1]
    assert front.count("\n") == 9
    folder.write(LESSON, text.replace("{front}", f"---\n{front}---\n"))
    found = folder.faults()
    assert [one for one in found if (one.file, one.line) == (LESSON, line) and reason in one.reason], found


def test_two_lessons_cannot_share_an_id(folder: Folder) -> None:
    folder.write("en/lessons/z.md", folder.read(LESSON))
    assert folder.faults() == (Fault("en/lessons/z.md", 1, f"has the id B2, which {LESSON} has already"),)


def test_stray_files_are_named_not_guessed(folder: Folder) -> None:
    for stray in ("en/lessons/b10.markdown", "en/lesson/b11.md", "notes.txt", "english/lint.yaml", "helplines/es.yml"):
        folder.write(stray, "Hello")
    found = {fault.file: fault.reason for fault in folder.faults()}
    assert {"en/lessons/b10.markdown", "en/lesson/b11.md", "notes.txt", "english", "helplines/es.yml"} <= found.keys()


def test_leftovers_of_editors_are_ignored(folder: Folder) -> None:
    for leftover in ("en/lessons/.b1.md.swp", "en/lint.yaml~", "en/#frames.yaml#", ".git/config", "README.md"):
        folder.write(leftover, b"\xff\x00")
    assert folder.faults() == ()
