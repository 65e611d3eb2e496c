"""A message in somebody's own words to their partner, outside a signal: its forms, its way, and what happened."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.domain.people import Member
from bot.domain.receiving import Reception
from bot.domain.text import Text
from bot.domain.ways import Way

LINES_PER_DAY = 6  # lines and answers: twice as many as wishes, so that nobody is written to without an end
SERIOUS_PER_DAY = 12  # as many as pauses; beyond that only the numbers are shown
WORDS_LENGTH = 1000  # characters of words in which self-harm is found: nobody in danger is asked to be brief
LINE_LENGTH = 400  # characters of a line that goes by itself
HELD_FOR = timedelta(hours=48)  # no words wait longer than that


class Form(StrEnum):
    """What kind of message it is; stored only inside its sealed body."""

    LINE = "line"  # a line that was typed outside of everything
    ANSWER = "answer"  # to a question from a lesson
    SERIOUS = "serious"  # a line about ending one's life, which goes without a frame


class Answer(StrEnum):
    """What its receiver can say with one tap; the label of each is what its sender reads."""

    CALLING = "calling"
    HEART = "heart"


ANSWERS: dict[Form, Answer] = {
    Form.LINE: Answer.HEART,
    Form.ANSWER: Answer.HEART,
    Form.SERIOUS: Answer.CALLING,
}


@dataclass(frozen=True, slots=True)
class HelpContext:
    """What help lines are chosen by: the day, and the country somebody named."""

    today: date
    country: str | None


@dataclass(frozen=True, slots=True)
class PartnerMessage:
    """A message that was approved; `text` is, word for word, what arrives."""

    id: int
    sender: Member
    receiver: Member
    form: Form
    text: Text = field(repr=False)
    way: Way
    written_at: datetime
    receipt_message_id: int | None
    relay_message_id: int | None
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Composed:
    """A message that is not approved yet: the words, and what would arrive.

    `before` is the conversation that the words were typed in (id, kind, step, body), for whoever did not mean it so.
    `about` is the question that is answered.
    """

    form: Form
    words: str = field(repr=False)
    text: Text | None = field(repr=False)
    written_at: datetime
    before: tuple[int, str, str, dict[str, Any]] | None = field(default=None, repr=False)
    about: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class SelfHarmAsked:
    """Words speak of ending one's life: their writer is asked directly, before anything goes anywhere.

    `partner` is None where there is nobody to send them to. `gloss` is what would arrive, in the writer's language
    where the partner's is another.
    """

    person: Member
    partner: Member | None
    number: int
    text: Text | None = field(repr=False)
    gloss: Text | None = field(repr=False)
    reception: Reception
    context: HelpContext


@dataclass(frozen=True, slots=True)
class MessagePreviewed:
    """This is, word for word, what would arrive."""

    person: Member
    partner: Member
    number: int
    form: Form
    text: Text = field(repr=False)
    reception: Reception


@dataclass(frozen=True, slots=True)
class MessageSent:
    """A message goes to the partner."""

    message: PartnerMessage
    at: datetime
    reception: Reception
    context: HelpContext


@dataclass(frozen=True, slots=True)
class MessageMoved:
    """What the sender is told about the way of a message is to change."""

    message: PartnerMessage
    at: datetime
    context: HelpContext


@dataclass(frozen=True, slots=True)
class MessageReleased:
    """The receiver takes messages again, so that what was held for them goes out, before all else."""

    message: PartnerMessage
    at: datetime


@dataclass(frozen=True, slots=True)
class MessageAnswered:
    """The receiver answered with one tap."""

    message: PartnerMessage
    answer: Answer
    at: datetime


@dataclass(frozen=True, slots=True)
class MessageReplied:
    """The sender of words about dying says that they are there, to the one who said that they call."""

    message: PartnerMessage
    at: datetime


@dataclass(frozen=True, slots=True)
class MessageTakenBack:
    """The sender took a message back; `is_in_doubt` where it may have arrived just before."""

    message: PartnerMessage
    is_in_doubt: bool
    relay_message_id: int | None


@dataclass(frozen=True, slots=True)
class MessageOver:
    """The button belongs to a message that is no longer there, or that is not this person's."""

    person: Member


@dataclass(frozen=True, slots=True)
class MessageNotSent:
    """Nothing was sent; with `context` the numbers to call stay in sight."""

    person: Member
    context: HelpContext | None = None


@dataclass(frozen=True, slots=True)
class TooManyMessages:
    """This person sent as many messages within a day as are relayed."""

    person: Member
    partner: Member
    context: HelpContext | None = None


@dataclass(frozen=True, slots=True)
class WordsReturned:
    """Somebody did not mean it so: their words come back to be changed."""

    person: Member
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CallAsked:
    """Somebody in danger wants to call a person."""

    person: Member
    context: HelpContext


class Situation(StrEnum):
    """Where somebody types without having been asked: what can be offered depends on it."""

    WAITING = "waiting"  # the partner is in a space: words can wait for the return
    AWAY = "away"  # in a space of one's own: words can be what one comes back with
    OPEN = "open"  # nothing is in between: words can go as a line
    LINES_OFF = "lines-off"  # the partner takes ready-made lines only
    TOO_LONG = "too-long"


@dataclass(frozen=True, slots=True)
class TextCaught:
    """Somebody typed without having been asked; nothing was sent, and what can be done with it is offered.

    `count` is the length of what was typed, `most` what there is room for, both in characters.
    """

    person: Member
    partner: Member
    situation: Situation
    words: str = field(repr=False)
    number: int = 0  # of what is kept for the tap; 0 where nothing is
    count: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class TypedWhileInvited:
    """Somebody who waits for the answer to an invitation typed something; the link is out until `until_at`."""

    person: Member
    until_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class KeptToOneself:
    """Words that were typed stay with the one who typed them, and are kept nowhere."""

    person: Member


@dataclass(frozen=True, slots=True)
class AnswerWanted:
    """Somebody is asked to write an answer to the partner, or a line that answers nothing."""

    person: Member
    partner: Member
    problem: str | None = None  # or "line", for one that answers nothing
    count: int = 0
