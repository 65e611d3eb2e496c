"""Screens of leaving, deleting, exporting, and of what is kept."""

from bot.domain.leaving import (
    LINES,
    DeleteAsked,
    Deleted,
    Exported,
    Manner,
    PrivacyAsked,
    UnpairAsked,
    UnpairChosen,
    Unpaired,
)
from bot.domain.people import Member
from bot.domain.stored_names import About
from bot.domain.text import Text
from bot.rendering.menu import menu_row
from bot.rendering.outcomes import Mail, Voice, shows
from bot.rendering.screen import Button, Here, Keyboard, Message, New, Rows, Screen, Unbutton
from bot.rendering.words import Words


@shows(UnpairAsked)
def unpair_asked(outcome: UnpairAsked, voice: Voice) -> Mail:
    """Let somebody choose whether the other is told."""
    words = voice.words(outcome.person)
    below: Rows = (
        (Button(words.label("button-tell-kindly"), "unpair:choose:kindly"),),
        (Button(words.label("button-leave-quietly"), "unpair:choose:quietly"),),
        (Button(words.label("button-cancel"), "menu:home"),),
    )
    return [Message(outcome.person, Screen(words.say("unpair-asked", partner=outcome.partner.name), below), Here())]


@shows(UnpairChosen)
def unpair_chosen(outcome: UnpairChosen, voice: Voice) -> Mail:
    """Show what the other gets, and ask once more."""
    words = voice.words(outcome.person)
    below: Rows = (
        (Button(words.label("button-yes-disconnect"), _yes(outcome)),),
        (Button(words.label("button-back"), "unpair:ask"),),
    )
    if outcome.manner is Manner.QUIETLY:
        text = words.say("unpair-quietly", partner=outcome.partner.name)
        return [Message(outcome.person, Screen(text, below), Here())]
    shown = told(voice, outcome.person, outcome.partner, outcome.line)
    text = words.say("unpair-kindly", partner=outcome.partner.name, told=shown)
    lines = tuple((_line_button(words, line, is_ticked=line == outcome.line),) for line in LINES)
    return [Message(outcome.person, Screen(text, (*lines, *below)), Here())]


def told(voice: Voice, leaver: Member, receiver: Member, line: str | None) -> Text:
    """Return what whoever is left kindly reads; a line stands as the leaver's own."""
    words = voice.words(receiver)
    text = words.say("unpaired-told", name=leaver.name)
    if line is None:
        return text
    own = words.say(f"unpair-line-{line}")
    return text + "\n\n" + words.say("unpaired-told-line", name=leaver.name, line=own)


def _line_button(words: Words, line: str, *, is_ticked: bool) -> Button:
    label = words.label(f"unpair-line-{line}")
    if is_ticked:
        return Button(words.label("button-ticked", label=label), "unpair:choose:kindly")
    return Button(label, f"unpair:choose:kindly:{line}")


def _yes(outcome: UnpairChosen) -> str:
    line = f":{outcome.line}" if outcome.line else ""
    return f"unpair:yes:{outcome.manner}:{outcome.person.couple_id}{line}"


@shows(Unpaired)
def unpaired(outcome: Unpaired, voice: Voice) -> Mail:
    """Say that it is done; the other hears of it only where that was chosen."""
    mail: Mail = _closing(outcome.person, voice, "unpaired")
    if outcome.manner is Manner.KINDLY and not outcome.partner.is_gone:
        theirs = voice.words(outcome.partner)
        text = told(voice, outcome.person, outcome.partner, outcome.line)
        soothe = Button(theirs.label("button-ten-for-me"), "menu:soothe")
        below: Rows = ((soothe, Button(theirs.label("button-safety"), "safety:below")),)
        mail.append(Message(outcome.partner, Screen(text, keyboard=Keyboard()), is_silent=True))
        mail.append(Message(outcome.partner, Screen(theirs.say("unpaired-after"), below), is_silent=True))
    return mail


def _closing(person: Member, voice: Voice, phrase: str, about: str | None = None) -> Mail:
    """Return the last words to whoever leaves, which take the keys below the chat away.

    Only a new message can, and it has no other buttons (Bot API, sendMessage), so those of the tapped one go.
    """
    screen = Screen(voice.words(person).say(phrase), keyboard=Keyboard())
    return [Unbutton(person), Message(person, screen, New(), about=about)]


@shows(DeleteAsked)
def delete_asked(outcome: DeleteAsked, voice: Voice) -> Mail:
    """Ask once before everything is deleted."""
    words = voice.words(outcome.person)
    below: Rows = (
        (Button(words.label("button-yes-delete"), "account:delete"),),
        (Button(words.label("button-cancel"), "menu:home"),),
    )
    return [Message(outcome.person, Screen(words.say("delete-asked"), below), Here())]


@shows(Deleted)
def deleted(outcome: Deleted, voice: Voice) -> Mail:
    """Say that everything is gone."""
    return _closing(outcome.person, voice, "deleted", About.DELETED)


@shows(Exported)
def exported(outcome: Exported, voice: Voice) -> Mail:
    """Hand over the file."""
    text = voice.words(outcome.person).say("exported")
    return [Message(outcome.person, Screen(text, document=("halfway.json", outcome.content.encode())))]


@shows(PrivacyAsked)
def privacy_asked(outcome: PrivacyAsked, voice: Voice) -> Mail:
    """Say in plain words what is kept."""
    words = voice.words(outcome.person)
    shared = words.say("privacy-shared")
    below: Rows = (menu_row(words),)
    return [Message(outcome.person, Screen(words.say("privacy", shared=shared), below), Here())]
