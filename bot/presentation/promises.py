"""Screens of a time that somebody named: asking the one who promised, and what the one who waits reads."""

from datetime import datetime, timedelta

from bot.domain.api_calls import Priority
from bot.domain.appointments import (
    PromiseAsked,
    PromiseClosed,
    Promised,
    PromiseDue,
    PromiseKept,
    PromiseMoved,
    PromiseOver,
    PromiseWaits,
    Said,
    TimeAsked,
    TimePreviewed,
    TimeRefused,
    WaiterSaid,
)
from bot.domain.receiving import Reception, is_paused, reception
from bot.domain.stored_names import About, DedupeKey
from bot.domain.text import Text
from bot.presentation.answers import day_and_half
from bot.presentation.buttons.menu import LetBe, StopWaiting
from bot.presentation.buttons.promises import (
    AskOtherTime,
    ChooseOtherReading,
    MovePromise,
    PreviewLater,
    SayHere,
    SayWaiting,
    SendHeart,
)
from bot.presentation.buttons.soothing import Soothe
from bot.presentation.delivery import to_partner
from bot.presentation.menu import menu_rows
from bot.presentation.moments import reading_label
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.returns import hello_rows
from bot.presentation.screen import Button, ClearButtons, Edit, EditTapped, Message, Rows, Screen, SendNew, rows
from bot.presentation.words import Choice

_SAID = {Said.HERE: "button-here", Said.BIT: "welcome-bit"}  # the label of each, which is what is relayed


@shows(PromiseAsked)
def promise_asked(outcome: PromiseAsked, localizer: Localizer) -> Messages:
    """Ask the one who promised; the line at the time itself stands in the place of the question before it."""
    promise, person, words = outcome.promise, outcome.promise.promiser, localizer.words(outcome.promise.promiser)
    time = words.time(person, promise.due_at, outcome.at)
    text = words.say(
        f"promise-{outcome.step}", promise.id % 2, time=time, name=promise.waiter.name, about=Choice(promise.about)
    )
    where = Edit(promise.question_id) if outcome.step == "due" and promise.question_id else SendNew()
    is_early = outcome.step in {"soon", "due"}
    return [
        Message(
            person,
            Screen(text, _ways(localizer, promise, outcome.at)),
            where,
            Priority.RETURN,
            is_silent=is_early or reception(person, outcome.at) is not Reception.NOW,
            of_couple=True,
            about=About.PROMISE.of(promise.id) if outcome.step == "soon" else None,
            dedupe_key=DedupeKey.PROMISE.of(promise.id, outcome.step, int(promise.due_at.timestamp())),
        )
    ]


@shows(PromiseDue)
def promise_due(outcome: PromiseDue, localizer: Localizer) -> Messages:
    """Tell the one who waits that the time has come."""
    promise, person = outcome.promise, outcome.promise.waiter
    words = localizer.words(person)
    text = words.say(
        "promise-has-come", time=words.time(person, promise.due_at, outcome.at), name=promise.promiser.name
    )
    at = int(promise.due_at.timestamp())
    below = tuple(Button(words.label(_SAID[one]), SayWaiting(one, promise.id, at)) for one in Said)
    return [_own(outcome.promise, Screen(text, (below,)), DedupeKey.PROMISE_DUE.of(_stamp(promise)))]


@shows(WaiterSaid)
def waiter_said(outcome: WaiterSaid, localizer: Localizer) -> Messages:
    """Carry what the one who waits says at the time itself; it stays under the line, ticked."""
    promise, label = outcome.promise, _SAID[outcome.said]
    mine, theirs = localizer.words(promise.waiter), localizer.words(promise.promiser)
    told = theirs.say("answered-relay", name=promise.waiter.name, answer=theirs.label(label))
    stamp = int(promise.due_at.timestamp())
    screen, key = Screen(told, (_heart_row(promise, f"said{stamp}"),)), DedupeKey.PROMISE_SAID.of(_stamp(promise))
    ticked = Button("✓ " + mine.label(label), LetBe())
    return [
        ClearButtons(promise.waiter, rows=((ticked,),)),
        to_partner(
            promise.promiser, screen, outcome.at, priority=Priority.RETURN, is_silent=outcome.is_silent, dedupe_key=key
        ),
    ]


