"""Screens of a wish after it was sent, and of second thoughts."""

from bot.domain.api_calls import Priority
from bot.domain.receiving import Reception, reception
from bot.domain.signals import Kind, Sent, State
from bot.domain.stored_names import CollapseKey, DedupeKey
from bot.domain.takebacks import Hurried, TakenBack, TooOldToTakeBack
from bot.domain.wishes import Repeated, WishClosed, WishReminded, WishRested, WishUnanswered, WishWaitsOn
from bot.presentation.answers import answer_rows
from bot.presentation.buttons.collisions import LetWishWait, MakeWishSmaller, MoveWish, RestWish
from bot.presentation.buttons.safety import OpenSafetyBelow
from bot.presentation.buttons.soothing import SeeSomebody, Soothe
from bot.presentation.frames import ask_of
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.screen import Button, DeleteMessages, Edit, EditTapped, Message, Rows, Screen, SendNew


@shows(WishReminded)
def wish_reminded(outcome: WishReminded, localizer: Localizer) -> Messages:
    """Remind the receiver, who wants that, once."""
    signal, words = outcome.signal, localizer.words(outcome.signal.receiver)
    ask = ask_of(localizer.language(signal.receiver), signal)
    text = words.say("wish-reminder", signal.id % 2, name=signal.sender.name, ask=ask)
    screen = Screen(text, answer_rows(localizer, signal, outcome.at))
    return [
        Message(
            signal.receiver,
            screen,
            priority=Priority.RETURN,
            of_couple=True,
            dedupe_key=DedupeKey.REMINDER.of(signal.id),
        ),
    ]


@shows(WishUnanswered)
def wish_unanswered(outcome: WishUnanswered, localizer: Localizer) -> Messages:
    """Tell the one who wished that the window is over, without a guess at why."""
    signal, words = outcome.signal, localizer.words(outcome.signal.sender)
    text = words.say(f"{_called(signal)}-unanswered", signal.id % 2)
    below: Rows = (
        (Button(words.label("button-rest"), RestWish(signal.id)),),
        (Button(words.label("button-keep-waiting"), LetWishWait(signal.id)),),
        (
            Button(words.label("button-ten-for-me"), Soothe()),
            Button(words.label("button-someone-else"), SeeSomebody()),
        ),
    )
    is_silent = reception(signal.sender, outcome.at) is not Reception.NOW
    key = DedupeKey.UNANSWERED.of(signal.id)
    return [
        Message(
            signal.sender, Screen(text, below), SendNew(), Priority.RETURN, is_silent, of_couple=True, dedupe_key=key
        )
    ]


@shows(WishClosed)
def wish_closed(outcome: WishClosed, localizer: Localizer) -> Messages:
    """Tell the one who wished that the wish is put away; the buttons under it go."""
    signal, words = outcome.signal, localizer.words(outcome.signal.sender)
    screen = Screen(words.say(f"{_called(signal)}-closed", signal.id % 2))
    key = DedupeKey.CLOSED.of(signal.id)
    return [Message(signal.sender, screen, SendNew(), Priority.RETURN, is_silent=True, of_couple=True, dedupe_key=key)]


@shows(Repeated)
def repeated(outcome: Repeated, localizer: Localizer) -> Messages:
    """Meet a second wish in private."""
    signal, words = outcome.signal, localizer.words(outcome.signal.sender)
    soothe = Button(words.label("button-ten-for-me"), Soothe())
    if outcome.is_pressing:
        text = words.say("repeat-pressing", signal.id % 2) + "\n\n" + words.say("practical")
        below: Rows = ((soothe,), (Button(words.label("button-safety"), OpenSafetyBelow()),))
    else:
        phrase = "repeat-first" if signal.state is State.DELIVERED else "repeat-waiting"
        text = words.say(phrase, signal.id % 2, partner=signal.receiver.name)
        below = (
            (
                Button(words.label("button-smaller"), MakeWishSmaller(signal.id)),
                Button(words.label("button-change-time"), MoveWish(signal.id)),
            ),
            (Button(words.label("button-wait"), LetWishWait(signal.id)), soothe),
        )
    return [Message(signal.sender, Screen(text, below), EditTapped(), of_couple=True)]


@shows(WishWaitsOn)
def wish_waits_on(outcome: WishWaitsOn, localizer: Localizer) -> Messages:
    """Say how long the wish waits."""
    signal, words = outcome.signal, localizer.words(outcome.signal.sender)
    phrase = "wish-waits-on" if signal.state is State.DELIVERED else "wish-waits-here"
    screen = Screen(words.say(phrase, partner=signal.receiver.name))
    return [Message(signal.sender, screen, EditTapped(), of_couple=True)]


@shows(WishRested)
def wish_rested(outcome: WishRested, localizer: Localizer) -> Messages:
    """Say that the wish is put away."""
    return [Message(outcome.person, Screen(localizer.words(outcome.person).say("wish-rested")), EditTapped())]


@shows(TakenBack)
def taken_back(outcome: TakenBack, localizer: Localizer) -> Messages:
    """Delete the message at the partner's, without a trace, and say so to the sender."""
    signal, words = outcome.signal, localizer.words(outcome.signal.sender)
    where = Edit(signal.receipt_message_id) if signal.receipt_message_id else EditTapped()
    phrase = "taken-back" if signal.delivered_at is not None else "taken-back-before"
    if outcome.may_have_arrived:
        phrase = "taken-back-maybe"
    own = Screen(words.say(phrase, partner=signal.receiver.name))
    mail: Messages = [
        Message(signal.sender, own, where, Priority.RETURN, of_couple=True, replaces=CollapseKey.RECEIPT.of(signal.id)),
    ]
    if signal.relay_message_id is not None:
        gone = (signal.relay_message_id,)
        mail.append(
            DeleteMessages(
                signal.receiver, gone, Priority.RELAY, of_couple=True, dedupe_key=DedupeKey.GONE.of(signal.id)
            )
        )
    return mail


@shows(TooOldToTakeBack)
def too_old(outcome: TooOldToTakeBack, localizer: Localizer) -> Messages:
    """Say that Telegram does not let a bot delete what is older than two days."""
    return [Message(outcome.signal.sender, Screen(localizer.words(outcome.signal.sender).say("too-old")))]


@shows(Hurried)
def hurried(outcome: Hurried, localizer: Localizer) -> Messages:
    """Show that it is on its way."""
    signal, words = outcome.signal, localizer.words(outcome.signal.sender)
    where = Edit(signal.receipt_message_id) if signal.receipt_message_id else EditTapped()
    text = signal.text.styled("blockquote") + "\n" + words.say("receipt-sent", partner=signal.receiver.name)
    return [
        Message(
            signal.sender,
            Screen(text),
            where,
            Priority.RETURN,
            of_couple=True,
            replaces=CollapseKey.RECEIPT.of(signal.id),
        ),
    ]


def _called(signal: Sent) -> str:
    return "topic" if signal.kind is Kind.TALK else "wish"
