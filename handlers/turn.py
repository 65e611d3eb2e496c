"""What a handler has at hand while one update is worked on."""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from telegram import Bot, Message, Update
from telegram.ext import Application, CallbackContext

from bot.domain.people import Member
from bot.library import Language
from bot.rendering.letters import letters
from bot.rendering.outcomes import Voice, render
from bot.rendering.words import Words
from bot.services import accounts
from bot.services.letters import post, post_outside
from bot.services.work import UnitOfWork


@dataclass(slots=True)
class Scene:
    """One update being worked on: its transaction, who it came from, and which message was tapped."""

    uow: UnitOfWork
    person: Member
    is_new: bool
    voice: Voice
    here: tuple[int, int] | None = None
    error: Exception | None = None
    partner: Member | None = None
    is_partner_known: bool = field(default=False)
    telegram_language: str | None = None


scene: ContextVar[Scene] = ContextVar("scene")


class Turn(CallbackContext[Bot, dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """python-telegram-bot's context with Halfway's unit of work."""

    @property
    def uow(self) -> UnitOfWork:
        """The transaction of this update."""
        return scene.get().uow

    @property
    def person(self) -> Member:
        """Who sent this update."""
        return scene.get().person

    @property
    def telegram_language(self) -> str | None:
        """The language that Telegram speaks on this person's phone ("pt-br"), where it says so."""
        return scene.get().telegram_language

    def now_is(self, person: Member) -> None:
        """Go on with what has just changed about the person who sent this update."""
        scene.get().person = person

    @property
    def is_new(self) -> bool:
        """Whether this person was never here before."""
        return scene.get().is_new

    @property
    def language(self) -> Language:
        """All content in the language of this person."""
        return scene.get().voice.language(self.person)

    @property
    def words(self) -> Words:
        """The phrases in the language of this person."""
        return scene.get().voice.words(self.person)

    @property
    def languages(self) -> Mapping[str, Language]:
        """All languages that are offered, by their codes."""
        return scene.get().voice.languages

    @property
    def english(self) -> Language:
        """The language in which buttons name what they mean, whatever their labels say."""
        return scene.get().voice.english

    def language_of(self, person: Member) -> Language:
        """Return all content in the language of another person."""
        return scene.get().voice.language(person)

    async def partner(self) -> Member | None:
        """Return the partner of this person, or None."""
        now = scene.get()
        if not now.is_partner_known:
            now.partner, now.is_partner_known = await accounts.partner_of(now.uow, now.person), True
        return now.partner

    async def carry(self, *outcomes: object) -> None:
        """Put the messages that follow from `outcomes` into the outbox, within this transaction."""
        now = scene.get()
        for outcome in outcomes:
            await post(now.uow, letters(render(outcome, now.voice), now.here))

    async def carry_outside(self, outcome: object) -> None:
        """Put what follows from `outcome` into the outbox under the key of the house: the person's own is gone."""
        now = scene.get()
        await post_outside(now.uow, letters(render(outcome, now.voice), now.here))

    def group(self, number: int) -> str:
        """Return what stood at a place of the button's pattern."""
        assert self.matches is not None  # noqa: S101 - the handler has a pattern
        return self.matches[0].group(number) or ""

    def number(self, place: int) -> int:
        """Return the id at a place of the button's pattern; 0, which names nothing, where it is out of range."""
        value = int(self.group(place))
        return value if value < 2**63 else 0


type_of_application = Application[Any, Turn, Any, Any, Any, Any]


def message_of(update: Update) -> Message:
    """Return the message of an update that a handler for messages got."""
    assert update.message is not None  # noqa: S101 - the handler's filter saw it
    return update.message


def words_after_command(update: Update) -> str:
    """Return what stands behind a command."""
    parts = (message_of(update).text or "").split(maxsplit=1)
    return parts[1].strip() if len(parts) > 1 else ""
