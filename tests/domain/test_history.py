"""What stands in the picture of one's own weeks, and what is said of it."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.history import MOST_WEEKS, ROWS, Given, HistoryEmpty, HistoryShown, Mark, look, monday
from bot.domain.people import Member, Tone

ANNA = Member(1, "Anna", "en", ZoneInfo("UTC"), is_zone_known=True, tone=Tone.PLAIN, couple_id=2)
TODAY = date(2027, 5, 20)  # a Thursday
THIS_WEEK = date(2027, 5, 17)
SINCE = TODAY - timedelta(days=30)
_ago = st.integers(0, 400).map(lambda days: TODAY - timedelta(days=days))
_answers = st.lists(
    st.builds(
        Given, st.sampled_from([*ROWS, "D5", "D7", "W2"]), _ago, st.integers(0, 6), st.none() | st.integers(1, 5)
    ),
    max_size=60,
)
_marks = st.dictionaries(st.sampled_from(Mark), st.lists(_ago, max_size=9))


def close(weeks_ago: int, score: int, item: str = "D1") -> Given:
    return Given(item, TODAY - timedelta(weeks=weeks_ago), score - 1, score)


def shown(*answers: Given, **marks: list[date]) -> HistoryShown:
    found = look(ANNA, TODAY, answers, {Mark(name): days for name, days in marks.items()}, SINCE)
    assert isinstance(found, HistoryShown)
    return found


def test_nothing_yet_is_said_as_such() -> None:
    assert look(ANNA, TODAY, [], {}, SINCE) == HistoryEmpty(ANNA)
    told = Given("D5", TODAY, 0, None)
    assert look(ANNA, TODAY, [told, close(0, 3, "W2")], {}, SINCE) == HistoryEmpty(ANNA)


def test_weeks_begin_with_the_first_answer_and_end_with_this_one() -> None:
    found = shown(close(2, 4), close(0, 2))
    assert found.weeks.mondays == (date(2027, 5, 3), date(2027, 5, 10), THIS_WEEK)
    assert found.weeks.rows == {"D1": (4, None, 2)}
    assert found.weeks.marks == {}


def test_two_answers_in_a_week_are_one_moon_and_the_kinder_one() -> None:
    found = shown(Given("D1", THIS_WEEK, 1, 2), Given("D1", TODAY, 3, 4))
    assert found.weeks.rows == {"D1": (4,)}


def test_only_what_is_good_is_counted() -> None:
    found = shown(close(3, 5), close(2, 1), close(1, 4), Given("D5", TODAY, 1, None), Given("D5", TODAY, 3, None))
    assert (found.close_weeks, found.asked_weeks, found.moments) == (2, 3, 1)


def test_usual_answer_takes_four_and_looks_at_the_last_seven() -> None:
    assert shown(*(close(n, 5) for n in (3, 2, 1))).usual == {}
    assert shown(*(close(n, 5) for n in (4, 3, 2, 1))).usual == {"D1": 4}
    long = [close(n, 1) for n in range(12, 6, -1)] + [close(n, 4) for n in range(6, -1, -1)]
    assert shown(*long, *(close(n, 2, "D2") for n in (3, 2, 1, 0))).usual == {"D1": 3, "D2": 1}


def test_signals_that_are_forgotten_leave_no_trace_and_no_gap() -> None:
    found = shown(close(6, 3), wish=[TODAY], lesson=[TODAY - timedelta(weeks=6)])
    assert found.weeks.marks[Mark.WISH] == (None, None, False, False, False, False, True)
    assert found.weeks.marks[Mark.LESSON] == (True, False, False, False, False, False, False)
    assert Mark.ROOM not in found.weeks.marks


@given(answers=_answers, marks=_marks)
def test_whatever_is_kept_fits_the_picture(answers: list[Given], marks: dict[Mark, list[date]]) -> None:
    answers.sort(key=lambda one: one.on)
    found = look(ANNA, TODAY, answers, marks, SINCE)
    if isinstance(found, HistoryEmpty):
        return
    count = len(found.weeks.mondays)
    assert 1 <= count <= MOST_WEEKS
    assert found.weeks.mondays[-1] == monday(TODAY)
    assert found.weeks.rows or found.weeks.marks
    assert all(len(row) == count and any(row) for row in found.weeks.rows.values())
    assert all(len(row) == count and any(row) for row in found.weeks.marks.values())
    assert found.weeks.rows.keys() <= set(ROWS)
    assert found.close_weeks <= found.asked_weeks <= count
