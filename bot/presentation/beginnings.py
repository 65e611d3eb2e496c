"""The screens of the start: the question for the time, what comes by itself, and whether a question may."""

from babel.dates import get_day_names
from babel.lists import format_list

from bot.domain.beginnings import Begun, QuestionsChosen, QuestionsOffered, Routine
from bot.domain.people import Member
from bot.domain.receiving import Reception, reception
from bot.domain.settings import Section
from bot.domain.stored_names import DedupeKey
from bot.domain.text import Text, join
from bot.presentation.buttons.beginnings import ChooseQuestions
from bot.presentation.buttons.settings import OpenSection
from bot.presentation.buttons.zones import AskZone
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.screen import Button, ClearButtons, Message, Rows, Screen, SendNew
from bot.presentation.words import Translator
from bot.presentation.zones import question

_EVERY_DAY = frozenset(range(7))


@shows(Begun)
def begun(outcome: Begun, localizer: Localizer) -> Messages:
    """Tell both, each in their own words, once."""
    mail: Messages = []
    for routine in outcome.routines:
        if not routine.person.is_zone_known:
            mail.append(_time_asked(outcome, routine, localizer))
        mail.append(_told(outcome, routine, localizer))
    return mail


@shows(QuestionsOffered)
def questions_offered(outcome: QuestionsOffered, localizer: Localizer) -> Messages:
    """Ask whether one small question may come each evening."""
    person, words, clock = outcome.person, localizer.words(outcome.person), outcome.clock.strftime("%H:%M")
    if outcome.days == _EVERY_DAY:
        text = words.say("start-question-every-day", clock=clock)
    else:
        text = words.say("start-question", clock=clock, days=days_named(outcome.days, words.language))
    yes = Button(words.label("button-question-yes"), ChooseQuestions(True))
    no = Button(words.label("button-question-no"), ChooseQuestions(False))
    below: Rows = ((yes, no), (Button(words.label("button-change"), OpenSection(Section.MAIN)),))
    is_silent = reception(person, outcome.at) is not Reception.NOW
    return [Message(person, Screen(text, below), SendNew(), is_silent=is_silent, of_couple=True)]


def days_named(days: frozenset[int], language: str) -> str:
    """Return weekdays in words: "Monday, Wednesday and Friday"."""
    names = get_day_names("wide", "format", language)
    # A comma before the "and" is American; English here is plain and means readers everywhere.
    return format_list([names[day] for day in sorted(days)], locale="en_GB" if language == "en" else language)


def _time_asked(outcome: Begun, routine: Routine, localizer: Localizer) -> Message:
    """Ask first, so that nothing is agreed to by a clock that is not one's own."""
    person, words = routine.person, localizer.words(routine.person)
    text, below = question(words, routine.likely)
    text = text + "\n\n" + words.say("start-zone", zone=person.zone.key)
    return _message(outcome, person, Screen(text, below), DedupeKey.START_ZONE)


def _told(outcome: Begun, routine: Routine, localizer: Localizer) -> Message:
    words = localizer.words(routine.person)
    below: Rows = ((Button(words.label("button-change"), OpenSection(Section.MAIN)),),)
    return _message(outcome, routine.person, Screen(_coming(routine, words), below), DedupeKey.START)


def _message(outcome: Begun, person: Member, screen: Screen, key: DedupeKey) -> Message:
    is_silent = reception(person, outcome.at) is not Reception.NOW
    return Message(person, screen, is_silent=is_silent, of_couple=True, dedupe_key=key.of(person.couple_id, person.id))


def _coming(routine: Routine, words: Translator) -> Text:
    if routine.lesson_clock is None or not routine.lesson_days:
        return words.say("start-none")
    clock = routine.lesson_clock.strftime("%H:%M")
    lesson = words.say("start-lesson", clock=clock, days=days_named(routine.lesson_days, words.language))
    return join([lesson, words.say("start-rest")], "\n\n")


@shows(QuestionsChosen)
def questions_chosen(outcome: QuestionsChosen, localizer: Localizer) -> Messages:
    """Say what follows; what else stood under the choice stays there.

    Whose time is not known agreed to an hour that is not theirs: it is named, and the time asked for once more.
    """
    person, words = outcome.person, localizer.words(outcome.person)
    rest: Rows = ((Button(words.label("button-change"), OpenSection(Section.MAIN)),),)
    if not person.is_zone_known:
        rest = ((Button(words.label("button-my-time"), AskZone()),), *rest)
    phrase = "start-question-on" if outcome.is_on else "start-question-off"
    said = Screen(words.say(phrase, clock=outcome.clock.strftime("%H:%M")))
    if outcome.likely:
        asked, below = question(words, outcome.likely)
        until_then = words.say("start-zone", zone=person.zone.key)
        said = Screen(join([said.text, asked, until_then], "\n\n"), below)
    return [ClearButtons(person, rows=rest), Message(person, said, SendNew())]