@shows(PromiseWaits)
def promise_waits(outcome: PromiseWaits, localizer: Localizer) -> Messages:
    """Say the one neutral sentence to the one who waits."""
    promise, words = outcome.promise, localizer.words(outcome.promise.waiter)
    text = words.say("promise-went-on", name=promise.promiser.name)
    below: Rows = (
        (Button(words.label("button-ten-for-me"), Soothe()), Button(words.label("button-leave-it"), LetBe())),
    )
    return [_own(promise, Screen(text, below), DedupeKey.PROMISE_WAITS.of(_stamp(promise)))]


@shows(PromiseKept)
def promise_kept(outcome: PromiseKept, localizer: Localizer) -> Messages:
    """Carry that the one who promised is there, and show what was carried."""
    promise, mine, theirs = (
        outcome.promise,
        localizer.words(outcome.promise.promiser),
        localizer.words(outcome.promise.waiter),
    )
    told = theirs.say("answered-relay", name=promise.promiser.name, answer=theirs.label("button-here"))
    own = mine.say("answer-sent", partner=promise.waiter.name) + "\n" + told.styled("blockquote")
    screen = Screen(told, (_heart_row(promise, "kept"),))
    return [
        Message(promise.promiser, Screen(own, menu_rows(mine, connected=True)), EditTapped(), of_couple=True),
        to_partner(
            promise.waiter,
            screen,
            outcome.at,
            priority=Priority.RETURN,
            dedupe_key=DedupeKey.PROMISE_KEPT.of(promise.id),
        ),
    ]


@shows(TimeAsked)
def time_asked(outcome: TimeAsked, localizer: Localizer) -> Messages:
    """Ask for another time."""
    words = localizer.words(outcome.promise.promiser)
    text = words.say("answer-at-other")
    if outcome.problem:
        text = words.say(f"problem-{outcome.problem}") + "\n\n" + text
    promise = outcome.promise
    readings = tuple(
        Button(reading_label(words, promise.promiser, at, outcome.at), ChooseOtherReading(promise.id, at))
        for at in outcome.readings
    )
    cancel = Button(words.label("button-cancel"), StopWaiting())
    return [Message(promise.promiser, Screen(text, rows((*readings, cancel), 1)), SendNew(), of_couple=True)]


@shows(TimePreviewed)
def time_previewed(outcome: TimePreviewed, localizer: Localizer) -> Messages:
    """Show what the one who waits would read of another time."""
    promise, words = outcome.promise, localizer.words(outcome.promise.promiser)
    quote = _moved(localizer, promise, outcome.due_at, outcome.at).styled("blockquote")
    when = words.say("answer-when", when=day_and_half(promise.promiser, outcome.due_at))
    text = words.say("back-preview", partner=promise.waiter.name) + "\n" + quote + "\n" + when
    send = Button(words.label("button-send"), MovePromise(promise.id, outcome.due_at))
    change = Button(words.label("button-change"), AskOtherTime(promise.id))
    cancel = Button(words.label("button-cancel"), StopWaiting())
    return [Message(promise.promiser, Screen(text, ((send,), (change, cancel))), of_couple=True)]


