"""A lesson's question that one partner asks the other: previewed, one a day, free to be left unanswered."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.people import Member
from bot.domain.text import Text
from bot.domain.ways import Way

WAITS = timedelta(days=7)  # so long one waits for a partner who does not take it; it is nobody's own words


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was approved."""

    id: int
    sender: Member
    receiver: Member
    text: Text = field(repr=False)
    way: Way
    receipt_message_id: int | None
    lesson_id: str | None = None  # from which it is, where that was kept


@dataclass(frozen=True, slots=True)
class QuestionPreviewed:
    """This is, word for word, what would arrive."""

    person: Member
    partner: Member
    preview_id: int
    text: Text = field(repr=False)


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    """A question goes to the partner."""

    question: Question
    at: datetime


@dataclass(frozen=True, slots=True)
class QuestionMoved:
    """What the one who asked is told about the way of a question is to change."""

    question: Question


@dataclass(frozen=True, slots=True)
class QuestionRefused:
    """Nothing was asked: a day has room for one."""

    person: Member
    partner: Member


@dataclass(frozen=True, slots=True)
class QuestionRests:
    """Nothing was asked: there is a pause between the two."""

    person: Member


@dataclass(frozen=True, slots=True)
class QuestionReleased:
    """A question that was held goes out; its receipt changes once it has arrived."""

    question: Question
    at: datetime


@dataclass(frozen=True, slots=True)
class QuestionDropped:
    """A preview was put away unsent."""

    person: Member


@dataclass(frozen=True, slots=True)
class QuestionGone:
    """The button belongs to a preview that is not open any more."""

    person: Member
