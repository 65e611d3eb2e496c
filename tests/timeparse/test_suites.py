"""Phrases of suites that nobody here wrote are read right or asked about, and never read wrong."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.timeparse.judge import Verdict, as_answer, as_pause, cases, in_space
from tests.timeparse.kinds import PAGE, with_table

TO_READ, THAT_HOLD = cases("times-to-read"), cases("times-that-hold")


@pytest.mark.parametrize("judged", [in_space, as_answer, as_pause], ids=lambda one: one.__name__)
def test_no_phrase_is_read_wrong(judged: Callable[[Mapping[str, Any]], Verdict]) -> None:
    assert [case["typed"] for case in (*TO_READ, *THAT_HOLD) if judged(case) == "wrong"] == []


def test_what_was_right_stays_right() -> None:
    assert len(THAT_HOLD) == 325
    assert [case["typed"] for case in THAT_HOLD if in_space(case) != "right"] == []
    assert [case["text"] for case in THAT_HOLD if as_answer(case) != "right"] == []


def test_most_of_what_failed_is_read_with_its_words() -> None:
    found = Counter(in_space(case) for case in TO_READ)
    assert sum(found.values()) == 281
    assert found["right"] >= 265
    assert found["left"] == 0


def test_table_of_kinds_in_the_docs_is_what_is_read_now() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert with_table(page) == page
