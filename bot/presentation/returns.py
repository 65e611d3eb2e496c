"""Screens of the promised return: asking the one who left, and what the one who waits gets to read."""

from datetime import datetime, timedelta

from bot.domain.api_calls import Priority
from bot.domain.people import Member
from bot.domain.receiving import Reception, is_paused, reception
from bot.domain.relayed import harmless, in_quotes, isolated
from bot.domain.returns import (
    OPENERS,
    WELCOMES,
    BackLineAsked,
    Extended,
    LineAsked,
    LineKept,
    LongerAsked,
    LongerPreviewed,
    LongerRefused,
    NothingToReturnFrom,
    OpenerAdded,
    ReturnAsked,
    Returned,
    ReturnPreviewed,
    SpaceClosed,
    WaitWentOn,
    Welcomed,
)
from bot.domain.signals import EXTENSIONS, LETTER_LENGTH, LINE_LENGTH, Answer, Sent
from bot.domain.stored_names import About, CollapseKey, DedupeKey
from bot.domain.text import Text, join
from bot.presentation.answers import answer_rows, echo_row
from bot.presentation.buttons.menu import LetBe, StopWaiting
from bot.presentation.buttons.partner_messages import WriteLine
from bot.presentation.buttons.returns import (
    AddOpener,
    AskForTime,
    ChooseLongerReading,
    ComeBack,
    ComeBackAsPreviewed,
    PreviewLonger,
    RemoveKeptLine,
    SendLonger,
    ShowWaysBack,
    WelcomeBack,
    WriteReturn,
)
from bot.presentation.buttons.safety import OpenSafetyBelow
from bot.presentation.buttons.signals import AnswerSignal
from bot.presentation.buttons.soothing import Soothe
from bot.presentation.delivery import to_partner, worry_row
from bot.presentation.frames import quoted
from bot.presentation.menu import menu_row, menu_rows
from bot.presentation.moments import reading_label
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.screen import Button, ClearButtons, Edit, EditTapped, Message, Rows, Screen, SendNew, rows
from bot.presentation.words import Translator


def variant(signal: Sent) -> int:
    """Return which wording this signal uses throughout, so that both see texts that belong together."""
    return signal.id % 2


@shows(ReturnAsked)
def return_asked(outcome: ReturnAsked, localizer: Localizer) -> Messages:
    """Ask the one who left: a few words, and three ways."""
    signal, words = outcome.signal, localizer.words(outcome.signal.sender)
    time = words.time(signal.sender, signal.until_at or outcome.at, outcome.at)
    text = words.say(f"ask-{outcome.step}", variant(signal), time=time, partner=signal.receiver.name)
    screen = Screen(text, ask_rows(localizer, signal, outcome.at))
    is_silent = outcome.step == "soon" or reception(signal.sender, outcome.at) is not Reception.NOW
    key = DedupeKey.ASK.of(signal.id, outcome.step, signal.extensions)
    return [
        Message(signal.sender, screen, priority=Priority.RETURN, is_silent=is_silent, of_couple=True, dedupe_key=key)
    ]


@shows(WaitWentOn)
def wait_went_on(outcome: WaitWentOn, localizer: Localizer) -> Messages:
    """Say the one neutral sentence to the one who waits."""
    signal, words = outcome.signal, localizer.words(outcome.signal.receiver)
    text = words.say("wait-went-on", variant(signal), name=signal.sender.name)
    below: Rows = (
        (Button(words.label("button-ten-for-me"), Soothe()), Button(words.label("button-safety"), OpenSafetyBelow())),
        (Button(words.label("button-write-line"), AnswerSignal(Answer.LEAVE_A_LINE, signal.id)),),
        (Button(words.label("button-leave-it"), LetBe()),),
    )
    is_silent = reception(signal.receiver, outcome.at) is not Reception.NOW
    key = DedupeKey.WAITING.of(signal.id)
    return [
        Message(
            signal.receiver, Screen(text, below), SendNew(), Priority.RETURN, is_silent, of_couple=True, dedupe_key=key
        )
    ]


