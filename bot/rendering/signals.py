"""Screens of a signal on its way: the relay, the receipt, the answers, the return."""

from datetime import datetime

from bot.domain.letters import Lane
from bot.domain.signals import (
    ANSWERS,
    AlreadyOpen,
    Answer,
    AnswerAsked,
    Answered,
    Kind,
    NothingToReturnFrom,
    ReceiptChanged,
    Returned,
    Sent,
    SignalOver,
    SignalSent,
    State,
)
from bot.domain.text import Text
from bot.rendering.drafts import answer_label
from bot.rendering.menu import menu_rows
from bot.rendering.outcomes import Mail, Voice, shows
from bot.rendering.screen import At, Button, Here, Message, New, Rows, Screen, rows
from bot.rendering.words import Choice

_LATER = ("30m", "1h", "3h", "tomorrow")
_STAYING = (Answer.LEAVE_A_LINE, Answer.HARD)  # these remain under a signal that was answered


@shows(SignalSent)
def signal_sent(outcome: SignalSent, voice: Voice) -> Mail:
    """Turn the preview into the receipt and carry the signal to the partner."""
    signal = outcome.signal
    mail: Mail = [_receipt(voice, signal, outcome.at)]
    if signal.state is State.SENT:
        mail.append(relay(voice, signal, outcome.at, is_silent=outcome.is_silent))
    return mail


@shows(ReceiptChanged)
def receipt_changed(outcome: ReceiptChanged, voice: Voice) -> Mail:
    """Bring the receipt up to date."""
    return [_receipt(voice, outcome.signal, outcome.at)]


@shows(Answered)
def answered(outcome: Answered, voice: Voice) -> Mail:
    """Carry an answer back, and show the one who gave it what they said."""
    signal, given = outcome.signal, outcome.answer
    mine, theirs = voice.words(signal.receiver), voice.words(signal.sender)
    agreed = outcome.agreed_at or signal.until_at
    if given is Answer.NOT_TODAY:
        own = mine.say("answered-own-not-today")
        told = theirs.say("answered-not-today", name=signal.receiver.name)
    else:
        own_at = agreed and mine.time(signal.receiver, agreed, outcome.at, with_at=True)
        their_at = agreed and theirs.time(signal.sender, agreed, outcome.at, with_at=True)
        own = mine.say("answered-own", answer=mine.say(f"answer-{given}", at=own_at or ""))
        answer = theirs.say(f"answer-{given}", at=their_at or "")
        told = theirs.say("answered-relay", name=signal.receiver.name, answer=answer)
    shown = Screen(signal.text + "\n\n" + own, _answer_rows(voice, signal, outcome.at))
    where = At(signal.relay_message_id) if signal.relay_message_id else Here()
    return [
        Message(signal.receiver, shown, where, of_couple=True),
        Message(
            signal.sender,
            Screen(told),
            lane=Lane.RELAY,
            of_couple=True,
            dedupe_key=f"answer:{signal.id}:{given}",
        ),
    ]


@shows(AnswerAsked)
def answer_asked(outcome: AnswerAsked, voice: Voice) -> Mail:
    """Ask for the time that belongs to an answer."""
    signal = outcome.signal
    words = voice.words(signal.receiver)
    choices = [
        Button(words.label(f"answer-in-{one}" if one != "tomorrow" else "answer-tomorrow"), _at(outcome, one))
        for one in _LATER
    ]
    text = words.say("answer-at")
    if outcome.problem:
        text = words.say("answer-at-problem") + "\n\n" + text
    return [Message(signal.receiver, Screen(text, rows(choices, 2)), New(), of_couple=True)]


@shows(SignalOver)
def signal_over(outcome: SignalOver, voice: Voice) -> Mail:
    """Say that there is nothing left to answer."""
    return [Message(outcome.person, Screen(voice.words(outcome.person).say("signal-over")))]


