"""The keyboard with the two keys: on a message of its own, which never changes and is never removed by the bot.

A message with a keyboard cannot be edited, and deleting it takes the keyboard away from the phone.
"""

from collections.abc import Iterable, Sequence

from bot.domain.cards import Card
from bot.domain.keys import KEYS, KeysShown
from bot.domain.people import Member
from bot.domain.signals import Kind
from bot.domain.stored_names import CollapseKey
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.screen import Keyboard, Message, Screen
from bot.presentation.words import Translator

_BETWEEN = "|"  # labels in a phrase that lists them


@shows(KeysShown)
def keys_shown(outcome: KeysShown, localizer: Localizer) -> Messages:
    """Bring the keys, with what they mean where their labels do not say it."""
    person, words = outcome.person, localizer.words(outcome.person)
    space, closeness = labels(words, person)
    text = words.say("keys-discreet" if person.is_discreet else "keys", space=space, closeness=closeness)
    screen = Screen(text, keyboard=keyboard(words, person, outcome.cards))
    # A newer keyboard takes the place of one that still waits.
    return [Message(person, screen, is_silent=True, replaces=CollapseKey.KEYS.of(person.id))]


def keyboard(words: Translator, person: Member, cards: Sequence[Card] = ()) -> Keyboard:
    """Return the keyboard with the two keys, and below them those of the cards."""
    return Keyboard(keys=labels(words, person), below=tuple(card.key(person) for card in cards))


def labels(words: Translator, person: Member) -> tuple[str, str]:
    """Return what stands on the two keys of somebody."""
    ending = "-discreet" if person.is_discreet else ""
    space, closeness = (words.label(f"key-{kind}{ending}") for kind in KEYS)
    return space, closeness


def shipped(all_words: Iterable[Translator]) -> dict[str, Kind]:
    """Return every label that a key ever had, in any language: phones show old ones until a new keyboard comes."""
    return {
        label.strip().casefold(): kind
        for words in all_words
        for kind in KEYS
        for label in words.label(f"key-{kind}-shipped").split(_BETWEEN)
    }
