"""The self-reflection: what answers suggest, and what skipping does."""

import pytest

from bot.content.language import Language
from bot.domain.people import Tone

REACH, RETREAT = ("X1", "X3", "X5", "X7"), ("X2", "X4", "X6", "X8")
REVERSED = {"X4", "X5"}


def leaning(reach: int, retreat: int) -> dict[str, int]:
    """Answer so that every statement speaks for its dimension with the strength given, 1 to 5."""
    wanted = dict.fromkeys(REACH, reach) | dict.fromkeys(RETREAT, retreat)
    return {name: 6 - value if name in REVERSED else value for name, value in wanted.items()}


@pytest.mark.parametrize(
    ("reach", "retreat", "result", "tone", "track"),
    [
        (5, 1, "reach_first", Tone.REASSURE_FIRST, "reach"),
        (4, 3, "reach_first", Tone.REASSURE_FIRST, "reach"),
        (1, 5, "retreat_first", Tone.LOW_PRESSURE, "retreat"),
        (4, 4, "both_moves", Tone.BALANCED, "mixed"),
        (2, 2, "steady", Tone.PLAIN, "mixed"),
        (3, 3, "depends", Tone.BALANCED, "mixed"),
        (3, 1, "depends", Tone.BALANCED, "mixed"),
    ],
)
def test_answers_suggest_tone_and_track(
    english: Language, reach: int, retreat: int, result: str, tone: Tone, track: str
) -> None:
    found = english.reflection.result(leaning(reach, retreat))
    assert (found.id, found.tone, found.track) == (result, tone, track)
    assert found.text


def test_close_call_needs_a_clear_difference(english: Language) -> None:
    answers = leaning(4, 4) | {"X8": 2}  # the mean of retreat is 3.5, half a point below reach
    assert english.reflection.result(answers).id == "both_moves"


def test_skipped_statements_do_not_count(english: Language) -> None:
    answers = leaning(5, 1)
    assert english.reflection.result({name: answers[name] for name in ("X1", "X2")}).id == "reach_first"


@pytest.mark.parametrize("answered", [(), REACH, RETREAT])
def test_half_a_reflection_suggests_nothing(english: Language, answered: tuple[str, ...]) -> None:
    answers = leaning(5, 1)
    assert english.reflection.result({name: answers[name] for name in answered}).id == "depends"


def test_eight_statements_have_five_answers(english: Language) -> None:
    statements = english.reflection.statements
    assert [one.id for one in statements] == [f"X{n}" for n in range(1, 9)]
    assert {one.id for one in statements if one.is_reversed} == REVERSED
    assert len(english.reflection.options) == 5
