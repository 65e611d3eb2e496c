"""What a button says is what arrives, in every language: a label is the text that is relayed, or leads to a preview."""

import pytest

from bot.content import load
from bot.domain.returns import OPENERS, WELCOMES
from bot.domain.signals import Answer, Kind, answers_to
from bot.presentation.words import Translator
from tests.content.folder import OURS

LANGUAGES = load(OURS).languages
PRIVATE = {Answer.LEAVE_A_LINE, Answer.HARD, Answer.SMALLER}  # they relay nothing: two ask, one keeps a line for later
WISHES = [None, "own", *LANGUAGES["en"].wishes]
OFFERED = {
    answer
    for kind in Kind
    for wish in WISHES
    for window in (None, *LANGUAGES["en"].windows)
    for takes_lines in (True, False)
    for answer in answers_to(kind, wish, window, takes_lines)
}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("answer", sorted(OFFERED - PRIVATE))
def test_label_of_an_answer_is_what_the_partner_reads(code: str, answer: Answer) -> None:
    words = Translator(LANGUAGES[code].phrases, code)
    label = words.label(f"answer-{answer}-label", at="at 20:00", name="Boris")
    if not label.endswith("…"):  # which asks, and shows the whole of it first
        assert label == words.say(f"answer-{answer}", at="at 20:00").plain


def test_everything_that_can_be_offered_is_an_answer() -> None:
    """Only what stands in older chats is offered nowhere."""
    assert set(Answer) - OFFERED == {Answer.SMALLER}


@pytest.mark.parametrize("code", LANGUAGES)
def test_ready_sentences_of_a_return_are_said_by_nobody_else(code: str) -> None:
    """Each has one phrase, which is both the button and what arrives."""
    words = Translator(LANGUAGES[code].phrases, code)
    labels = [words.label(f"opener-{one}") for one in OPENERS] + [words.label(f"welcome-{one}") for one in WELCOMES]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("takes_lines", [True, False])
@pytest.mark.parametrize("wish", WISHES)
def test_every_wish_has_a_plain_answer_and_a_no(wish: str | None, takes_lines: bool) -> None:
    for window in LANGUAGES["en"].windows:
        offered = answers_to(Kind.CLOSENESS, wish, window, takes_lines)
        assert len(set(offered)) == len(offered) >= 2
        assert offered[-1] is Answer.NOT_TODAY
        assert (Answer.WRITE in offered) == (takes_lines and wish in {"message", "heart"})
        assert Answer.YES_NOW not in offered or window != "this-evening"