@shows(SpaceClosed)
def space_closed(outcome: SpaceClosed, localizer: Localizer) -> Messages:
    """Tell one of the two, in the words that both get, that the pause is put away."""
    signal, person = outcome.signal, outcome.of
    if is_paused(person, outcome.at):
        return []
    other, words = signal.receiver if person.id == signal.sender.id else signal.sender, localizer.words(person)
    time = words.time(person, signal.until_at or outcome.at, outcome.at)
    screen = Screen(words.say("space-closed", variant(signal), time=time), hello_rows(words, other))
    key = DedupeKey.CLOSED.of(signal.id, person.id)
    return [Message(person, screen, priority=Priority.RETURN, is_silent=True, of_couple=True, dedupe_key=key)]


@shows(LongerAsked)
def longer_asked(outcome: LongerAsked, localizer: Localizer) -> Messages:
    """Ask for a new time, or for the time of the topic."""
    words = localizer.words(outcome.signal.sender)
    text = words.say(f"{outcome.what}-asked")
    if outcome.problem:
        text = words.say("problem-unclear" if outcome.readings else "problem-unreadable") + "\n\n" + text
    found = tuple(
        (
            Button(
                reading_label(words, outcome.signal.sender, at, outcome.at),
                ChooseLongerReading(outcome.signal.id, outcome.what, at),
            ),
        )
        for at in outcome.readings
    )
    back = (Button(words.label("button-back"), ShowWaysBack(outcome.signal.id)),)
    return [Message(outcome.signal.sender, Screen(text, (*found, back)), of_couple=True)]


@shows(LongerPreviewed)
def longer_previewed(outcome: LongerPreviewed, localizer: Localizer) -> Messages:
    """Show what the one who waits would read about a new time."""
    signal, words = outcome.signal, localizer.words(outcome.signal.sender)
    quote = _extended(localizer, signal, outcome.until_at, outcome.at).styled("blockquote")
    text = words.say("longer-preview", partner=signal.receiver.name) + "\n" + quote
    send = Button(words.label("button-send"), SendLonger(signal.id, outcome.until_at))
    back = Button(words.label("button-back"), ShowWaysBack(signal.id))
    return [Message(signal.sender, Screen(text, ((send,), (back,))), EditTapped(), of_couple=True)]


@shows(LongerRefused)
def longer_refused(outcome: LongerRefused, localizer: Localizer) -> Messages:
    """Say why a pause cannot be that long."""
    words = localizer.words(outcome.signal.sender)
    text = words.say(f"longer-{outcome.why}", partner=outcome.signal.receiver.name)
    rows_ = return_rows(localizer, outcome.signal, outcome.at, with_longer=outcome.why != "times")
    if outcome.why == "past":  # drawn anew, with the clocks of now
        rows_ = ask_rows(localizer, outcome.signal, outcome.at)
    screen = Screen(text, rows_)
    return [Message(outcome.signal.sender, screen, EditTapped(), of_couple=True)]


@shows(Extended)
def extended(outcome: Extended, localizer: Localizer) -> Messages:
    """Tell the one who waits of the new time."""
    signal, words = outcome.signal, localizer.words(outcome.signal.sender)
    until = signal.until_at or outcome.at
    own = words.say("extended-own", time=words.time(signal.sender, until, outcome.at))
    below = [Button(words.label("button-im-back"), ComeBack(signal.id))]
    if signal.extensions < EXTENSIONS:  # one that was named wrong is named anew, as one more time
        below.append(Button(words.label("button-change-time"), AskForTime(signal.id, "longer")))
    mail: Messages = [Message(signal.sender, Screen(own, (tuple(below),)), EditTapped(), of_couple=True)]
    is_there = signal.relay_message_id and reception(signal.receiver, outcome.at) is not Reception.HELD
    if outcome.is_news and is_there:  # "Okay, see you at …" says the new time
        answers = answer_rows(localizer, signal, outcome.at)
        mail.append(ClearButtons(signal.receiver, Priority.RETURN, signal.relay_message_id, answers))
    if outcome.is_news:
        told = Screen(
            _extended(localizer, signal, until, outcome.at), (echo_row(signal.id, f"longer{signal.extensions}"),)
        )
        key = DedupeKey.EXTENDED.of(signal.id, int(until.timestamp()))
        mail.append(to_partner(signal.receiver, told, outcome.at, dedupe_key=key, about=About.EXTENDED.of(signal.id)))
    return mail


