"""Phrases: wordings, values, numbers; and that the quick way says what Fluent says."""

import pytest
from fluent.runtime import FluentBundle, FluentResource
from hypothesis import given
from hypothesis import strategies as st

from bot.content.faults import ErrorCollector
from bot.content.lint import Lint
from bot.content.phrase_files import read_phrases
from bot.content.phrases import Phrases

TEXT = """
-bot = Halfway
plain = Good to have you here.
quiet = Quiet until { $t }.
    .b = { $name }, back { $t }.
    .c = { -bot } keeps it: { $t }.
wrapped = { $name } says: { quiet }
literal = Curly { "{" } bracket
lines = { $count ->
    [0] no line yet
    [one] one line
   *[other] { $count } lines
 }
kind = { $kind ->
    [space] room
   *[other] closeness
 } for { $name }
counted = You have { $count }.
two =
    First line.
    Second line, { $name }.
"""


def read(language: str, text: str) -> Phrases:
    findings = ErrorCollector()
    phrases = read_phrases({f"{language}/phrases/some.ftl": text}, language, Lint(), findings)
    assert [str(fault) for fault in findings] == []
    return phrases


PHRASES = read("en", TEXT)
FLUENT = FluentBundle(["en"], use_isolating=False)
FLUENT.add_resource(FluentResource(TEXT))


def test_wordings_take_turns_without_end() -> None:
    assert PHRASES.variants("quiet") == 3
    said = [PHRASES.text("quiet", number, t="20:00", name="Ana") for number in range(4)]
    assert said[0] == said[3] == "Quiet until 20:00."
    assert said[1:3] == ["Ana, back 20:00.", "Halfway keeps it: 20:00."]


def test_plurals_follow_the_language() -> None:
    assert [PHRASES.text("lines", count=n) for n in (0, 1, 2)] == ["no line yet", "one line", "2 lines"]
    polish = read("pl", "dni = { $n ->\n    [one] dzień\n    [few] dni\n   *[many] dni (wiele)\n }\n")
    assert [polish.text("dni", n=n) for n in (1, 3, 5)] == ["dzień", "dni", "dni (wiele)"]


def test_numbers_are_written_as_in_the_language() -> None:
    assert PHRASES.text("counted", count=12345) == "You have 12,345."
    spanish = read("es", "counted = Tienes { $count }.\n")
    assert spanish.text("counted", count=12345) == "Tienes 12.345."


def test_values_are_left_as_they_are() -> None:
    assert PHRASES.text("quiet", t="{ $name } <b>\u2068") == "Quiet until { $name } <b>\u2068."


def test_lines_stay_apart_without_indentation() -> None:
    assert PHRASES.text("two", name="Ana") == "First line.\nSecond line, Ana."


def test_unknown_phrase_is_named_in_the_error() -> None:
    with pytest.raises(KeyError, match="no-such"):
        PHRASES.text("no-such")
    with pytest.raises(KeyError, match="no-such"):
        PHRASES.variants("no-such")


@pytest.mark.parametrize("phrase", ["quiet", "wrapped", "kind", "lines"])
def test_missing_value_is_named_in_the_error(phrase: str) -> None:
    with pytest.raises(KeyError, match=phrase):
        PHRASES.text(phrase)


def test_variables_and_place_are_known() -> None:
    assert PHRASES.variables("quiet") == {"t", "name"}
    assert PHRASES.place("plain") == ("en/phrases/some.ftl", 3)


@given(
    phrase=st.sampled_from(["plain", "quiet", "wrapped", "literal", "lines", "kind", "counted", "two"]),
    count=st.integers(0, 10**9),
    words=st.fixed_dictionaries({name: st.text(max_size=30) for name in ("t", "name", "kind")}),
)
def test_quick_way_says_what_fluent_says(phrase: str, count: int, words: dict[str, str]) -> None:
    pattern = FLUENT.get_message(phrase).value
    assert pattern is not None
    expected, errors = FLUENT.format_pattern(pattern, {**words, "count": count})
    assert errors == []
    assert PHRASES.text(phrase, 0, count=count, t=words["t"], name=words["name"], kind=words["kind"]) == expected
