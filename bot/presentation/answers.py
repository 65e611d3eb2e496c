"""Screens of answers: the buttons, what they ask for, what is shown before it goes, and what arrives."""

from datetime import datetime

from babel.dates import format_datetime

from bot.domain.answers import (
    AnswerAsked,
    Answered,
    AnswerPreviewed,
    Echoed,
    NoHeard,
    NoOffered,
)
from bot.domain.api_calls import Priority
from bot.domain.people import Member
from bot.domain.signals import LINE_LENGTH, TIMED, Answer, Kind, Sent
from bot.domain.stored_names import DedupeKey
from bot.domain.text import Text
from bot.presentation.buttons.collisions import RepeatWish
from bot.presentation.buttons.menu import LetBe, StopWaiting
from bot.presentation.buttons.promises import AskOtherTime
from bot.presentation.buttons.signals import AnswerSignal, ChooseAnswerTime, GiveAnswer, SayNotToday, SendEcho
from bot.presentation.buttons.soothing import SeeSomebody, Soothe
from bot.presentation.delivery import to_partner, worry_row
from bot.presentation.drafts import answer_label
from bot.presentation.frames import quoted
from bot.presentation.moments import reading_label
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.screen import Button, ClearButtons, Edit, EditTapped, Message, Rows, Screen, SendNew, rows
from bot.presentation.words import Translator

_LATER = ("30m", "1h", "3h", "tomorrow")
_STAYING = (Answer.LEAVE_A_LINE, Answer.HARD)  # these remain under a signal that was answered
_SMALLER = (Answer.HEART_FOR_NOW, Answer.TEN, Answer.NOT_NOW)


@shows(Answered)
def answered(outcome: Answered, localizer: Localizer) -> Messages:
    """Carry an answer back, and show the one who gave it what they said."""
    signal, mine = outcome.signal, localizer.words(outcome.signal.receiver)
    own = mine.say("answered-own", answer=_said(outcome, mine, signal.receiver))
    after_ = _afterwards(outcome, mine)
    below = (*answer_rows(localizer, signal, outcome.at), *after_)
    where = (
        Edit(signal.relay_message_id) if signal.relay_message_id else SendNew() if outcome.is_shown else EditTapped()
    )
    mail: Messages = [Message(signal.receiver, Screen(signal.text + "\n\n" + own, below), where, of_couple=True)]
    told = told_of(outcome, localizer)
    if outcome.is_shown:
        sent = mine.say("answer-sent", partner=signal.sender.name) + "\n" + told.styled("blockquote")
        mail.append(Message(signal.receiver, Screen(sent, after_), EditTapped(), of_couple=True))
    screen = Screen(told, _replies(outcome, localizer.words(signal.sender)))
    key = DedupeKey.ANSWER.of(signal.id, outcome.answer)
    mail.append(to_partner(signal.sender, screen, outcome.at, is_silent=outcome.is_silent, dedupe_key=key))
    return mail


@shows(AnswerAsked)
def answer_asked(outcome: AnswerAsked, localizer: Localizer) -> Messages:
    """Ask for the time or the line that belongs to an answer, or which of the smaller ones it is to be."""
    signal, words = outcome.signal, localizer.words(outcome.signal.receiver)
    if outcome.answer is Answer.SMALLER:
        text, choices = words.say("answer-smaller-asked", partner=signal.sender.name), _smaller(words, signal)
    elif outcome.answer is Answer.WRITE:
        text, choices = words.say("answer-line-asked", partner=signal.sender.name, most=LINE_LENGTH), ()
    else:
        text, choices = words.say("answer-at"), _times(words, outcome)
    if outcome.problem:
        values: dict[str, str | int] = {"count": outcome.count, "most": LINE_LENGTH}
        text = words.say(f"problem-{outcome.problem}", **values) + "\n\n" + text
    below = (*choices, (Button(words.label("button-cancel"), StopWaiting()),))
    return [Message(signal.receiver, Screen(text, below), SendNew(), of_couple=True)]


@shows(AnswerPreviewed)
def answer_previewed(outcome: AnswerPreviewed, localizer: Localizer) -> Messages:
    """Show an answer as it will be read, with the day and the half of the day that its time is meant in."""
    signal, words, given = outcome.signal, localizer.words(outcome.signal.receiver), outcome.answer
    told = told_of(outcome, localizer)
    text = words.say("back-preview", partner=signal.sender.name) + "\n" + told.styled("blockquote")
    stamp = outcome.number
    if outcome.agreed_at is not None:
        text = text + "\n" + words.say("answer-when", when=day_and_half(signal.receiver, outcome.agreed_at))
        stamp = int(outcome.agreed_at.timestamp())
    send = Button(words.label("button-send"), GiveAnswer(given, signal.id, stamp))
    change = Button(words.label("button-change"), AnswerSignal(given, signal.id))
    cancel = Button(words.label("button-cancel"), StopWaiting())
    return [Message(signal.receiver, Screen(text, ((send,), (change, cancel))), of_couple=True)]


@shows(NoOffered)
def no_offered(outcome: NoOffered, localizer: Localizer) -> Messages:
    """Ask in private whether something tiny would do; all of it is said with one tap, in the words of the button."""
    signal, words = outcome.signal, localizer.words(outcome.signal.receiver)
    no = Button(words.label("answer-not-today-label"), SayNotToday(signal.id))
    below: Rows = (*_smaller(words, signal), (no,))
    return [Message(signal.receiver, Screen(words.say("no-offered"), below), SendNew(), of_couple=True)]


