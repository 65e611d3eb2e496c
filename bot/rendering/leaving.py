"""Screens of leaving, deleting, exporting, and of what is kept."""

from bot.domain.leaving import (
    DeleteAsked,
    Deleted,
    Exported,
    Manner,
    PrivacyAsked,
    UnpairAsked,
    UnpairChosen,
    Unpaired,
)
from bot.rendering.menu import menu_row, menu_rows
from bot.rendering.outcomes import Mail, Voice, shows
from bot.rendering.screen import Button, Here, Message, Rows, Screen


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
    text = words.say(f"unpair-{outcome.manner}", partner=outcome.partner.name, name=outcome.person.name)
    below: Rows = (
        (Button(words.label("button-yes-disconnect"), f"unpair:yes:{outcome.manner}:{outcome.person.couple_id}"),),
        (Button(words.label("button-back"), "unpair:ask"),),
    )
    return [Message(outcome.person, Screen(text, below), Here())]


@shows(Unpaired)
def unpaired(outcome: Unpaired, voice: Voice) -> Mail:
    """Say that it is done; the other hears of it only where that was chosen."""
    words = voice.words(outcome.person)
    mail: Mail = [Message(outcome.person, Screen(words.say("unpaired"), menu_rows(words, connected=False)), Here())]
    if outcome.manner is Manner.KINDLY and not outcome.partner.is_gone:
        theirs = voice.words(outcome.partner)
        told = theirs.say("unpaired-told", name=outcome.person.name)
        soothe = Button(theirs.label("button-ten-for-me"), "menu:soothe")
        below: Rows = ((soothe, Button(theirs.label("button-safety"), "safety:below")),)
        mail.append(Message(outcome.partner, Screen(told, below), is_silent=True))
    return mail


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
    return [Message(outcome.person, Screen(voice.words(outcome.person).say("deleted")), Here())]


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