@shows(ReturnPreviewed)
def return_previewed(outcome: ReturnPreviewed, localizer: Localizer) -> Messages:
    """Show what the one who waits would read, with all that goes with it."""
    signal, words, partner = outcome.signal, localizer.words(outcome.signal.sender), outcome.signal.receiver.name
    quote = _told(localizer, outcome).styled("blockquote")
    notes = [f"preview-{outcome.note}" if outcome.note else "", "preview-no-line" if outcome.is_line_left_out else ""]
    notes.append(_landing(localizer, signal.sender, outcome.line))
    noted = [words.say(note, partner=partner) + "\n" for note in notes if note]
    text = join([*noted, words.say("back-preview", partner=partner), quote], "\n")
    send = Button(words.label("button-send"), ComeBackAsPreviewed(signal.id, outcome.number))
    back = Button(words.label("button-back"), ShowWaysBack(signal.id))
    return [Message(signal.sender, Screen(text, ((send,), (back,))), of_couple=True)]


@shows(Returned)
def returned(outcome: Returned, localizer: Localizer) -> Messages:
    """Tell the one who waits that the other is back, and show to that one what was told, with a line that was kept."""
    signal, words = outcome.signal, localizer.words(outcome.signal.sender)
    told, partner = _told(localizer, outcome), signal.receiver.name
    own = [words.say("returned-own-unknown", partner=partner)]
    if outcome.is_known:
        own = [words.say("returned-own", partner=partner) + "\n" + told.styled("blockquote")]
    if outcome.letter:
        own.append(words.say("line-arrives", name=partner, line=in_quotes(outcome.letter)))
    below = menu_rows(words, connected=True)
    if outcome.is_known and not (outcome.opener or outcome.line or outcome.topic_at):
        own.append(words.say("opener-offered"))
        below = (*_opener_rows(words, signal), menu_row(words))
    screen = Screen(join(own, "\n\n"), below)
    mail: Messages = [Message(signal.sender, screen, EditTapped(), Priority.RETURN, of_couple=True)]
    if outcome.is_known:
        screen, key = (
            Screen(told, welcome_rows(localizer.words(signal.receiver), signal)),
            DedupeKey.RETURNED.of(signal.id),
        )
        mail.append(to_partner(signal.receiver, screen, outcome.at, priority=Priority.RETURN, dedupe_key=key))
    phrase = "receipt-returned" if outcome.is_known else "receipt-returned-before"
    return [*mail, *_put_away(localizer, signal, outcome.at, phrase)]


@shows(Welcomed)
def welcomed(outcome: Welcomed, localizer: Localizer) -> Messages:
    """Carry the answer to a return; under the return stands what was answered."""
    signal, mine, theirs = (
        outcome.signal,
        localizer.words(outcome.signal.receiver),
        localizer.words(outcome.signal.sender),
    )
    said = Button("✓ " + mine.label(f"welcome-{outcome.words}"), LetBe())
    answer = theirs.label(f"welcome-{outcome.words}")
    told = theirs.say("answered-relay", name=signal.receiver.name, answer=answer)
    key = DedupeKey.WELCOME.of(signal.id)
    return [
        ClearButtons(signal.receiver, rows=((said,),)),
        to_partner(
            signal.sender,
            Screen(told, (echo_row(signal.id, "welcome"),)),
            outcome.at,
            priority=Priority.RETURN,
            dedupe_key=key,
        ),
    ]