@shows(NoHeard)
def no_heard(outcome: NoHeard, localizer: Localizer) -> Messages:
    """Keep the one who wished company, in private."""
    signal, words = outcome.signal, localizer.words(outcome.signal.sender)
    below: Rows = (
        (Button(words.label("button-ten-for-me"), Soothe()),),
        (Button(words.label("button-someone-else"), SeeSomebody()),),
    )
    screen, key = Screen(words.say("no-heard"), below), DedupeKey.NO.of(signal.id)
    return [Message(signal.sender, screen, SendNew(), Priority.RETURN, is_silent=True, of_couple=True, dedupe_key=key)]


@shows(Echoed)
def echoed(outcome: Echoed, localizer: Localizer) -> Messages:
    """Carry a heart, without a sound; it stays under what it answers."""
    told = localizer.words(outcome.partner).say("answered-relay", name=outcome.person.name, answer="❤")
    key = DedupeKey.ECHO.of(outcome.signal_id, outcome.what, outcome.person.id)
    return [
        ClearButtons(outcome.person, rows=((Button("✓ ❤", LetBe()),),)),
        to_partner(outcome.partner, Screen(told), outcome.at, is_silent=True, dedupe_key=key),
    ]


def answer_rows(localizer: Localizer, signal: Sent, at: datetime) -> Rows:
    """Return the answers that are open to the receiver."""
    words = localizer.words(signal.receiver)
    back = signal.until_at
    until = None if back is None else words.clock(signal.receiver, back, at, with_at=True)
    offered = signal.answers if signal.answer is None else _STAYING
    if signal.is_over(at):
        offered = tuple(answer for answer in offered if answer is not Answer.SEE_YOU)
    buttons = [
        Button(answer_label(words, signal.receiver, answer, until), AnswerSignal(answer, signal.id))
        for answer in offered
        if answer in signal.answers
    ]
    below = rows(buttons, 1 if signal.kind is Kind.SPACE else 2)
    if signal.line or signal.own_wish:
        below = (*below, *worry_row(words, signal.id))
    return below


def echo_row(signal_id: int, what: str) -> tuple[Button, ...]:
    """Return the heart that can follow what the partner said."""
    return (Button("❤", SendEcho(what, signal_id)),)


def told_of(outcome: Answered | AnswerPreviewed, localizer: Localizer) -> Text:
    """Return what the one who is answered reads."""
    signal, theirs = outcome.signal, localizer.words(outcome.signal.sender)
    said = _said(outcome, theirs, signal.sender, is_relayed=True)
    return theirs.say("answered-relay", name=signal.receiver.name, answer=said)


def day_and_half(of: Member, at: datetime) -> str:
    """Return an instant with its day and the half of the day, so that no twelve hours hide: "Monday, 8:30 at night"."""
    return format_datetime(at.astimezone(of.zone), "EEEE, h:mm B", locale=of.language)


def _said(outcome: Answered | AnswerPreviewed, words: Translator, reader: Member, *, is_relayed: bool = False) -> Text:
    """Return an answer as it is read: word for word what its button says, a time in it, or the line itself."""
    if outcome.answer is Answer.WRITE:
        return Text(quoted(outcome.line or ""))
    at = outcome.agreed_at or outcome.signal.until_at
    speak = words.relayed_time if is_relayed else words.time
    shown = at and speak(reader, at, outcome.at, with_at=True)
    return words.say(f"answer-{outcome.answer}", at=shown or "")


def _afterwards(outcome: Answered, words: Translator) -> Rows:
    """Return what can follow one's own answer: another time for one that was named, more than a no."""
    number = outcome.signal.id
    if outcome.promise_id is not None:
        return ((Button(words.label("button-change"), AskOtherTime(outcome.promise_id)),),)
    if outcome.answer is not Answer.NOT_TODAY:
        return ()
    later = Button(words.label("button-another-time"), AnswerSignal(Answer.NOT_NOW, number))
    return ((*echo_row(number, "also"), later),)


def _replies(outcome: Answered, words: Translator) -> Rows:
    """Return what the one who is answered can do with one tap."""
    number = outcome.signal.id
    if outcome.answer is Answer.NOT_TODAY and outcome.signal.kind is Kind.CLOSENESS:
        again = Button(words.label("button-ask-again"), RepeatWish(number))
        return ((*echo_row(number, "answer"), again), (Button(words.label("button-ten-for-me"), Soothe()),))
    below: Rows = (echo_row(number, "answer"),)
    return (*below, *worry_row(words, number)) if outcome.answer is Answer.WRITE else below


def _smaller(words: Translator, signal: Sent) -> Rows:
    offered = [one for one in _SMALLER if one in signal.answers]
    offered += [Answer.WRITE] if Answer.WRITE in signal.answers else []
    buttons = [Button(words.label(f"answer-{one}-label"), AnswerSignal(one, signal.id)) for one in offered]
    return rows(buttons, 2)


def _reading(words: Translator, outcome: AnswerAsked, at: datetime) -> Button:
    """Return the button of what a typed time may mean."""
    label = reading_label(words, outcome.signal.receiver, at, outcome.at)
    return Button(label, ChooseAnswerTime(outcome.answer, outcome.signal.id, at=at))


def _times(words: Translator, outcome: AnswerAsked) -> Rows:
    signal, given = outcome.signal, outcome.answer
    assert given in TIMED  # noqa: S101 - others ask for no time
    if outcome.readings:
        return rows([_reading(words, outcome, at) for at in outcome.readings], 1)
    choices = [
        Button(
            words.label(f"answer-in-{one}" if one != "tomorrow" else "answer-tomorrow"),
            ChooseAnswerTime(given, signal.id, one),
        )
        for one in _LATER
    ]
    return rows(choices, 2)
