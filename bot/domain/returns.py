"""The promised return: when it is asked for, of whom, and what comes of it.

The one who left is asked five minutes before, ten minutes after and two hours after, then no more. The one who waits
hears exactly one neutral sentence, a quarter of an hour after the time. A day after the time the pause is put away
(docs/develop/evidence.md; `promises.py` knows the steps).
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain import promises
from bot.domain.people import Member
from bot.domain.signals import EXTENSIONS, LONGEST, SHORTEST, Sent
from bot.domain.stored_names import JobKind

KIND = "space"  # of what stands on the agenda
STEPS: dict[JobKind, timedelta] = {JobKind(f"{KIND}.{step}"): after for step, after in promises.STEPS.items()}
TOLD, LAST_QUESTION = JobKind.SPACE_TOLD, JobKind.SPACE_LAST
OPENERS = ("thanks", "hug", "clearer", "not-ready")
WELCOMES = ("heart", "good", "ten", "bit")  # what a return can be answered with
OPENER_FOR = timedelta(hours=1)  # so long after a return without words a ready line can follow it


def obstacle(started_at: datetime, extensions: int, until_at: datetime, now: datetime) -> str | None:
    """Return why a space cannot be longer ("times", "day", "past"), or None.

    Twice at most, a day in all, and a new time that lies ahead (20 minutes or more, with a little leeway).
    """
    if until_at < now + SHORTEST - timedelta(minutes=2):
        return "past"
    if extensions >= EXTENSIONS:
        return "times"
    return "day" if until_at > started_at + LONGEST + timedelta(minutes=1) else None


@dataclass(frozen=True, slots=True)
class ReturnAsked:
    """The one who left is asked; `step` is "soon", "overdue" or "last".

    It is "morning" for a question that waited for the day, "unheard" for one about a time that had passed before the
    other heard of it.
    """

    signal: Sent
    step: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WaitWentOn:
    """The time has passed and the one who waits hears the one neutral sentence."""

    signal: Sent
    at: datetime


@dataclass(frozen=True, slots=True)
class SpaceClosed:
    """A day after the time the pause is put away, for both in the same words; `of` hears of it now."""

    signal: Sent
    of: Member
    at: datetime


@dataclass(frozen=True, slots=True)
class LongerAsked:
    """The one who left wants to name a new time in their own words."""

    signal: Sent
    what: str  # "longer" or "topic"
    at: datetime
    problem: str | None = None
    readings: tuple[datetime, ...] = ()  # what a typed time may mean


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
    at: datetime


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
    shown once more: "new-words". `number` tells it from earlier ones.
    """

    signal: Sent
    opener: str | None = None
    line: str | None = field(default=None, repr=False)
    topic_at: datetime | None = None
    is_line_left_out: bool = False
    note: str | None = None
    number: int = 0
    written_at: datetime | None = None  # where the bot reads late what was written then
    at: datetime = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Returned:
    """The one who took space is back; `is_known` unless the one who waits never heard that they were away.

    `opener` is the id of a ready sentence, `line` the sender's own words, `topic_at` when the topic gets its time.
    `letter` is what the one who waited left for this moment.
    """

    signal: Sent
    at: datetime
    is_known: bool = True
    opener: str | None = None
    line: str | None = field(default=None, repr=False)
    topic_at: datetime | None = None
    letter: str | None = field(default=None, repr=False)
    written_at: datetime | None = None  # where the bot read late what was written then


@dataclass(frozen=True, slots=True)
class Welcomed:
    """The one who waited answers a return with `words`, the id of a ready sentence."""

    signal: Sent
    words: str
    at: datetime


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
