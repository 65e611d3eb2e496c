"""What is said below the picture of one's own weeks, in every language: kind, and short enough for a caption."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import SystemClock
from bot.content import ContentStore
from bot.domain.history import HistoryShown, Weeks
from bot.domain.people import Member, Tone
from bot.presentation.outcomes import Localizer, render
from bot.presentation.screen import Message

CAPTION_MOST = 1024  # Bot API, sendPhoto
SHELF = ContentStore(Path(__file__).parent.parent.parent / "content", SystemClock())
VOICE = Localizer(SHELF, "halfway_bot")
LANGUAGES = sorted(SHELF.current().languages)
ANNA = Member(1, "Anna", "en", ZoneInfo("UTC"), is_zone_known=True, tone=Tone.PLAIN, couple_id=2)
WEEKS = Weeks((date(2027, 3, 1),), {"D1": (4,)}, {})


def said(shown: HistoryShown, language: str = "en") -> str:
    """Return the caption of what somebody is shown."""
    (message,) = render(replace(shown, person=replace(ANNA, language=language)), VOICE)
    assert isinstance(message, Message)
    assert message.screen.drawing is not None
    return message.screen.text.plain


@pytest.mark.parametrize("close", [0, 1, 6])
@pytest.mark.parametrize("moments", [0, 1, 40])
@pytest.mark.parametrize("usual", [{}, {"D1": 1}, {"D2": 1}, {"D1": 1, "D2": 1}])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_caption_fits(close: int, moments: int, usual: dict[str, int], language: str) -> None:
    text = said(HistoryShown(ANNA, WEEKS, close, 9, moments, usual), language)
    assert len(text) <= CAPTION_MOST
    sentences = bool(close) + bool(moments) + bool(usual)
    assert text.count("\n") == 1 + max(1, sentences)


def test_what_was_good_is_counted_and_what_was_not_is_left_out() -> None:
    some = said(HistoryShown(ANNA, WEEKS, 4, 6, 0))
    assert "4 of the 6 weeks in which you told me had an evening you called close." in some
    assert "Each of the 3 weeks" in said(HistoryShown(ANNA, WEEKS, 3, 3, 0))
    none = said(HistoryShown(ANNA, WEEKS, 0, 6, 0))
    assert "0" not in none
    assert "This is a beginning." in none


def test_usual_answers_are_quoted_in_the_words_they_were_given_in() -> None:
    usual = {"D1": 3, "D2": 1}
    assert "mostly “Quite close”, and room for yourself: “Too little”" in said(HistoryShown(ANNA, WEEKS, usual=usual))
    assert "sobre todo “" in said(HistoryShown(ANNA, WEEKS, usual=usual), "es")


def test_look_back_is_offered_to_two_only() -> None:
    alone = replace(ANNA, couple_id=None)
    for person, rows in ((ANNA, 2), (alone, 1)):
        (message,) = render(HistoryShown(person, WEEKS), VOICE)
        assert isinstance(message, Message)
        assert len(message.screen.rows) == rows
