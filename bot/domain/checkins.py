"""Small questions, asked of each separately and shown together: when they come, when they are shown, what happened."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.localtime import at_local, is_quiet, next_local
from bot.domain.people import Member
from bot.domain.text import Text
from bot.domain.ways import Way

EVENING = time(20)
EVERY_DAY = frozenset(range(7))
FEWER = frozenset({1, 3, 6})  # Tuesday, Thursday and Sunday: between the lessons, and one evening about the week
REVEAL_CLOCK = time(9)  # a daily question is shown the next morning,
WEEKLY_WINDOW = timedelta(hours=48)  # one about the week after two days
WAITS = timedelta(hours=48)  # so long a reveal waits for the end of a pause
LATE = timedelta(hours=2)  # an ask that is later than this is let go
ANSWERS_KEPT = timedelta(days=90)  # thirteen weeks (docs/develop/evidence.md)
REVIEW_AFTER = timedelta(days=21)  # keep going, fewer, or a break?
_LEAST_TO_ANSWER = timedelta(hours=3)
_BEFORE_QUIET = timedelta(minutes=30)
_DAY = timedelta(days=1)
TELLS = ("D5", 0)  # "Yes, and I'd like to tell them"
AFRAID = ("W1", 0)  # the lowest answer to this question is given by whoever may be afraid


@dataclass(frozen=True, slots=True)
class CheckinSettings:
    """When a person wants to be asked; weekdays from Monday 0 to Sunday 6.

    `begun_on` is the day on which questions began to come by themselves, None before.
    """

    is_on: bool = True
    clock: time = EVENING
    weekdays: frozenset[int] = EVERY_DAY
    begun_on: date | None = None
    is_reviewed: bool = False


def asking_clock(clock: time, quiet_from: time, quiet_to: time) -> time:
    """Return the time nearest to the chosen one that lies outside quiet hours.

    A time in the quiet evening becomes half an hour before it gets quiet, one in the quiet morning the end of quiet.
    """
    day = date(2000, 1, 3)
    utc = ZoneInfo("UTC")
    if not is_quiet(at_local(day, clock, utc), utc, quiet_from, quiet_to):
        return clock
    before = datetime.combine(day, quiet_from) - _BEFORE_QUIET
    is_evening = clock >= quiet_from and before.date() == day
    fits = not is_quiet(at_local(day, before.time(), utc), utc, quiet_from, quiet_to)
    return before.time() if is_evening and fits else quiet_to


def own_clock(person: Member, settings: CheckinSettings) -> time:
    """Return when, on the clocks where a person is, they are asked."""
    return asking_clock(settings.clock, person.quiet_from, person.quiet_to)


def next_ask(after: datetime, person: Member, settings: CheckinSettings) -> tuple[date, datetime] | None:
    """Return the local date and the instant of the next question after `after`; None where none is wanted."""
    if not settings.is_on or not settings.weekdays:
        return None
    return next_local(after, own_clock(person, settings), person.zone, settings.weekdays)


def settles_at(day: date, is_weekly: bool, people: Iterable[tuple[ZoneInfo, time]]) -> datetime:
    """Return the instant from which two answers to the question of `day` can be shown.

    `people` are the zone of each and when they are asked. It is the first morning, at nine of either, that lies three
    hours or more after both were asked; for people less than half a day apart that is the next morning. About the
    week it is 48 hours after the first was asked. It hangs on nothing that either does, so it tells nothing.
    """
    both = list(people)
    asks = [at_local(day, clock, zone) for zone, clock in both]
    if is_weekly:
        return min(asks) + WEEKLY_WINDOW
    mornings = [at_local(day + ahead * _DAY, REVEAL_CLOCK, zone) for zone, _ in both for ahead in (1, 2, 3)]
    return min(morning for morning in mornings if morning >= max(asks) + _LEAST_TO_ANSWER)


def reveals_at(
    day: date, is_weekly: bool, zone: ZoneInfo, clock: time, settled: datetime, asked_at: datetime
) -> datetime:
    """Return when one person is shown the answers to the question of `day`: a fixed time of their own."""
    earliest = max(settled, asked_at)
    if is_weekly:
        return max(at_local(day, clock, zone) + WEEKLY_WINDOW, earliest)
    mornings = (at_local(day + ahead * _DAY, REVEAL_CLOCK, zone) for ahead in range(1, 6))
    return next((morning for morning in mornings if morning >= earliest), earliest)


def is_to_review(settings: CheckinSettings, today: date) -> bool:
    """Return whether three weeks have passed and the person was not asked yet whether to go on."""
    begun_on = settings.begun_on
    return begun_on is not None and not settings.is_reviewed and today - begun_on >= REVIEW_AFTER


def question_hash(question: str) -> bytes:
    """Return what is kept of a question to recognise it again."""
    return hashlib.sha256(b"halfway question" + question.encode()).digest()[:16]


class Going(StrEnum):
    """What somebody wants after three weeks."""

    KEEP = "keep"
    FEWER = "fewer"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answered: places of the options, whether they share it, and the line they told of it."""

    chosen: tuple[int, ...] = ()
    is_offered: bool = False  # "share this one"
    line: str | None = field(default=None, repr=False)
    is_told: bool = False
    receipt: int | None = None  # the message that shows the sender how far the line has come
    words: tuple[str, ...] = field(default=(), repr=False)  # the options as the person read them
    reply: str | None = None  # what the partner said with one tap to the moment that was told
    is_heart_sent: bool = False  # whether a heart followed that


