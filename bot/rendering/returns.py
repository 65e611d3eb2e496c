"""Screens of the promised return: asking the one who left, and what the one who waits gets to read."""

from dataclasses import replace
from datetime import datetime

from bot.domain.letters import Lane
from bot.domain.people import Member
from bot.domain.receiving import Reception, is_paused, reception
from bot.domain.returns import (
    OPENERS,
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
    how_back,
    late_from,
)
from bot.domain.signals import LETTER_LENGTH, LINE_LENGTH, Sent
from bot.domain.text import Text, join
from bot.rendering.delivery import to_partner, worry_row
from bot.rendering.frames import ask_of, quoted
from bot.rendering.menu import menu_row, menu_rows
from bot.rendering.outcomes import Mail, Voice, shows
from bot.rendering.screen import At, Button, Here, Message, New, Rows, Screen, Unbutton, rows
from bot.rendering.words import Words


def variant(signal: Sent) -> int:
    """Return which wording this signal uses throughout, so that both see texts that belong together."""
    return signal.id % 2


@shows(ReturnAsked)
def return_asked(outcome: ReturnAsked, voice: Voice) -> Mail:
    """Ask the one who left, with what a tap would tell the other now, and later where that turns."""
    signal, words = outcome.signal, voice.words(outcome.signal.sender)
    until = signal.until_at or outcome.at
    asked = words.say(f"ask-{outcome.step}", variant(signal), time=words.time(signal.sender, until, outcome.at))
    now = ReturnPreviewed(signal, how_back(until, outcome.at), wish=outcome.wish, at=outcome.at)
    shown = words.say("ask-shows", partner=signal.receiver.name, text=_told(voice, now))
    if now.when != "late":
        later, time = replace(now, when="late"), words.time(signal.sender, late_from(until), outcome.at)
        shown = shown + "\n" + words.say("ask-shows-later", time=time, text=_told(voice, later))
    is_silent = reception(signal.sender, outcome.at) is not Reception.NOW
    screen = Screen(asked + "\n\n" + shown, return_rows(voice, signal, shown_until=until))
    key = f"ask:{signal.id}:{outcome.step}:{signal.extensions}"
    return [Message(signal.sender, screen, lane=Lane.RETURN, is_silent=is_silent, of_couple=True, dedupe_key=key)]


@shows(WaitWentOn)
def wait_went_on(outcome: WaitWentOn, voice: Voice) -> Mail:
    """Say the one neutral sentence to the one who waits."""
    signal, words = outcome.signal, voice.words(outcome.signal.receiver)
    text = words.say("wait-went-on", variant(signal), name=signal.sender.name)
    below: Rows = (
        (Button(words.label("button-ten-for-me"), "menu:soothe"), Button(words.label("button-safety"), "safety:below")),
        (Button(words.label("button-write-line"), f"answer:line:{signal.id}"),),
        (Button(words.label("button-leave-it"), "menu:left"),),
    )
    is_silent = reception(signal.receiver, outcome.at) is not Reception.NOW
    key = f"waiting:{signal.id}"
    return [
        Message(signal.receiver, Screen(text, below), New(), Lane.RETURN, is_silent, of_couple=True, dedupe_key=key)
    ]


@shows(SpaceClosed)
def space_closed(outcome: SpaceClosed, voice: Voice) -> Mail:
    """Tell both, in the same words, that the pause is put away."""
    signal = outcome.signal
    return [
        Message(
            person,
            Screen(voice.words(person).say("space-closed", variant(signal))),
            lane=Lane.RETURN,
            is_silent=True,
            of_couple=True,
            dedupe_key=f"closed:{signal.id}:{person.id}",
        )
        for person in (signal.sender, signal.receiver)
        if not is_paused(person, outcome.at)
    ]


@shows(LongerAsked)
def longer_asked(outcome: LongerAsked, voice: Voice) -> Mail:
    """Ask for a new time, or for the time of the topic."""
    words = voice.words(outcome.signal.sender)
    text = words.say(f"{outcome.what}-asked")
    if outcome.problem:
        text = words.say("problem-unreadable") + "\n\n" + text
    back = ((Button(words.label("button-back"), f"return:open:{outcome.signal.id}"),),)
    return [Message(outcome.signal.sender, Screen(text, back), of_couple=True)]


