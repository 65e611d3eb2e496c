"""Screens of telling the partner of a good moment: the line, the preview, and what arrives."""

from datetime import datetime

from bot.domain.checkins import (
    MomentAnswered,
    Reply,
    TellingAsked,
    TellingLeft,
    TellingMoved,
    TellingPreviewed,
    Told,
    Way,
)
from bot.domain.letters import Lane
from bot.domain.people import Member
from bot.domain.receiving import Reception, reception
from bot.domain.stored_names import About, CollapseKey, DedupeKey
from bot.domain.text import Text
from bot.rendering.delivery import to_partner
from bot.rendering.outcomes import Mail, Voice, shows
from bot.rendering.screen import At, Button, Here, Message, New, Rows, Screen
from bot.rendering.words import Words


def told(voice: Voice, sender: Member, receiver: Member, line: str | None) -> Text:
    """Return what the partner reads, in their language; a line stands in quotation marks, as the sender's own."""
    words = voice.words(receiver)
    if line is None:
        return words.say("telling-bare", name=sender.name)
    return words.say("telling-line", name=sender.name, line=line)


@shows(TellingAsked)
def telling_asked(outcome: TellingAsked, voice: Voice) -> Mail:
    """Ask for the line; it can be left out, and so can all of it."""
    words, number = voice.words(outcome.person), outcome.poll_number
    phrase = outcome.problem or ("asked" if outcome.is_waiting else "offered")
    text = words.say(f"telling-{phrase}", partner=outcome.partner.name, count=str(outcome.count))
    below: Rows = (
        (Button(words.label("button-without-line"), f"telling:bare:{number}"),),
        (Button(words.label("button-not-now"), f"telling:leave:{number}"),),
    )
    if phrase == "offered":
        below = ((Button(words.label("button-write-it"), f"telling:write:{number}"),), *below)
    return [Message(outcome.person, Screen(text, below), of_couple=True)]


@shows(TellingPreviewed)
def telling_previewed(outcome: TellingPreviewed, voice: Voice) -> Mail:
    """Show, word for word, what the partner would get."""
    words = voice.words(outcome.person)
    text = words.say("preview", partner=outcome.partner.name) + "\n" + outcome.text.styled("blockquote")
    below: Rows = (
        (Button(words.label("button-send"), f"telling:send:{outcome.poll_number}"),),
        (Button(words.label("button-not-now"), f"telling:leave:{outcome.poll_number}"),),
    )
    return [Message(outcome.person, Screen(text, below), Here(), of_couple=True)]


@shows(Told)
def moment_told(outcome: Told, voice: Voice) -> Mail:
    """Carry the moment to the partner, and say to the sender what becomes of it."""
    person, partner = outcome.person, outcome.partner
    is_held = reception(partner, outcome.at) is Reception.HELD
    own = voice.words(person).say("receipt-held" if is_held else "receipt-sent", partner=partner.name)
    shown = outcome.text.styled("blockquote") + "\n" + own
    below = _answers(voice.words(partner), outcome.poll_number)
    return [
        Message(person, Screen(shown), Here(), of_couple=True),
        _relay(partner, Screen(outcome.text, below), outcome.poll_number, outcome.at),
    ]


@shows(TellingMoved)
def telling_moved(outcome: TellingMoved, voice: Voice) -> Mail:
    """Bring what the sender is shown up to date, and queue anew what a block held up."""
    person, partner, number = outcome.person, outcome.partner, outcome.poll_number
    text, is_held = told(voice, person, partner, outcome.line), outcome.way is Way.HELD
    phrase = "receipt-held" if is_held else f"telling-{outcome.way}"
    screen = Screen(text.styled("blockquote") + "\n" + voice.words(person).say(phrase, partner=partner.name))
    where, key = At(outcome.receipt_message_id), CollapseKey.TOLD_RECEIPT.of(number)
    mail: Mail = [Message(person, screen, where, Lane.RETURN, of_couple=True, replaces=key)]
    if is_held:
        below = _answers(voice.words(partner), number)
        mail.append(_relay(partner, Screen(text, below), number, outcome.at, again=True))
    return mail


@shows(MomentAnswered)
def moment_answered(outcome: MomentAnswered, voice: Voice) -> Mail:
    """Carry the answer to who told, as its label says it; who is asked for more has a way to write."""
    person, teller, phrase = outcome.person, outcome.teller, f"telling-{outcome.reply}"
    mine, theirs = voice.words(person), voice.words(teller)
    own = mine.say("answered-own", answer=mine.say(phrase))
    shown = Screen(told(voice, teller, person, outcome.line) + "\n\n" + own)
    answer = theirs.say("answered-relay", name=person.name, answer=theirs.say(phrase))
    heart = (Button("❤", f"telling:heart:{outcome.poll_number}"),)
    write = (Button(theirs.label("button-write-it"), "message:line"),)
    relay = Screen(answer, (write, heart) if outcome.reply is Reply.MORE and person.takes_lines else (heart,))
    return [
        Message(person, shown, Here(), of_couple=True),
        to_partner(teller, relay, outcome.at, dedupe_key=DedupeKey.TOLD_REPLY.of(outcome.poll_number)),
    ]


@shows(TellingLeft)
def telling_left(outcome: TellingLeft, voice: Voice) -> Mail:
    """Let it be."""
    return [Message(outcome.person, Screen(_left(voice.words(outcome.person))), Here())]


def _relay(to: Member, screen: Screen, number: int, at: datetime, *, again: bool = False) -> Message:
    key = DedupeKey.TOLD.of(number, "again") if again else DedupeKey.TOLD.of(number)
    return to_partner(to, screen, at, New(), dedupe_key=key, about=About.TOLD.of(number))


def _answers(words: Words, number: int) -> Rows:
    return tuple((Button(words.label(f"telling-{one}"), f"telling:say:{one}:{number}"),) for one in Reply)


def _left(words: Words) -> Text:
    return words.say("telling-left")
