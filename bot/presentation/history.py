"""Screens of one's own weeks: the picture, and below it in words what is good in it."""

from babel.dates import format_date

from bot.domain.history import CLOSE, ROOM, HistoryEmpty, HistoryShown
from bot.domain.people import Member
from bot.domain.stored_names import CollapseKey
from bot.domain.text import Text, join
from bot.presentation.history_picture import drawing
from bot.presentation.lookback import look_back_row
from bot.presentation.menu import menu_row
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.screen import Message, Rows, Screen
from bot.presentation.words import Translator


@shows(HistoryShown)
def history_shown(outcome: HistoryShown, localizer: Localizer) -> Messages:
    """Send the picture; what waits of an earlier one is replaced."""
    words = localizer.words(outcome.person)
    first = outcome.weeks.mondays[0]
    since = words.say("history-since", day=str(first.day), month=format_date(first, "MMMM", locale=words.language))
    parts = [since, *_sentences(outcome, localizer, words), words.say("history-foot")]
    screen = Screen(
        join(parts, "\n"), _below(words, outcome.person), drawing=("weeks.png", drawing(outcome.weeks, words))
    )
    return [Message(outcome.person, screen, replaces=CollapseKey.HISTORY.of(outcome.person.id))]


@shows(HistoryEmpty)
def history_empty(outcome: HistoryEmpty, localizer: Localizer) -> Messages:
    """Say what will be there."""
    words = localizer.words(outcome.person)
    return [Message(outcome.person, Screen(words.say("history-empty"), _below(words, outcome.person)))]


def _sentences(outcome: HistoryShown, localizer: Localizer, words: Translator) -> list[Text]:
    """Return two sentences on what was good and one on what is usual, as far as there is something to say."""
    said = []
    if outcome.close_weeks:
        whole = outcome.close_weeks == outcome.asked_weeks
        phrase = "history-close-each" if whole else "history-close"
        said.append(words.say(phrase, weeks=outcome.close_weeks, of=outcome.asked_weeks))
    if outcome.moments:
        said.append(words.say("history-moments", count=outcome.moments))
    items = localizer.language(outcome.person).checkins.items
    usual = {item: items[item].options[place] for item, place in outcome.usual.items()}
    if usual.keys() == {CLOSE, ROOM}:
        said.append(words.say("history-usual", close=usual[CLOSE], room=usual[ROOM]))
    elif CLOSE in usual:
        said.append(words.say("history-usual-close", close=usual[CLOSE]))
    elif ROOM in usual:
        said.append(words.say("history-usual-room", room=usual[ROOM]))
    return said or [words.say("history-begun")]


def _below(words: Translator, person: Member) -> Rows:
    return (*look_back_row(words, person), menu_row(words))
