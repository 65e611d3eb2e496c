"""The first words, the menu, and what is said to everything that fits nowhere."""

from dataclasses import dataclass

from bot.domain.pairing import Welcomed
from bot.domain.people import Member
from bot.domain.text import Text
from bot.rendering.outcomes import Mail, Voice, shows
from bot.rendering.screen import Button, Here, Message, Rows, Screen, Unbutton
from bot.rendering.words import Words


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


def menu_rows(words: Words, connected: bool, *, was_left: bool = False) -> Rows:
    """Return the buttons of the menu; whoever `was_left` lately is not asked to invite somebody."""
    if connected:
        return (
            (Button(words.label("button-space"), "menu:space"),),
            (Button(words.label("button-closeness"), "menu:closeness"),),
            (Button(words.label("button-talk"), "menu:talk"),),
            (Button(words.label("button-ten-for-me"), "menu:soothe"), Button(words.label("button-help"), "menu:help")),
        )
    first = Button(words.label("button-invite"), "menu:invite")
    if was_left:
        first = Button(words.label("button-ten-for-me"), "menu:soothe")
    return ((first,), (Button(words.label("button-help"), "menu:help"),))


def menu_row(words: Words) -> tuple[Button, ...]:
    """Return the way to the menu."""
    return (Button(words.label("button-menu"), "menu:home"),)


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button did what it is for by being tapped; the buttons go, and nobody is told."""

    person: Member


@shows(Tapped)
def tapped(outcome: Tapped, voice: Voice) -> Mail:
    """Take the buttons away."""
    return [Unbutton(outcome.person)]


@shows(Welcomed)
def welcomed(outcome: Welcomed, voice: Voice) -> Mail:
    """Welcome somebody, or show the menu to who was here before."""
    words = voice.words(outcome.person)
    if outcome.is_new:
        text = words.say("welcome")
    elif outcome.partner is None:
        text = words.say("menu-alone-left" if outcome.person.was_left else "menu-alone")
    else:
        text = words.say("menu-connected", partner=outcome.partner.name)
    screen = Screen(text, menu_rows(words, outcome.partner is not None, was_left=outcome.person.was_left))
    return [Message(outcome.person, screen, Here())]


@shows(HelpAsked)
def help_asked(outcome: HelpAsked, voice: Voice) -> Mail:
    """Show what there is."""
    words = voice.words(outcome.person)
    phrase = "help-alone" if outcome.partner is None else "help"
    partner = outcome.partner.name if outcome.partner else words.label("your-partner")
    screen = Screen(words.say(phrase, partner=partner), (menu_row(words),))
    return [Message(outcome.person, screen, Here())]


@shows(Said)
def said(outcome: Said, voice: Voice) -> Mail:
    """Say one sentence, with the menu below it where that helps."""
    words = voice.words(outcome.person)
    partner = outcome.partner.name if outcome.partner else ""
    text: Text = words.say(outcome.phrase, partner=partner, number=str(outcome.number))
    is_connected = outcome.partner is not None
    rows = menu_rows(words, is_connected, was_left=outcome.person.was_left) if outcome.with_menu else ()
    return [Message(outcome.person, Screen(text, rows))]
