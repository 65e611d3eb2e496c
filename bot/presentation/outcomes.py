"""Which screens follow from what happened: one function an outcome, found by the outcome's type."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from bot.content import HelpCard, Language, Library
from bot.domain.api_calls import BotApiCall
from bot.domain.people import Member
from bot.presentation.screen import ClearButtons, DeleteMessages, Message, SetCommands
from bot.presentation.words import Translator

Messages = list[Message | DeleteMessages | ClearButtons | SetCommands | BotApiCall]


class ContentSource(Protocol):
    """Where languages are found."""

    def current(self) -> Library:
        """Return all content."""

    def language(self, code: str) -> Language:
        """Return a language; English where `code` is not offered."""


class Localizer:
    """The words for each person, in their own language."""

    def __init__(self, shelf: ContentSource, bot_username: str) -> None:
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

    def words(self, of: Member) -> Translator:
        """Return the phrases in the language of a person."""
        language = self.language(of)
        return Translator(language.phrases, language.code)

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


_RENDERERS: dict[type, Callable[[Any, Localizer], Messages]] = {}


def shows(outcome: type) -> Callable[[Callable[[Any, Localizer], Messages]], Callable[[Any, Localizer], Messages]]:
    """Register the function that renders an outcome."""

    def register(renderer: Callable[[Any, Localizer], Messages]) -> Callable[[Any, Localizer], Messages]:
        if outcome in _RENDERERS:
            raise ValueError(f"{outcome.__name__} is rendered twice")
        _RENDERERS[outcome] = renderer
        return renderer

    return register


def render(outcome: Any, localizer: Localizer) -> Messages:
    """Return the messages that follow from an outcome; raise `KeyError` for one that no screen knows."""
    return _RENDERERS[type(outcome)](outcome, localizer)
