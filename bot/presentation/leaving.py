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
from bot.presentation.buttons.leaving import AskToUnpair, ChooseManner, DeleteAccount, Unpair
from bot.presentation.buttons.menu import OpenMenu
from bot.presentation.buttons.safety import OpenSafetyBelow
from bot.presentation.buttons.soothing import Soothe
from bot.presentation.menu import menu_row
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.screen import Button, ClearButtons, EditTapped, Keyboard, Message, Rows, Screen, SendNew
from bot.presentation.words import Translator


@shows(UnpairAsked)
def unpair_asked(outcome: UnpairAsked, localizer: Localizer) -> Messages:
    """Let somebody choose whether the other is told."""
    words = localizer.words(outcome.person)
    below: Rows = (
        (Button(words.label("button-tell-kindly"), ChooseManner(Manner.KINDLY)),),
        (Button(words.label("button-leave-quietly"), ChooseManner(Manner.QUIETLY)),),
        (Button(words.label("button-cancel"), OpenMenu()),),
    )
    return [
        Message(outcome.person, Screen(words.say("unpair-asked", partner=outcome.partner.name), below), EditTapped())
    ]


@shows(UnpairChosen)
def unpair_chosen(outcome: UnpairChosen, localizer: Localizer) -> Messages:
    """Show what the other gets, and ask once more."""
    words = localizer.words(outcome.person)
    yes = Unpair(outcome.manner, outcome.person.couple_id or 0, outcome.line)
    below: Rows = (
        (Button(words.label("button-yes-disconnect"), yes),),
        (Button(words.label("button-back"), AskToUnpair()),),
    )
    if outcome.manner is Manner.QUIETLY:
        text = words.say("unpair-quietly", partner=outcome.partner.name)
        return [Message(outcome.person, Screen(text, below), EditTapped())]
    shown = told(localizer, outcome.person, outcome.partner, outcome.line)
    text = words.say("unpair-kindly", partner=outcome.partner.name, told=shown)
    lines = tuple((_line_button(words, line, is_ticked=line == outcome.line),) for line in LINES)
    return [Message(outcome.person, Screen(text, (*lines, *below)), EditTapped())]


def told(localizer: Localizer, leaver: Member, receiver: Member, line: str | None) -> Text:
    """Return what whoever is left kindly reads; a line stands as the leaver's own."""
    words = localizer.words(receiver)
    text = words.say("unpaired-told", name=leaver.name)
    if line is None:
        return text
    own = words.say(f"unpair-line-{line}")
    return text + "\n\n" + words.say("unpaired-told-line", name=leaver.name, line=own)


def _line_button(words: Translator, line: str, *, is_ticked: bool) -> Button:
    label = words.label(f"unpair-line-{line}")
    if is_ticked:
        return Button(words.label("button-ticked", label=label), ChooseManner(Manner.KINDLY))
    return Button(label, ChooseManner(Manner.KINDLY, line))


@shows(Unpaired)
def unpaired(outcome: Unpaired, localizer: Localizer) -> Messages:
    """Say that it is done; the other hears of it only where that was chosen."""
    mail: Messages = _closing(outcome.person, localizer, "unpaired")
    if outcome.manner is Manner.KINDLY and not outcome.partner.is_gone:
        theirs = localizer.words(outcome.partner)
        text = told(localizer, outcome.person, outcome.partner, outcome.line)
        soothe = Button(theirs.label("button-ten-for-me"), Soothe())
        below: Rows = ((soothe, Button(theirs.label("button-safety"), OpenSafetyBelow())),)
        mail.append(Message(outcome.partner, Screen(text, keyboard=Keyboard()), is_silent=True))
        mail.append(Message(outcome.partner, Screen(theirs.say("unpaired-after"), below), is_silent=True))
    return mail


def _closing(person: Member, localizer: Localizer, phrase: str, about: str | None = None) -> Messages:
    """Return the last words to whoever leaves, which take the keys below the chat away.

    Only a new message can, and it has no other buttons (Bot API, sendMessage), so those of the tapped one go.
    """
    screen = Screen(localizer.words(person).say(phrase), keyboard=Keyboard())
    return [ClearButtons(person), Message(person, screen, SendNew(), about=about)]


@shows(DeleteAsked)
def delete_asked(outcome: DeleteAsked, localizer: Localizer) -> Messages:
    """Ask once before everything is deleted."""
    words = localizer.words(outcome.person)
    below: Rows = (
        (Button(words.label("button-yes-delete"), DeleteAccount()),),
        (Button(words.label("button-cancel"), OpenMenu()),),
    )
    return [Message(outcome.person, Screen(words.say("delete-asked"), below), EditTapped())]


@shows(Deleted)
def deleted(outcome: Deleted, localizer: Localizer) -> Messages:
    """Say that everything is gone."""
    return _closing(outcome.person, localizer, "deleted", About.DELETED)


@shows(Exported)
def exported(outcome: Exported, localizer: Localizer) -> Messages:
    """Hand over the file."""
    text = localizer.words(outcome.person).say("exported")
    return [Message(outcome.person, Screen(text, document=("halfway.json", outcome.content.encode())))]


@shows(PrivacyAsked)
def privacy_asked(outcome: PrivacyAsked, localizer: Localizer) -> Messages:
    """Say in plain words what is kept."""
    words = localizer.words(outcome.person)
    shared = words.say("privacy-shared")
    below: Rows = (menu_row(words),)
    return [Message(outcome.person, Screen(words.say("privacy", shared=shared), below), EditTapped())]
