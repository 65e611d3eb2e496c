"""Screens of a signal on its way: the relay, the receipt, the answers, the return."""

from datetime import datetime, timedelta

from bot.domain.api_calls import Priority
from bot.domain.pauses import OPEN_END
from bot.domain.signals import (
    AlreadyOpen,
    HardToWait,
    Kind,
    MuchSpace,
    ReceiptChanged,
    RelayGone,
    Sent,
    SignalOver,
    SignalReleased,
    SignalSent,
    State,
    TooMany,
)
from bot.domain.stored_names import About, CollapseKey, DedupeKey
from bot.domain.text import Text
from bot.domain.wishes import is_late
from bot.presentation.answers import answer_rows
from bot.presentation.buttons.returns import ComeBack
from bot.presentation.buttons.safety import OpenSafetyBelow
from bot.presentation.buttons.signals import SendNow, TakeBack
from bot.presentation.buttons.soothing import Soothe
from bot.presentation.delivery import WAITS, held_until_of, to_partner
from bot.presentation.menu import menu_rows
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.returns import return_rows
from bot.presentation.screen import Button, DeleteMessages, Edit, EditTapped, Message, Rows, Screen, SendNew
from bot.presentation.words import Choice, Translator

_STILL_NOW = timedelta(minutes=10)  # so long a text that names no day, or "in an hour", is true
_SOON = timedelta(milliseconds=400)  # until then a signal has mostly arrived, and its receipt says so at once


@shows(SignalSent)
def signal_sent(outcome: SignalSent, localizer: Localizer) -> Messages:
    """Turn the preview into the receipt and carry the signal to the partner."""
    signal = outcome.signal
    mail: Messages = [_receipt(localizer, signal, outcome.at, outcome.undo)]
    if signal.state in {State.SENT, State.HELD}:
        mail.append(relay(localizer, signal, outcome.at, outcome.undo))
    return mail


@shows(SignalReleased)
def signal_released(outcome: SignalReleased, localizer: Localizer) -> Messages:
    """Carry a signal that was held, unless it still waits in the queue."""
    return [relay(localizer, outcome.signal, outcome.at)]


@shows(ReceiptChanged)
def receipt_changed(outcome: ReceiptChanged, localizer: Localizer) -> Messages:
    """Bring the receipt up to date."""
    return [_receipt(localizer, outcome.signal, outcome.at)]


@shows(HardToWait)
def hard_to_wait(outcome: HardToWait, localizer: Localizer) -> Messages:
    """Keep the one who waits company, in private."""
    signal, words = outcome.signal, localizer.words(outcome.signal.receiver)
    until = words.time(signal.receiver, signal.until_at or outcome.at, outcome.at)
    text = words.say("hard", name=signal.sender.name, until=until)
    below = (
        (Button(words.label("button-ten-for-me"), Soothe()), Button(words.label("button-safety"), OpenSafetyBelow())),
    )
    return [Message(signal.receiver, Screen(text, below), of_couple=True)]


@shows(SignalOver)
def signal_over(outcome: SignalOver, localizer: Localizer) -> Messages:
    """Say that there is nothing left to answer."""
    words = localizer.words(outcome.person)
    below = menu_rows(words, outcome.person.couple_id is not None, was_left=outcome.person.was_left)
    return [
        Message(
            outcome.person, Screen(words.say("signal-over"), below), EditTapped() if outcome.is_stray else SendNew()
        )
    ]


@shows(AlreadyOpen)
def already_open(outcome: AlreadyOpen, localizer: Localizer) -> Messages:
    """Say that a pause is open already, with the ways back and to a new time."""
    signal = outcome.signal
    words = localizer.words(signal.sender)
    time = words.time(signal.sender, signal.until_at or outcome.at, outcome.at)
    screen = Screen(words.say("space-already-open", time=time), return_rows(localizer, signal, outcome.at))
    return [Message(signal.sender, screen, EditTapped())]


@shows(RelayGone)
def relay_gone(outcome: RelayGone, localizer: Localizer) -> Messages:
    """Remove a relay that arrived although it was not to arrive any more."""
    return [DeleteMessages(outcome.receiver, (outcome.message_id,), Priority.RELAY, of_couple=True)]


@shows(TooMany)
def too_many(outcome: TooMany, localizer: Localizer) -> Messages:
    """Say, in private, that a day has room for so many."""
    words = localizer.words(outcome.person)
    text = words.say(f"too-many-{outcome.kind}", partner=outcome.partner.name)
    return [
        Message(outcome.person, Screen(text, ((Button(words.label("button-ten-for-me"), Soothe()),),)), EditTapped())
    ]


@shows(MuchSpace)
def much_space(outcome: MuchSpace, localizer: Localizer) -> Messages:
    """Ask, in private, what would make things lighter."""
    text = localizer.words(outcome.person).say("much-space", outcome.signal_id % 2, partner=outcome.partner.name)
    return [Message(outcome.person, Screen(text), is_silent=True, dedupe_key=DedupeKey.MUCH.of(outcome.signal_id))]


