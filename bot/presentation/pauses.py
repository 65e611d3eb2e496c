"""Screens of a pause: for how long, that it is there, that it is over."""

from bot.domain.localtime import quiet_ends_at
from bot.domain.pauses import CHOICES, PAUSE_OVER, NotPaused, PauseAsked, PauseBegun, PauseEnded, is_open_end
from bot.domain.receiving import is_paused
from bot.domain.text import Text, join
from bot.presentation.buttons.pauses import AskPause, EndPause, PauseFor, PauseUntil
from bot.presentation.menu import menu_row, menu_rows
from bot.presentation.moments import reading_label
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.screen import Button, EditTapped, Message, Rows, Screen, rows
from bot.presentation.words import Translator


@shows(PauseAsked)
def pause_asked(outcome: PauseAsked, localizer: Localizer) -> Messages:
    """Ask for how long, and say what is on already."""
    person, words = outcome.person, localizer.words(outcome.person)
    parts = [words.say(f"pause-problem-{outcome.problem}")] if outcome.problem else []
    below: Rows = rows([Button(words.label(f"pause-{one}"), PauseFor(one)) for one in CHOICES], 2)
    found = tuple((Button(reading_label(words, person, at, outcome.at), PauseUntil(at)),) for at in outcome.readings)
    below = (*found, *below)
    if person.paused_until is not None and is_paused(person, outcome.at):
        if is_open_end(person.paused_until):
            parts.append(words.say("pause-now-open"))
        else:
            parts.append(words.say("pause-now", until=words.time(person, person.paused_until, outcome.at)))
        below = (*below, _resume_row(words))
    below = (*below, menu_row(words))
    text = join([*parts, words.say("pause-asked")], "\n\n")
    return [Message(person, Screen(text, below), EditTapped())]


@shows(PauseBegun)
def pause_begun(outcome: PauseBegun, localizer: Localizer) -> Messages:
    """Say that all is quiet, what that means, and how to come back."""
    words, partner = localizer.words(outcome.person), outcome.partner
    parts = [_begun(outcome, words)]
    if partner is None:
        parts.append(words.say("pause-meaning-alone"))
    else:
        parts.append(words.say("pause-meaning", partner=partner.name))
        if outcome.returns_at is not None:
            back = words.time(outcome.person, outcome.returns_at, outcome.at, with_at=True)
            parts.append(words.say("pause-space", partner=partner.name, at=back))
    return [
        Message(outcome.person, Screen(join(parts, "\n\n"), (_change_row(words), _resume_row(words))), EditTapped())
    ]


@shows(PauseEnded)
def pause_ended(outcome: PauseEnded, localizer: Localizer) -> Messages:
    """Say that the pause is over; where it ended by itself in quiet hours, once those are over."""
    person, words = outcome.person, localizer.words(outcome.person)
    if not outcome.by_itself:
        return [Message(person, Screen(words.say("pause-ended"), (menu_row(words),)), EditTapped())]
    morning = quiet_ends_at(outcome.at, person.zone, person.quiet_from, person.quiet_to)
    is_night = morning > outcome.at
    text = words.say("pause-over-since" if is_night and not person.holds_at_night else "pause-over")
    key = f"{PAUSE_OVER}{person.id}:{int(outcome.at.timestamp())}"
    return [Message(person, Screen(text), not_before=morning if is_night else None, dedupe_key=key)]


@shows(NotPaused)
def not_paused(outcome: NotPaused, localizer: Localizer) -> Messages:
    """Say that there is no pause."""
    words = localizer.words(outcome.person)
    below = menu_rows(words, outcome.person.couple_id is not None, was_left=outcome.person.was_left)
    return [Message(outcome.person, Screen(words.say("not-paused"), below), EditTapped())]


def _begun(outcome: PauseBegun, words: Translator) -> Text:
    if is_open_end(outcome.until_at):
        return words.say("pause-begun-open")
    until = words.time(outcome.person, outcome.until_at, outcome.at, is_held=True)  # with its day
    return words.say("pause-begun", until=until)


def _change_row(words: Translator) -> tuple[Button, ...]:
    return (Button(words.label("button-change-pause"), AskPause()),)


def _resume_row(words: Translator) -> tuple[Button, ...]:
    return (Button(words.label("button-resume"), EndPause()),)
