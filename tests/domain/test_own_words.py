"""What people write and how they are called: what can be seen of it, and cut between characters."""

import pytest

from bot.domain.own_words import cut, normalized
from bot.domain.people import NAME_LENGTH, NAMELESS, shown_name

FAMILY, ENGLAND, GERMANY = "👨‍👩‍👧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇩🇪"
BLANK = [
    *("\u3164", "\u2800", "\u115f\u1160", "\u034f", "\ufe0f", "\u00ad"),
    *("\u200e", "\u200b", "\U000e0041", " \u00a0", ""),
]


@pytest.mark.parametrize("blank", BLANK)
def test_what_cannot_be_seen_is_no_name_and_no_line(blank: str) -> None:
    assert shown_name(blank) == NAMELESS
    assert normalized(blank) == ""


@pytest.mark.parametrize("name", ["علی‌رضا", "ශ්‍රී", FAMILY, ENGLAND, "❤️", "Zoë", "🫩"])
def test_what_joins_letters_belongs_to_a_name(name: str) -> None:
    assert shown_name(name) == name


@pytest.mark.parametrize("last", [GERMANY, FAMILY, ENGLAND, "e\u0301"])
def test_a_long_name_is_cut_between_characters(last: str) -> None:
    begin = "x" * (NAME_LENGTH - 1)
    assert shown_name(begin + last) == begin
    assert cut("ab" + last, 2 + len(last)) == "ab" + last


def test_what_turns_text_round_is_taken_out_of_words() -> None:
    assert normalized("see you \u202eat 20:00") == "see you at 20:00"
    assert normalized("see \u2066you") == "see you"


def test_line_breaks_stay_where_a_text_may_have_them() -> None:
    assert normalized(" a \r\n\n\n\n b\tc ") == "a b c"
    assert normalized(" a \r\n\n\n\n b\tc ", keeps_breaks=True) == "a\n\nb c"
