"""Numbers to call, as screens show them: in the text, and on buttons that copy one.

`help_numbers` is what every screen of a bad hour asks. A number stands in the text in plain characters, which many
clients link by themselves, and on a button that copies it; no `tel:` address is sent, because Telegram refuses it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.domain.people import Member
from bot.domain.text import Text
from bot.library import HelpCard
from bot.library.helplines import Kind
from bot.rendering.outcomes import Voice
from bot.rendering.screen import Button, Rows
from bot.rendering.words import Words


@dataclass(frozen=True, slots=True)
class HelpNumbers:
    """What one person can call today. The texts are never empty."""

    emergency: Text  # fits into a sentence behind "call"
    crisis: Text  # lines of their own, to stand directly below the emergency number: the country's, else what to search
    violence: Text
    crisis_buttons: Rows  # copy the emergency number, and those in `crisis`
    all_buttons: Rows  # copy the emergency number, and those in `crisis` and `violence`


def help_numbers(voice: Voice, person: Member, today: date, country: str | None) -> HelpNumbers:
    """Return the numbers for somebody in `country` (None: they did not say) on a day."""
    card, words = voice.help_card(person, today, country), voice.words(person)
    return HelpNumbers(
        emergency=Text(card.emergency),
        crisis=_block(card, words, Kind.CRISIS),
        violence=_block(card, words, Kind.VIOLENCE),
        crisis_buttons=_copies(card, words, (Kind.CRISIS,)),
        all_buttons=_copies(card, words, tuple(Kind)),
    )


def _block(card: HelpCard, words: Words, kind: Kind) -> Text:
    found = card.crisis if kind is Kind.CRISIS else card.violence
    if any(line.kind is kind for line in card.lines):
        return Text(found)
    return words.say("helplines-search", words=found)


def _copies(card: HelpCard, words: Words, kinds: Iterable[Kind]) -> Rows:
    numbers = [*card.emergency_numbers, *(line.number for line in card.lines if line.kind in kinds)]
    buttons = [Button(words.label("button-copy", number=number), copy=number) for number in dict.fromkeys(numbers)]
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