@shows(OpenerAdded)
def opener_added(outcome: OpenerAdded, localizer: Localizer) -> Messages:
    """Carry a ready line after a return, and show to the one who chose it what arrives."""
    signal, words = outcome.signal, localizer.words(outcome.signal.sender)
    told = localizer.words(signal.receiver).label(f"opener-{outcome.opener}")
    arrives = Text(f"{isolated(harmless(signal.sender.name))}: {quoted(told)}")
    own = words.say("opener-told", partner=signal.receiver.name) + "\n" + arrives.styled("blockquote")
    key = DedupeKey.OPENER.of(signal.id)
    return [
        Message(signal.sender, Screen(own, menu_rows(words, connected=True)), EditTapped(), of_couple=True),
        to_partner(
            signal.receiver,
            Screen(arrives, (echo_row(signal.id, "opener"),)),
            outcome.at,
            priority=Priority.RETURN,
            dedupe_key=key,
        ),
    ]


@shows(BackLineAsked)
def back_line_asked(outcome: BackLineAsked, localizer: Localizer) -> Messages:
    """Ask for the line to come back with."""
    signal, words = outcome.signal, localizer.words(outcome.signal.sender)
    text = words.say("back-line-asked", partner=signal.receiver.name)
    if outcome.problem:
        problem = words.say(f"problem-{outcome.problem}", count=outcome.count, most=LINE_LENGTH)
        text = problem + "\n\n" + text
    back = ((Button(words.label("button-back"), ShowWaysBack(signal.id)),),)
    return [Message(signal.sender, Screen(text, back), of_couple=True)]


@shows(NothingToReturnFrom)
def nothing_to_return_from(outcome: NothingToReturnFrom, localizer: Localizer) -> Messages:
    """Say that there is no pause to come back from."""
    words = localizer.words(outcome.person)
    below = menu_rows(words, outcome.person.couple_id is not None, was_left=outcome.person.was_left)
    return [Message(outcome.person, Screen(words.say("nothing-to-return-from"), below), EditTapped())]


@shows(LineAsked)
def line_asked(outcome: LineAsked, localizer: Localizer) -> Messages:
    """Ask for the line that is kept for the return."""
    signal, words = outcome.signal, localizer.words(outcome.signal.receiver)
    text = words.say("line-asked-for-later", name=signal.sender.name)
    if outcome.problem == "line-off":
        return [Message(signal.receiver, Screen(words.say("line-not-taken", name=signal.sender.name)), of_couple=True)]
    if outcome.problem:
        values: dict[str, str | int] = {"name": signal.sender.name, "count": outcome.count, "most": LETTER_LENGTH}
        text = words.say(f"problem-{outcome.problem}", **values) + "\n\n" + text
    cancel = ((Button(words.label("button-cancel"), StopWaiting()),),)
    return [Message(signal.receiver, Screen(text, cancel), of_couple=True)]


@shows(LineKept)
def line_kept(outcome: LineKept, localizer: Localizer) -> Messages:
    """Show the line that is kept, as it will arrive, with a way to take it out."""
    signal, words = outcome.signal, localizer.words(outcome.signal.receiver)
    if outcome.line is None:
        return [Message(signal.receiver, Screen(words.say("line-out")), EditTapped(), of_couple=True)]
    text = words.say("line-kept", name=signal.sender.name, line=in_quotes(outcome.line or ""))
    if landing := _landing(localizer, signal.receiver, outcome.line):
        text = text + "\n\n" + words.say(landing)
    below = ((Button(words.label("button-line-out"), RemoveKeptLine(signal.id)),),)
    return [Message(signal.receiver, Screen(text, below), of_couple=True)]


def ask_rows(localizer: Localizer, signal: Sent, at: datetime) -> Rows:
    """Return the three ways under a question to the one who left: back, a little longer, and the rest."""
    words = localizer.words(signal.sender)
    later = _longer_button(words, signal, at, 20)
    more = Button(words.label("button-ways"), ShowWaysBack(signal.id))
    return ((_back_button(words, signal),), (later, more))


def return_rows(localizer: Localizer, signal: Sent, at: datetime, *, with_longer: bool = True) -> Rows:
    """Return all ways back, and the ways to a new time unless there can be none."""
    words, number = localizer.words(signal.sender), signal.id
    topic = Button(words.label("button-topic-later"), AskForTime(number, "topic"))
    own = (Button(words.label("button-own-words"), WriteReturn(number)),) if signal.receiver.takes_lines else ()
    ways: Rows = ((_back_button(words, signal),), (topic, *own))
    longer = (
        _longer_button(words, signal, at, 60),
        Button(words.label("button-longer-other"), AskForTime(number, "longer")),
    )
    return (*ways, longer) if with_longer else ways


