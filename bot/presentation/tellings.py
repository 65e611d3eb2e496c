"""Screens of telling the partner of a good moment: the line, the preview, and what arrives."""

from datetime import datetime

from bot.domain.api_calls import Priority
from bot.domain.checkins import (
    MomentAnswered,
    Reply,
    TellingAsked,
    TellingLeft,
    TellingMoved,
    TellingPreviewed,
    Told,
)
from bot.domain.people import Member
from bot.domain.receiving import Reception, reception
from bot.domain.stored_names import About, CollapseKey, DedupeKey
from bot.domain.text import Text
from bot.domain.ways import Way
from bot.presentation.buttons.checkins import (
    AnswerMoment,
    KeepMoment,
    PreviewBareMoment,
    SendMomentHeart,
    TellMoment,
    WriteMoment,
)
from bot.presentation.buttons.partner_messages import WriteLine
from bot.presentation.delivery import to_partner
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.screen import Button, Edit, EditTapped, Message, Rows, Screen, SendNew
from bot.presentation.words import Translator


def told(localizer: Localizer, sender: Member, receiver: Member, line: str | None) -> Text:
    """Return what the partner reads, in their language; a line stands in quotation marks, as the sender's own."""
    words = localizer.words(receiver)
    if line is None:
        return words.say("telling-bare", name=sender.name)
    return words.say("telling-line", name=sender.name, line=line)


@shows(TellingAsked)
def telling_asked(outcome: TellingAsked, localizer: Localizer) -> Messages:
    """Ask for the line; it can be left out, and so can all of it."""
    words, number = localizer.words(outcome.person), outcome.poll_number
    phrase = outcome.problem or ("asked" if outcome.is_waiting else "offered")
    text = words.say(f"telling-{phrase}", partner=outcome.partner.name, count=str(outcome.count))
    below: Rows = (
        (Button(words.label("button-without-line"), PreviewBareMoment(number)),),
        (Button(words.label("button-not-now"), KeepMoment(number)),),
    )
    if phrase == "offered":
        below = ((Button(words.label("button-write-it"), WriteMoment(number)),), *below)
    return [Message(outcome.person, Screen(text, below), of_couple=True)]


@shows(TellingPreviewed)
def telling_previewed(outcome: TellingPreviewed, localizer: Localizer) -> Messages:
    """Show, word for word, what the partner would get."""
    words = localizer.words(outcome.person)
    text = words.say("preview", partner=outcome.partner.name) + "\n" + outcome.text.styled("blockquote")
    below: Rows = (
        (Button(words.label("button-send"), TellMoment(outcome.poll_number)),),
        (Button(words.label("button-not-now"), KeepMoment(outcome.poll_number)),),
    )
    return [Message(outcome.person, Screen(text, below), EditTapped(), of_couple=True)]


@shows(Told)
def moment_told(outcome: Told, localizer: Localizer) -> Messages:
    """Carry the moment to the partner, and say to the sender what becomes of it."""
    person, partner = outcome.person, outcome.partner
    is_held = reception(partner, outcome.at) is Reception.HELD
    own = localizer.words(person).say("receipt-held" if is_held else "receipt-sent", partner=partner.name)
    shown = outcome.text.styled("blockquote") + "\n" + own
    below = _answers(localizer.words(partner), outcome.poll_number)
    return [
        Message(person, Screen(shown), EditTapped(), of_couple=True),
        _relay(partner, Screen(outcome.text, below), outcome.poll_number, outcome.at),
    ]


@shows(TellingMoved)
def telling_moved(outcome: TellingMoved, localizer: Localizer) -> Messages:
    """Bring what the sender is shown up to date, and queue anew what a block held up."""
    person, partner, number = outcome.person, outcome.partner, outcome.poll_number
    text, is_held = told(localizer, person, partner, outcome.line), outcome.way is Way.HELD
    phrase = "receipt-held" if is_held else f"telling-{outcome.way}"
    screen = Screen(text.styled("blockquote") + "\n" + localizer.words(person).say(phrase, partner=partner.name))
    where, key = Edit(outcome.receipt_message_id), CollapseKey.TOLD_RECEIPT.of(number)
    mail: Messages = [Message(person, screen, where, Priority.RETURN, of_couple=True, replaces=key)]
    if is_held:
        below = _answers(localizer.words(partner), number)
        mail.append(_relay(partner, Screen(text, below), number, outcome.at, again=True))
    return mail


@shows(MomentAnswered)
def moment_answered(outcome: MomentAnswered, localizer: Localizer) -> Messages:
    """Carry the answer to who told, as its label says it; who is asked for more has a way to write."""
    person, teller, phrase = outcome.person, outcome.teller, f"telling-{outcome.reply}"
    mine, theirs = localizer.words(person), localizer.words(teller)
    own = mine.say("answered-own", answer=mine.say(phrase))
    shown = Screen(told(localizer, teller, person, outcome.line) + "\n\n" + own)
    answer = theirs.say("answered-relay", name=person.name, answer=theirs.say(phrase))
    heart = (Button("❤", SendMomentHeart(outcome.poll_number)),)
    write = (Button(theirs.label("button-write-it"), WriteLine()),)
    relay = Screen(answer, (write, heart) if outcome.reply is Reply.MORE and person.takes_lines else (heart,))
    return [
        Message(person, shown, EditTapped(), of_couple=True),
        to_partner(teller, relay, outcome.at, dedupe_key=DedupeKey.TOLD_REPLY.of(outcome.poll_number)),
    ]


@shows(TellingLeft)
def telling_left(outcome: TellingLeft, localizer: Localizer) -> Messages:
    """Let it be."""
    return [Message(outcome.person, Screen(_left(localizer.words(outcome.person))), EditTapped())]


def _relay(to: Member, screen: Screen, number: int, at: datetime, *, again: bool = False) -> Message:
    key = DedupeKey.TOLD.of(number, "again") if again else DedupeKey.TOLD.of(number)
    return to_partner(to, screen, at, SendNew(), dedupe_key=key, about=About.TOLD.of(number))


def _answers(words: Translator, number: int) -> Rows:
    return tuple((Button(words.label(f"telling-{one}"), AnswerMoment(one, number)),) for one in Reply)


def _left(words: Translator) -> Text:
    return words.say("telling-left")
