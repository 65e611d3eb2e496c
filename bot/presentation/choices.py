"""Buttons of which one is chosen, times of day to tap, and the way back, as all screens of the settings have them."""

from collections.abc import Sequence
from datetime import time

from bot.domain.settings import HOUR_OF, Section, SettingsShown
from bot.domain.text import Text
from bot.presentation.buttons.settings import OpenSection, SetClock
from bot.presentation.screen import Button, Rows, rows
from bot.presentation.words import Translator

_ABOVE = {**HOUR_OF, Section.QUIET_FROM: Section.QUIET, Section.QUIET_TO: Section.QUIET}  # where the way back leads


def ticked(label: str, is_chosen: bool) -> str:
    """Return the label of a choice, marked where it is the one that counts now."""
    return f"✓ {label}" if is_chosen else label


def shown(clock: time) -> str:
    """Return a time of day as it is shown."""
    return clock.strftime("%H:%M")


def clock_rows(section: Section, clocks: Sequence[time], now: time) -> Rows:
    """Return times of day to tap for what a screen is about."""
    return rows([Button(ticked(shown(one), one == now), SetClock(section, one)) for one in clocks], 4)


def clock_screen(outcome: SettingsShown, words: Translator, clocks: Sequence[time], now: time) -> tuple[Text, Rows]:
    """Ask for a time of day; where one was typed that is not certain, offer what it may mean."""
    section, readings = outcome.section, outcome.readings
    text = words.say(f"settings-{section}")
    if readings:
        text = words.say("settings-clock-unclear", count=len(readings)) + "\n\n" + text
    elif outcome.problem:
        text = words.say("settings-clock-unreadable") + "\n\n" + text
    return text, (*clock_rows(section, readings or clocks, now), back_row(words, _ABOVE[section]))


def back_row(words: Translator, to: Section = Section.MAIN) -> tuple[Button, ...]:
    """Return the way back."""
    return (Button(words.label("button-back"), OpenSection(to)),)
