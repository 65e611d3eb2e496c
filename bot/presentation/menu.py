"""The first words, the menu, and what is said to everything that fits nowhere."""

from dataclasses import dataclass

from bot.domain.pairing import Welcomed
from bot.domain.people import Member
from bot.domain.text import Text
from bot.presentation.buttons.drafts import BeginCloseness, BeginSpace, BeginTalk
from bot.presentation.buttons.menu import OpenHelp, OpenMenu
from bot.presentation.buttons.pairing import Invite
from bot.presentation.buttons.soothing import Soothe
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.screen import Button, ClearButtons, EditTapped, Message, Rows, Screen
from bot.presentation.words import Translator


@dataclass(frozen=True, slots=True)
class Said:
    """A plain sentence to somebody, by the id of its phrase."""

    person: Member
    phrase: str
    partner: Member | None = None
    with_menu: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class HelpAsked:
    """Somebody wants to know what there is."""

    person: Member
    partner: Member | None


def menu_rows(words: Translator, connected: bool, *, was_left: bool = False) -> Rows:
    """Return the buttons of the menu; whoever `was_left` lately is not asked to invite somebody."""
    if connected:
        return (
            (Button(words.label("button-space"), BeginSpace()),),
            (Button(words.label("button-closeness"), BeginCloseness()),),
            (Button(words.label("button-talk"), BeginTalk()),),
            (Button(words.label("button-ten-for-me"), Soothe()), Button(words.label("button-help"), OpenHelp())),
        )
    first = Button(words.label("button-invite"), Invite())
    if was_left:
        first = Button(words.label("button-ten-for-me"), Soothe())
    return ((first,), (Button(words.label("button-help"), OpenHelp()),))


def menu_row(words: Translator) -> tuple[Button, ...]:
    """Return the way to the menu."""
    return (Button(words.label("button-menu"), OpenMenu()),)


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button did what it is for by being tapped; the buttons go, and nobody is told."""

    person: Member


@shows(Tapped)
def tapped(outcome: Tapped, localizer: Localizer) -> Messages:
    """Take the buttons away."""
    return [ClearButtons(outcome.person)]


@shows(Welcomed)
def welcomed(outcome: Welcomed, localizer: Localizer) -> Messages:
    """Welcome somebody, or show the menu to who was here before."""
    words = localizer.words(outcome.person)
    if outcome.is_new:
        text = words.say("welcome")
    elif outcome.partner is None:
        text = words.say("menu-alone-left" if outcome.person.was_left else "menu-alone")
    else:
        text = words.say("menu-connected", partner=outcome.partner.name)
    screen = Screen(text, menu_rows(words, outcome.partner is not None, was_left=outcome.person.was_left))
    return [Message(outcome.person, screen, EditTapped())]


@shows(HelpAsked)
def help_asked(outcome: HelpAsked, localizer: Localizer) -> Messages:
    """Show what there is."""
    words = localizer.words(outcome.person)
    phrase = "help-alone" if outcome.partner is None else "help"
    partner = outcome.partner.name if outcome.partner else words.label("your-partner")
    screen = Screen(words.say(phrase, partner=partner), (menu_row(words),))
    return [Message(outcome.person, screen, EditTapped())]


@shows(Said)
def said(outcome: Said, localizer: Localizer) -> Messages:
    """Say one sentence, with the menu below it where that helps."""
    words = localizer.words(outcome.person)
    partner = outcome.partner.name if outcome.partner else ""
    text: Text = words.say(outcome.phrase, partner=partner, number=str(outcome.number))
    is_connected = outcome.partner is not None
    rows = menu_rows(words, is_connected, was_left=outcome.person.was_left) if outcome.with_menu else ()
    return [Message(outcome.person, Screen(text, rows))]
