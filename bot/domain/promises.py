"""A promise: a time that somebody named to their partner, and how it is followed, whatever it is about.

It is asked of the one who promised, never of the one who waits. `MOVES` is this drawing as data, and
tests/domain/test_promises.py reads both: change both.

    open    time → due, move → open, keep → kept, undo → withdrawn, end → lapsed
    due     move → open, keep → kept, undo → withdrawn, end → lapsed

The promised return from a space is one as well: `standing` says where its signal stands in this drawing. A time named
in an answer, or for a topic, is kept as a promise of its own (`bot/db/promises.py`).
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.people import Member
from bot.domain.receiving import wakes_at
from bot.domain.signals import State
from bot.domain.stored_names import JobKind


class Standing(StrEnum):
    """Where a promise stands."""

    OPEN = "open"
    DUE = "due"
    KEPT = "kept"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class Turn(StrEnum):
    """What can happen to a promise."""

    TIME = "time"
    MOVE = "move"
    KEEP = "keep"
    UNDO = "undo"
    END = "end"


_AHEAD = (Standing.OPEN, Standing.DUE)
MOVES: Mapping[tuple[Standing, Turn], Standing] = {
    (Standing.OPEN, Turn.TIME): Standing.DUE,
    **{(one, Turn.MOVE): Standing.OPEN for one in _AHEAD},
    **{(one, Turn.KEEP): Standing.KEPT for one in _AHEAD},
    **{(one, Turn.UNDO): Standing.WITHDRAWN for one in _AHEAD},
    **{(one, Turn.END): Standing.LAPSED for one in _AHEAD},
}
STEPS: Mapping[str, timedelta] = {
    "soon": timedelta(minutes=-5),
    "due": timedelta(),
    "overdue": timedelta(minutes=10),
    "waiting": timedelta(minutes=15),
    "last": timedelta(hours=2),
    "close": timedelta(hours=24),
}
TOLD = "told"  # the one who waits hears that a promise is put away, after the one who made it
AFTERWARDS = timedelta(minutes=5)  # between what the one who promised is asked, or told, and what the other hears
_STANDINGS = {
    State.DUE: Standing.DUE,
    State.RETURNED: Standing.KEPT,
    State.TAKEN_BACK: Standing.WITHDRAWN,
    State.LAPSED: Standing.LAPSED,
    State.UNDELIVERED: Standing.WITHDRAWN,
}


def after(standing: Standing, turn: Turn) -> Standing | None:
    """Return where a promise stands after something happened, or None where that cannot happen (any more)."""
    return MOVES.get((standing, turn))


def standing(state: State) -> Standing:
    """Return where the promised return of a space stands whose signal is in `state`."""
    return _STANDINGS.get(state, Standing.OPEN)


def schedule(of: str, at: datetime, now: datetime) -> list[tuple[JobKind, datetime]]:
    """Return what lies ahead of a promise for `at`: kinds of the agenda such as "`of`.soon", each with its instant."""
    return [(JobKind(f"{of}.{step}"), at + after_) for step, after_ in STEPS.items() if at + after_ > now]


def step_of(kind: str) -> str:
    """Return the step that a kind of the agenda names: "last" of "space.last"."""
    return kind.partition(".")[2]


def is_stale(kind: str, at: datetime, now: datetime) -> bool:
    """Return whether a step comes too late to be taken, as after an outage: a later step speaks instead of it.

    The time itself is never too late; the question five minutes before is after the time, the later ones once the next
    one is due, the neutral sentence once the promise is put away.
    """
    step = step_of(kind)
    next_step = {"soon": "due", "overdue": "last"}.get(step, "close")
    return step not in {"due", "close", TOLD} and now >= at + STEPS[next_step]


def comes_at(kind: str, at: datetime, asked: Member, waits: Member, now: datetime) -> datetime:
    """Return when a step that is due `now` may be taken: `now`, or later where somebody rests.

    The first question keeps its time, since its hour was named by the one who is asked. What the one who waits hears
    comes after the question that the other gets first.
    """
    step = step_of(kind)
    if step in {"soon", "due"}:
        return now
    if step != "waiting":
        return wakes_at(waits if step == TOLD else asked, now)
    question = wakes_at(asked, at + STEPS["overdue"])
    return wakes_at(waits, max(now, question + AFTERWARDS))


def has_slept(kind: str, at: datetime, asked: Member) -> bool:
    """Return whether a step fell into the quiet hours of the one who is asked, so that it comes with the day."""
    step = step_of(kind)
    return step != "soon" and wakes_at(asked, at + STEPS[step]) > at + STEPS[step]


def was_unheard(at: datetime, heard_at: datetime | None) -> bool:
    """Return whether the one who waits heard of a promise for `at` only when the question after it would be asked."""
    return heard_at is not None and heard_at >= at + STEPS["overdue"]
