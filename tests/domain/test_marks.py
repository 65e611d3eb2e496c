"""Spoilers and dates in words stay what they are on their way, and nothing else of a mark is ever seen."""

from bot.domain.marks import marked, plain, revealed, tail
from bot.domain.own_words import length, normalized
from bot.domain.text import Entity, Text

DATE = Entity("date_time", 12, 5, (("unix_time", 1_800_000_000), ("date_time_format", "t")))


def test_marks_become_the_entities_they_were() -> None:
    found = (Entity("spoiler", 2, 6), DATE)
    words = marked("🌊 secret at 20:00, yes", found)
    assert plain(words) == "🌊 secret at 20:00, yes"
    assert length(words) == len("🌊 secret at 20:00, yes")
    assert revealed(Text(words)) == Text("🌊 secret at 20:00, yes", (Entity("spoiler", 2, 6), DATE))


def test_entities_around_marks_are_moved() -> None:
    words = marked("a bc d", [Entity("spoiler", 2, 2)])
    whole = Text(words).styled("blockquote")
    assert revealed(whole) == Text("a bc d", (Entity("blockquote", 0, 6), Entity("spoiler", 2, 2)))


def test_nobody_types_a_mark() -> None:
    assert plain(marked("a\ufdd0b\ufdd2", [])) == "a\ufffdb\ufffd"


def test_marks_without_an_end_say_nothing() -> None:
    assert revealed(Text("a\ufdd0b\ufdd25:t\ufdd3c")) == Text("abc")


def test_normalized_keeps_marks_and_the_end_can_be_cut_off() -> None:
    words = normalized(marked("2h  see  you", [Entity("spoiler", 4, 8)]))
    assert plain(words) == "2h see you"
    assert plain(tail(words, len("see you"))) == "see you"
    assert revealed(Text(tail(words, len("see you")))).entities == (Entity("spoiler", 0, 7),)
