"""The life of a signal, as it is drawn and as it is."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import promises, returns, signals
from bot.domain.signals import CLOSED, MOVES, Length, Move, State, after, judge

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)


def _drawn() -> dict[tuple[State, Move], State]:
    """Return the drawing in the module's head."""
    drawn: dict[tuple[State, Move], State] = {}
    state = None
    for line in (signals.__doc__ or "").splitlines():
        if not line.startswith("    ") or "→" not in line:
            continue
        named = re.match(r"    (\w+)\s", line)
        state = State(named[1]) if named else state
        for move, leads_to in re.findall(r"(\w+) → (\w+)", line):
            assert state is not None
            drawn[state, Move(move)] = State(leads_to)
    return drawn


def test_drawing_and_moves_are_alike() -> None:
    assert len(_drawn()) > 25
    assert _drawn() == MOVES


def test_every_state_is_reached_and_ends_somewhere() -> None:
    reached = {State.SENT} | set(MOVES.values())
    assert reached == set(State)
    for state in State:
        assert (state in CLOSED) is not any(start is state for start, _ in MOVES)


@given(st.lists(st.sampled_from(list(Move)), max_size=30))
def test_nothing_follows_the_end(moves: list[Move]) -> None:
    state = State.SENT
    for move in moves:
        then = after(state, move)
        assert state not in CLOSED or then is None
        state = then or state


@pytest.mark.parametrize(
    ("minutes", "length"),
    [(5, Length.SHORT), (18, Length.SHORT), (20, Length.FINE), (24 * 60, Length.FINE), (25 * 60, Length.LONG)],
)
def test_promise_is_twenty_minutes_to_a_day(minutes: int, length: Length) -> None:
    assert judge(NOW + timedelta(minutes=minutes), NOW) is length


@given(st.integers(0, 3), st.integers(-60, 3000))
def test_extensions_stay_within_two_and_a_day(extensions: int, minutes: int) -> None:
    until_at = NOW + timedelta(minutes=minutes)
    why = returns.obstacle(NOW - timedelta(hours=2), extensions, until_at, NOW)
    is_possible = extensions < 2 and 18 <= minutes <= 22 * 60 + 1
    assert (why is None) is is_possible


@given(st.integers(1, 3000))
def test_steps_of_a_space_come_in_their_order(minutes: int) -> None:
    ahead = promises.schedule(returns.KIND, NOW + timedelta(minutes=minutes), NOW)
    assert [at for _, at in ahead] == sorted(at for _, at in ahead)
    assert [kind for kind, _ in ahead][-5:] == list(returns.STEPS)[1:]
    asked = [kind for kind, _ in ahead if kind in {"space.soon", "space.overdue", "space.last"}]
    assert len(asked) <= 3
    assert sum(kind == "space.waiting" for kind, _ in ahead) == 1


@given(st.sampled_from(list(returns.STEPS)), st.integers(-10, 3000))
def test_late_steps_leave_the_word_to_the_next(kind: str, minutes: int) -> None:
    until_at = NOW
    stale = {one for one in returns.STEPS if promises.is_stale(one, until_at, until_at + timedelta(minutes=minutes))}
    due = [one for one, offset in returns.STEPS.items() if offset <= timedelta(minutes=minutes)]
    asking = [one for one in due if one in {"space.soon", "space.overdue", "space.last"} and one not in stale]
    assert len(asking) <= 1
    assert "space.close" not in stale
    assert kind in returns.STEPS
