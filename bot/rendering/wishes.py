"""Screens of a wish after it was sent, and of second thoughts."""

from bot.domain.letters import Lane
from bot.domain.receiving import Reception, reception
from bot.domain.signals import Kind, Sent, State
from bot.domain.stored_names import CollapseKey, DedupeKey
from bot.domain.takebacks import Hurried, TakenBack, TooOldToTakeBack
from bot.domain.wishes import Repeated, WishClosed, WishReminded, WishRested, WishUnanswered, WishWaitsOn
from bot.rendering.answers import answer_rows
from bot.rendering.frames import ask_of
from bot.rendering.outcomes import Mail, Voice, shows
from bot.rendering.screen import At, Button, Here, Message, New, Removal, Rows, Screen


@shows(WishReminded)
def wish_reminded(outcome: WishReminded, voice: Voice) -> Mail:
    """Remind the receiver, who wants that, once."""
    signal, words = outcome.signal, voice.words(outcome.signal.receiver)
    ask = ask_of(voice.language(signal.receiver), signal)
    text = words.say("wish-reminder", signal.id % 2, name=signal.sender.name, ask=ask)
    screen = Screen(text, answer_rows(voice, signal, outcome.at))
    return [
        Message(signal.receiver, screen, lane=Lane.RETURN, of_couple=True, dedupe_key=DedupeKey.REMINDER.of(signal.id)),
    ]


@shows(WishUnanswered)
def wish_unanswered(outcome: WishUnanswered, voice: Voice) -> Mail:
    """Tell the one who wished that the window is over, without a guess at why."""
    signal, words = outcome.signal, voice.words(outcome.signal.sender)
    text = words.say(f"{_called(signal)}-unanswered", signal.id % 2)
    below: Rows = (
        (Button(words.label("button-rest"), f"wish:rest:{signal.id}"),),
        (Button(words.label("button-keep-waiting"), f"wish:wait:{signal.id}"),),
        (
            Button(words.label("button-ten-for-me"), "menu:soothe"),
            Button(words.label("button-someone-else"), "menu:well"),
        ),
    )
    is_silent = reception(signal.sender, outcome.at) is not Reception.NOW
    key = DedupeKey.UNANSWERED.of(signal.id)
    return [Message(signal.sender, Screen(text, below), New(), Lane.RETURN, is_silent, of_couple=True, dedupe_key=key)]


@shows(WishClosed)
def wish_closed(outcome: WishClosed, voice: Voice) -> Mail:
    """Tell the one who wished that the wish is put away; the buttons under it go."""
    signal, words = outcome.signal, voice.words(outcome.signal.sender)
    screen = Screen(words.say(f"{_called(signal)}-closed", signal.id % 2))
    key = DedupeKey.CLOSED.of(signal.id)
    return [Message(signal.sender, screen, New(), Lane.RETURN, is_silent=True, of_couple=True, dedupe_key=key)]


@shows(Repeated)
def repeated(outcome: Repeated, voice: Voice) -> Mail:
    """Meet a second wish in private."""
    signal, words = outcome.signal, voice.words(outcome.signal.sender)
    soothe = Button(words.label("button-ten-for-me"), "menu:soothe")
    if outcome.is_pressing:
        text = words.say("repeat-pressing", signal.id % 2) + "\n\n" + words.say("practical")
        below: Rows = ((soothe,), (Button(words.label("button-safety"), "safety:below"),))
    else:
        phrase = "repeat-first" if signal.state is State.DELIVERED else "repeat-waiting"
        text = words.say(phrase, signal.id % 2, partner=signal.receiver.name)
        below = (
            (
                Button(words.label("button-smaller"), f"wish:smaller:{signal.id}"),
                Button(words.label("button-change-time"), f"wish:window:{signal.id}"),
            ),
            (Button(words.label("button-wait"), f"wish:wait:{signal.id}"), soothe),
        )
    return [Message(signal.sender, Screen(text, below), Here(), of_couple=True)]


@shows(WishWaitsOn)
def wish_waits_on(outcome: WishWaitsOn, voice: Voice) -> Mail:
    """Say how long the wish waits."""
    signal, words = outcome.signal, voice.words(outcome.signal.sender)
    phrase = "wish-waits-on" if signal.state is State.DELIVERED else "wish-waits-here"
    screen = Screen(words.say(phrase, partner=signal.receiver.name))
    return [Message(signal.sender, screen, Here(), of_couple=True)]


@shows(WishRested)
def wish_rested(outcome: WishRested, voice: Voice) -> Mail:
    """Say that the wish is put away."""
    return [Message(outcome.person, Screen(voice.words(outcome.person).say("wish-rested")), Here())]


@shows(TakenBack)
def taken_back(outcome: TakenBack, voice: Voice) -> Mail:
    """Delete the message at the partner's, without a trace, and say so to the sender."""
    signal, words = outcome.signal, voice.words(outcome.signal.sender)
    where = At(signal.receipt_message_id) if signal.receipt_message_id else Here()
    phrase = "taken-back" if signal.delivered_at is not None else "taken-back-before"
    if outcome.may_have_arrived:
        phrase = "taken-back-maybe"
    own = Screen(words.say(phrase, partner=signal.receiver.name))
    mail: Mail = [
        Message(signal.sender, own, where, Lane.RETURN, of_couple=True, replaces=CollapseKey.RECEIPT.of(signal.id)),
    ]
    if signal.relay_message_id is not None:
        gone = (signal.relay_message_id,)
        mail.append(Removal(signal.receiver, gone, Lane.RELAY, of_couple=True, dedupe_key=DedupeKey.GONE.of(signal.id)))
    return mail


@shows(TooOldToTakeBack)
def too_old(outcome: TooOldToTakeBack, voice: Voice) -> Mail:
    """Say that Telegram does not let a bot delete what is older than two days."""
    return [Message(outcome.signal.sender, Screen(voice.words(outcome.signal.sender).say("too-old")))]


@shows(Hurried)
def hurried(outcome: Hurried, voice: Voice) -> Mail:
    """Show that it is on its way."""
    signal, words = outcome.signal, voice.words(outcome.signal.sender)
    where = At(signal.receipt_message_id) if signal.receipt_message_id else Here()
    text = signal.text.styled("blockquote") + "\n" + words.say("receipt-sent", partner=signal.receiver.name)
    return [
        Message(
            signal.sender, Screen(text), where, Lane.RETURN, of_couple=True, replaces=CollapseKey.RECEIPT.of(signal.id)
        ),
    ]


def _called(signal: Sent) -> str:
    return "topic" if signal.kind is Kind.TALK else "wish"
