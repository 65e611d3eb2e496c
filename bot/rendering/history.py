"""Screens of one's own weeks: the picture, and below it in words what is good in it."""

from babel.dates import format_date

from bot.domain.history import CLOSE, ROOM, HistoryEmpty, HistoryShown
from bot.domain.people import Member
from bot.domain.stored_names import CollapseKey
from bot.domain.text import Text, join
from bot.rendering.history_picture import drawing
from bot.rendering.lookback import look_back_row
from bot.rendering.menu import menu_row
from bot.rendering.outcomes import Mail, Voice, shows
from bot.rendering.screen import Message, Rows, Screen
from bot.rendering.words import Words


@shows(HistoryShown)
def history_shown(outcome: HistoryShown, voice: Voice) -> Mail:
    """Send the picture; what waits of an earlier one is replaced."""
    words = voice.words(outcome.person)
    first = outcome.weeks.mondays[0]
    since = words.say("history-since", day=str(first.day), month=format_date(first, "MMMM", locale=words.language))
    parts = [since, *_sentences(outcome, voice, words), words.say("history-foot")]
    screen = Screen(
        join(parts, "\n"), _below(words, outcome.person), drawing=("weeks.png", drawing(outcome.weeks, words))
    )
    return [Message(outcome.person, screen, replaces=CollapseKey.HISTORY.of(outcome.person.id))]


@shows(HistoryEmpty)
def history_empty(outcome: HistoryEmpty, voice: Voice) -> Mail:
    """Say what will be there."""
    words = voice.words(outcome.person)
    return [Message(outcome.person, Screen(words.say("history-empty"), _below(words, outcome.person)))]


def _sentences(outcome: HistoryShown, voice: Voice, words: Words) -> list[Text]:
    """Return two sentences on what was good and one on what is usual, as far as there is something to say."""
    said = []
    if outcome.close_weeks:
        whole = outcome.close_weeks == outcome.asked_weeks
        phrase = "history-close-each" if whole else "history-close"
        said.append(words.say(phrase, weeks=outcome.close_weeks, of=outcome.asked_weeks))
    if outcome.moments:
        said.append(words.say("history-moments", count=outcome.moments))
    items = voice.language(outcome.person).checkins.items
    usual = {item: items[item].options[place] for item, place in outcome.usual.items()}
    if usual.keys() == {CLOSE, ROOM}:
        said.append(words.say("history-usual", close=usual[CLOSE], room=usual[ROOM]))
    elif CLOSE in usual:
        said.append(words.say("history-usual-close", close=usual[CLOSE]))
    elif ROOM in usual:
        said.append(words.say("history-usual-room", room=usual[ROOM]))
    return said or [words.say("history-begun")]


def _below(words: Words, person: Member) -> Rows:
    return (*look_back_row(words, person), menu_row(words))
