"""Screens of the first ten minutes."""

from datetime import timedelta

from bot.domain.api_calls import Priority
from bot.domain.soothing import ROUNDS, TRUE_THINGS, WAYS, BreathingBegun, SootheOpened, WayShown, WordsLetGo, breaths
from bot.domain.stored_names import DedupeKey
from bot.domain.text import Text
from bot.presentation.buttons.menu import OpenMenu
from bot.presentation.buttons.safety import OpenSafetyBelow
from bot.presentation.buttons.soothing import OtherWay, TakeWay
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.screen import Button, DeleteMessages, Edit, EditTapped, Message, Rows, Screen, SendNew, rows
from bot.presentation.words import Translator

_LATE = timedelta(seconds=5)  # a breath that could not be shown in time is let go


@shows(SootheOpened)
def soothe_opened(outcome: SootheOpened, localizer: Localizer) -> Messages:
    """Offer the ways."""
    words = localizer.words(outcome.person)
    ways = [Button(words.label(f"soothe-{way}-button"), TakeWay(way)) for way in WAYS]
    below = (*rows(ways, 2), (Button(words.label("button-safety"), OpenSafetyBelow()), _menu(words)))
    text = words.say("soothe-space" if outcome.is_in_space else "soothe")
    return [Message(outcome.person, Screen(text, below), SendNew() if outcome.is_elsewhere else EditTapped())]


@shows(BreathingBegun)
def breathing_begun(outcome: BreathingBegun, localizer: Localizer) -> Messages:
    """Pace a breath by edits of one message, each let go where it comes too late."""
    person, words = outcome.person, localizer.words(outcome.person)
    where = Edit(outcome.message_id)
    stop: Rows = ((Button(words.label("soothe-stop"), OtherWay()),),)
    mail: Messages = [Message(person, Screen(words.say("breathe-ready"), stop), where)]
    for number, (after, part, count) in enumerate(breaths()):
        at = outcome.at + after
        dots = "●" * count + "○" * (ROUNDS - count)
        screen = Screen(words.say(f"breathe-{part}") + "\n\n" + dots, stop)
        if part == "done":
            screen = Screen(words.say("breathe-done"), _back(words))
        key = DedupeKey.BREATH.of(outcome.message_id, number)
        last = None if part == "done" else at + _LATE
        mail.append(Message(person, screen, where, Priority.ANSWER, dedupe_key=key, not_before=at, expires_at=last))
    return mail


@shows(WayShown)
def way_shown(outcome: WayShown, localizer: Localizer) -> Messages:
    """Show one way."""
    words = localizer.words(outcome.person)
    where = SendNew() if outcome.is_elsewhere else EditTapped()
    return [Message(outcome.person, Screen(_way(words, outcome.way, outcome.step), _back(words)), where)]


@shows(WordsLetGo)
def words_let_go(outcome: WordsLetGo, localizer: Localizer) -> Messages:
    """Remove what was written, and go on."""
    words = localizer.words(outcome.person)
    if outcome.way == "true" and outcome.step >= TRUE_THINGS:
        text = words.say("soothe-true-done")
    else:
        text = _way(words, outcome.way, outcome.step)
    removal = DeleteMessages(outcome.person, (outcome.message_id,))
    return [removal, Message(outcome.person, Screen(text, _back(words)), SendNew())]


def _way(words: Translator, way: str, step: int) -> Text:
    if way == "true":
        return words.say(f"soothe-true-{step + 1}")
    return words.say(f"soothe-{way}-again" if way == "write" and step else f"soothe-{way}")


def _back(words: Translator) -> Rows:
    return ((Button(words.label("soothe-else"), OtherWay()), _menu(words)),)


def _menu(words: Translator) -> Button:
    return Button(words.label("button-menu"), OpenMenu())