@shows(LongerPreviewed)
def longer_previewed(outcome: LongerPreviewed, voice: Voice) -> Mail:
    """Show what the one who waits would read about a new time."""
    signal, words = outcome.signal, voice.words(outcome.signal.sender)
    quote = _extended(voice, signal, outcome.until_at, outcome.at).styled("blockquote")
    text = words.say("longer-preview", partner=signal.receiver.name) + "\n" + quote
    send = Button(words.label("button-send"), f"return:until:{signal.id}:{int(outcome.until_at.timestamp())}")
    back = Button(words.label("button-back"), f"return:open:{signal.id}")
    return [Message(signal.sender, Screen(text, ((send,), (back,))), Here(), of_couple=True)]


@shows(LongerRefused)
def longer_refused(outcome: LongerRefused, voice: Voice) -> Mail:
    """Say why a pause cannot be that long."""
    words = voice.words(outcome.signal.sender)
    text = words.say(f"longer-{outcome.why}", partner=outcome.signal.receiver.name)
    screen = Screen(text, return_rows(voice, outcome.signal, with_longer=outcome.why != "times"))
    return [Message(outcome.signal.sender, screen, Here(), of_couple=True)]


@shows(Extended)
def extended(outcome: Extended, voice: Voice) -> Mail:
    """Tell the one who waits of the new time."""
    signal, words = outcome.signal, voice.words(outcome.signal.sender)
    until = signal.until_at or outcome.at
    own = words.say("extended-own", time=words.time(signal.sender, until, outcome.at))
    back = ((Button(words.label("button-im-back"), f"return:back:{signal.id}"),),)
    mail: Mail = [Message(signal.sender, Screen(own, back), Here(), of_couple=True)]
    if outcome.is_news:
        told = Screen(_extended(voice, signal, until, outcome.at))
        key = f"extended:{signal.id}:{int(until.timestamp())}"
        mail.append(to_partner(signal.receiver, told, outcome.at, dedupe_key=key))
    return mail


@shows(ReturnPreviewed)
def return_previewed(outcome: ReturnPreviewed, voice: Voice) -> Mail:
    """Show what the one who waits would read, with all that goes with it."""
    signal, words, partner = outcome.signal, voice.words(outcome.signal.sender), outcome.signal.receiver.name
    quote = _told(voice, outcome).styled("blockquote")
    notes = [f"preview-{outcome.note}" if outcome.note else "", "preview-no-line" if outcome.is_line_left_out else ""]
    notes.append(_landing(voice, signal.sender, outcome.line))
    noted = [words.say(note, partner=partner) + "\n" for note in notes if note]
    text = join([*noted, words.say("back-preview", partner=partner), quote], "\n")
    send = Button(words.label("button-send"), f"return:line:{signal.id}:{outcome.number}")
    back = Button(words.label("button-back"), f"return:open:{signal.id}")
    return [Message(signal.sender, Screen(text, ((send,), (back,))), of_couple=True)]


@shows(Returned)
def returned(outcome: Returned, voice: Voice) -> Mail:
    """Tell the one who waits that the other is back, and hand over what was kept for this moment."""
    signal, words = outcome.signal, voice.words(outcome.signal.sender)
    is_unknown = outcome.when == "unknown"
    own = [words.say("returned-own-unknown" if is_unknown else "returned-own", partner=signal.receiver.name)]
    if outcome.letter:
        quote = Text(f"“{outcome.letter}”")
        own.append(words.say("line-arrives", name=signal.receiver.name, line=quote))
    if outcome.wish is not None:
        own.append(words.say("wish-first", ask=ask_of(voice.language(signal.sender), outcome.wish)))
    below = menu_rows(words, connected=True)
    if not (is_unknown or outcome.opener or outcome.line or outcome.topic_at):
        own.append(words.say("opener-offered"))
        below = (
            *_opener_rows(words, signal, "say", "opener-alone"),
            menu_row(words),
        )
    worry = worry_row(words, signal.id) if outcome.letter else ()
    screen = Screen(join(own, "\n\n"), (*below, *worry))
    mail: Mail = [Message(signal.sender, screen, Here(), Lane.RETURN, of_couple=True)]
    if not is_unknown:
        told = _told(voice, outcome)
        key, note = f"returned:{signal.id}", outcome.line and not outcome.opener
        below = worry_row(voice.words(signal.receiver), signal.id) if note else ()
        mail.append(to_partner(signal.receiver, Screen(told, below), outcome.at, lane=Lane.RETURN, dedupe_key=key))
    return [
        *mail,
        *_put_away(voice, signal, outcome.at, "receipt-returned-before" if is_unknown else "receipt-returned"),
    ]


