"""Screens of a time that somebody named: asking the one who promised, and what the one who waits reads."""

from datetime import datetime, timedelta

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
from bot.domain.letters import Lane
from bot.domain.receiving import Reception, is_paused, reception
from bot.domain.stored_names import About, DedupeKey
from bot.domain.text import Text
from bot.rendering.answers import day_and_half
from bot.rendering.delivery import to_partner
from bot.rendering.menu import menu_rows
from bot.rendering.moments import reading_label
from bot.rendering.outcomes import Mail, Voice, shows
from bot.rendering.returns import hello_rows
from bot.rendering.screen import At, Button, Here, Message, New, Rows, Screen, Unbutton, rows
from bot.rendering.words import Choice

_SAID = {Said.HERE: "button-here", Said.BIT: "welcome-bit"}  # the label of each, which is what is relayed


@shows(PromiseAsked)
def promise_asked(outcome: PromiseAsked, voice: Voice) -> Mail:
    """Ask the one who promised; the line at the time itself stands in the place of the question before it."""
    promise, person, words = outcome.promise, outcome.promise.promiser, voice.words(outcome.promise.promiser)
    time = words.time(person, promise.due_at, outcome.at)
    text = words.say(
        f"promise-{outcome.step}", promise.id % 2, time=time, name=promise.waiter.name, about=Choice(promise.about)
    )
    where = At(promise.question_id) if outcome.step == "due" and promise.question_id else New()
    is_early = outcome.step in {"soon", "due"}
    return [
        Message(
            person,
            Screen(text, _ways(voice, promise, outcome.at)),
            where,
            Lane.RETURN,
            is_silent=is_early or reception(person, outcome.at) is not Reception.NOW,
            of_couple=True,
            about=About.PROMISE.of(promise.id) if outcome.step == "soon" else None,
            dedupe_key=DedupeKey.PROMISE.of(promise.id, outcome.step, int(promise.due_at.timestamp())),
        )
    ]


@shows(PromiseDue)
def promise_due(outcome: PromiseDue, voice: Voice) -> Mail:
    """Tell the one who waits that the time has come."""
    promise, person = outcome.promise, outcome.promise.waiter
    words = voice.words(person)
    text = words.say(
        "promise-has-come", time=words.time(person, promise.due_at, outcome.at), name=promise.promiser.name
    )
    at = int(promise.due_at.timestamp())
    below = tuple(Button(words.label(_SAID[one]), f"promise:say:{one}:{promise.id}:{at}") for one in Said)
    return [_own(outcome.promise, Screen(text, (below,)), DedupeKey.PROMISE_DUE.of(_stamp(promise)))]


@shows(WaiterSaid)
def waiter_said(outcome: WaiterSaid, voice: Voice) -> Mail:
    """Carry what the one who waits says at the time itself; it stays under the line, ticked."""
    promise, label = outcome.promise, _SAID[outcome.said]
    mine, theirs = voice.words(promise.waiter), voice.words(promise.promiser)
    told = theirs.say("answered-relay", name=promise.waiter.name, answer=theirs.label(label))
    stamp = int(promise.due_at.timestamp())
    screen, key = Screen(told, (_heart_row(promise, f"said{stamp}"),)), DedupeKey.PROMISE_SAID.of(_stamp(promise))
    ticked = Button("✓ " + mine.label(label), "menu:left")
    return [
        Unbutton(promise.waiter, rows=((ticked,),)),
        to_partner(promise.promiser, screen, outcome.at, lane=Lane.RETURN, is_silent=outcome.is_silent, dedupe_key=key),
    ]


@shows(PromiseWaits)
def promise_waits(outcome: PromiseWaits, voice: Voice) -> Mail:
    """Say the one neutral sentence to the one who waits."""
    promise, words = outcome.promise, voice.words(outcome.promise.waiter)
    text = words.say("promise-went-on", name=promise.promiser.name)
    below: Rows = (
        (Button(words.label("button-ten-for-me"), "menu:soothe"), Button(words.label("button-leave-it"), "menu:left")),
    )
    return [_own(promise, Screen(text, below), DedupeKey.PROMISE_WAITS.of(_stamp(promise)))]


@shows(PromiseKept)
def promise_kept(outcome: PromiseKept, voice: Voice) -> Mail:
    """Carry that the one who promised is there, and show what was carried."""
    promise, mine, theirs = outcome.promise, voice.words(outcome.promise.promiser), voice.words(outcome.promise.waiter)
    told = theirs.say("answered-relay", name=promise.promiser.name, answer=theirs.label("button-here"))
    own = mine.say("answer-sent", partner=promise.waiter.name) + "\n" + told.styled("blockquote")
    screen = Screen(told, (_heart_row(promise, "kept"),))
    return [
        Message(promise.promiser, Screen(own, menu_rows(mine, connected=True)), Here(), of_couple=True),
        to_partner(
            promise.waiter, screen, outcome.at, lane=Lane.RETURN, dedupe_key=DedupeKey.PROMISE_KEPT.of(promise.id)
        ),
    ]


@shows(TimeAsked)
def time_asked(outcome: TimeAsked, voice: Voice) -> Mail:
    """Ask for another time."""
    words = voice.words(outcome.promise.promiser)
    text = words.say("answer-at-other")
    if outcome.problem:
        text = words.say(f"problem-{outcome.problem}") + "\n\n" + text
    promise = outcome.promise
    readings = tuple(
        Button(
            reading_label(words, promise.promiser, at, outcome.at), f"promise:when:{promise.id}:{int(at.timestamp())}"
        )
        for at in outcome.readings
    )
    cancel = Button(words.label("button-cancel"), "reply:cancel")
    return [Message(promise.promiser, Screen(text, rows((*readings, cancel), 1)), New(), of_couple=True)]