@shows(AlreadyOpen)
def already_open(outcome: AlreadyOpen, voice: Voice) -> Mail:
    """Say that one is open already."""
    signal = outcome.signal
    words = voice.words(signal.sender)
    if signal.kind is Kind.SPACE and signal.until_at is not None:
        text = words.say("space-already-open", time=words.time(signal.sender, signal.until_at, outcome.at))
        return [Message(signal.sender, Screen(text, _back_row(voice, signal)), Here())]
    return [Message(signal.sender, Screen(words.say("wish-already-open", partner=signal.receiver.name)), Here())]


@shows(Returned)
def returned(outcome: Returned, voice: Voice) -> Mail:
    """Tell the one who waits that the other is back, and close the receipt."""
    signal = outcome.signal
    mine, theirs = voice.words(signal.sender), voice.words(signal.receiver)
    text = theirs.say(f"returned-{outcome.when}", name=signal.sender.name)
    own = Screen(mine.say("returned-own", partner=signal.receiver.name), menu_rows(mine, connected=True))
    return [
        Message(signal.sender, own, Here()),
        Message(
            signal.receiver,
            Screen(text),
            lane=Lane.RETURN,
            is_silent=outcome.is_silent,
            of_couple=True,
            dedupe_key=f"returned:{signal.id}",
        ),
    ]


@shows(NothingToReturnFrom)
def nothing_to_return_from(outcome: NothingToReturnFrom, voice: Voice) -> Mail:
    """Say that there is no pause to come back from."""
    words = voice.words(outcome.person)
    rows_below = menu_rows(words, connected=outcome.person.couple_id is not None)
    return [Message(outcome.person, Screen(words.say("nothing-to-return-from"), rows_below), Here())]


def relay(voice: Voice, signal: Sent, at: datetime, *, is_silent: bool) -> Message:
    """Return the signal itself, as the sender approved it, with the receiver's answers below it."""
    return Message(
        signal.receiver,
        Screen(signal.text, _answer_rows(voice, signal, at)),
        lane=Lane.RELAY,
        is_silent=is_silent,
        of_couple=True,
        about=f"relay:{signal.id}",
        dedupe_key=f"relay:{signal.id}",
    )


def _receipt(voice: Voice, signal: Sent, at: datetime) -> Message:
    words, partner = voice.words(signal.sender), signal.receiver.name
    below: Rows = ()
    if signal.state is State.SENT:
        text = words.say("receipt-sent", partner=partner)
    elif signal.state is State.HELD:
        text = words.say("receipt-held", partner=partner)
    elif signal.state is State.UNDELIVERED:
        text = words.say("receipt-undelivered", partner=partner, kind=Choice(signal.kind))
    else:
        text, below = _delivered(voice, signal, at)
    quote = signal.text.styled("blockquote")
    where = At(signal.receipt_message_id) if signal.receipt_message_id else New()
    return Message(
        signal.sender,
        Screen(quote + "\n" + text, below),
        where,
        Lane.RETURN,
        of_couple=True,
        replaces=f"receipt:{signal.id}",
    )


def _delivered(voice: Voice, signal: Sent, at: datetime) -> tuple[Text, Rows]:
    words, partner = voice.words(signal.sender), signal.receiver.name
    if signal.kind is Kind.SPACE and signal.until_at is not None:
        back = words.time(signal.sender, signal.until_at, at, with_at=True)
        return words.say("receipt-space", partner=partner, at=back), _back_row(voice, signal)
    return words.say("receipt-closeness", partner=partner), ()


def _back_row(voice: Voice, signal: Sent) -> Rows:
    return ((Button(voice.words(signal.sender).label("button-im-back"), f"return:back:{signal.id}"),),)


def _answer_rows(voice: Voice, signal: Sent, at: datetime) -> Rows:
    words = voice.words(signal.receiver)
    back = signal.until_at
    until = None if back is None else words.time(signal.receiver, back, at, with_at=True)
    offered = ANSWERS[signal.kind] if signal.answer is None else _STAYING
    buttons = [
        Button(answer_label(words, signal.receiver, answer, until), f"answer:{answer}:{signal.id}")
        for answer in offered
        if answer in ANSWERS[signal.kind]
    ]
    return rows(buttons, 1 if signal.kind is Kind.SPACE else 2)


def _at(outcome: AnswerAsked, length: str) -> str:
    return f"when:{outcome.answer}:{outcome.signal.id}:{length}"
