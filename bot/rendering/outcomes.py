"""Which screens follow from what happened: one function an outcome, found by the outcome's type."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from bot.domain.letters import Letter
from bot.domain.people import Member
from bot.library import HelpCard, Language, Library
from bot.rendering.screen import Message, Registration, Removal, Unbutton
from bot.rendering.words import Words

Mail = list[Message | Removal | Unbutton | Registration | Letter]


class Shelf(Protocol):
    """Where languages are found."""

    def current(self) -> Library:
        """Return all content."""

    def language(self, code: str) -> Language:
        """Return a language; English where `code` is not offered."""


class Voice:
    """The words for each person, in their own language."""

    def __init__(self, shelf: Shelf, bot_username: str) -> None:
        """Speak the languages of `shelf` for the bot called `bot_username`."""
        self._shelf, self.bot_username = shelf, bot_username

    @property
    def languages(self) -> Mapping[str, Language]:
        """All languages that are offered, by their codes."""
        return self._shelf.current().languages

    @property
    def english(self) -> Language:
        """All content in English."""
        return self._shelf.language("en")

    def language(self, of: Member) -> Language:
        """Return all content in the language of a person."""
        return self._shelf.language(of.language)

    def words(self, of: Member) -> Words:
        """Return the phrases in the language of a person."""
        language = self.language(of)
        return Words(language.phrases, language.code)

    def help_card(self, of: Member, today: date, country: str | None) -> HelpCard:
        """Return what may be shown today of the help lines of a country, which is guessed where none was chosen."""
        zone = of.zone.key if of.is_zone_known else None
        return self._shelf.current().help_lines(country, today, of.language, zone)

    def places(self, of: Member) -> tuple[tuple[str, str], ...]:
        """Return the countries, or parts of one, that somebody can choose, as code and name."""
        return self._shelf.current().places(of.language)

    def phrase(self, language: str, message_id: str, **values: str | int) -> str:
        """Return a plain phrase for somebody who is no member."""
        return self._shelf.language(language).phrases.text(message_id, 0, **values)


_RENDERERS: dict[type, Callable[[Any, Voice], Mail]] = {}


def shows(outcome: type) -> Callable[[Callable[[Any, Voice], Mail]], Callable[[Any, Voice], Mail]]:
    """Register the function that renders an outcome."""

    def register(renderer: Callable[[Any, Voice], Mail]) -> Callable[[Any, Voice], Mail]:
        if outcome in _RENDERERS:
            raise ValueError(f"{outcome.__name__} is rendered twice")
        _RENDERERS[outcome] = renderer
        return renderer

    return register


def render(outcome: Any, voice: Voice) -> Mail:
    """Return the messages that follow from an outcome; raise `KeyError` for one that no screen knows."""
    return _RENDERERS[type(outcome)](outcome, voice)
