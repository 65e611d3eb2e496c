"""What the buttons carry under a signal: answers, echoes of them, and taking it back."""

from datetime import datetime
from typing import Annotated

from bot.domain.answers import ECHOES
from bot.domain.signals import Answer
from bot.presentation.callback_data import CallbackData


class AnswerSignal(CallbackData, prefix="answer"):
    """Answer a signal, or ask for what belongs to the answer."""

    answer: Answer
    signal_id: int


class SayNotToday(CallbackData, prefix="nottoday"):
    """Say "not today" all the same."""

    signal_id: int


class ChooseAnswerTime(CallbackData, prefix="when"):
    """Answer with a time: in so long or tomorrow, or at an instant."""

    answer: Annotated[Answer, (Answer.YES_AT, Answer.NOT_NOW)]
    signal_id: int
    when: Annotated[str, ("30m", "1h", "3h", "tomorrow")] | None = None
    at: datetime | None = None


class GiveAnswer(CallbackData, prefix="agree"):
    """Give the answer that was previewed: an instant in seconds, or the number of a preview in words."""

    answer: Annotated[Answer, (Answer.YES_AT, Answer.NOT_NOW, Answer.WRITE)]
    signal_id: int
    stamp: Annotated[int, range(10**11)]


class SendEcho(CallbackData, prefix="echo"):
    """Let a heart follow something the partner said."""

    what: Annotated[str, ECHOES]
    signal_id: int


class TakeBack(CallbackData, prefix="takeback:back"):
    """Take one's own signal back."""

    signal_id: int


class SendNow(CallbackData, prefix="takeback:now"):
    """Let one's own signal go now."""

    signal_id: int
