"""Promises keep the drawing of their states, and what is asked and told keeps to everybody's nights."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.domain import promises
from bot.domain.people import Member, Tone
from bot.domain.promises import MOVES, Standing, Turn
from bot.domain.receiving import wakes_at
from bot.domain.signals import MOVES as SIGNAL_MOVES
from bot.domain.signals import Move, State

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
ZONES = st.sampled_from(["UTC", "Europe/Madrid", "America/Mexico_City", "Pacific/Auckland", "Asia/Kathmandu"])
OF_SPACES = {
    Move.TIME: Turn.TIME,
    Move.LONGER: Turn.MOVE,
    Move.BACK: Turn.KEEP,
    Move.UNSEND: Turn.UNDO,
    Move.END: Turn.END,
}


def test_drawing_says_what_moves_say() -> None:
    drawn = {}
    for line in (promises.__doc__ or "").splitlines():
        if found := re.match(r"    (open|due)\s+(.*)", line):
            for turn, end in re.findall(r"(\w+) → (\w+)", found[2]):
                drawn[Standing(found[1]), Turn(turn)] = Standing(end)
    assert drawn == dict(MOVES)


def test_space_is_a_promise_like_any_other() -> None:
    """Where a signal of space moves, the promise in it moves as the drawing of promises says."""
    for (state, move), then in SIGNAL_MOVES.items():
        if move in OF_SPACES and state is not State.KEPT:
            assert promises.after(promises.standing(state), OF_SPACES[move]) is promises.standing(then)


def somebody(number: int, zone: str) -> Member:
    """Return a person who lives in a zone."""
    return Member(number, "Anna", "en", ZoneInfo(zone), True, Tone.BALANCED, 1)


@given(ZONES, ZONES, st.integers(0, 7 * 24 * 60))
def test_nights_are_kept(asked_in: str, waits_in: str, minutes: int) -> None:
    """Nothing but the first question comes into a night, and the one who waits hears after the other was asked."""
    asked, waits, at = somebody(1, asked_in), somebody(2, waits_in), NOON + timedelta(minutes=minutes)
    came = {}
    for kind, due_at in promises.schedule("promise", at, NOON - timedelta(days=1)):
        now = due_at
        while (later := promises.comes_at(kind, at, asked, waits, now)) > now:
            now = later
        came[promises.step_of(kind)] = now
    for step in ("overdue", "last", "close"):
        assert wakes_at(asked, came[step]) == came[step]
    assert wakes_at(waits, came["waiting"]) == came["waiting"]
    assert came["waiting"] >= came["overdue"] + promises.AFTERWARDS
