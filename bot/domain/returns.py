"""The promised return: when it is asked for, of whom, and what comes of it.

The one who left is asked five minutes before, ten minutes after and two hours after, then no more. The one who waits
hears exactly one neutral sentence, a quarter of an hour after the time. A day after the time the pause is put away
(CONTENT 2.5).
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.people import Member
from bot.domain.signals import EXTENSIONS, LONGEST, SHORTEST, Sent

AROUND = timedelta(minutes=15)  # back within this of the promised time is back as agreed
STEPS: dict[str, timedelta] = {
    "space.soon": timedelta(minutes=-5),
    "space.due": timedelta(),
    "space.overdue": timedelta(minutes=10),
    "space.waiting": AROUND,
    "space.last": timedelta(hours=2),
    "space.close": timedelta(hours=24),
}
OPENERS = ("thanks", "hug", "clearer", "not-ready")
OPENER_FOR = timedelta(hours=1)  # so long after a return without words a ready line can follow it


def schedule(until_at: datetime, now: datetime) -> list[tuple[str, datetime]]:
    """Return what lies ahead of a space that ends at `until_at`, each step with its instant."""
    return [(kind, until_at + after) for kind, after in STEPS.items() if until_at + after > now]


def is_stale(kind: str, until_at: datetime, now: datetime) -> bool:
    """Say whether a step comes too late to be taken, as after an outage: a later step speaks instead of it.

    A return itself is never too late; the question five minutes before is after the time, the later ones once the
    next one is due, the neutral sentence once the pause is put away.
    """
    next_step = {"space.soon": "space.due", "space.overdue": "space.last"}.get(kind, "space.close")
    return kind not in {"space.due", "space.close"} and now >= until_at + STEPS[next_step]


def obstacle(started_at: datetime, extensions: int, until_at: datetime, now: datetime) -> str | None:
    """Return why a space cannot be longer ("times", "day", "past"), or None.

    Twice at most, a day in all, and a new time that lies ahead (20 minutes or more, with a little leeway).
    """
    if until_at < now + SHORTEST - timedelta(minutes=2):
        return "past"
    if extensions >= EXTENSIONS:
        return "times"
    return "day" if until_at > started_at + LONGEST + timedelta(minutes=1) else None


def how_back(until_at: datetime | None, now: datetime) -> str:
    """Say whether a return is "early", "as-agreed" or "late"."""
    if until_at is None:
        return "as-agreed"
    if now >= late_from(until_at):
        return "late"
    return "early" if until_at - now > AROUND else "as-agreed"


def late_from(until_at: datetime) -> datetime:
    """Return from when on a return is "late": a whole minute, so that it can be said beforehand."""
    return (until_at + AROUND).replace(second=0, microsecond=0)


@dataclass(frozen=True, slots=True)
class ReturnAsked:
    """The one who left is asked; `step` is "soon", "overdue" or "last", `wish` what is kept for the return."""

    signal: Sent
    step: str
    at: datetime
    wish: Sent | None = None


@dataclass(frozen=True, slots=True)
class WaitWentOn:
    """The time has passed and the one who waits hears the one neutral sentence."""

    signal: Sent
    at: datetime


@dataclass(frozen=True, slots=True)
class SpaceClosed:
    """A day after the time the pause is put away, for both in the same words."""

    signal: Sent
    at: datetime


@dataclass(frozen=True, slots=True)
class LongerAsked:
    """The one who left wants to name a new time in their own words."""

    signal: Sent
    what: str  # "longer" or "topic"
    at: datetime
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class LongerPreviewed:
    """This is what the one who waits would read."""

    signal: Sent
    until_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class LongerRefused:
    """A pause cannot be that long; `why` as for `obstacle`, or "unknown" while the other has not heard of it."""

    signal: Sent
    why: str


@dataclass(frozen=True, slots=True)
class Extended:
    """There is a new time; `signal` carries it. The one who waits hears of it where it is news."""

    signal: Sent
    at: datetime
    is_news: bool = True


@dataclass(frozen=True, slots=True)
class ReturnPreviewed:
    """This is what the one who waits would read, with what `Returned` would carry.

    `is_line_left_out` where there was a line and the one who waits takes ready-made ones only. `note` says why it is
    shown although somebody wanted to be back at once: "wish-first" or "new-words". `number` tells it from earlier ones.
    """

    signal: Sent
    when: str
    opener: str | None = None
    line: str | None = field(default=None, repr=False)
    topic_at: datetime | None = None
    wish: Sent | None = None
    is_line_left_out: bool = False
    note: str | None = None
    number: int = 0
    at: datetime = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Returned:
    """The one who took space is back; `when` is "early", "as-agreed" or "late".

    `opener` is the id of a ready sentence, `line` the sender's own words, `topic_at` when the topic gets its time.
    `letter` is what the one who waited left for this moment, `wish` the wish that was kept for it.
    """

    signal: Sent
    when: str
    at: datetime
    opener: str | None = None
    line: str | None = field(default=None, repr=False)
    topic_at: datetime | None = None
    letter: str | None = field(default=None, repr=False)
    wish: Sent | None = None


@dataclass(frozen=True, slots=True)
class OpenerAdded:
    """A ready line followed a return that had none."""

    signal: Sent
    opener: str
    at: datetime


@dataclass(frozen=True, slots=True)
class BackLineAsked:
    """The one who left wants to come back with a line of their own."""

    signal: Sent
    problem: str | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class NothingToReturnFrom:
    """There is no open space of this person."""

    person: Member


@dataclass(frozen=True, slots=True)
class LineKept:
    """A line is kept for the return, or taken out again (`line` is None then)."""

    signal: Sent
    line: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class LineAsked:
    """The one who waits wants to leave a line for the return; "line-off" is the problem of who takes none."""

    signal: Sent
    problem: str | None = None
    count: int = 0