def welcome_rows(words: Translator, signal: Sent) -> Rows:
    """Return what a return can be answered with, each in the words that arrive."""
    answers = [Button(words.label(f"welcome-{one}"), WelcomeBack(signal.id, one)) for one in WELCOMES]
    return (tuple(answers[:2]), tuple(answers[2:]))


def hello_rows(words: Translator, other: Member) -> Rows:
    """Return the way to a line under something that is put away, where the other takes lines."""
    return ((Button(words.label("button-write-line"), WriteLine()),),) if other.takes_lines else ()


def _back_button(words: Translator, signal: Sent) -> Button:
    return Button(words.label("button-im-back"), ComeBack(signal.id))


def _longer_button(words: Translator, signal: Sent, at: datetime, minutes: int) -> Button:
    """Return the button of a pause that goes on for so many minutes, from its end or from now; the clock counts."""
    until = max(signal.until_at or at, at) + timedelta(minutes=minutes)
    label = words.label(f"button-longer-{minutes}", clock=words.clock(signal.sender, until, at))
    return Button(label, PreviewLonger(signal.id, minutes, until))


def _put_away(localizer: Localizer, signal: Sent, at: datetime, phrase: str) -> Messages:
    """Take the buttons away that led on while the pause lasted; not yet from somebody who gets the return later.

    A receipt that still says "on its way", or "held", says with `phrase` what became of that.
    """
    mail: Messages = []
    if signal.receipt_message_id and signal.delivered_at is None:
        told = localizer.words(signal.sender).say(phrase, partner=signal.receiver.name)
        screen, where = Screen(signal.text.styled("blockquote") + "\n" + told), Edit(signal.receipt_message_id)
        key = CollapseKey.RECEIPT.of(signal.id)
        mail.append(Message(signal.sender, screen, where, Priority.RETURN, of_couple=True, replaces=key))
    elif signal.receipt_message_id:
        mail.append(ClearButtons(signal.sender, Priority.RETURN, signal.receipt_message_id))
    if signal.relay_message_id and reception(signal.receiver, at) is not Reception.HELD:
        below = worry_row(localizer.words(signal.receiver), signal.id) if signal.line or signal.own_wish else ()
        mail.append(ClearButtons(signal.receiver, Priority.RETURN, signal.relay_message_id, below))
    return mail


def _opener_rows(words: Translator, signal: Sent) -> Rows:
    return rows([Button(words.label(f"opener-{one}"), AddOpener(signal.id, one)) for one in OPENERS], 1)


def _landing(localizer: Localizer, writer: Member, line: str | None) -> str:
    """Return the phrase for a line that may land as blame, empty for another."""
    return "preview-landing" if line and localizer.language(writer).lint.flags(line) else ""


def _extended(localizer: Localizer, signal: Sent, until_at: datetime, now: datetime) -> Text:
    words = localizer.words(signal.receiver)
    new = words.relayed_time(signal.receiver, until_at, now)
    return words.say("extended", name=signal.sender.name, t=new)


def _told(localizer: Localizer, back: ReturnPreviewed | Returned) -> Text:
    """Return what the one who waits reads about the return, the same whenever it comes: they have a clock."""
    signal, words = back.signal, localizer.words(back.signal.receiver)
    name = signal.sender.name
    if back.topic_at is not None:
        time = words.relayed_time(signal.receiver, back.topic_at, back.at)
        told = words.say("returned-topic", name=name, time=time)
    else:
        own = words.label(f"opener-{back.opener}") if back.opener else back.line
        told = words.say("returned", name=name, said=Text(quoted(own)) if own else Text()).stripped()
    if back.written_at is None:
        return told
    at = words.time(signal.receiver, back.written_at, back.at, with_at=True)
    return told + " " + words.say("returned-read-late", at=at)