@shows(OpenerAdded)
def opener_added(outcome: OpenerAdded, voice: Voice) -> Mail:
    """Carry a ready line after a return, and show to the one who chose it what arrives."""
    signal, words = outcome.signal, voice.words(outcome.signal.sender)
    told = voice.words(signal.receiver).label(f"opener-{outcome.opener}")
    arrives = Text(f"{signal.sender.name}: {quoted(told)}")
    own = words.say("opener-told", partner=signal.receiver.name) + "\n" + arrives.styled("blockquote")
    key = f"opener:{signal.id}"
    return [
        Message(signal.sender, Screen(own, menu_rows(words, connected=True)), Here(), of_couple=True),
        to_partner(signal.receiver, Screen(arrives), outcome.at, lane=Lane.RETURN, dedupe_key=key),
    ]


@shows(BackLineAsked)
def back_line_asked(outcome: BackLineAsked, voice: Voice) -> Mail:
    """Ask for the line to come back with."""
    signal, words = outcome.signal, voice.words(outcome.signal.sender)
    text = words.say("back-line-asked", partner=signal.receiver.name)
    if outcome.problem:
        problem = words.say(f"problem-{outcome.problem}", count=outcome.count, most=LINE_LENGTH)
        text = problem + "\n\n" + text
    back = ((Button(words.label("button-back"), f"return:open:{signal.id}"),),)
    return [Message(signal.sender, Screen(text, back), of_couple=True)]


@shows(NothingToReturnFrom)
def nothing_to_return_from(outcome: NothingToReturnFrom, voice: Voice) -> Mail:
    """Say that there is no pause to come back from."""
    words = voice.words(outcome.person)
    below = menu_rows(words, connected=outcome.person.couple_id is not None)
    return [Message(outcome.person, Screen(words.say("nothing-to-return-from"), below), Here())]


@shows(LineAsked)
def line_asked(outcome: LineAsked, voice: Voice) -> Mail:
    """Ask for the line that is kept for the return."""
    signal, words = outcome.signal, voice.words(outcome.signal.receiver)
    text = words.say("line-asked-for-later", name=signal.sender.name)
    if outcome.problem == "line-off":
        return [Message(signal.receiver, Screen(words.say("line-not-taken", name=signal.sender.name)), of_couple=True)]
    if outcome.problem:
        values: dict[str, str | int] = {"name": signal.sender.name, "count": outcome.count, "most": LETTER_LENGTH}
        text = words.say(f"problem-{outcome.problem}", **values) + "\n\n" + text
    cancel = ((Button(words.label("button-cancel"), "reply:cancel"),),)
    return [Message(signal.receiver, Screen(text, cancel), of_couple=True)]


@shows(LineKept)
def line_kept(outcome: LineKept, voice: Voice) -> Mail:
    """Show the line that is kept, as it will arrive, with a way to take it out."""
    signal, words = outcome.signal, voice.words(outcome.signal.receiver)
    if outcome.line is None:
        return [Message(signal.receiver, Screen(words.say("line-out")), Here(), of_couple=True)]
    text = words.say("line-kept", name=signal.sender.name, line=f"“{outcome.line}”")
    if landing := _landing(voice, signal.receiver, outcome.line):
        text = text + "\n\n" + words.say(landing)
    below = ((Button(words.label("button-line-out"), f"return:unline:{signal.id}"),),)
    return [Message(signal.receiver, Screen(text, below), of_couple=True)]