@dataclass(frozen=True, slots=True)
class Posed:
    """A question goes out to one person; `is_asked_for` when they wanted it now."""

    person: Member
    partner: Member
    poll_number: int
    item: str
    reveals_at: datetime
    at: datetime
    is_asked_for: bool = False


@dataclass(frozen=True, slots=True)
class Offered:
    """A question is there for somebody whose notifications show nothing; it is shown on a tap."""

    person: Member
    poll_number: int
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class PollClosed:
    """A poll takes no more answers."""

    person: Member
    message_id: int


@dataclass(frozen=True, slots=True)
class OfferChanged:
    """Somebody tapped "share this one", or took it back."""

    person: Member
    poll_number: int
    message_id: int
    is_offered: bool


@dataclass(frozen=True, slots=True)
class Revealed:
    """Both answered, and one of them is shown both answers; `turn` chooses the words, the same for both."""

    person: Member
    partner: Member
    poll_number: int
    item: str
    own: tuple[int, ...]
    theirs: tuple[int, ...]
    message_id: int | None
    turn: int = 0


@dataclass(frozen=True, slots=True)
class NotRevealed:
    """There is nothing to show to somebody who answered, whatever the reason."""

    person: Member
    poll_number: int
    message_id: int | None


@dataclass(frozen=True, slots=True)
class AlreadyPosed:
    """Today's question is in the chat already."""

    person: Member
    message_id: int | None
    reveals_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class CheckinClosed:
    """Today's question is over, or the button belongs to a question that is."""

    person: Member
    phrase: str  # "checkin-closed" or "button-old"


@dataclass(frozen=True, slots=True)
class SpaceFirst:
    """There is a pause between the two, in which nothing about the two of them is asked or told."""

    person: Member
    phrase: str  # "checkin-in-space" or "telling-in-space"


@dataclass(frozen=True, slots=True)
class FearNamed:
    """It was not possible to say what one needed; the way to help is shown, to this person only."""

    person: Member


@dataclass(frozen=True, slots=True)
class TellingAsked:
    """There was a good moment to tell of; `problem` says why the line is asked for again, or cannot be."""

    person: Member
    partner: Member
    poll_number: int
    problem: str | None = None  # "off", "long" or "no-text"
    count: int = 0  # of characters, where they were too many
    is_waiting: bool = True  # for the line; else it takes one more tap


@dataclass(frozen=True, slots=True)
class TellingPreviewed:
    """This is, word for word, what the partner would get."""

    person: Member
    partner: Member
    poll_number: int
    text: Text = field(repr=False)


@dataclass(frozen=True, slots=True)
class Told:
    """The good moment goes to the partner."""

    person: Member
    partner: Member
    poll_number: int
    text: Text = field(repr=False)
    at: datetime
    is_note: bool = False  # in the sender's own words


class Reply(StrEnum):
    """What one can say with one tap to a good moment that the partner told of; the label is what the partner reads."""

    HEART = "heart"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class MomentAnswered:
    """The partner answered to a good moment that was told."""

    person: Member
    teller: Member
    poll_number: int
    line: str | None = field(repr=False)
    reply: Reply
    at: datetime


@dataclass(frozen=True, slots=True)
class TellingMoved:
    """What the one who told of a good moment is shown about its way is to change; what is held waits anew."""

    person: Member
    partner: Member
    poll_number: int
    line: str | None = field(repr=False)
    way: Way
    receipt_message_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class TellingLeft:
    """The good moment stays with the one who had it."""

    person: Member


@dataclass(frozen=True, slots=True)
class ReviewAsked:
    """After three weeks somebody is asked whether to go on."""

    person: Member
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class ReviewAnswered:
    """Somebody said how to go on."""

    person: Member
    going: Going
