"""Screens of the small questions: the poll, the two answers side by side, and what an answer leads to."""

from typing import Any

from bot.content.checkins import CheckIns, Item, Visibility
from bot.domain.api_calls import BotApiCall, Priority
from bot.domain.bridges import Question, bridge
from bot.domain.checkins import (
    LATE,
    AlreadyPosed,
    CheckinClosed,
    FearNamed,
    Going,
    NotRevealed,
    OfferChanged,
    Offered,
    PollClosed,
    Posed,
    Revealed,
    ReviewAnswered,
    ReviewAsked,
    SpaceFirst,
)
from bot.domain.people import Member
from bot.domain.stored_names import About, DedupeKey
from bot.domain.text import Text
from bot.presentation.buttons.checkins import KeepAnswer, ReviewCheckins, ShareAnswer, ShowQuestion, SkipQuestion
from bot.presentation.buttons.drafts import BeginTalk
from bot.presentation.buttons.partner_messages import WriteLine
from bot.presentation.buttons.safety import OpenSafety
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.screen import Button, EditTapped, Message, Rows, Screen, SendNew
from bot.presentation.words import Translator


@shows(Posed)
def posed(outcome: Posed, localizer: Localizer) -> Messages:
    """Ask as a native poll that only this person sees."""
    person, words = outcome.person, localizer.words(outcome.person)
    question = localizer.language(person).checkins.items[outcome.item]
    payload: dict[str, Any] = {
        "chat_id": person.id,
        "question": question.question,
        "options": [{"text": option} for option in question.options],
        "is_anonymous": False,
        "type": "regular",
        "allows_multiple_answers": question.takes_several,
        "allows_revoting": True,
        "hide_results_until_closes": True,
        "description": _note(words, outcome, question.visibility),
        "reply_markup": _markup(_poll_rows(words, outcome.poll_number, question)),
    }
    letter = BotApiCall(
        person.id,
        "sendPoll",
        payload,
        Priority.ANSWER if outcome.is_asked_for else Priority.CHECKIN,
        person.couple_id,
        expires_at=None if outcome.is_asked_for else outcome.at + LATE,
        dedupe_key=DedupeKey.CHECKIN.of(outcome.poll_number),
        about=About.POLL.of(outcome.poll_number),
    )
    return [letter]


@shows(Offered)
def offered(outcome: Offered, localizer: Localizer) -> Messages:
    """Say that there is a question, without saying it."""
    words, number = localizer.words(outcome.person), outcome.poll_number
    below: Rows = (
        (
            Button(words.label("button-open"), ShowQuestion(number)),
            Button(words.label("button-skip-question"), SkipQuestion(number)),
        ),
    )
    screen, key = Screen(words.say("checkin-offered"), below), DedupeKey.CHECKIN.of(number)
    return [
        Message(
            outcome.person,
            screen,
            priority=Priority.CHECKIN,
            of_couple=True,
            dedupe_key=key,
            expires_at=outcome.expires_at,
        )
    ]


@shows(PollClosed)
def poll_closed(outcome: PollClosed, localizer: Localizer) -> Messages:
    """End a poll; its buttons go with it."""
    payload = {"chat_id": outcome.person.id, "message_id": outcome.message_id}
    key = DedupeKey.STOP.of(outcome.person.id, outcome.message_id)
    return [
        BotApiCall(outcome.person.id, "stopPoll", payload, Priority.CHECKIN, outcome.person.couple_id, dedupe_key=key)
    ]


@shows(OfferChanged)
def offer_changed(outcome: OfferChanged, localizer: Localizer) -> Messages:
    """Show under the poll whether its answer is shared if both want that."""
    words = localizer.words(outcome.person)
    below = _opt_in_rows(words, outcome.poll_number, is_offered=outcome.is_offered)
    payload = {
        "chat_id": outcome.person.id,
        "message_id": outcome.message_id,
        "reply_markup": _markup(below),
    }
    return [BotApiCall(outcome.person.id, "editMessageReplyMarkup", payload, couple_id=outcome.person.couple_id)]


@shows(Revealed)
def revealed(outcome: Revealed, localizer: Localizer) -> Messages:
    """Show both answers in words, with the line that bridges them and one open question."""
    person, words = outcome.person, localizer.words(outcome.person)
    questions = localizer.language(person).checkins
    question = questions.items[outcome.item]
    text = words.say(
        "checkin-reveal",
        own=_chosen(question, outcome.own),
        theirs=_chosen(question, outcome.theirs),
        partner=outcome.partner.name,
        bridge=_bridge(words, questions, question, outcome),
    )
    below: Rows = ((Button(words.label("button-talk"), BeginTalk()),),)
    if outcome.partner.takes_lines:
        below = ((Button(words.label("button-write-line"), WriteLine()),),)
    return [_reply(person, outcome.poll_number, outcome.message_id, Screen(text, below))]


