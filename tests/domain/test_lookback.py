"""When the look back on a month comes, and what goes into it."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.lookback import (
    GoodMoment,
    chosen_for,
    comes_at,
    is_good,
    month_before,
    next_look_back,
    words_of,
)

SCORES = (1, 2, 3, 4, 5, None)
ZONES = ("Europe/Berlin", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")
_zones = st.lists(st.sampled_from(ZONES).map(ZoneInfo), min_size=2, max_size=2)
_instants = st.integers(0, 10 * 365 * 24 * 60).map(lambda n: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n))


@given(after=_instants, zones=_zones)
def test_it_comes_once_a_month_in_daylight_of_a_saturday(after: datetime, zones: list[ZoneInfo]) -> None:
    month, at = next_look_back(after, zones)
    assert after < at <= after + timedelta(days=40)
    here = [at.astimezone(zone) for zone in zones]
    assert time(11) in [local.time() for local in here]
    assert all(local.time() >= time(11) or local.date().weekday() == 6 for local in here)
    assert month.day == 1
    following, later = next_look_back(at, zones)
    assert month_before(following)[0] == month
    assert timedelta(days=27) < later - at < timedelta(days=36)


def test_it_comes_at_one_instant_for_both() -> None:
    both = [ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")]
    assert comes_at(date(2027, 4, 1), both) == datetime(2027, 4, 3, 15, tzinfo=UTC)  # 11:00 there, 17:00 in Berlin
    assert month_before(date(2027, 3, 1)) == (date(2027, 2, 1), date(2027, 2, 28))


@pytest.mark.parametrize(
    ("item", "answers", "good"),
    [
        ("D1", [(3,), (4,)], True),
        ("D1", [(3,), (2,)], False),
        ("D1", [(4,)], False),
        ("D1", [(4,), ()], False),
        ("W2", [(4,), (5,)], False),  # nobody took space
        ("W7", [(0,), (1,)], True),
        ("W7", [(2,), (3,)], False),
        ("D2", [(4,), (4,)], False),  # about each, not about the two
        ("D7", [(0,), (0,)], False),
        ("D1", [(9,), (4,)], False),
    ],
)
def test_good_is_what_both_called_good(item: str, answers: list[tuple[int, ...]], good: bool) -> None:
    assert is_good(item, None if item in {"W7", "D7"} else SCORES, answers) is good


def test_it_fits_a_screen_and_is_in_order() -> None:
    days = [date(2027, 3, day) for day in range(1, 29)]
    many = [GoodMoment("D5", day, line="x") for day in days] + [GoodMoment("D1", day, (3, 4)) for day in days]
    chosen = chosen_for(many, with_lines=True)
    assert [one.item for one in chosen].count("D5") == 3
    assert len(chosen) == 7
    assert [one.on for one in chosen] == sorted(one.on for one in chosen)
    assert {one.line for one in chosen_for(many, with_lines=False)} == {None}


def test_it_does_not_say_whose_answer_is_which() -> None:
    options = {"D1": ("a", "b", "c", "d", "e")}
    one, other = GoodMoment("D1", date(2027, 3, 1), (3, 4)), GoodMoment("D1", date(2027, 3, 1), (4, 3))
    assert words_of(one, options) == words_of(other, options) == ("d", "e")
    assert words_of(GoodMoment("D1", date(2027, 3, 1), (4, 4)), options) == ("e",)