def relay(localizer: Localizer, signal: Sent, at: datetime, undo: timedelta = timedelta()) -> Message:
    """Return the signal itself, as the sender approved it, with the receiver's answers below it.

    What was held or kept says when it was written where its words do not, or where the time they name is over as it
    arrives.
    """
    held_until = held_until_of(signal.receiver, at)
    arrives_at = held_until if held_until is not None and held_until < OPEN_END else at
    text, is_over = signal.text, signal.is_over(arrives_at)
    if is_over or is_late(signal, arrives_at) or (signal.is_undated and arrives_at - signal.started_at > _STILL_NOW):
        text = _written(localizer, signal, at, arrives_at) + "\n" + text
    return to_partner(
        signal.receiver,
        Screen(text, answer_rows(localizer, signal, arrives_at)),
        at,
        not_before=at + undo if undo else None,
        expires_at=_expires_at(signal, at, is_held=held_until is not None or is_over),
        about=About.RELAY.of(signal.id),
        dedupe_key=DedupeKey.RELAY.of(signal.id),
    )


def _written(localizer: Localizer, signal: Sent, at: datetime, arrives_at: datetime) -> Text:
    words = localizer.words(signal.receiver)
    written = words.time(signal.receiver, signal.started_at, at, with_at=True, is_held=True)
    phrase = "late-over" if signal.is_over(arrives_at) else "late-wish" if is_late(signal, arrives_at) else "late"
    return words.say(phrase, written=written)


def _expires_at(signal: Sent, at: datetime, *, is_held: bool) -> datetime | None:
    """Return when a signal has become pointless; a space that is held tells of the time it was, too."""
    if signal.until_at is None or not (is_held and signal.kind is Kind.SPACE):
        return signal.until_at
    return max(signal.until_at, at + WAITS)


def _receipt(localizer: Localizer, signal: Sent, at: datetime, undo: timedelta = timedelta()) -> Message:
    words, partner = localizer.words(signal.sender), signal.receiver.name
    below: Rows = ()
    if signal.state is State.SENT:
        text = words.say("receipt-sent", partner=partner)
        if undo:
            text = words.say("receipt-undo", seconds=int(undo.total_seconds()))
            below = ((Button(words.label("button-send-now"), SendNow(signal.id)),),)
        below = (*below, take_back_row(words, signal))
    elif signal.state in {State.HELD, State.KEPT}:  # kept: for a space that its sender has not heard of
        text, below = words.say("receipt-held", partner=partner), (take_back_row(words, signal),)
    elif signal.state is State.UNDELIVERED:
        text = words.say("receipt-undelivered", partner=partner, kind=Choice(signal.kind))
    elif signal.state is State.LAPSED:
        text = words.say("receipt-expired", partner=partner)
    else:
        text, below = _delivered(localizer, signal, at)
    quote = signal.text.styled("blockquote")
    where = Edit(signal.receipt_message_id) if signal.receipt_message_id else SendNew()
    return Message(
        signal.sender,
        Screen(quote + "\n" + text, below),
        where,
        Priority.RETURN,
        of_couple=True,
        not_before=at + _SOON if signal.state is State.SENT and not undo else None,
        replaces=CollapseKey.RECEIPT.of(signal.id),
        about=None if signal.receipt_message_id else About.RECEIPT.of(signal.id),
    )


def _delivered(localizer: Localizer, signal: Sent, at: datetime) -> tuple[Text, Rows]:
    words, partner = localizer.words(signal.sender), signal.receiver.name
    if signal.is_over(signal.delivered_at or at):
        here = (Button(words.label("button-im-back"), ComeBack(signal.id)),)
        return words.say("receipt-space-late", partner=partner), (here, take_back_row(words, signal))
    if signal.kind is Kind.SPACE and signal.until_at is not None:
        back = words.time(signal.sender, signal.until_at, at, with_at=True)
        here = (Button(words.label("button-im-back"), ComeBack(signal.id)),)
        return words.say("receipt-space", partner=partner, at=back), (here, take_back_row(words, signal))
    below: Rows = (take_back_row(words, signal),)
    if signal.kind is Kind.CLOSENESS:
        below = ((Button(words.label("button-ten-for-me"), Soothe()),), *below)
    if is_late(signal, signal.delivered_at or at):
        return words.say("receipt-closeness-late", partner=partner), below
    kind = "talk-bare" if signal.kind is Kind.TALK and not signal.own_wish else signal.kind
    return words.say(f"receipt-{kind}", partner=partner), below


def take_back_row(words: Translator, signal: Sent) -> tuple[Button, ...]:
    """Return the row that takes one's own signal back."""
    return (Button(words.label("button-take-back"), TakeBack(signal.id)),)