def return_rows(voice: Voice, signal: Sent, *, with_longer: bool = True, shown_until: datetime | None = None) -> Rows:
    """Return the ways back, and the ways to a new time unless there can be none.

    Below words of a return the ways back carry the promised time that these were shown for.
    """
    words, number = voice.words(signal.sender), signal.id
    longer = [
        Button(words.label("button-longer-20"), f"return:longer:{number}:20"),
        Button(words.label("button-longer-60"), f"return:longer:{number}:60"),
        Button(words.label("button-longer-other"), f"return:ask:{number}:longer"),
    ]
    shown = f":{int(shown_until.timestamp())}" if shown_until else ""
    back = Button(words.label("button-im-back"), f"return:back:{number}{shown}")
    topic = Button(words.label("button-topic-later"), f"return:ask:{number}:topic")
    own = (Button(words.label("button-own-words"), f"return:words:{number}"),) if signal.receiver.takes_lines else ()
    ways: Rows = ((back,), *_opener_rows(words, signal, "back", "opener-button", shown), (topic, *own))
    return (*ways, tuple(longer)) if with_longer else ways


def _put_away(voice: Voice, signal: Sent, at: datetime, phrase: str) -> Mail:
    """Take the buttons away that led on while the pause lasted; not yet from somebody who gets the return later.

    A receipt that still says "on its way", or "held", says with `phrase` what became of that.
    """
    mail: Mail = []
    if signal.receipt_message_id and signal.delivered_at is None:
        told = voice.words(signal.sender).say(phrase, partner=signal.receiver.name)
        screen, where = Screen(signal.text.styled("blockquote") + "\n" + told), At(signal.receipt_message_id)
        key = f"receipt:{signal.id}"
        mail.append(Message(signal.sender, screen, where, Lane.RETURN, of_couple=True, replaces=key))
    elif signal.receipt_message_id:
        mail.append(Unbutton(signal.sender, Lane.RETURN, signal.receipt_message_id))
    if signal.relay_message_id and reception(signal.receiver, at) is not Reception.HELD:
        below = worry_row(voice.words(signal.receiver), signal.id) if signal.line or signal.own_wish else ()
        mail.append(Unbutton(signal.receiver, Lane.RETURN, signal.relay_message_id, below))
    return mail


def _opener_rows(words: Words, signal: Sent, action: str, label: str, shown: str = "") -> Rows:
    openers = [
        Button(words.label(label, opener=words.label(f"opener-{one}")), f"return:{action}:{signal.id}:{one}{shown}")
        for one in OPENERS
    ]
    return rows(openers, 1)


def _landing(voice: Voice, writer: Member, line: str | None) -> str:
    """Return the phrase for a line that may land as blame, empty for another."""
    return "preview-landing" if line and voice.language(writer).lint.flags(line) else ""


def _extended(voice: Voice, signal: Sent, until_at: datetime, now: datetime) -> Text:
    words = voice.words(signal.receiver)
    new = words.time(signal.receiver, until_at, now)
    return words.say("extended", variant(signal), name=signal.sender.name, t=new)


def _told(voice: Voice, back: ReturnPreviewed | Returned) -> Text:
    """Return what the one who waits reads about the return."""
    signal, words = back.signal, voice.words(back.signal.receiver)
    name, number = signal.sender.name, variant(signal)
    if back.topic_at is not None:
        told = words.say("returned-topic", number, name=name, time=words.time(signal.receiver, back.topic_at, back.at))
    else:
        own = words.label(f"opener-{back.opener}") if back.opener else back.line
        said = Text(f"{name}: {quoted(own)}") if own else Text()
        told = words.say(f"returned-{back.when}", number, name=name, said=said).stripped()
    if back.wish is None:
        return told
    return told + " " + words.say("wish-first", ask=ask_of(voice.language(signal.receiver), back.wish))