@shows(TimePreviewed)
def time_previewed(outcome: TimePreviewed, voice: Voice) -> Mail:
    """Show what the one who waits would read of another time."""
    promise, words = outcome.promise, voice.words(outcome.promise.promiser)
    quote = _moved(voice, promise, outcome.due_at, outcome.at).styled("blockquote")
    when = words.say("answer-when", when=day_and_half(promise.promiser, outcome.due_at))
    text = words.say("back-preview", partner=promise.waiter.name) + "\n" + quote + "\n" + when
    send = Button(words.label("button-send"), f"promise:move:{promise.id}:{int(outcome.due_at.timestamp())}")
    change = Button(words.label("button-change"), f"promise:other:{promise.id}")
    cancel = Button(words.label("button-cancel"), "reply:cancel")
    return [Message(promise.promiser, Screen(text, ((send,), (change, cancel))), of_couple=True)]


@shows(PromiseMoved)
def promise_moved(outcome: PromiseMoved, voice: Voice) -> Mail:
    """Tell the one who waits of another time, in a line of its own: what may have been read is not changed."""
    promise, words = outcome.promise, voice.words(outcome.promise.promiser)
    told = _moved(voice, promise, promise.due_at, outcome.at)
    own = words.say("answer-sent", partner=promise.waiter.name) + "\n" + told.styled("blockquote")
    change = ((Button(words.label("button-change"), f"promise:other:{promise.id}"),),)
    mail: Mail = [Message(promise.promiser, Screen(own, change), Here(), of_couple=True)]
    if outcome.is_news:
        below = (_heart_row(promise, f"moved{int(promise.due_at.timestamp())}"),)
        screen, key = Screen(told, below), DedupeKey.PROMISE_MOVED.of(_stamp(promise))
        mail.append(to_partner(promise.waiter, screen, outcome.at, dedupe_key=key))
    return mail


@shows(TimeRefused)
def time_refused(outcome: TimeRefused, voice: Voice) -> Mail:
    """Say why another time cannot be named."""
    promise, words = outcome.promise, voice.words(outcome.promise.promiser)
    if outcome.why == "past":  # drawn anew, with the clocks of now
        screen = Screen(words.say("promise-past", name=promise.waiter.name), _ways(voice, promise, outcome.at))
        return [Message(promise.promiser, screen, Here(), of_couple=True)]
    here = ((Button(words.label("button-here"), f"promise:here:{promise.id}"),),)
    return [Message(promise.promiser, Screen(words.say("promise-times"), here), Here(), of_couple=True)]


@shows(PromiseClosed)
def promise_closed(outcome: PromiseClosed, voice: Voice) -> Mail:
    """Tell one of the two, in the words that both get, that the promise is put away."""
    if is_paused(outcome.of, outcome.at):
        return []
    promise, words = outcome.promise, voice.words(outcome.of)
    other = promise.waiter if outcome.of.id == promise.promiser.id else promise.promiser
    time = words.time(outcome.of, promise.due_at, outcome.at, is_held=True)  # with its day: it is the day after
    screen = Screen(words.say("promise-closed", time=time, about=Choice(promise.about)), hello_rows(words, other))
    key = DedupeKey.PROMISE_CLOSED.of(outcome.promise.id, outcome.of.id)
    return [Message(outcome.of, screen, lane=Lane.RETURN, is_silent=True, of_couple=True, dedupe_key=key)]


@shows(PromiseOver)
def promise_over(outcome: PromiseOver, voice: Voice) -> Mail:
    """Say that there is nothing left to do about it."""
    words = voice.words(outcome.person)
    below = menu_rows(words, outcome.person.couple_id is not None, was_left=outcome.person.was_left)
    return [Message(outcome.person, Screen(words.say("signal-over"), below))]


def _own(promise: Promised, screen: Screen, key: str) -> Message:
    """Return a message of the bot's own to the one who waits, who is not resting."""
    return Message(promise.waiter, screen, New(), Lane.RETURN, of_couple=True, dedupe_key=key)


def _heart_row(promise: Promised, what: str) -> tuple[Button, ...]:
    """Return the heart that can follow one thing that was said about a promise; each has its own."""
    return (Button("❤", f"promise:heart:{what}:{promise.id}"),)


def _ways(voice: Voice, promise: Promised, at: datetime) -> Rows:
    words = voice.words(promise.promiser)
    later = max(promise.due_at, at) + timedelta(minutes=20)
    clock, stamp = words.clock(promise.promiser, later, at), int(later.timestamp())
    return (
        (Button(words.label("button-here"), f"promise:here:{promise.id}"),),
        (
            Button(words.label("button-longer-20", clock=clock), f"promise:later:{promise.id}:{stamp}"),
            Button(words.label("button-another-time"), f"promise:other:{promise.id}"),
        ),
    )


def _moved(voice: Voice, promise: Promised, due_at: datetime, at: datetime) -> Text:
    words = voice.words(promise.waiter)
    new = words.relayed_time(promise.waiter, due_at, at)
    return words.say("answered-relay", name=promise.promiser.name, answer=words.say("promise-moved", time=new))


def _stamp(promise: Promised) -> str:
    return f"{promise.id}:{int(promise.due_at.timestamp())}"
