"""The answers of the self-reflection travel in buttons: what is written is read again, and forged ones do nothing."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.reflection import SKIPPED, Answers

ANSWERS = st.lists(st.integers(0, 5), max_size=12).map(lambda given: Answers(tuple(given)))
ITEMS = tuple(f"X{number}" for number in range(1, 9))


@given(ANSWERS)
def test_what_is_written_is_read_again(answers: Answers) -> None:
    assert Answers.read(answers.written) == answers


@given(ANSWERS, st.integers(0, 5))
def test_back_undoes_the_last_answer(answers: Answers, answer: int) -> None:
    assert answers.followed_by(answer).without_last() == answers


@given(st.text(max_size=200))
def test_forged_answers_are_read_as_skipped(digits: str) -> None:
    assert all(answer in range(6) for answer in Answers.read(digits).given)
    assert len(Answers.read(digits).written) <= 40


@given(ANSWERS)
def test_skipped_statements_are_left_out(answers: Answers) -> None:
    said = answers.by(ITEMS)
    assert set(said) <= set(ITEMS)
    assert SKIPPED not in said.values()
    assert len(said) == sum(answer != SKIPPED for answer in answers.given[: len(ITEMS)])


def test_going_back_from_nothing_stays() -> None:
    assert Answers().without_last() == Answers()


def test_answers_do_not_show_in_logs() -> None:
    assert "3" not in repr(Answers((3, 3)))
