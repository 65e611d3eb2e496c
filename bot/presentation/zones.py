"""Screens of the time zone: what time it is for somebody, which city is meant, and sharing a place."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.content.zonenames import city_of
from bot.domain.api_calls import Priority
from bot.domain.clocktimes import NamedTimeMoved, PromiseMoved
from bot.domain.people import Member
from bot.domain.settings import ClockChoice, PlaceAsked, PlaceSettled, ZoneAsked, ZoneTaken
from bot.domain.stored_names import DedupeKey
from bot.domain.text import Text
from bot.presentation.buttons.promises import AskOtherTime
from bot.presentation.buttons.returns import ComeBack
from bot.presentation.buttons.zones import AskZone, AskZoneAgain, ChooseCity, LeaveZone, OfferPlace
from bot.presentation.delivery import to_partner
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.screen import Button, EditTapped, Keyboard, Message, Rows, Screen, SendNew, rows
from bot.presentation.words import Translator

_HALF = 17  # characters that fit half the width of a phone


@shows(ZoneAsked)
def zone_asked(outcome: ZoneAsked, localizer: Localizer) -> Messages:
    """Ask what time it is, with the likeliest places; or which of some places is meant."""
    words = localizer.words(outcome.person)
    back = Button(words.label("button-back"), LeaveZone())
    if outcome.places:
        text = words.say("zone-which")
        below: Rows = (*place_rows(words, outcome.places), (Button(words.label("zone-other"), AskZone()),), (back,))
    else:
        text, below = question(words, outcome.likely)
        below = (*below, (back,))
    if outcome.problem:
        text = words.say(f"zone-problem-{outcome.problem}") + "\n\n" + text
    return [Message(outcome.person, Screen(text, below), EditTapped())]


@shows(ZoneTaken)
def zone_taken(outcome: ZoneTaken, localizer: Localizer) -> Messages:
    """Say which place was understood, with a way to say another; what was read by it is then read anew."""
    words, person = localizer.words(outcome.person), outcome.person
    text = words.say("zone-taken", clock=clock_of(person, outcome.at), place=outcome.place)
    again = AskZoneAgain(*outcome.prompt) if outcome.prompt else AskZone()
    other = ((Button(words.label("button-change"), again),),)
    return [Message(person, Screen(text, other), SendNew())]


@shows(PlaceAsked)
def place_asked(outcome: PlaceAsked, localizer: Localizer) -> Messages:
    """Offer to share a place, which takes a keyboard in place of the letters."""
    words = localizer.words(outcome.person)
    keyboard = Keyboard(words.label("zone-place-yes"), words.label("zone-place-no"))
    return [Message(outcome.person, Screen(words.say("zone-place"), keyboard=keyboard), SendNew())]


@shows(PlaceSettled)
def place_settled(outcome: PlaceSettled, localizer: Localizer) -> Messages:
    """Take the keyboard away and say what became of the place."""
    words, person = localizer.words(outcome.person), outcome.person
    clock, place = clock_of(person, outcome.at), place_of(words, person.zone)
    text = words.say(f"zone-place-{outcome.how}", clock=clock, place=place)
    return [Message(person, Screen(text, keyboard=Keyboard()), SendNew())]


@shows(PromiseMoved)
def promise_moved(outcome: PromiseMoved, localizer: Localizer) -> Messages:
    """Say what a promise means since clocks have new rules: to who made it, and without sound to who waits."""
    signal, words = outcome.signal, localizer.words(outcome.signal.sender)
    until, partner = signal.until_at or outcome.at, signal.receiver.name
    how = "moved" if outcome.is_moved else "stays"
    own = words.say(f"rules-own-{how}", time=words.time(signal.sender, until, outcome.at), partner=partner)
    back = ((Button(words.label("button-im-back"), ComeBack(signal.id)),),)
    key = DedupeKey.RULES.of(signal.id, int(until.timestamp()), int(outcome.at.timestamp()))
    mail: Messages = [
        Message(
            signal.sender, Screen(own, back), SendNew(), Priority.RETURN, of_couple=True, is_silent=True, dedupe_key=key
        )
    ]
    if outcome.is_told_to_receiver:
        theirs = localizer.words(signal.receiver)
        time = theirs.relayed_time(signal.receiver, until, outcome.at)
        told = Screen(theirs.say("rules-theirs", name=signal.sender.name, time=time))
        mail.append(to_partner(signal.receiver, told, outcome.at, dedupe_key=f"{key}:theirs", is_silent=True))
    return mail


@shows(NamedTimeMoved)
def named_time_moved(outcome: NamedTimeMoved, localizer: Localizer) -> Messages:
    """Say what a time in an answer or for a topic means since clocks have new rules, without sound."""
    promise, at = outcome.promise, outcome.at
    person, waiter, words = promise.promiser, promise.waiter, localizer.words(promise.promiser)
    how, time = "moved" if outcome.is_moved else "stays", words.time(person, promise.due_at, at)
    own = Screen(
        words.say(f"rules-named-{how}", time=time, partner=waiter.name),
        ((Button(words.label("button-another-time"), AskOtherTime(promise.id)),),),
    )
    key = DedupeKey.RULES.of(promise.id, int(promise.due_at.timestamp()), int(at.timestamp()))
    mail: Messages = [Message(person, own, SendNew(), Priority.RETURN, of_couple=True, is_silent=True, dedupe_key=key)]
    if outcome.is_told_to_waiter:
        theirs = localizer.words(waiter)
        told = Screen(
            theirs.say("rules-theirs", name=person.name, time=theirs.relayed_time(waiter, promise.due_at, at))
        )
        mail.append(to_partner(waiter, told, at, dedupe_key=f"{key}:theirs", is_silent=True))
    return mail


def question(words: Translator, likely: tuple[ClockChoice, ...]) -> tuple[Text, Rows]:
    """Return the question for the time, with a button for each likely place and one to share one's own."""
    share = Button(words.label("zone-share"), OfferPlace())
    return words.say("zone-asked"), _paired([*place_buttons(words, likely), share])


def place_rows(words: Translator, places: tuple[ClockChoice, ...]) -> Rows:
    """Return a button for each place in a row of its own, with the time there."""
    return rows(place_buttons(words, places), 1)


def place_buttons(words: Translator, places: tuple[ClockChoice, ...]) -> list[Button]:
    """Return a button for each place, with the time there."""
    buttons = []
    for one in places:
        name = one.place or place_of(words, ZoneInfo(one.zone))
        label = words.label("zone-place-button", place=name, clock=_shown(one.local_at))
        buttons.append(Button(label, ChooseCity(one.zone)))
    return buttons


def _paired(buttons: list[Button]) -> Rows:
    """Return buttons in their order, two in a row where both are short, so that the question stays in sight."""
    found: list[tuple[Button, ...]] = []
    for one in buttons:
        is_beside = bool(found) and len(found[-1]) == 1 and len(found[-1][0].label) <= _HALF and len(one.label) <= _HALF
        found[-1:] = [(*found[-1], one)] if is_beside else [*found[-1:], (one,)]
    return tuple(found)


def clock_of(person: Member, at: datetime) -> Text:
    """Return what the clock of a person shows."""
    return Text(_shown(at.astimezone(person.zone)))


def place_of(words: Translator, zone: ZoneInfo) -> str:
    """Return the city by which people know a zone, in the language of `words`."""
    return city_of(zone.key, words.language)


def _shown(local_at: datetime) -> str:
    return local_at.strftime("%H:%M")