@shows(NotRevealed)
def not_revealed(outcome: NotRevealed, localizer: Localizer) -> Messages:
    """Say nothing: the question is closed, and there is nothing to read into it."""
    return []


@shows(AlreadyPosed)
def already_posed(outcome: AlreadyPosed, localizer: Localizer) -> Messages:
    """Point to the poll that is there."""
    words = localizer.words(outcome.person)
    until = words.time(outcome.person, outcome.reveals_at, outcome.at)
    phrase = "checkin-already" if outcome.message_id else "checkin-already-here"
    screen = Screen(words.say(phrase, until=until))
    return [Message(outcome.person, screen, SendNew(reply_to=outcome.message_id), of_couple=True)]


@shows(CheckinClosed)
@shows(SpaceFirst)
def sentence(outcome: CheckinClosed | SpaceFirst, localizer: Localizer) -> Messages:
    """Say in one sentence why there is nothing to answer or to send now."""
    return [Message(outcome.person, Screen(localizer.words(outcome.person).say(outcome.phrase)))]


@shows(FearNamed)
def fear_named(outcome: FearNamed, localizer: Localizer) -> Messages:
    """Show the way to help, to this person only."""
    words = localizer.words(outcome.person)
    below: Rows = ((Button(words.label("button-afraid"), OpenSafety()),),)
    return [Message(outcome.person, Screen(words.say("checkin-afraid"), below))]


@shows(ReviewAsked)
def review_asked(outcome: ReviewAsked, localizer: Localizer) -> Messages:
    """Ask whether to go on."""
    words = localizer.words(outcome.person)
    below: Rows = tuple((Button(words.label(f"button-going-{one}"), ReviewCheckins(one)),) for one in Going)
    return [
        Message(
            outcome.person,
            Screen(words.say("checkin-review"), below),
            priority=Priority.CHECKIN,
            of_couple=True,
            expires_at=outcome.expires_at,
        )
    ]


@shows(ReviewAnswered)
def review_answered(outcome: ReviewAnswered, localizer: Localizer) -> Messages:
    """Say how it goes on."""
    return [
        Message(
            outcome.person, Screen(localizer.words(outcome.person).say(f"checkin-going-{outcome.going}")), EditTapped()
        )
    ]


def in_sentence(option: str) -> str:
    """Return an option as it stands inside a sentence: with a small letter, unless it begins with "I" or initials."""
    first = option.split(maxsplit=1)[0] if option.strip() else ""
    is_kept = first in {"I", "I'm", "I’m", "I'd", "I’d"} or first[1:2].isupper()
    return option if is_kept else option[:1].lower() + option[1:]


def _markup(below: Rows) -> dict[str, Any]:
    return Screen(Text(), below).markup()


def _chosen(question: Item, places: tuple[int, ...]) -> str:
    return ", ".join(in_sentence(question.options[place]) for place in places)


def _bridge(words: Translator, questions: CheckIns, question: Item, outcome: Revealed) -> str:
    asked = Question(question.id, question.freq == "weekly", question.scores, question.takes_several)
    found = bridge(asked, outcome.own, outcome.theirs)
    x, y = _chosen(question, found.x), _chosen(question, found.y)
    if found.name in questions.bridges:
        wordings = questions.bridges[found.name]
        return wordings[outcome.turn % len(wordings)].replace("{x}", x).replace("{y}", y)
    return words.say(f"bridge-{found.name}", outcome.turn, x=x).plain


def _reply(person: Member, number: int, message_id: int | None, screen: Screen) -> Message:
    where, key = SendNew(reply_to=message_id), DedupeKey.REVEAL.of(number)
    return Message(person, screen, where, Priority.CHECKIN, is_silent=True, of_couple=True, dedupe_key=key)


def _note(words: Translator, outcome: Posed, visibility: Visibility) -> str:
    partner = outcome.partner.name
    if visibility is Visibility.SHARED:
        when = words.time(outcome.person, outcome.reveals_at, outcome.at, with_at=True)
        return words.label("checkin-note-shared", partner=partner, when=when)
    if visibility is Visibility.OPT_IN:
        return words.label("checkin-note-opt-in", share=words.label("button-share-this"))
    return words.label("checkin-note-private", partner=partner)


def _poll_rows(words: Translator, number: int, question: Item) -> Rows:
    if question.visibility is Visibility.OPT_IN:
        return _opt_in_rows(words, number, is_offered=False)
    return ((Button(words.label("button-skip-question"), SkipQuestion(number)),),)


def _opt_in_rows(words: Translator, number: int, *, is_offered: bool) -> Rows:
    other = Button(words.label("button-share-this"), ShareAnswer(number))
    if is_offered:
        other = Button(words.label("button-keep-this"), KeepAnswer(number))
    return (
        (other,),
        (Button(words.label("button-skip-question"), SkipQuestion(number)),),
    )