@shows(PromiseMoved)
def promise_moved(outcome: PromiseMoved, localizer: Localizer) -> Messages:
    """Tell the one who waits of another time, in a line of its own: what may have been read is not changed."""
    promise, words = outcome.promise, localizer.words(outcome.promise.promiser)
    told = _moved(localizer, promise, promise.due_at, outcome.at)
    own = words.say("answer-sent", partner=promise.waiter.name) + "\n" + told.styled("blockquote")
    change = ((Button(words.label("button-change"), AskOtherTime(promise.id)),),)
    mail: Messages = [Message(promise.promiser, Screen(own, change), EditTapped(), of_couple=True)]
    if outcome.is_news:
        below = (_heart_row(promise, f"moved{int(promise.due_at.timestamp())}"),)
        screen, key = Screen(told, below), DedupeKey.PROMISE_MOVED.of(_stamp(promise))
        mail.append(to_partner(promise.waiter, screen, outcome.at, dedupe_key=key))
    return mail


@shows(TimeRefused)
def time_refused(outcome: TimeRefused, localizer: Localizer) -> Messages:
    """Say why another time cannot be named."""
    promise, words = outcome.promise, localizer.words(outcome.promise.promiser)
    if outcome.why == "past":  # drawn anew, with the clocks of now
        screen = Screen(words.say("promise-past", name=promise.waiter.name), _ways(localizer, promise, outcome.at))
        return [Message(promise.promiser, screen, EditTapped(), of_couple=True)]
    here = ((Button(words.label("button-here"), SayHere(promise.id)),),)
    return [Message(promise.promiser, Screen(words.say("promise-times"), here), EditTapped(), of_couple=True)]


@shows(PromiseClosed)
def promise_closed(outcome: PromiseClosed, localizer: Localizer) -> Messages:
    """Tell one of the two, in the words that both get, that the promise is put away."""
    if is_paused(outcome.of, outcome.at):
        return []
    promise, words = outcome.promise, localizer.words(outcome.of)
    other = promise.waiter if outcome.of.id == promise.promiser.id else promise.promiser
    time = words.time(outcome.of, promise.due_at, outcome.at, is_held=True)  # with its day: it is the day after
    screen = Screen(words.say("promise-closed", time=time, about=Choice(promise.about)), hello_rows(words, other))
    key = DedupeKey.PROMISE_CLOSED.of(outcome.promise.id, outcome.of.id)
    return [Message(outcome.of, screen, priority=Priority.RETURN, is_silent=True, of_couple=True, dedupe_key=key)]


@shows(PromiseOver)
def promise_over(outcome: PromiseOver, localizer: Localizer) -> Messages:
    """Say that there is nothing left to do about it."""
    words = localizer.words(outcome.person)
    below = menu_rows(words, outcome.person.couple_id is not None, was_left=outcome.person.was_left)
    return [Message(outcome.person, Screen(words.say("signal-over"), below))]


def _own(promise: Promised, screen: Screen, key: str) -> Message:
    """Return a message of the bot's own to the one who waits, who is not resting."""
    return Message(promise.waiter, screen, SendNew(), Priority.RETURN, of_couple=True, dedupe_key=key)


def _heart_row(promise: Promised, what: str) -> tuple[Button, ...]:
    """Return the heart that can follow one thing that was said about a promise; each has its own."""
    return (Button("❤", SendHeart(what, promise.id)),)


def _ways(localizer: Localizer, promise: Promised, at: datetime) -> Rows:
    words = localizer.words(promise.promiser)
    later = max(promise.due_at, at) + timedelta(minutes=20)
    clock = words.clock(promise.promiser, later, at)
    return (
        (Button(words.label("button-here"), SayHere(promise.id)),),
        (
            Button(words.label("button-longer-20", clock=clock), PreviewLater(promise.id, later)),
            Button(words.label("button-another-time"), AskOtherTime(promise.id)),
        ),
    )


def _moved(localizer: Localizer, promise: Promised, due_at: datetime, at: datetime) -> Text:
    words = localizer.words(promise.waiter)
    new = words.relayed_time(promise.waiter, due_at, at)
    return words.say("answered-relay", name=promise.promiser.name, answer=words.say("promise-moved", time=new))


def _stamp(promise: Promised) -> str:
    return f"{promise.id}:{int(promise.due_at.timestamp())}"
