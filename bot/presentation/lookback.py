"""Screens of the monthly look back: whether it is wanted, and what it says."""

from babel.dates import format_date

from bot.content.checkins import CheckIns
from bot.domain.api_calls import Priority
from bot.domain.lookback import TOLD, GoodMoment, LookBackShown, LookedBack, words_of
from bot.domain.people import Member
from bot.domain.settings import Section
from bot.domain.stored_names import DedupeKey
from bot.domain.text import Text, join
from bot.presentation.buttons.beginnings import ChooseLookBack, OpenLookBack
from bot.presentation.buttons.menu import OpenMenu
from bot.presentation.buttons.settings import OpenSection
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.screen import Button, EditTapped, Message, Rows, Screen
from bot.presentation.words import Translator


def look_back_row(words: Translator, person: Member) -> Rows:
    """Return the row with the button that leads to the look back; none for somebody who is not connected."""
    return ((Button(words.label("button-lookback"), OpenLookBack()),),) if person.couple_id is not None else ()


@shows(LookBackShown)
def look_back_shown(outcome: LookBackShown, localizer: Localizer) -> Messages:
    """Say what it is and whether this person wants it; the words are the same whatever the other wants."""
    words = localizer.words(outcome.person)
    state, turn = ("on", "off") if outcome.is_on else ("off", "on")
    below: Rows = (
        (Button(words.label(f"lookback-turn-{turn}"), ChooseLookBack(not outcome.is_on)),),
        (Button(words.label("button-back"), OpenSection(Section.MAIN)), Button(words.label("button-menu"), OpenMenu())),
    )
    text = words.say(f"lookback-{state}") + "\n\n" + words.say("lookback-what")
    return [Message(outcome.person, Screen(text, below), EditTapped())]


@shows(LookedBack)
def looked_back(outcome: LookedBack, localizer: Localizer) -> Messages:
    """Send one of the two the look back, in their own language."""
    person, words = outcome.person, localizer.words(outcome.person)
    questions = localizer.language(person).checkins
    month = format_date(outcome.month, "LLLL", locale=words.language)
    parts = [
        words.say("lookback-title", month=month),
        join([_line(one, words, questions) for one in outcome.moments], "\n"),
        words.say("lookback-foot"),
    ]
    return [
        Message(
            person,
            Screen(join(parts, "\n\n"), look_back_row(words, person)),
            priority=Priority.CHECKIN,
            of_couple=True,
            dedupe_key=DedupeKey.LOOK_BACK.of(person.couple_id, outcome.month.isoformat(), person.id),
            expires_at=outcome.expires_at,
        )
    ]


def _line(moment: GoodMoment, words: Translator, questions: CheckIns) -> Text:
    day = format_date(moment.on, "EEEE d", locale=words.language)
    if moment.item == TOLD:
        bare = words.say("lookback-told-bare", day=day)
        return bare if moment.line is None else words.say("lookback-told", day=day, line=moment.line)
    options = {moment.item: questions.items[moment.item].options}
    quoted = " · ".join(words.label("lookback-quote", words=one) for one in words_of(moment, options))
    return words.say(f"lookback-{moment.item}", day=day, words=quoted)
