"""Screens of when questions and lessons come by themselves: on or off, on which days, at which hour."""

from datetime import time

from babel.dates import get_day_names

from bot.domain.lessons import TRACKS
from bot.domain.settings import HOUR_OF, Rhythm, Section, SettingsShown
from bot.domain.text import Text
from bot.presentation.buttons.settings import OpenSection, SetTrack, SwitchDay, SwitchRhythm
from bot.presentation.choices import back_row, clock_screen, shown, ticked
from bot.presentation.outcomes import Localizer
from bot.presentation.screen import Button, Rows, rows
from bot.presentation.words import Translator

_HOURS = [time(hour) for hour in (7, 8, 9, 12, 17, 18, 19, 20, 21, 22)]
_WEEK = range(7)


def in_words(words: Translator, rhythm: Rhythm) -> Text:
    """Return a rhythm in a few words: "Tue, Thu at 19:00", or "off"."""
    if not rhythm.is_on:
        return words.say("settings-off")
    days = words.say("settings-every-day")
    if len(rhythm.days) < len(_WEEK):
        days = Text(", ".join(_day(words, day) for day in sorted(rhythm.days)))
    return words.say("settings-rhythm", days=days, clock=shown(rhythm.clock))


def rhythm_screen(outcome: SettingsShown, localizer: Localizer, words: Translator) -> tuple[Text, Rows]:
    """Show when something comes; off, only what turns it on, the hour, and which lessons."""
    of = outcome.section
    rhythm = outcome.rhythms[of]
    text = words.say(f"settings-{of}", rhythm=in_words(words, rhythm))
    to = "off" if rhythm.is_on else "on"
    below: Rows = ((Button(words.label(f"settings-switch-{of}-{to}"), SwitchRhythm(of, not rhythm.is_on)),),)
    if rhythm.is_on:
        below = (*below, *rows([_day_button(words, of, rhythm, day) for day in _WEEK], 4))
        section = next(hour for hour, rhythmic in HOUR_OF.items() if rhythmic is of)
        hour = Button(words.label("settings-hour-button", clock=shown(rhythm.clock)), OpenSection(section))
        below = (*below, (hour,))
    if rhythm.track is not None:
        text = text + "\n\n" + words.say("settings-track")
        below = (*below, *rows([_track_button(words, rhythm, track) for track in TRACKS], 1))
    return text, (*below, back_row(words))


def hour_screen(outcome: SettingsShown, localizer: Localizer, words: Translator) -> tuple[Text, Rows]:
    """Ask at which hour."""
    return clock_screen(outcome, words, _HOURS, outcome.rhythms[HOUR_OF[outcome.section]].clock)


def _day_button(words: Translator, of: Section, rhythm: Rhythm, day: int) -> Button:
    is_on = day in rhythm.days
    return Button(ticked(_day(words, day), is_on), SwitchDay(of, day, not is_on))


def _track_button(words: Translator, rhythm: Rhythm, track: str) -> Button:
    return Button(ticked(words.label(f"settings-track-{track}"), track == rhythm.track), SetTrack(track))


def _day(words: Translator, day: int) -> str:
    return str(get_day_names("abbreviated", "stand-alone", locale=words.language.replace("-", "_"))[day])
