"""Screens of the settings: what is set, in words, and what can be set with one tap."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta

from bot.domain.drafts import Draft
from bot.domain.people import NAME_LENGTH, Member, Tone
from bot.domain.settings import UNDO_SECONDS, LanguageChosen, Section, SettingsShown, Switch
from bot.domain.signals import Kind, Strength
from bot.domain.text import Text, join
from bot.presentation import frames
from bot.presentation.bot_profile import COMMANDS
from bot.presentation.buttons.reflection import OpenReflection
from bot.presentation.buttons.settings import (
    EndQuiet,
    FollowTelegramName,
    OpenSection,
    SetLanguage,
    SetSwitch,
    SetTone,
    SetUndo,
)
from bot.presentation.buttons.zones import AskZone
from bot.presentation.choices import back_row, clock_screen, shown, ticked
from bot.presentation.lookback import look_back_row
from bot.presentation.menu import menu_row
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.rhythms import hour_screen, in_words, rhythm_screen
from bot.presentation.screen import Button, EditTapped, Message, Rows, Screen, SetCommands, rows
from bot.presentation.words import Translator
from bot.presentation.zones import clock_of, place_of

_SAMPLE_LASTS = timedelta(hours=2)
_EVENINGS = [time(20), time(21), time(21, 30), time(22), time(22, 30), time(23), time(23, 30), time(0)]
_MORNINGS = [time(5), time(6), time(6, 30), time(7), time(7, 30), time(8), time(9), time(10)]
_BUTTONS = (
    *(Section.NAME, Section.TONE, Section.SIGNALS, Section.QUIET, Section.ZONE),
    *(Section.LANGUAGE, Section.DISCREET, Section.CHECKINS, Section.LESSONS),
)
_CHOICES = {Section.QUIET_FROM: _EVENINGS, Section.QUIET_TO: _MORNINGS}


@shows(SettingsShown)
def settings_shown(outcome: SettingsShown, localizer: Localizer) -> Messages:
    """Show one screen; the list of commands is told again to who chose a language, for new ones may have come."""
    text, below = _SCREENS[outcome.section](outcome, localizer, localizer.words(outcome.person))
    mail: Messages = [Message(outcome.person, Screen(text, below), EditTapped())]
    if outcome.section is Section.MAIN and outcome.is_language_chosen:
        mail.append(_commands(localizer, outcome.person))
    return mail


@shows(LanguageChosen)
def language_chosen(outcome: LanguageChosen, localizer: Localizer) -> Messages:
    """Go on in the language that was chosen, the list of commands included."""
    screen = SettingsShown(outcome.person, Section.LANGUAGE, outcome.at)
    return [*settings_shown(screen, localizer), _commands(localizer, outcome.person)]


def _commands(localizer: Localizer, person: Member) -> SetCommands:
    words = localizer.words(person)
    return SetCommands(person, tuple((name, words.label(f"command-{name}")) for name in COMMANDS))


def _main(outcome: SettingsShown, localizer: Localizer, words: Translator) -> tuple[Text, Rows]:
    person = outcome.person
    lines = (
        words.say("settings-title"),
        words.say("settings-line-name", name=person.name),
        words.say("settings-line-tone", tone=localizer.language(person).tones[person.tone]),
        words.say("settings-line-signals", what=_signals_in_short(words, person)),
        words.say("settings-line-quiet", hours=_hours(words, person)),
        words.say("settings-line-zone", zone=_zone(words, outcome)),
        words.say("settings-line-language", language=localizer.language(person).name),
        words.say("settings-line-discreet", state=_state(words, person.is_discreet)),
        *(words.say(f"settings-line-{of}", rhythm=in_words(words, one)) for of, one in outcome.rhythms.items()),
    )
    below = (
        *rows([_to(words, section) for section in _BUTTONS], 2),
        (Button(words.label("button-reflection"), OpenReflection()),),
        *look_back_row(words, person),
        menu_row(words),
    )
    return join(lines, "\n") + "\n\n" + words.say("settings-foot"), below


def _name(outcome: SettingsShown, localizer: Localizer, words: Translator) -> tuple[Text, Rows]:
    text = words.say("settings-name", name=outcome.person.name, most=str(NAME_LENGTH))
    if outcome.problem:
        text = words.say(f"settings-name-{outcome.problem}", most=str(NAME_LENGTH)) + "\n\n" + text
    telegrams: Rows = ((Button(words.label("settings-name-telegrams"), FollowTelegramName()),),)
    return text, (*(telegrams if outcome.is_name_chosen else ()), back_row(words))


def _tone(outcome: SettingsShown, localizer: Localizer, words: Translator) -> tuple[Text, Rows]:
    language = localizer.language(outcome.person)
    samples = [
        words.say("settings-tone-sample", tone=language.tones[tone], sample=_sample(outcome, localizer, tone))
        for tone in Tone
    ]
    chips = [Button(ticked(language.tones[tone], tone is outcome.person.tone), SetTone(tone)) for tone in Tone]
    text = join([words.say("settings-tone", tone=language.tones[outcome.person.tone]), *samples], "\n\n")
    return text, (*rows(chips, 1), back_row(words))


def _signals(outcome: SettingsShown, localizer: Localizer, words: Translator) -> tuple[Text, Rows]:
    person = outcome.person
    parts = (
        words.say("settings-signals"),
        words.say("settings-lines-on" if person.takes_lines else "settings-lines-off"),
        words.say("settings-reminders-on" if person.takes_reminders else "settings-reminders-off"),
        words.say("settings-undo", count=person.undo_seconds),
        words.say("settings-holds-on" if person.holds_at_night else "settings-holds-off"),
    )
    undo = tuple(
        Button(
            ticked(words.label("settings-undo-button", count=seconds), seconds == person.undo_seconds),
            SetUndo(seconds),
        )
        for seconds in UNDO_SECONDS
    )
    below = (
        (_switch(words, person, Switch.LINES),),
        (_switch(words, person, Switch.REMINDERS),),
        undo,
        (_switch(words, person, Switch.HOLDS),),
        back_row(words),
    )
    return join(parts, "\n\n"), below


def _quiet(outcome: SettingsShown, localizer: Localizer, words: Translator) -> tuple[Text, Rows]:
    person = outcome.person
    if person.quiet_from == person.quiet_to:
        text = words.say("settings-quiet-none")
    else:
        text = words.say("settings-quiet", **{"from": shown(person.quiet_from), "to": shown(person.quiet_to)})
    below: Rows = (
        (
            _hour(words, Section.QUIET_FROM, person.quiet_from),
            _hour(words, Section.QUIET_TO, person.quiet_to),
        ),
    )
    if person.quiet_from != person.quiet_to:
        below = (*below, (Button(words.label("settings-quiet-none-button"), EndQuiet()),))
    if not person.is_zone_known:
        text = text + "\n\n" + words.say("settings-quiet-zone", zone=person.zone.key)
        below = (*below, (Button(words.label("settings-zone-set"), AskZone()),))
    return text, (*below, back_row(words))


def _quiet_edge(outcome: SettingsShown, localizer: Localizer, words: Translator) -> tuple[Text, Rows]:
    section, person = outcome.section, outcome.person
    now = person.quiet_from if section is Section.QUIET_FROM else person.quiet_to
    return clock_screen(outcome, words, _CHOICES[section], now)


def _zone_screen(outcome: SettingsShown, localizer: Localizer, words: Translator) -> tuple[Text, Rows]:
    if outcome.person.is_zone_known:
        place = place_of(words, outcome.person.zone)
        text = words.say("settings-zone", place=place, clock=clock_of(outcome.person, outcome.at))
    else:
        text = words.say("settings-zone-unknown", zone=outcome.person.zone.key)
    change = Button(words.label("settings-zone-change"), AskZone())
    return text, ((change,), back_row(words))


def _language(outcome: SettingsShown, localizer: Localizer, words: Translator) -> tuple[Text, Rows]:
    now = localizer.language(outcome.person).code
    offered = [
        Button(ticked(language.name, code == now), SetLanguage(code)) for code, language in localizer.languages.items()
    ]
    return words.say("settings-language"), (*rows(offered, 2), back_row(words))


def _discreet(outcome: SettingsShown, localizer: Localizer, words: Translator) -> tuple[Text, Rows]:
    text = words.say("settings-discreet-on" if outcome.person.is_discreet else "settings-discreet-off")
    return text, ((_switch(words, outcome.person, Switch.DISCREET),), back_row(words))


_SCREENS: dict[Section, Callable[[SettingsShown, Localizer, Translator], tuple[Text, Rows]]] = {
    Section.MAIN: _main,
    Section.NAME: _name,
    Section.TONE: _tone,
    Section.SIGNALS: _signals,
    Section.QUIET: _quiet,
    Section.QUIET_FROM: _quiet_edge,
    Section.QUIET_TO: _quiet_edge,
    Section.ZONE: _zone_screen,
    Section.LANGUAGE: _language,
    Section.DISCREET: _discreet,
    Section.CHECKINS: rhythm_screen,
    Section.CHECKINS_HOUR: hour_screen,
    Section.LESSONS: rhythm_screen,
    Section.LESSONS_HOUR: hour_screen,
}


def _sample(outcome: SettingsShown, localizer: Localizer, tone: Tone) -> Text:
    """Return how a small need for space would arrive in a tone; the sender is somebody whom nobody knows."""
    receiver = replace(outcome.person, tone=tone, is_zone_known=True)
    sender = replace(outcome.person, name=localizer.words(outcome.person).label("settings-sample-name"))
    draft = Draft(0, Kind.SPACE, Strength.A_LITTLE, until_at=outcome.at + _SAMPLE_LASTS)
    return frames.relay(localizer.language(outcome.person), draft, sender, receiver, outcome.at)


def _signals_in_short(words: Translator, person: Member) -> Text:
    return join(
        [
            words.say(f"settings-short-lines-{'on' if person.takes_lines else 'off'}"),
            words.say(f"settings-short-reminders-{'on' if person.takes_reminders else 'off'}"),
            words.say("settings-short-undo", count=person.undo_seconds),
            words.say(f"settings-short-holds-{'on' if person.holds_at_night else 'off'}"),
        ],
        ", ",
    )


def _hours(words: Translator, person: Member) -> Text:
    if person.quiet_from == person.quiet_to:
        return words.say("settings-none")
    return words.say("settings-hours", **{"from": shown(person.quiet_from), "to": shown(person.quiet_to)})


def _zone(words: Translator, outcome: SettingsShown) -> Text:
    person = outcome.person
    if not person.is_zone_known:
        return words.say("settings-not-said")
    place = place_of(words, person.zone)
    return words.say("settings-zone-short", place=place, clock=clock_of(person, outcome.at))


def _state(words: Translator, is_on: bool) -> Text:
    return words.say("settings-on" if is_on else "settings-off")


def _switch(words: Translator, person: Member, switch: Switch) -> Button:
    """Return the button that turns something to what it is not now."""
    is_on = bool(getattr(person, switch))
    to, name = "off" if is_on else "on", switch.name.lower()
    return Button(words.label(f"settings-switch-{name}-{to}"), SetSwitch(switch, not is_on))


def _hour(words: Translator, section: Section, clock: time) -> Button:
    return Button(words.label(f"settings-{section}-button", clock=shown(clock)), OpenSection(section))


def _to(words: Translator, section: Section) -> Button:
    return Button(words.label(f"settings-button-{section}"), OpenSection(section))
