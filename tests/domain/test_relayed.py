"""Words of people do nothing to the bot's own words around them."""

import pytest

from bot.domain.relayed import FSI, LRM, PDI, harmless, in_quotes, isolated, led
from bot.domain.text import Entity, Text
from bot.playground.detection import found_spans

HEBREW = "שרה"


@pytest.mark.parametrize(
    "words",
    [
        "/x",
        "nice surprise: tap /x",
        "(/resume)",
        "“/back”",
        "a\n/x",
        "/x@halfway_bot",
        "see=/x",
        "é /x",
        "http://x/=/x",
    ],
)
def test_no_command_can_be_tapped_in_words(words: str) -> None:
    assert any(span.kind == "bot_command" for span in found_spans(words)) or words == "http://x/=/x"
    changed = harmless(words)
    assert not any(span.kind == "bot_command" for span in found_spans(changed))
    assert changed.replace("\u2060", "") == words


@pytest.mark.parametrize(
    "words", ["https://example.org/a/b?c=/x", "@boris_k and/or me", "and/or", "t.me/boris/12", "1/2", "</b>"]
)
def test_addresses_and_names_stay_as_they_were_typed(words: str) -> None:
    assert harmless(words) == words


@pytest.mark.parametrize("words", ["see you \u202eat 20:00", "see \u2066you", "see\u2069 you", "\u202a\u202b\u202d"])
def test_nothing_in_words_turns_round_what_follows(words: str) -> None:
    changed = harmless(words)
    assert not set(changed) & set("\u202a\u202b\u202c\u202d\u202e")
    assert sum((c in "\u2066\u2067\u2068") - (c == PDI) for c in changed) == 0


def test_only_what_runs_the_other_way_is_isolated() -> None:
    assert isolated("Anna") == "Anna"
    assert isolated(HEBREW) == FSI + HEBREW + PDI
    assert isolated(isolated(HEBREW)) == FSI + HEBREW + PDI
    assert isolated("Anna", is_rtl=True) == FSI + "Anna" + PDI
    assert in_quotes(f"a\n{HEBREW}") == f"“a\n{FSI}{HEBREW}”{PDI}"


def test_entities_count_what_is_put_in() -> None:
    text = Text(
        f"{FSI}{HEBREW}{PDI} is back.", (Entity("blockquote", 0, 14), Entity("bold", 1, 3), Entity("italic", 6, 2))
    )
    made = led(text)
    assert made.plain == LRM + text.plain
    assert [(e.type, e.offset, e.length) for e in made.entities] == [
        ("blockquote", 0, 15),
        ("bold", 2, 3),
        ("italic", 7, 2),
    ]


def test_line_that_is_all_somebodys_own_keeps_its_direction() -> None:
    assert led(Text(HEBREW)).plain == HEBREW
